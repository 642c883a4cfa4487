"""The sentences of a disclosure, with places left open for figures (see ``samples/README.md``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .numerals import ordinal
from .purchases import OFFICE_ITEM

if TYPE_CHECKING:
    from .draws import Draws
    from .series import Department, Year
    from .styles import Style

MADE_UP = "示例：本文件为虚构材料，不是任何机构的真实预算。"
_LARGE = 10_000
"""万元 from which totals are told in 亿元."""
_PLAIN = re.compile(r"\{([a-z_]+\.[a-z_]+)\}万元")
_CHANGED = re.compile(r"\{(change\.[a-z_]+):([^}|]+)\}")
_TOTAL = re.compile(r"\{((?:revenue|expenditure)\.total)\}万元")
_REVENUE = (
    (
        "{y}年预算收入{revenue.total}万元，其中：一般公共预算收入{revenue.general}万元，"
        "基金预算收入{revenue.government_fund}万元，财政专户核拨收入{revenue.special_account}万元，"
        "其他来源收入{revenue.other}万元。"
    ),
    (
        "{y}年收入预算为{revenue.total}万元。其中：一般公共预算收入{revenue.general}万元、"
        "政府性基金预算收入{revenue.government_fund}万元、财政专户核拨收入{revenue.special_account}万元、"
        "其他收入{revenue.other}万元。"
    ),
)
_EXPENDITURE = (
    (
        "{y}年部门支出预算为{expenditure.total}万元，其中基本支出{expenditure.basic}万元，"
        "包括人员经费{expenditure.personnel}万元和日常公用经费{expenditure.public}万元；"
        "项目支出{expenditure.project}万元，主要为{projects:，}。"
    ),
    (
        "{y}年支出预算{expenditure.total}万元。其中：基本支出{expenditure.basic}万元"
        "（人员经费{expenditure.personnel}万元、日常公用经费{expenditure.public}万元）；"
        "项目支出{expenditure.project}万元，主要为{projects:；}。"
    ),
)
_CHANGE = (
    "{y}年预算收支安排{expenditure.total}万元，{c}{change.total:UP}，其中：基本支出{change.basic:UP}，"
    "主要原因是{why_basic}；项目支出{change.project:UP}，主要原因是{why_project}。"
)
_COST = (
    "{y}年，机关运行经费安排{operating_cost.total}万元，主要用于办公费、水电费、差旅费、维修费等支出。",
    "{y}年机关运行经费{operating_cost.total}万元，主要用于办公费、印刷费、邮电费等日常开支。",
)
_THREE = (
    "{y}年财政拨款“三公”经费预算安排{three_public.total}万元，其中：因公出国（境）费{three_public.abroad}"
    "万元；公务用车购置及运行费{three_public.vehicle}万元（其中：公务用车运行维护费"
    "{three_public.operation}万元，公务用车购置费{three_public.purchase}万元）；公务接待费"
    "{three_public.reception}万元。“三公”经费{c}{change.three_public:UP/持平}{parts}。"
)
_THREE_PARTS = (
    "，其中：因公出国（境）费{change.abroad:UP/持平}；公务用车购置及运行费{change.vehicle:UP/持平}；"
    "公务接待费{change.reception:UP/持平}"
)
_PROCUREMENT = (
    "{y}年，安排政府采购预算{procurement.total}万元。其中：货物类{procurement.goods}万元，"
    "工程类{procurement.works}万元，服务类{procurement.services}万元。具体内容见下表。"
)
_ASSETS = (
    "上年末固定资产金额为{assets.fixed}万元（详见下表），共有车辆{count.vehicles}辆。"
    "本年度拟购置固定资产总额为{assets.planned}万元{planned}。"
)
_GLOSSARY = (
    "一般公共预算拨款收入：指本级财政当年安排的一般公共预算资金。",
    "基本支出：指保障机构正常运转和完成日常工作的人员经费与公用经费。",
    "项目支出：指为完成特定任务在基本支出之外安排的支出。",
    "机关运行经费：指行政单位用于购买货物和服务的各项公用资金。",
    "“三公”经费：指因公出国（境）费、公务用车费和公务接待费。",
)
_BANDS = (
    (
        "优：完成全部目标的90%以上",
        "良：完成全部目标的80%以上",
        "中：完成全部目标的60%以上",
        "差：完成全部目标不足60%",
    ),
    ("优：90%以上", "良：80%以上", "中：60%以上", "差：不足60%"),
)
_SAFEGUARDS = (
    "按月通报资金支付进度",
    "重大支出经集体研究决定",
    "工程资金按合同和验收单支付",
    "定期开展绩效运行监控",
    "公开项目实施结果，接受监督",
)
_MORE_BASIC, _LESS_BASIC = ("人员工资正常晋升", "新招录人员"), ("人员退休", "压缩日常开支")
_MORE, _LESS = ("新增项目", "项目任务量扩大"), ("部分项目已完成", "项目规模调整")


def prose(draws: Draws, by: Style, of: Department, before: Year, now: Year) -> str:
    """Return the sentences of a disclosure; a line ``@name`` stands for a table."""
    parts = _THREE_PARTS if draws.happens(0.8) else ""
    sections = [
        _duties(draws, of),
        _arrangement(draws, before, now),
        ("机关运行经费安排情况", [draws.one(_COST)]),
        ("财政拨款“三公”经费预算情况及增减变化原因", [_THREE.replace("{parts}", parts)]),
        _performance(draws, of),
        ("政府采购预算情况", [_PROCUREMENT, "政府采购预算明细表", "@procurement"]),
        ("国有资产信息", [_ASSETS.replace("{planned}", _planned(now)), "@assets"]),
        ("名词解释", _numbered(draws.several(_GLOSSARY, 3, 5))),
        ("其他需要说明的事项", ["本部门无其他需要说明的事项。"]),
    ]
    if by.glossary_first:
        sections.insert(5, sections.pop(7))
    lines = [MADE_UP, of.name, f"{now.year}年部门预算信息公开情况说明"]
    for place, (heading, body) in enumerate(sections):
        lines += [by.number.replace("{n}", ordinal(place + 1)) + heading, *body]
    text = "\n".join(lines) + "\n"
    for token, words in (("{y}", str(now.year)), ("{c}", by.compared), ("UP", by.up_down)):
        text = text.replace(token, words)
    return _in_unit(of_place(text, of), by.unit, large=now.basic + now.project >= _LARGE)


def of_place(text: str, of: Department) -> str:
    """Return a text as a district or a city has it, which is no 县."""
    return text.replace("全县", f"全{of.county.name[-1]}")


def _in_unit(text: str, unit: str, *, large: bool) -> str:
    """Return sentences with amounts in 元, or with large totals in 亿元."""
    if unit == "元":
        return _CHANGED.sub(r"{\1:\2|元}", _PLAIN.sub(r"{\1:元}", text))
    return _TOTAL.sub(r"{\1:亿元}", text) if large else text


def _duties(draws: Draws, of: Department) -> tuple[str, list[str]]:
    duties = _numbered(draws.several(of.trade.duties, 3, len(of.trade.duties)))
    heads = ["部门机构设置", "部门机构设置情况", "@units"]
    return "部门职责及机构设置情况", ["部门职责：", *duties, *heads]


def _arrangement(draws: Draws, before: Year, now: Year) -> tuple[str, list[str]]:
    reasons = {
        "why_basic": draws.one(_MORE_BASIC if now.basic >= before.basic else _LESS_BASIC),
        "why_project": draws.one(_MORE if now.project >= before.project else _LESS),
    }
    change = _CHANGE
    same = {"basic": now.basic == before.basic, "project": now.project == before.project}
    for kind, stays in same.items():
        if stays:
            change = change.replace(f"{{change.{kind}:UP}}", "与上年持平")
            change = change.replace(f"，主要原因是{{why_{kind}}}", "")
        change = change.replace(f"{{why_{kind}}}", reasons[f"why_{kind}"])
    change = change.replace("{change.total:UP}", "{change.total:UP/持平}")
    lines = [
        "1、收入说明", draws.one(_REVENUE),
        "2、支出说明", draws.one(_EXPENDITURE),
        "3、比上年增减情况", change,
    ]  # fmt: skip
    return "部门预算安排的总体情况", lines


def _performance(draws: Draws, of: Department) -> tuple[str, list[str]]:
    lines = [
        "总体绩效目标：", *_numbered(of.trade.goals),
        "职责分类绩效目标：", *draws.one(_BANDS),
        "实现年度发展规划目标的保障措施", *_numbered(draws.several(_SAFEGUARDS, 3, 4)),
        "部门职责及工作活动绩效目标指标：", "@projects",
    ]  # fmt: skip
    return "绩效预算信息", lines


def _planned(now: Year) -> str:
    works = [work for work in now.works if work.bought and work.kind.item[1].startswith("A")]
    return "，主要为" + "、".join([OFFICE_ITEM, *(work.kind.item[0] for work in works)])


def _numbered(lines: tuple[str, ...] | list[str]) -> list[str]:
    return [f"{place}、{line}" for place, line in enumerate(lines, 1)]
