"""What the words of a budget table mean: its title, its rows and its columns.

Each word adds to a :class:`Meaning`; what a row, its columns and the title say is put
together, the more special word winning. Patterns match folded text as a whole: a word
that is not known gives nothing, and its figures are reported.
"""

import re
from dataclasses import dataclass, replace

from .comparison import Comparison
from .functional_classes import function_named

_GPB = r"一般公共(?:服务)?(?:预算|(?=财政拨款))"
_FISCAL = r"(?:公共)?财政(?:拨款|补助|资金)*"
_FUNDS = (
    ("government-fund", r"政府性?基金(?:预算)?"),
    ("state-capital", r"国有资本经营(?:预算)?"),
    ("general-public-budget", _GPB),
    ("fiscal", r"财政(?:拨款|补助)"),
)
_OTHER_FUNDS = {
    "revenue.special-account": "special-account",
    "revenue.superior-subsidy": "superior-subsidy",
    "revenue.subordinate-remittance": "subordinate-remittance",
    "revenue.operating": "operating",
    "revenue.business": "business",
    "revenue.other": "other",
}
"""The fund that a source of revenue names where it pays an expenditure."""

_PART_OF_FUND = re.compile(
    rf"(?P<fund>(?:{'|'.join(pattern for _, pattern in _FUNDS)})(?:财政)?(?:拨款|资金)*)"
    r"(?:安排的?)?(?P<part>(?:基本|项目)支出)"
)
"""What a fund pays, in one head: 一般公共预算基本支出."""
_UNIT_FUNDS = re.compile(r"(?:单位)?自有资金|单位(?:自有)?资金")
_END = r"(?:预算|决算)?(?:收入|资金|拨款|财政|补助|安排|的|预算数|决算数|数|金额|小计|合计|\(款\))*"
_MONEY = r"(?:支出|费用|经费|预算|决算|安排|数|金额|小计|合计|费)*"
_CARRIED = r"(?:结转\(?结余\)?|结转和结余|结转及结余|结转|结余)(?:资金|收入|支出)*"
_CAR = r"公务用?车"

