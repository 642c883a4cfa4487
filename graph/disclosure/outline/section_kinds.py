"""The kinds of section that a disclosure has, and the words of the headings that name them."""

import re
from functools import lru_cache

_WHO = r"(?:关于)?(?:\d{4}年度?)?(?:本|我)?(?:部门|单位|机关)?(?:\((?:单位|部门)\))?(?:的)?"
_NAMED = (
    r"(?:[\u4e00-\u9fff]{2,30}(?:局|委|办|厅|处|院|会|部|校|所|团|中心|政府|办公室)"
    r"(?:\((?:本级|本部|汇总|部门|单位)\))?)?"
)
"""The name of the publisher in front of what its own duties and offices are headed by."""
_ABOUT = (
    r"(?:预算|决算|安排|支出|收支|经费|财政拨款|及|和|与|增减|变化|变动|的"
    r"|总体|具体|原因|情况|信息|说明|公开|事项)*"
)
_SECTIONS: tuple[tuple[str, str], ...] = (
    ("overview", rf"{_WHO}(?:主要)?(?:职责|职能)(?:及|和|与|、|,)(?:内设)?机构(?:设置)?(?:情况)?"),
    ("overview", rf"{_WHO}(?:基本)?(?:概况|情况)"),
    (
        "duties",
        rf"(?:{_NAMED}|{_WHO})(?:主要)?(?:工作)?(?:职责|职能|职能职责|职责职能)(?:情况|概述)?",
    ),
    (
        "organisation",
        rf"{_WHO}(?:内设|所属)?(?:预算)?(?:单位|机构)+(?:设置|构成|组成)?(?:情况)+(?:说明)?",
    ),
    (
        "organisation",
        rf"(?:{_NAMED}|{_WHO})(?:内设|所属)?(?:预算)?(?:单位|机构)+(?:设置|构成|组成)(?:情况)?(?:说明)?",
    ),
    (
        "arrangement",
        rf"{_WHO}(?:收支)?(?:预算|决算)(?:收支)?(?:安排)?(?:的)?(?:总体)?(?:收支)?(?:情况|安排)(?:说明)?",
    ),
    ("arrangement", rf"{_WHO}(?:收支)?(?:预算|决算)编制(?:情况)?的?说明"),
    ("arrangement", rf"{_WHO}收支(?:预算|决算)?(?:总体|安排|增减变化)*(?:情况|安排)(?:说明)?"),
    ("arrangement", rf"{_WHO}(?:预算)?(?:收入|支出)(?:预算|决算)?(?:安排)?(?:情况)?(?:说明|情况)"),
    (
        "arrangement",
        rf"{_WHO}(?:预算)?(?:收支)?(?:与|比|较)?上年(?:相比|对比)?(?:预算)?增减(?:变化|变动)?(?:的)?(?:情况|原因)*(?:说明)?",
    ),
    ("operating-cost", rf"{_WHO}(?:机关运行(?:经)?费|行政(?:运行)?经费){_ABOUT}"),
    (
        "three-public",
        rf"{_WHO}(?:财政拨款|一般公共预算)*(?:安排的?)?\"?三公\"?(?:经费)?(?:(?:、|及|和)(?:会议费|培训费))*(?:等)?{_ABOUT}",
    ),
    ("goals", rf"{_WHO}(?:整体|总体|年度)+(?:绩效)?目标(?:情况|说明)?"),
    ("arrangement", r"(?:收支|预算)?增减(?:变化|变动)(?:的)?(?:情况|原因)?(?:说明)?"),
    ("bands", r"(?:绩效)?(?:评价|评定)(?:的)?(?:等级|档次|标准)(?:划分|标准)?"),
    (
        "bands",
        rf"{_WHO}(?:职责)?(?:分类|分项)?绩效(?:目标|评价)?(?:评价)?(?:等级|标准)*(?:目标)?(?:标准)?(?:划分)?",
    ),
    ("safeguards", r".{0,20}(?:保障|保证)措施"),
    (
        "project-goals",
        rf"{_WHO}(?:主要)?职责(?:及|和|与|-|、)*(?:工作)?活动(?:绩效)?(?:目标)?(?:指标)*(?:表)?",
    ),
    ("project-goals", rf"{_WHO}(?:项目)(?:支出)?绩效(?:目标|指标)*(?:申报|情况|公开)*(?:表)?"),
    (
        "performance",
        rf"{_WHO}(?:预算)?绩效(?:预算|目标|管理|评价|工作|设置)*(?:情况|信息|工作|说明|开展)+",
    ),
    ("performance", rf"{_WHO}(?:预算绩效|绩效预算|绩效管理)"),
    (
        "tasks",
        (
            rf"{_WHO}(?:部门|单位)?(?:主要|重点|年度)*工作"
            r"(?:任务|重点|目标|要点|思路|计划|及|和|与|、)+(?:完成)?(?:情况)?"
        ),
    ),
    ("procurement", rf"{_WHO}政府(?:部门)?采购(?:执行|资金|计划)*{_ABOUT}"),
    ("assets", rf"{_WHO}国有资产(?:占有|占用|使用|配置|管理|购置|及|和|与|、)*{_ABOUT}"),
    ("glossary", r"(?:专业|专用|有关|相关)?(?:名词|术语)(?:的)?(?:解释)?(?:说明)?"),
    (
        "other",
        (
            rf"{_WHO}(?:其他|其它)(?:需要|需|应|重要|相关|有关)*(?:说明)?(?:的)?(?:重要)?(?:事项|情况|问题|说明)"
            r"(?:的)?(?:情况)?(?:说明)?"
        ),
    ),
)
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _SECTIONS)
PARTS = (
    ("overview", re.compile(r".*(?:概况|简介|基本情况)")),
    ("glossary", re.compile(r".*(?:名词|名称|术语)(?:的)?解释")),
    ("operating-cost", re.compile(r".*机关运行经费.*(?:情况|说明)")),
    ("three-public", re.compile(r".*三公.*(?:情况|说明)")),
    ("procurement", re.compile(r".*采购.*(?:情况|说明)")),
    ("tables", re.compile(r".*(?:预算|决算|公开|报)(?:明细)?表(?:\(.{1,12}\))?")),
    ("tables", re.compile(r".*(?:预算|决算)(?:公开)?(?:报)?表格?")),
    ("arrangement", re.compile(r".*(?:情况)?说明")),
    ("arrangement", re.compile(r".*(?:预算|决算|收支|收入|支出|拨款).*(?:情况|安排)")),
)
"""What a numbered heading of other words, 第三部分 or one in line with those before, is about."""

STOPPED = re.compile(
    r"[^。;，]*(?:预算|决算|三公|机关运行经费|政府采购|国有资产|绩效|其他)[^。;，]*(?:情况|说明)。"
)
"""A heading that a full stop closes: 一、2017年度收入支出决算总体情况。"""

NAMES = {
    "opening": "开头",
    "contents": "目录",
    "tables": "公开表",
    "tasks": "工作任务",
    "further": "其他部分",
    "overview": "概况",
    "duties": "部门职责",
    "organisation": "机构设置",
    "arrangement": "预算安排",
    "operating-cost": "机关运行经费",
    "three-public": "“三公”经费",
    "performance": "绩效",
    "goals": "总体绩效目标",
    "bands": "绩效评价等级",
    "safeguards": "保障措施",
    "project-goals": "项目绩效目标",
    "procurement": "政府采购",
    "assets": "国有资产",
    "glossary": "名词解释",
    "other": "其他事项",
}
"""The kinds of section and what a report calls them."""


@lru_cache(maxsize=4096)
def kind_of(label: str) -> str | None:
    """Return the kind of section that a heading names, without the number in front of it."""
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(label)), None)
