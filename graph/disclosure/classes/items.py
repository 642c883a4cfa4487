"""Budget items as sentences name them: wordings to codes of the list ``budget-item``.

Patterns match folded text. The longest wording that ends nearest to a figure names it;
a wording that is part of a longer one never wins.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from .functional_classes import CLASS_OF_NAME
from .item_wordings import BARE_BUDGET, FISCAL, GENERAL, IN_PROCUREMENT_ONLY, PATTERNS, TAIL

_A_FUND = (
    rf"(?:(?P<general>{GENERAL}{FISCAL})|(?P<fund>(?:政府性)?基金(?:预算)?{FISCAL})"
    rf"|(?P<capital>国有资本经营(?:预算)?{FISCAL})|(?P<fiscal>财政拨款))"
)
_OF_CARRIED = re.compile(rf"{_A_FUND}|(?P<special>财政专户)|(?P<own>单位(?:自有)?资金)")
_FUND_IN_FRONT = re.compile(rf"{_A_FUND}(?:安排)?的?$")
_FUNDS = {
    "general": "general-public-budget",
    "fund": "government-fund",
    "capital": "state-capital",
    "fiscal": "fiscal",
    "special": "special-account",
    "own": "unit-funds",
}
"""The funds that words in front of an item of the budget say it is of."""

_OF_A_FUND = re.compile(r"budget|expenditure(?!\.grand).*|carry-over.*|procurement(?!\.[ruac]).*")

_CLASS = re.compile(
    rf"(?P<name>{'|'.join(sorted(CLASS_OF_NAME, key=len, reverse=True))})"
    r"(?:\(类\)支出|支出(?:\(类\)|类)?(?:\"?科目)?)"
)
_VAGUE_CLASSES = frozenset({"其他", "预备费"})
_LEVEL = re.compile(r"\([类款项]\)$")
"""A class, division or item named in full: 支出 behind it is no item of its own."""

_DISTINCT = re.compile(
    r"operating-cost|three-public.*|fixed-assets|.*general-public-budget|.*state-capital|procurement(\.(reserved|unreserved|awarded).*)?"
)
_BEFORE = re.compile(
    r"(?:^|[，,;:(。、)\"]|(?:^|。)\d{1,2}\.|部门|单位|机关|\((?:单位|本级|汇总|部门)\)|局|委|办公室|中心|院|学校|所|站|队|会|处|政府|厅|(?<=[一二三四五六七八九十〇零百\d])团"
    r"|相比(?:较)?|拟(?:购买|采购)?|\d{4}年(?:度|初)?|其中|包括|分别为|主要为|主要是|安排|开支|当年|全年|全部|年初|本年度?|上年度?|财政拨款|预算|决算|本级|汇总"
    r"|全[省市县区]|[省市县区]级?|下达|和|及|与|在|的|我|(?<!基)本|总|含|等|用于)$"
)
"""What may stand right before a name that other names can end with (…专项基金, …经费支出)."""

_OF_A_USE = re.compile(r"(?<!部门)(?<!单位)(?<!本级)(?<![局委院办年度我])的$")
"""What stands in front of 支出 that is but some: 用于教育方面的支出."""
_SCHOOLS = ("中学", "小学", "幼儿园")
"""Units in front of an item, though not of a class: 小学教育支出 is one."""


@dataclass(frozen=True, slots=True)
class Named:
    """An item named in a text: its code, fund and class where said, and the place.

    *digits* is the code of a functional or an economic class.

    *is_bare* says that only 预算 stands there: the whole budget, unless the text around it is
    about one item.
    """

    code: str
    start: int
    end: int
    fund: str | None = None
    is_bare: bool = False
    digits: str | None = None


@lru_cache(maxsize=4096)
def name_of(text: str, *, about_procurement: bool) -> Named | None:
    """Return the item that *text*, what stands before a figure, names; or nothing.

    :param about_procurement: whether goods, works and services are meant as procurement.
    """
    named = _all(text, about_procurement=about_procurement)
    ending = [one for one in named if TAIL.fullmatch(text, one.end)]
    found = [one for one in ending if _fits(text, one) and not _is_part(one, ending)]
    if not found:
        bare = BARE_BUDGET.search(text)
        if bare is None:
            return None
        return Named("budget", bare.start("name"), bare.end("name"), is_bare=True)
    first = min(found, key=lambda named: (named.start, -named.end))
    parts = [one for one in found if _is_all_of(text, one, first)]
    return parts[0] if parts else first


def _is_all_of(text: str, named: Named, side: Named) -> bool:
    """Tell the part that a side of the budget is said to be: 收入为财政拨款收入5万元."""
    is_plain = side.code in ("revenue", "expenditure") and not (side.fund or side.digits)
    between = text[side.end : named.start]
    return is_plain and named.code.startswith(f"{side.code}.") and "为" in between


def names_in(text: str) -> tuple[Named, ...]:
    """Return the items that folded *text* names anywhere, no name that is part of a longer one."""
    named = [one for one in _all(text, about_procurement=True) if _fits(text, one)]
    return tuple(one for one in named if not any(_holds(other, one) for other in named))


def _holds(longer: Named, named: Named) -> bool:
    is_longer = longer.end - longer.start > named.end - named.start
    return is_longer and longer.start <= named.start and longer.end >= named.end


def begins_name(before: str) -> bool:
    """Tell whether a name can begin behind folded *before*."""
    return _BEFORE.search(before) is not None


def _is_part(named: Named, others: list[Named]) -> bool:
    """Tell whether a name is the end of the longer name of a class: 城乡社区支出."""
    return any(
        other.digits and other.start < named.start and other.end >= named.end for other in others
    )


def _fits(text: str, named: Named) -> bool:
    if _LEVEL.search(text[: named.start]):
        return False
    before = text[: named.start]
    is_paid = (named.fund or named.digits) and before.endswith(("使用", "用于"))
    is_of_school = not named.digits and before.endswith(_SCHOOLS)
    is_plain = named.code == "expenditure" and not (named.fund or named.digits)
    if is_plain and (before.endswith("等") or _OF_A_USE.search(before)):
        return False
    is_total = named.code == "revenue" or named.code.endswith("grand-total")
    if is_total and before.endswith("财政拨款"):
        return False
    is_free = _DISTINCT.fullmatch(named.code) is not None or is_paid or is_of_school
    return is_free or begins_name(before)


@lru_cache(maxsize=4096)
def _all(text: str, *, about_procurement: bool) -> tuple[Named, ...]:
    named = [
        Named("expenditure", m.start(), m.end(), digits=CLASS_OF_NAME[m["name"]])
        for m in _CLASS.finditer(text)
        if m["name"] not in _VAGUE_CLASSES
    ]
    for code, pattern in PATTERNS:
        if about_procurement or code not in IN_PROCUREMENT_ONLY:
            named += [Named(code, m.start(), m.end()) for m in pattern.finditer(text)]
    return tuple(_with_fund(text, one) for one in named)


def _with_fund(text: str, named: Named) -> Named:
    """Return *named* beginning at the fund in front of it: 财政拨款基本支出."""
    if not _OF_A_FUND.fullmatch(named.code):
        return named
    own = named.start + len("预算") * text.startswith("预算", named.start)
    match = _FUND_IN_FRONT.search(text[: named.start]) or _FUND_IN_FRONT.search(text[:own])
    if match is None and named.code.startswith("carry-over"):
        match = _OF_CARRIED.search(text, named.start, named.end)
        return replace(named, fund=_FUNDS[match.lastgroup or ""]) if match else named
    if match is None:
        return named
    return replace(named, start=match.start(), fund=_FUNDS[match.lastgroup or ""])
