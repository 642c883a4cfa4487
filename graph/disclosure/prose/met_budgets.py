"""Budgets whose amount a rate of execution tells: 完成年初预算8万元的65%."""

import re

from ..basics.numbers import NUMBER
from ..figures.statements import Figure

_MET = re.compile(
    r"(?:(?:支出|决算|执行)?(?:数|额)?(?:为|占|达到?)|完成了?|(?:严格)?控制在)(?P<budget>(?:当年|本年度?)?(?:年初|全年|调整后?)?预算)"
    r"(?:批复|安排|支出)?(?:数|额)?(?:为|:)?$"
)
RATE = re.compile(rf"(?P<words>的(?P<number>{NUMBER})%)")
"""A part of the amount in front of it."""
_LONGEST = 16
_BOUND = re.compile(r"(?:以|之)?内")
"""Behind a budget that was kept to: 控制在年初预算8万元以内."""


def met_budget(lead: str, behind: str) -> int | None:
    """Return where *lead* begins to tell a budget of which *behind* its amount tells a part."""
    found = _MET.search(lead)
    is_alone = found is not None and lead[: found.start()] in ("", "，", ",", ";")
    is_said = RATE.match(behind) or _BOUND.match(behind)
    return found.start("budget") if found and is_alone and is_said else None


def behind_bound(text: str, place: int) -> int:
    """Return where words go on behind *place*, those that make an amount a bound left out."""
    bound = _BOUND.match(text, place)
    return bound.end() if bound else place


def is_met(figure: Figure) -> bool:
    """Tell a budget that is told only to say how much of it another amount is."""
    text, end = figure.folded.text, figure.end
    is_bound = RATE.match(text, end) or _BOUND.match(text, end)
    return bool(is_bound) and _MET.search(_before(figure)) is not None


def rate_met(figure: Figure) -> re.Match[str] | None:
    """Match how much of the budget that *figure* is was executed, told right behind it."""
    return RATE.match(figure.folded.text, figure.end) if _MET.search(_before(figure)) else None


def _before(figure: Figure) -> str:
    place = figure.number_start
    return figure.folded.text[max(0, place - _LONGEST) : place]
