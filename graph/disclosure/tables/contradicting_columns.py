"""Columns of one table that would say the same of one row and hold different figures.

A head that a borderless page sets over some columns may be lost over the others: a 小计 beneath
it then reads like the 合计 beside it. One of the two would be wrong, so neither claims anything.
"""

from collections.abc import Sequence

from ...reading.document import Row
from ..basics.folding import fold
from ..basics.numbers import parse_number
from .column_meanings import Columns


def without_contradictions(columns: Columns, rows: Sequence[Row]) -> Columns:
    """Return *columns*; those whose figures contradict another of the same meaning have none."""
    taken = [
        (one, other)
        for one, (meaning, _) in columns.items()
        for other, (same, _) in columns.items()
        if one < other and meaning and meaning == same and _differ(one, other, rows)
    ]
    contradicting = {column for pair in taken for column in pair}
    return {
        column: (None, ()) if column in contradicting else found
        for column, found in columns.items()
    }


def _differ(one: int, other: int, rows: Sequence[Row]) -> bool:
    figures = ((parse_number(fold(row[column].text)) for column in (one, other)) for row in rows)
    return any(None not in pair and pair[0] != pair[1] for pair in map(tuple, figures))
