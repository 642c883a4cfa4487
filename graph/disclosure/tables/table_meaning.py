"""What the words of a budget table mean: those of its rows and its columns.

Each word adds to a :class:`Meaning`; what a row, its columns and the title say is put
together, the more special word winning. Patterns match folded text as a whole: a word
that is not known gives nothing, and its figures are reported.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ..classes.functional_classes import function_named
from ..classes.table_funds import PAID_BY, fund_of_head, is_unit_funds, part_of_fund
from ..figures.comparison import Comparison
from .table_items import item_named
from .table_times import Time, time_in, without_time

_NUMBER = re.compile(
    r"^(?:其中[:：]?)?(?:[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[)）]|[、.．,，](?!\d)))?(?:其中[:：]?)?"
)
_NO_AMOUNT = re.compile(r".*(?:%|占.*比|比例|增减|增长|完成率|人数|数量|次数|团组|辆).*")
_RATE = re.compile(r".*(?:增减|增长|增加|变动|升降).*(?:%|率|幅|比例).*")
_CHANGE = re.compile(
    r"(?:(?:\d{4}年(?:预算|决算)?数?(?=[比较]))?(?:比|较)?(?:上年|\d{4}年)(?:预算|决算|执行)?数?)?(?:增减|增\(\+\)减\(-\)|增加\(?减少\)?)"
    r"(?:额|数|金额|数额|变化|变动|情况)*(?:\((?:万|亿)?元\)|\(\+/-\))?"
)
_SUMS = frozenset(
    ("金额", "合计", "小计", "总计", "数额", "支出", "收入", "预算", "决算", "资金", "统计数")
)


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


def plain_label(text: str) -> str:
    """Return a folded label without numbering and 其中 in front."""
    return _NUMBER.sub("", text).rstrip(":")


def relation_of(text: str) -> str | None:
    """Return what a folded column label relates: ``change``, ``rate``, or nothing."""
    if _RATE.fullmatch(text):
        return "rate"
    return "change" if _CHANGE.fullmatch(text) else None


@lru_cache(maxsize=4096)
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
    time = time_in(label)
    rest = without_time(label) if time else label
    if time and not rest:
        return _at(Meaning(), time)
    found = _said(rest or label, side)
    if time is None:
        return found
    return _at(found or Meaning(), time)


def _at(meaning: Meaning, time: Time) -> Meaning:
    return replace(meaning, phase=time.phase, year=time.year, years_back=time.years_back)


def _said(label: str, side: str | None) -> Meaning | None:
    """Return what a label without its phase and year means."""
    if label in _SUMS:
        return Meaning(is_total=True)
    if side != "revenue" and (fund := fund_of_head(label)):
        return Meaning(fund=fund) if side else None
    if side == "expenditure" and is_unit_funds(label):
        return Meaning(fund="unit-funds")
    if side == "expenditure" and (part := part_of_fund(label)):
        return Meaning(item_named(part[1]), fund=part[0])
    item = item_named(label)
    if side == "expenditure" and (payer := PAID_BY.get(item or "")):
        return Meaning(fund=payer)
    return Meaning(item, is_total=item == "total") if item else None
