"""Rows of a table put together by what its header says."""

from collections.abc import Iterable, Iterator

from ..reading.document import Row


def rows_of_width(rows: Iterable[Row], width: int) -> Iterator[Row]:
    """Put rows of *width* cells together.

    A source without columns parts a row wherever it has a blank line, and runs rows together
    where it has none. Pieces that do not add up to the width are given as they are, for the
    caller to report.
    """
    held: Row = ()
    for row in rows:
        if held and len(held) + len(row) > width:
            yield held
            held = ()
        held = (*held, *row)
        if len(held) >= width:
            yield from _split(held, width)
            held = ()
    if held:
        yield held


def _split(row: Row, width: int) -> Iterator[Row]:
    if len(row) % width:
        yield row
    else:
        yield from (row[start : start + width] for start in range(0, len(row), width))


def is_empty(row: Row) -> bool:
    """Whether no cell of *row* holds text."""
    return all(cell.is_blank for cell in row)
