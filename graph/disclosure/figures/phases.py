"""Of which year and phase a figure is: by its own words, its total's, or its heading's."""

import re
from dataclasses import dataclass, replace

from .statements import Figure

_INITIAL = re.compile(
    r"年初预算|预算数|(?<!一般公共)(?<!基金)(?<!经营)预算安排|(?<!一般公共)(?<!基金)(?<!经营)预算(?:总额|总计|合计)?(?:为|是|:)?$"
)
_EXECUTED = re.compile(
    r"决算|执行数|实际(?:支出|执行|发生|完成)|(?<!预算)执行(?:了|为|是|约)*$|预算执行(?:为|是|约)*$"
)
_ADJUSTED = re.compile(r"全年预算|调整预算")
_PLAIN_BUDGET = re.compile(r"(?<!年初)预算数")
_HEADED = re.compile(
    r"(?<![与和同比较])(?P<year>(?:19|20)\d{2})年度?[^。;:]*?(?<!一般公共)(?<!基金)(?<!经营)(?P<kind>预算|决算)"
)
"""What a heading is about; 与2022年度决算对比情况 says what it compares with."""
_KINDS = {"预算": "initial-budget", "决算": "executed"}
BUDGETS = ("initial-budget", "adjusted-budget")
"""The phases of which money is a plan, the first one first."""


@dataclass(frozen=True, slots=True)
class When:
    """A year and a phase."""

    year: int
    phase: str


def when_of(heading: str) -> When | None:
    """Return the year and phase that a folded heading names: 二、2021年“三公”经费决算情况."""
    match = _HEADED.search(heading)
    return When(int(match["year"]), _KINDS[match["kind"]]) if match else None


def phase_of(figure: Figure) -> str | None:
    """Return the phase that a clause says; a change is always of its disclosure's phase."""
    if figure.base or figure.is_change:
        return figure.base.phase if figure.base else None
    words = figure.folded.text[figure.start : figure.number_start]
    if _EXECUTED.search(words):
        return "executed"
    if _ADJUSTED.search(words) or _is_part_of_adjusted(figure, words):
        return "adjusted-budget"
    return "initial-budget" if _INITIAL.search(words) else figure.phase


def _is_part_of_adjusted(figure: Figure, words: str) -> bool:
    """Tell a part of a budget of the whole year: 全年预算数90万元，其中：基本支出预算数60万元."""
    text = figure.folded.text
    before = text[text.rfind("。", 0, figure.start) + 1 : figure.start]
    whole, opened, _ = before.rpartition("其中")
    return (
        bool(opened) and _PLAIN_BUDGET.search(words) is not None and bool(_ADJUSTED.search(whole))
    )


def as_part(figure: Figure, whole: Figure) -> Figure:
    """Return a part with the year and phase of its total, where it names none itself."""
    if figure.is_change or figure.base or figure.year is not None:
        return figure
    return replace(figure, year=whole.year, phase=phase_of(whole))


def under(figure: Figure, when: When) -> Figure | None:
    """Return a figure with the year and phase that its heading names, where it names none itself.

    Nothing is known of a change there that names no year: it need not be of that of the heading.
    """
    if figure.base or figure.year not in (None, when.year):
        return figure
    if figure.is_change:
        return figure if figure.year else None
    return replace(figure, year=when.year, phase=figure.phase or when.phase)
