"""Columns of figures that a source without rules did not part from the one beside."""

import re
from collections.abc import Sequence

from ...reading.document import Row
from ..basics.folding import fold

_MONEY = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+\.\d{1,2})"
_TWO_HEADS = re.compile(
    r"(?:合计|小计|预算数|决算数)[^\S\n]+(?!合计|小计|总计)\S*(?:费|支出|预算数|决算数)(?:[(（]\S+[)）])?"
)
_TWO = re.compile(rf"\s*{_MONEY}[^\S\n]+{_MONEY}\s*")


def unparted(rows: Sequence[Row]) -> frozenset[int]:
    """Return the columns of which a cell holds two amounts while a cell beside it is blank.

    A single amount in such a column may be of either: nothing is known of it.
    """
    return frozenset(
        column
        for row in rows
        for column, cell in enumerate(row)
        if len(cell.lines) == 1 and _TWO.fullmatch(cell.text) and _is_beside_blank(row, column)
    )


def unparted_from(header: Sequence[Row]) -> int | None:
    """Return the first column whose head holds two (小计 购置费): from there on all are shifted."""
    places = (
        column
        for row in header
        for column, cell in enumerate(row)
        if any(_TWO_HEADS.fullmatch(line.text.strip()) for line in cell.lines)
    )
    return min(places, default=None)


def _is_beside_blank(row: Row, column: int) -> bool:
    beside = (row[c] for c in (column - 1, column + 1) if 0 <= c < len(row))
    return any(not fold(cell.text) for cell in beside)
