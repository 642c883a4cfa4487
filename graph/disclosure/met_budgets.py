"""Budgets whose amount a rate of execution tells: 完成年初预算8万元的65%."""

import re

from .numbers import NUMBER
from .statements import Figure

_MET = re.compile(
    r"(?:(?:支出|决算|执行)?(?:数|额)?(?:为|占|达到?)|完成了?)(?P<budget>(?:当年|本年度?)?(?:年初|全年|调整后?)?预算)"
    r"(?:批复|安排|支出)?(?:数|额)?(?:为|:)?$"
)
RATE = re.compile(rf"(?P<words>的(?P<number>{NUMBER})%)")
"""A part of the amount in front of it."""
_LONGEST = 16


def met_budget(lead: str, behind: str) -> int | None:
    """Return where *lead* begins to tell a budget of which *behind* its amount tells a part."""
    found = _MET.search(lead)
    is_alone = found is not None and lead[: found.start()] in ("", "，", ",", ";")
    return found.start("budget") if found and is_alone and RATE.match(behind) else None


def rate_met(figure: Figure) -> re.Match[str] | None:
    """Match how much of the budget that *figure* is was executed, told right behind it."""
    text = figure.folded.text
    before = text[max(0, figure.number_start - _LONGEST) : figure.number_start]
    return RATE.match(text, figure.end) if _MET.search(before) else None
