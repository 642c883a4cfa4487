"""Rows of closed cells: two bars or more close a row, or it is told how wide rows are."""

from collections.abc import Sequence

from ..table_words import NUMBERS_COLUMNS
from .closed_cells import ClosedCell


def closed_rows(cells: Sequence[ClosedCell]) -> list[list[ClosedCell]]:
    """Return the rows, or nothing where it cannot be told how wide they are."""
    rows: list[list[ClosedCell]] = [[]]
    last = max((at for at, cell in enumerate(cells[:-1]) if cell.ends_row), default=-1)
    for place, cell in enumerate(cells):
        if cell.text == NUMBERS_COLUMNS and not rows[-1] and place > last:
            return _in_rows(rows[:-1], cells[place:], _numbered(cells[place:]))
        rows[-1].append(cell)
        if cell.ends_row:
            rows.append([])
    width = max((len(row) for row in rows[:-1]), default=0)
    return rows[:-1] if not rows[-1] else _in_rows(rows[:-1], rows[-1], width)


def _numbered(cells: Sequence[ClosedCell]) -> int:
    """Return the width of the row that begins with 栏次: it numbers the columns."""
    width = 1
    while width < len(cells) and cells[width].text == str(width):
        width += 1
    return width


def _in_rows(
    above: list[list[ClosedCell]], cells: Sequence[ClosedCell], columns: int
) -> list[list[ClosedCell]]:
    """Return the rows of the table that has *columns* beside those that nothing numbers.

    The last cell of all has no bar, and is not there where it is blank.
    """
    widths = [width for width in range(columns, columns + 3) if width > 1]
    fitting = [width for width in widths if len(cells) % width == 0]
    fitting += [width for width in widths if len(cells) % width == width - 1]
    return [*above, *_cut(cells, fitting[0])] if fitting else []


def _cut(cells: Sequence[ClosedCell], width: int) -> list[list[ClosedCell]]:
    return [list(cells[place : place + width]) for place in range(0, len(cells), width)]