_SOURCES = (
    ("revenue.general-public-budget", rf"{_GPB}{_END}"),
    ("revenue.government-fund", rf"政府性?基金{_END}"),
    ("revenue.state-capital", rf"国有资本经营{_END}"),
    ("revenue.special-account", rf"财政专户(?:管理|核拨|返还|教育收费|的)*{_END}"),
    ("revenue.fiscal", rf"财政(?:拨款|补助)(?:收入)?{_END}"),
    ("revenue.superior-subsidy", rf"上级补助{_END}"),
    ("revenue.subordinate-remittance", rf"(?:附属|下级)单位(?:上缴|缴款){_END}"),
    ("revenue.operating", rf"事业(?:单位)?(?!单位经营|经营)(?:预算)?收入{_END}"),
    ("revenue.business", rf"(?:事业)?(?:单位)?经营(?:预算)?收入{_END}"),
    ("revenue.other", r"(?:其他|其它)(?:收入|资金|各项收入|来源)(?:小计|合计)?"),
)
_USES = (
    ("expenditure.basic.personnel", rf"人员{_MONEY}"),
    ("expenditure.basic.public", rf"(?:日常|定额)?公用{_MONEY}"),
    ("expenditure.basic", rf"基本支出{_MONEY}"),
    ("expenditure.project", rf"项目支出{_MONEY}"),
    ("expenditure.reserve", r"(?:单位)?预留(?:机动)?经费|预备费|机动经费"),
    ("expenditure.remitted", r"上缴上级(?:单位)?支出"),
    ("expenditure.business", r"(?:事业)?(?:单位)?经营支出"),
    ("expenditure.subsidy", r"对?(?:附属|下级)单位补助(?:支出)?"),
)
_ITEMS = (
    *_SOURCES,
    *_USES,
    ("carry-over.opening", rf"(?:(?:上年|以前年度|年初|动用上年)(?:财政拨款)?|财政拨款){_CARRIED}"),
    ("carry-over.closing", rf"(?:年末|年终|结转下年)(?:财政拨款)?(?:{_CARRIED}|资金)?"),
    ("carry-over.closing", r"结转下年(?:资金|支出)?"),
    ("revenue.balance-used", r"使用(?:专用结余和)?非财政拨款结余(?:\([^()]{1,12}\))?(?:资金)?"),
    ("revenue", r"(?:本年|当年|本年度)(?:预算)?收入(?:合计|小计|总计)?"),
    ("expenditure", r"(?:本年|当年|本年度)(?:预算)?支出(?:合计|小计|总计)?"),
    ("revenue.sum", r"收入合计"),
    ("revenue.total", r"收入(?:总计|总额)|总收入"),
    ("expenditure.sum", r"支出合计"),
    ("expenditure.total", r"支出(?:总计|总额)|总支出"),
    ("total", r"(?:总|合)计|总\s*额|全年合计"),
    ("operating-cost", rf"机关运行经费{_MONEY}"),
    ("three-public", rf'"?三公"?经费{_MONEY}'),
    ("three-public.abroad", rf"因公(?:临时)?出国(?:\(境\)|境)?{_MONEY}"),
    ("three-public.vehicle", rf"{_CAR}购置(?:及|和|与|、)(?:{_CAR})?运(?:行维护|行|维){_MONEY}"),
    ("three-public.vehicle", rf"{_CAR}费用?"),
    ("three-public.vehicle.operation", rf"(?:{_CAR})?运(?:行维护|行维|行护|行|维){_MONEY}"),
    ("three-public.vehicle.purchase", rf"(?:{_CAR})?购置{_MONEY}"),
    ("three-public.reception", rf"公务接待{_MONEY}"),
    ("three-public.reception.domestic", rf"国内(?:公务)?接待{_MONEY}"),
    ("three-public.reception.foreign", rf"(?:外宾|外事|国\(境\)外)(?:公务)?接待{_MONEY}"),
    ("meeting", rf"会议{_MONEY}"),
    ("training", rf"培训{_MONEY}"),
    ("procurement", r"政府采购支出(?:信息|情况|合计|总额)*"),
    ("procurement.goods", r"政府采购货物支出"),
    ("procurement.works", r"政府采购工程支出"),
    ("procurement.services", r"政府采购服务支出"),
    ("procurement.awarded-sme", r"(?:政府采购)?授予中小企业合同金额"),
    ("procurement.awarded-micro", r"授予小微企业合同金额"),
)
_OF_YEAR = r"(?:\d{4}年度?|上年度?|本年度?|当年)"
_PATTERNS = tuple((item, re.compile(pattern)) for item, pattern in _ITEMS)
_PHASES = (
    ("adjusted-budget", re.compile(r".*(?:调整预算|全年预算).*")),
    ("initial-budget", re.compile(rf".*(?:年初预算|预算数).*|{_OF_YEAR}预算")),
    (
        "executed",
        re.compile(rf".*(?:决算(?:统计)?数|执行数|完成数|实际支出).*|{_OF_YEAR}(?:决算|执行)"),
    ),
)
_NUMBER = re.compile(
    r"^(?:其中[:：]?)?(?:[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[)）]|[、.．,，](?!\d)))?(?:其中[:：]?)?"
)
_NO_AMOUNT = re.compile(r".*(?:%|占.*比|比例|增减|增长|完成率|人数|数量|次数|团组|辆).*")
_RATE = re.compile(r".*(?:增减|增长|增加|变动|升降).*(?:%|率|幅|比例).*")
_CHANGE = re.compile(
    r"(?:(?:\d{4}年(?:预算|决算)?数?(?=[比较]))?(?:比|较)?(?:上年|\d{4}年)(?:预算|决算|执行)?数?)?(?:增减|增\(\+\)减\(-\)|增加\(?减少\)?)"
    r"(?:额|数|金额|数额|变化|变动|情况)*(?:\((?:万|亿)?元\)|\(\+/-\))?"
)
_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})(?!\d)年?度?")
_TIME = re.compile(
    r"(?:\d{4}年度?|上年度?|本年度?|当年)?(?:年初|调整|全年)?(?:预算|决算(?:统计)?|执行|完成)数"
    rf"|{_OF_YEAR}(?:预算|决算|执行)$"
)
_FRONT_YEAR = re.compile(r"^(?:19|20)\d{2}年度?(?=[^\d年度])")
"""A year that is left in front of an item: 2025年机关运行经费预算数."""
_BEFORE_LAST = re.compile(r"上年|上一年|去年")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is known of a figure: item, fund, classes, phase, and how far back it is.

    *years_back* is 1 for 上年; *year* a year that is named. *relation* is ``change`` where the
    figure is a difference, ``rate`` where it is a difference in percent, *base* what from.
    """

    item: str | None = None
    fund: str | None = None
    function: str | None = None
    phase: str | None = None
    year: int | None = None
    years_back: int | None = None
    is_total: bool = False
    relation: str | None = None
    economic: str | None = None
    base: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """What the title of a table says: its side of the budget, fund and item."""

    side: str | None
    fund: str | None
    item: str | None


_TABLE = re.compile(
    r".*(?:收入|支出|收支|经费|预算|决算|拨款|财政).*(?:表|总表)(?:\(.{1,20}\))?|.*(?:收支|收入|支出)(?:预算|决算)?总表.*"
)
_OTHER_TABLE = re.compile(r"采购|资产|绩效|项目表|[。;]")


def title_of(text: str) -> Title | None:
    """Return what a folded line says as the title of a budget table, or nothing."""
    text = text.strip("《》")
    if (
        len(text) > 60
        or not _TABLE.fullmatch(text)
        or re.search(r"采购|资产|绩效|项目表|[。;]", text)
    ):
        return None
    fund = fund_named(text)
    if re.search(r"三公", text):
        return Title("expenditure", None, "three-public")
    if re.search(r"机关运行经费", text):
        return Title("expenditure", None, "operating-cost")
    item = "expenditure.basic" if "基本支出" in text else None
    item = item or ("expenditure.project" if "项目支出" in text else None)
    return Title(_side(text), fund, item)


def fund_named(text: str) -> str | None:
    """Return the fund whose spending a folded title or heading is about, the widest last."""
    return next((fund for fund, pattern in _FUNDS if re.search(pattern, text)), None)


def _side(text: str) -> str | None:
    revenue, expenditure = "收入" in text, "支出" in text
    if revenue == expenditure:
        return None
    return "revenue" if revenue else "expenditure"


def plain_label(text: str) -> str:
    """Return a folded label without numbering and 其中 in front."""
    return _NUMBER.sub("", text).rstrip(":")


def relation_of(text: str) -> str | None:
    """Return what a folded column label relates: ``change``, ``rate``, or nothing."""
    if _RATE.fullmatch(text):
        return "rate"
    return "change" if _CHANGE.fullmatch(text) else None


def meaning_of(text: str, side: str | None) -> Meaning | None:
    """Return what a folded row or column label means, or nothing where it is not known.

    :param side: ``revenue`` or ``expenditure`` where the place tells it; the name of a fund
        is then the source of a revenue or the fund that pays an expenditure.
    """
    label = plain_label(text)
    if not label or _NO_AMOUNT.fullmatch(label):
        return None
    if digits := function_named(label):
        return Meaning("expenditure", function=digits)
    timed = _timed(label)
    rest = _FRONT_YEAR.sub("", _TIME.sub("", label)) if timed else label
    if timed and not rest:
        return timed
    found = _item(rest or label, side)
    if found is None:
        return timed
    return (
        replace(found, phase=timed.phase, year=timed.year, years_back=timed.years_back)
        if timed
        else found
    )


def _timed(label: str) -> Meaning | None:
    phase = next((phase for phase, pattern in _PHASES if pattern.fullmatch(label)), None)
    year = _YEAR.match(label)
    back = 1 if _BEFORE_LAST.match(label) and phase else None
    if phase is None and year is None:
        return None
    return Meaning(phase=phase, year=int(year["year"]) if year else None, years_back=back)


def _item_named(label: str) -> str | None:
    return next((item for item, pattern in _PATTERNS if pattern.fullmatch(label)), None)


def _item(label: str, side: str | None) -> Meaning | None:
    if label in (
        "金额",
        "合计",
        "小计",
        "总计",
        "数额",
        "支出",
        "收入",
        "预算",
        "决算",
        "资金",
        "统计数",
    ):
        return Meaning(is_total=True)
    if side != "revenue":
        for fund, pattern in _FUNDS:
            if re.fullmatch(rf"{pattern}(?:财政)?(?:拨款|资金|补助|支出|小计|合计)*", label):
                return Meaning(fund=fund) if side else None
    if side == "expenditure" and _UNIT_FUNDS.fullmatch(label):
        return Meaning(fund="unit-funds")
    if side == "expenditure" and (part := _PART_OF_FUND.fullmatch(label)):
        return Meaning(_item_named(part["part"]), fund=fund_named(part["fund"]))
    item = _item_named(label)
    if side == "expenditure" and (payer := _OTHER_FUNDS.get(item or "")):
        return Meaning(fund=payer)
    return Meaning(item, is_total=item == "total") if item else None
