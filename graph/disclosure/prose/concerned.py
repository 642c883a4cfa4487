"""What projects that are managed by performance concern: …个项目开展绩效自评，涉及资金5万元."""

import re

from ..classes.items import Named
from ..classes.table_funds import fund_named
from .lead import Lead

_MONEY = re.compile(
    r"(?:涉及(?:项目\d+个[，,、])?|项目\d+个[，,、](?=[^，。;]*(?:资金|金额))|绩效目标(?:管理)?的(?=(?:预算)?(?:项目|金额|资金)))"
    r"(?P<what>(?:项目|当年|本年|财政性?|拨款|专项|预算|资金|支出|金额"
    r"|四本|一般公共预算|政府性基金|国有资本经营)*)(?:总额|总计|合计|共计|共|约|为|:)*$"
)
_GOES_ON = re.compile(
    r"[，,、和及]*(?:其中[:，,]?)?(?P<what>(?:当年|本年)?(?:一般公共预算|政府性基金|国有资本经营)(?:预算|当年|财政|拨款|支出|资金)*)(?:为|:)?$"
)
_STAGES = (
    ("projects-targeted", r"绩效目标|目标管理|绩效管理的项目"),
    ("projects-tracked", r"跟踪|监控|监测"),
    ("projects-evaluated", r"自评"),
    ("projects-assessed", r"(?:部门|重点|财政|第三方|整体支出)(?:绩效)?评价"),
)
_ANY = re.compile("|".join(f"(?P<s{n}>{words})" for n, (_, words) in enumerate(_STAGES)))
_PROJECTS_OF = re.compile(
    r"(?:一般公共预算|政府性基金|国有资本经营)(?:预算)?(?:财政)?(?:拨款|资金|安排)?的?(?=项目)"
)
"""The fund of projects that are evaluated: 对2个政府性基金预算项目开展绩效自评."""
_OF_A_KIND = re.compile(
    r"(?:人员|运转|目标)类(?:其他)?(?:项目|支出|经费)*\d+个"
    r"|其中[:，,]?(?![^，。;\d]*(?:绩效|自评|评价|目标|一般公共|政府性|国有))[^，。;\d]{0,12}项目\d+个"
)
"""Kinds of the projects that are managed, a part of them each: 运转类项目3个，涉及预算5万元."""
_OF_WHOLES = ("projects-targeted", "projects-evaluated")
"""Stages that all spending goes through as a whole as well: 整体支出纳入绩效目标管理."""
_WHOLE = re.compile(r"整体(?![^;]*项目)[^;]*$")
_GRADED = re.compile(r"(?:评|评定|评价|等级|结果)为")
"""Where projects are told by grade, a part of them each: 5个项目评为优秀，涉及资金8万元."""
_OF_BEFORE = re.compile(r"其中|共|合计")


def concerned(lead: Lead, *, goes_on: bool) -> Named | None:
    """Return the item of money that projects concern, where *lead* says that of it.

    The words nearest in front tell the stage: their targets, their tracking, their evaluation.

    :param goes_on: whether the figure before was of such projects: a fund may follow.
    """
    if _OF_A_KIND.search(lead.text):
        return None
    match = _MONEY.search(lead.text) or (_GOES_ON.fullmatch(lead.text) if goes_on else None)
    if match is None:
        return None
    place = lead.begin + match.start()
    start, end = _sentence(lead.folded.text, place), lead.begin + match.end()
    stages = list(_ANY.finditer(lead.folded.text, start, end))
    if not stages:
        return None
    if _GRADED.search(lead.folded.text, stages[-1].end(), place):
        return None
    stage = int((stages[-1].lastgroup or "s0")[1:])
    if _STAGES[stage][0] in _OF_WHOLES and _of_a_whole(lead.folded.text[start:place]):
        return None
    fund = fund_named(match["what"]) or _fund_of_projects(lead.folded.text[start:place])
    return Named(_STAGES[stage][0], match.start(), match.end(), fund)


def goes_on_with_fund(lead: Lead) -> bool:
    """Tell whether *lead* names but a fund, as where money is parted that projects concern."""
    return _GOES_ON.fullmatch(lead.text) is not None


def _fund_of_projects(text: str) -> str | None:
    """Return the fund of the projects that *text* speaks of, if it is one."""
    funds = {fund_named(said) for said in _PROJECTS_OF.findall(text)}
    return funds.pop() if len(funds) == 1 else None


def _of_a_whole(text: str) -> bool:
    """Tell what all spending concerns that is evaluated as a whole: 1项部门整体支出绩效自评价."""
    return _WHOLE.search(text) is not None


def _sentence(text: str, place: int) -> int:
    """Return where the sentence at *place* begins, or the one before whose parts it names."""
    start = text.rfind("。", 0, place) + 1
    if start > 1 and _OF_BEFORE.match(text, start):
        return text.rfind("。", 0, start - 1) + 1
    return start
