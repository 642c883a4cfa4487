"""Columns of figures that a source without rules did not part from the one beside."""

import re
from collections.abc import Sequence

from ...reading.document import Row
from ..basics.folding import fold

_MONEY = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+\.\d{1,2})"
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


def _is_beside_blank(row: Row, column: int) -> bool:
    beside = (row[c] for c in (column - 1, column + 1) if 0 <= c < len(row))
    return any(not fold(cell.text) for cell in beside)
