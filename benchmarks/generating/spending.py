"""What a department spends in a year, parted by functional class, economic class and fund."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from .draws import CENT, Draws

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .series import Department, Year

_NONE = Decimal(0)
_SHARED = (
    ("208", "社会保障和就业支出"),
    ("20805", "行政事业单位养老支出"),
    ("2080505", "机关事业单位基本养老保险缴费支出"),
    ("210", "卫生健康支出"),
    ("21011", "行政事业单位医疗"),
    ("2101101", "行政单位医疗"),
    ("221", "住房保障支出"),
    ("22102", "住房改革支出"),
    ("2210201", "住房公积金"),
    ("212", "城乡社区支出"),
    ("21208", "国有土地使用权出让收入安排的支出"),
    ("2120899", "其他国有土地使用权出让收入安排的支出"),
)
_OF_PERSONNEL = (("2080505", "0.08"), ("2101101", "0.04"), ("2210201", "0.06"))
_FUND_CLASS = "2120899"


@dataclass(frozen=True, slots=True)
class Spent:
    """What goes to one class, in 万元; what of it is paid by the fund, and by other money."""

    code: str
    name: str
    personnel: Decimal = _NONE
    public: Decimal = _NONE
    project: Decimal = _NONE
    fund: Decimal = _NONE
    other: Decimal = _NONE

    @property
    def basic(self) -> Decimal:
        """Basic expenditure."""
        return self.personnel + self.public

    @property
    def total(self) -> Decimal:
        """All of it."""
        return self.basic + self.project

    @property
    def general(self) -> Decimal:
        """What the general public budget pays."""
        return self.total - self.fund - self.other


def government_fund(seed: int, place: int, now: Year) -> Decimal:
    """Return what a government fund pays of a year's projects; mostly nothing."""
    draws = Draws(seed, "fund", place, now.year)
    amount = draws.amount(1, 20) if draws.happens(0.2) else _NONE
    return min(amount, now.project - now.other)


def by_function(of: Department, now: Year, fund: Decimal) -> tuple[Spent, ...]:
    """Return what goes to each functional class of the last level (项), by code."""
    names = dict((*_SHARED, *of.trade.classes))
    (office, _), (work, _) = of.trade.classes[2:4]
    parts = {code: (now.personnel * Decimal(share)).quantize(CENT) for code, share in _OF_PERSONNEL}
    rest = now.personnel - sum(parts.values(), _NONE)
    found = [Spent(code, names[code], personnel=amount) for code, amount in parts.items()]
    found.append(Spent(office, names[office], personnel=rest, public=now.public))
    found.append(Spent(work, names[work], project=now.project - fund, other=now.other))
    found.append(Spent(_FUND_CLASS, names[_FUND_CLASS], project=fund, fund=fund))
    return tuple(sorted((spent for spent in found if spent.total), key=lambda spent: spent.code))


def levels(of: Department, spent: Iterable[Spent]) -> tuple[Spent, ...]:
    """Return the classes with those above them (类, 款), each with the sum of its own."""
    names = dict((*_SHARED, *of.trade.classes))
    leaves = tuple(spent)
    codes = sorted({leaf.code[:size] for leaf in leaves for size in (3, 5, 7)})
    return tuple(
        summed(code, names[code], (leaf for leaf in leaves if leaf.code.startswith(code)))
        for code in codes
    )


def summed(code: str, name: str, parts: Iterable[Spent]) -> Spent:
    """Return the sum of several classes."""
    several = tuple(parts)
    return Spent(
        code,
        name,
        *(
            sum((getattr(part, field) for part in several), _NONE)
            for field in ("personnel", "public", "project", "fund", "other")
        ),
    )


def by_economy(now: Year) -> tuple[Spent, ...]:
    """Return basic expenditure by economic class, each of the first level with its own below."""
    staff = {code: (now.personnel * Decimal(share)).quantize(CENT) for code, share, _ in _STAFF}
    staff["30101"] = now.personnel - sum(staff.values(), _NONE)
    fixed = {"30212": now.abroad, "30217": now.reception, "30231": now.operation}
    office = {"30201": now.public - sum(fixed.values(), _NONE), **fixed}
    names = {code: name for code, _, name in _STAFF} | _NAMES
    wages = [Spent(code, names[code], personnel=staff[code]) for code in sorted(staff)]
    goods = [Spent(code, names[code], public=office[code]) for code in sorted(office)]
    return (
        summed("301", "工资福利支出", wages),
        *(row for row in wages if row.total),
        summed("302", "商品和服务支出", goods),
        *(row for row in goods if row.total),
    )


_STAFF = (
    ("30102", "0.2", "津贴补贴"),
    ("30108", "0.08", "机关事业单位基本养老保险缴费"),
    ("30110", "0.04", "职工基本医疗保险缴费"),
    ("30113", "0.06", "住房公积金"),
)
_NAMES = {
    "30101": "基本工资",
    "30201": "办公费",
    "30212": "因公出国（境）费用",
    "30217": "公务接待费",
    "30231": "公务用车运行维护费",
}
