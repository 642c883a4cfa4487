"""Rows that say no more than that they are a sum, where a table has several of them.

A 小计 beneath some rows, and a row that a page parted from its label, look like the total. Of
several that differ, only one that the others add up to is it; without one, none is.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby

from ...reading.document import Row
from ..basics.folding import fold
from ..basics.numbers import parse_number
from .row_labels import RowLabel

Labelled = tuple[Row, RowLabel | None]


def partial_sums(rows: Sequence[Labelled], columns: Iterable[int]) -> list[Row]:
    """Return the rows among *rows* that are labelled as a sum and are not all of it.

    :param columns: those with figures.
    """
    sums = [(str(label.of), row) for row, label in rows if label and _only_sums(label)]
    found: list[Row] = []
    for _, group in groupby(sorted(sums, key=lambda one: one[0]), key=lambda one: one[0]):
        found += _partial([row for _, row in group], tuple(columns))
    return found


def _only_sums(label: RowLabel) -> bool:
    meaning = label.meaning
    return meaning.is_total and meaning.item in (None, "total") and not meaning.function


def _partial(rows: list[Row], columns: Sequence[int]) -> list[Row]:
    """Return *rows* without those that are the total, nothing where all say the same."""
    figures = {id(row): [_figure(row, column) for column in columns] for row in rows}
    filled = [row for row in rows if any(figures[id(row)])]
    if len({tuple(figures[id(row)]) for row in filled}) < 2:
        return []
    return [row for row in filled if not _is_sum(row, filled, figures)]


def _is_sum(row: Row, rows: list[Row], figures: dict[int, list[Decimal]]) -> bool:
    others = [figures[id(other)] for other in rows if figures[id(other)] != figures[id(row)]]
    return [sum(column) for column in zip(*others, strict=True)] == figures[id(row)]


def _figure(row: Row, column: int) -> Decimal:
    return parse_number(fold(row[column].text)) or Decimal(0)
