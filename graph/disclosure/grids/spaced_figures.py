"""Figures with a blank between their thousands: 2 310.50.

One cell alone does not tell such a figure from two that a file does not part (a number of the
row, an amount). A table does: all its cells with blanks between digits have that form, and no
figure in it is of a thousand or more without.
"""

import re
from dataclasses import dataclass

from ...reading.document import Passage, Row

_SPACED = re.compile(r"\s*[-+]?\d{1,3}(?: \d{3})+(?:\.\d+)?\s*")
_BLANK_INSIDE = re.compile(r"\d[^\S\n]+[-+]?\d")
_PARTED_OTHERWISE = re.compile(r"\s*[-+]?(?:\d{4,}\.\d+|\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?)\s*")


@dataclass(frozen=True)
class SpacedFigure(Passage):
    """A cell with one figure, whose thousands blanks part."""


def with_spaced_figures(grid: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return *grid*, its cells with blanks between digits told as figures where they all are."""
    cells = {id(cell): cell for row in grid for cell in row if not cell.is_blank}
    spaced = {key: cell for key, cell in cells.items() if _BLANK_INSIDE.search(cell.text)}
    is_usual = all(map(_SPACED.fullmatch, (cell.text for cell in spaced.values())))
    others = any(_PARTED_OTHERWISE.fullmatch(cell.text) for cell in cells.values())
    if not spaced or not is_usual or others:
        return grid
    told = {key: SpacedFigure(cell.lines) for key, cell in spaced.items()}
    return tuple(tuple(told.get(id(cell), cell) for cell in row) for row in grid)
