"""Columns of one table that would say the same of one row and hold different figures.

A head that a borderless page sets over some columns may be lost over the others: a 小计 beneath
it then reads like the 合计 beside it. One of the two would be wrong, so neither claims anything.
Figures that differ because their columns are of different funds contradict nothing.
"""

from collections.abc import Sequence

from ...reading.document import Row
from ..basics.folding import fold
from ..basics.numbers import parse_number
from .column_meanings import Columns
from .table_meaning import Meaning


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


def funds_differ(columns: Columns, rows: Sequence[Row]) -> bool:
    """Tell whether columns of one year and phase that tell but their funds hold different figures.

    合计 beside 一般公共预算 in a table of “三公”经费 is then more than what one fund pays.
    """
    known = [(column, meaning) for column, (meaning, _) in columns.items() if meaning]
    return any(
        meaning.fund != other.fund and _same_time(meaning, other) and _differ(one, two, rows)
        for one, meaning in known
        for two, other in known
        if one < two
    )


def _same_time(one: Meaning, other: Meaning) -> bool:
    """Tell whether two columns are of one year and phase, and state amounts; one may not say it."""
    if one.relation or other.relation:
        return False
    return all(
        mine == its or None in (mine, its)
        for mine, its in (
            (one.phase, other.phase),
            (one.year, other.year),
            (one.years_back, other.years_back),
        )
    )


def _differ(one: int, other: int, rows: Sequence[Row]) -> bool:
    figures = ((parse_number(fold(row[column].text)) for column in (one, other)) for row in rows)
    return any(None not in pair and pair[0] != pair[1] for pair in map(tuple, figures))
