"""Rows of a table that name a department among its units: what it has for itself, not all of it."""

from collections.abc import Iterable, Sequence

from ...reading.document import Row
from ...values import Iri
from ..basics.folding import fold
from ..basics.numbers import parse_number
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


def _differ(row: Row, total: Row, column: int) -> bool:
    figures = [parse_number(fold(cells[column].text)) for cells in (row, total)]
    return None not in figures and figures[0] != figures[1]
