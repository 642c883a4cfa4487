"""Rows of a table put together by what its header says."""

from collections.abc import Iterable, Iterator

from ..reading.document import Passage

Row = tuple[Passage, ...]


def rows_of_width(rows: Iterable[Row], width: int) -> Iterator[Row]:
    """Join pieces of rows until they are *width* cells wide.

    A source without columns parts a row wherever it has a blank line; pieces that do not
    add up to the width are given as they are, for the caller to report.
    """
    held: Row = ()
    for row in rows:
        if held and len(held) + len(row) > width:
            yield held
            held = ()
        held = (*held, *row)
        if len(held) >= width:
            yield held
            held = ()
    if held:
        yield held


def is_empty(row: Row) -> bool:
    """Whether no cell of *row* holds text."""
    return all(cell.is_blank for cell in row)
