"""Phases and years as heads of columns name them: 2023年执行数, 上年决算数, 预算数."""

import re
from dataclasses import dataclass

_OF_YEAR = r"(?:\d{4}年度?|上年度?|本年度?|当年)"
_PLANNED = r"(?:政府)?采购(?:预算|计划)(?:数|金额|总额)|计划采购(?:数|金额|总额)"
_BOUGHT = r"实际(?:政府)?采购(?:数|金额|总额)|(?:政府)?采购实际(?:数|金额|总额)"
_PHASES = (
    ("adjusted-budget", re.compile(r".*(?:调整预算|全年预算).*")),
    (
        "initial-budget",
        re.compile(rf".*(?:年初预算|预算(?:数|额|金额)).*|{_OF_YEAR}预算|{_PLANNED}"),
    ),
    (
        "executed",
        re.compile(
            rf".*(?:决算(?:统计)?(?:数|额|金额)|执行(?:数|金额)|完成数|实际支出).*|{_OF_YEAR}(?:决算|执行)|{_BOUGHT}"
        ),
    ),
)
_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})(?!\d)年?度?")
_TIME = re.compile(
    r"(?:\d{4}年度?|上年度?|本年度?|当年)?(?:年初|调整|全年)?(?:预算|决算(?:统计)?|执行|完成)(?:数额?|额|金额)"
    rf"|{_OF_YEAR}(?:预算|决算|执行)$|{_PLANNED}|{_BOUGHT}"
)
_FRONT_YEAR = re.compile(r"^(?:19|20)\d{2}年度?(?=[^\d年度])")
"""A year that is left in front of an item: 2025年机关运行经费预算数."""
_BEFORE_LAST = re.compile(r"上年|上一年|去年")


@dataclass(frozen=True, slots=True)
class Time:
    """A phase and a year, where said; *years_back* is 1 for 上年."""

    phase: str | None
    year: int | None
    years_back: int | None


def time_in(label: str) -> Time | None:
    """Return the phase or year that a folded *label* says, or nothing where it says neither."""
    phase = next((phase for phase, pattern in _PHASES if pattern.fullmatch(label)), None)
    year = _YEAR.match(label)
    back = 1 if _BEFORE_LAST.match(label) and phase else None
    if phase is None and year is None:
        return None
    return Time(phase, int(year["year"]) if year else None, back)


def without_time(label: str) -> str:
    """Return what else a folded *label* says: 2025年机关运行经费预算数 of 机关运行经费."""
    return _FRONT_YEAR.sub("", _TIME.sub("", label))
