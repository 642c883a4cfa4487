"""What the HTML report says in its own words, in both languages."""

from collections.abc import Mapping

from .languages import Language

WORDS: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "title": "预算公开核验报告",
        "conforms": "没有发现违规。",
        "fails": "发现违规，公开前请核对。",
        "nothing_new": "没有新的违规，原有的均已确认。",
        "legend": (
            "违规：结构缺失，或几个数不可能同时成立；警示：数字或表述可疑，请人工判断；"
            "提示：供参考。"
        ),
        "filter": "筛选",
        "severity": "级别",
        "section": "所在章节",
        "all_sections": "全部章节",
        "no_section": "（未定位到章节）",
        "status": "状态",
        "new": "新发现",
        "acknowledged": "已确认",
        "reset": "清除筛选",
        "showing": "显示 {shown} 条，共 {total} 条",
        "findings": "核验结果",
        "nothing": "没有需要说明的问题。",
        "empty": "没有可核验的内容：其中没有公开文本，或没有规则集所核验的对象。",
        "nothing_shown": "没有符合筛选条件的结果。",
        "rule": "规则",
        "places": "出处",
        "more_places": "另有 {} 处",
        "no_place": "出处不详",
        "node": "对象：",
        "reason": "确认理由",
        "identifier": "结果编号",
        "to_source": "查看原文",
        "to_finding": "返回结果 {}",
        "text": "原文",
        "cited_only": "只列出引用的文字。",
        "summary": "按公开文本汇总",
        "disclosure": "公开文本",
        "other": "其他",
        "total": "合计",
        "stale": "基线中已不再出现的确认",
        "stale_note": "下列确认在本次核验中没有对应的结果，可以从基线文件中删去。",
        "skip_findings": "跳到核验结果",
        "skip_text": "跳到原文",
        "profile": "规则集：{}",
        "all_disclosures": "全部公开文本",
        "again": "再校验一份",
        "made_by": "由 fiscus 生成。规则见 {}。",
    },
    "en": {
        "title": "Budget disclosure: validation report",
        "conforms": "No violations were found.",
        "fails": "There are violations: check them before you publish.",
        "nothing_new": "No new violations: those that there are have been acknowledged.",
        "legend": (
            "Violation: something required is missing, or figures cannot all be true. Warning: "
            "figures or wording look wrong, a person has to judge. Note: worth a look."
        ),
        "filter": "Filter",
        "severity": "Severity",
        "section": "Section",
        "all_sections": "All sections",
        "no_section": "(no section known)",
        "status": "Status",
        "new": "new",
        "acknowledged": "acknowledged",
        "reset": "Clear the filter",
        "showing": "Showing {shown} of {total}",
        "findings": "Findings",
        "nothing": "There is nothing to report.",
        "empty": "There is nothing to check: no disclosure, or nothing that the profile looks at.",
        "nothing_shown": "No finding passes the filter.",
        "rule": "Rule",
        "places": "Places",
        "more_places": "{} more",
        "no_place": "place unknown",
        "node": "Node: ",
        "reason": "Reason for acknowledging",
        "identifier": "Finding",
        "to_source": "show in the text",
        "to_finding": "back to finding {}",
        "text": "Source text",
        "cited_only": "Only the cited places are listed.",
        "summary": "By disclosure",
        "disclosure": "Disclosure",
        "other": "other",
        "total": "total",
        "stale": "Acknowledgements without a finding",
        "stale_note": "Nothing was found that these acknowledge; they may leave the baseline file.",
        "skip_findings": "Skip to the findings",
        "skip_text": "Skip to the source text",
        "profile": "Rules: {}",
        "all_disclosures": "All disclosures",
        "again": "Check another document.",
        "made_by": "Made by fiscus. The rules: {}.",
    },
}

SECTIONS: Mapping[str, Mapping[Language, str]] = {
    "whole": {"zh": "整份文本", "en": "the whole text"},
    "opening": {"zh": "开头", "en": "opening"},
    "contents": {"zh": "目录", "en": "contents"},
    "tables": {"zh": "公开表", "en": "tables"},
    "tasks": {"zh": "工作任务", "en": "tasks"},
    "further": {"zh": "其他部分", "en": "further parts"},
    "overview": {"zh": "概况", "en": "overview"},
    "duties": {"zh": "部门职责", "en": "duties"},
    "organisation": {"zh": "机构设置", "en": "organisation"},
    "arrangement": {"zh": "预算安排", "en": "budget"},
    "operating-cost": {"zh": "机关运行经费", "en": "operating cost"},
    "three-public": {"zh": "“三公”经费", "en": "three public expenses"},
    "performance": {"zh": "绩效", "en": "performance"},
    "goals": {"zh": "总体绩效目标", "en": "overall goals"},
    "bands": {"zh": "绩效评价等级", "en": "grading bands"},
    "safeguards": {"zh": "保障措施", "en": "safeguards"},
    "project-goals": {"zh": "项目绩效目标", "en": "project goals"},
    "procurement": {"zh": "政府采购", "en": "procurement"},
    "assets": {"zh": "国有资产", "en": "state assets"},
    "glossary": {"zh": "名词解释", "en": "glossary"},
    "other": {"zh": "其他事项", "en": "other matters"},
}
"""What each kind of section is called; a kind that is not listed goes by its own name."""


def section_words(kind: str, language: Language) -> str:
    """Return what a kind of section is called."""
    if not kind:
        return WORDS[language]["no_section"]
    return SECTIONS.get(kind, {}).get(language, kind)
