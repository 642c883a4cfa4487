"""How a department writes, which stays the same over the years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .draws import Draws

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBERS = ("{n}、", "（{n}）", "第{n}部分 ")
_UP_DOWN = ("增加/减少", "增长/下降")
_COMPARED = ("比上年预算数", "较上年", "与上年相比")
_UNITS = ("万元", "万元", "万元", "万元", "元")


@dataclass(frozen=True, slots=True)
class Style:
    """What a department keeps to.

    :ivar number: in front of its headings, ``{n}`` the number.
    :ivar up_down: its words for changes, ``compared`` what it compares with.
    :ivar unit: of money in sentences and in the tables of the budget.
    :ivar commas: whether those tables part thousands, ``zeros`` whether they show nothing as 0.00.
    :ivar tables: where the tables of the budget are: behind the text, in a workbook of their
        own, or nowhere.
    :ivar code: whether final accounts give the department's code.
    """

    number: str
    up_down: str
    compared: str
    glossary_first: bool
    unit: str
    commas: bool
    zeros: bool
    tables: str
    code: bool


def style(seed: int, place: int) -> Style:
    """Return the style of the department at a position of the seed's list."""
    draws = Draws(seed, "style", place)
    return Style(
        number=draws.one(_NUMBERS),
        up_down=draws.one(_UP_DOWN),
        compared=draws.one(_COMPARED),
        glossary_first=draws.happens(0.2),
        unit=draws.one(_UNITS),
        commas=draws.happens(0.5),
        zeros=draws.happens(0.3),
        tables=draws.one(TABLES),
        code=draws.happens(0.6),
    )


TABLES: Sequence[str] = ("behind", "behind", "apart", "none")
