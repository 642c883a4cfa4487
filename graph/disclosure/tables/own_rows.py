"""Rows of a table that name a department among its units: what it has for itself, not all of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ...reading.document import Row
from ...values import Iri
from ..basics.folding import fold
from ..basics.numbers import parse_number
from ..grids.table_columns import is_figure
from .row_labels import RowLabel

Labelled = tuple[Row, RowLabel | None]


def own_rows(rows: Sequence[Labelled], publisher: Iri, columns: Iterable[int]) -> list[Row]:
    """Return the rows that give *publisher* as one of several units, of which a total is more.

    :param columns: those with figures.
    """
    named = {label.of for _, label in rows if label and label.of}
    own = [row for row, label in rows if label and label.of == publisher]
    totals = [row for row, label in rows if label and not label.of and label.meaning.is_total]
    if len(named) < 2 or not own or not totals:
        return []
    return own if any(_differ(own[0], totals[-1], column) for column in columns) else []


def of_department(
    rows: Sequence[Labelled], namesake: Iri | None, columns: Iterable[int]
) -> list[Labelled]:
    """Return *rows* with the only one that has figures taken for the department's own.

    :param namesake: the unit that is called as the department: a table of its row alone is of
        all that the department has.
    """
    within = tuple(columns)
    filled = [row for row, _ in rows if any(is_figure(row[column]) for column in within)]
    if namesake is None or len(filled) != 1:
        return list(rows)
    return [
        (row, replace(label, of=None) if label and label.of == namesake else label)
        for row, label in rows
    ]


def _differ(row: Row, total: Row, column: int) -> bool:
    figures = [parse_number(fold(cells[column].text)) for cells in (row, total)]
    return None not in figures and figures[0] != figures[1]
