"""Figures in cells: a blank is absent, 0 is zero, what cannot be read is reported."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from ...reading.document import Passage
from ..basics.fact import Stated
from ..basics.folding import fold
from ..basics.gaps import Gap, gap_in
from ..basics.numbers import MONEY_UNITS, parse_number, stated_unit, to_yuan
from .spaced_figures import SpacedFigure

Report = Callable[[Gap], None]
_ABSENT = frozenset(("", "-", "--", "/", "—"))
ASSUMED_UNIT = "万元"
"""What tables of disclosures are in where nothing says otherwise; the assumption is reported."""


def cell_number(cell: Passage | None, report: Report) -> Stated[Decimal] | None:
    """Return the number in a cell, or nothing where it is blank or unreadable."""
    if cell is None or fold(cell.text) in _ABSENT:
        return None
    number = None if has_several(cell) else parse_number(fold(cell.text))
    if number is None:
        report(gap_in(cell, "a figure that cannot be read"))
        return None
    return Stated(number, cell.spans())


def cell_money(cell: Passage | None, unit: str | None, report: Report) -> Stated[Decimal] | None:
    """Return the amount in a cell in yuan; a unit in the cell itself goes before *unit*.

    Where neither is known a unit is assumed, and the assumption reported.
    """
    if cell is None or fold(cell.text) in _ABSENT:
        return None
    text = fold(cell.text)
    own = next((name for name in _BY_LENGTH if text.endswith(name)), "")
    number = None if has_several(cell) else parse_number(text.removesuffix(own))
    if number is None:
        report(gap_in(cell, "a figure that cannot be read"))
        return None
    return Stated(to_yuan(number, own or unit or assumed_unit(cell, report)), cell.spans())


def has_several(cell: Passage) -> bool:
    """Tell a cell with two figures side by side, as where a file does not part two columns."""
    if isinstance(cell, SpacedFigure):
        return False
    parted = (line.text for line in cell.lines if _SIDE_BY_SIDE.search(line.text))
    return any(_SIDE_BY_SIDE.search(_BOUND.sub("", text)) for text in parted)


_BOUND = re.compile(r"(?<=\d)[\u00a0\u2007\u2009\u202f](?=\d{3}(?!\d))")
"""A blank between thousands that does not part words."""

_SIDE_BY_SIDE = re.compile(r"\d[^\S\n]+[-+]?\d")
_BY_LENGTH = sorted(MONEY_UNITS, key=len, reverse=True)


def unit_in(cells: Iterable[Passage | None]) -> str | None:
    """Return the first money unit that one of *cells* names: 单位：万元, 价值（元）."""
    units = (stated_unit(fold(cell.text)) for cell in cells if cell)
    return next((unit for unit in units if unit), None)


def assumed_unit(place: Passage, report: Report, unit: str = ASSUMED_UNIT) -> str:
    """Return the unit to go on with where a table names none, and report it.

    :param unit: the one that all tables before it are in.
    """
    report(gap_in(place, f"no money unit is stated here; {unit} is assumed"))
    return unit
