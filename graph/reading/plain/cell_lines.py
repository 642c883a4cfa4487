"""Tables in plain text with a cell a line, each closed by a bar, as some readers print web pages.

``序号 |`` ``收入 |`` ``支出 | ||``: two bars or more close a row; where rows are not closed,
the line of column numbers (栏次 1 2 3) or the widest closed row tells how wide they are.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..document import Line, Passage, Table
from .closed_cells import ClosedCell, closed, closed_cells
from .closed_rows import closed_rows
from .placed_rows import table_of_rows

_LEAST = 8
"""Fewer lines are no table."""

_MOST_IN_FRONT = 12


def cell_lines(lines: Sequence[Line], start: int) -> tuple[int, Table | None]:
    """Return where the closed cells end that begin at *start*, and the table that they are.

    Lines in front of the table, closed like its cells, may keep it from being told: it is then
    looked for from the next lines on.
    """
    cells, end = closed_cells(lines, start)
    for skipped in range(min(_MOST_IN_FRONT, len(cells))):
        if found := _table_from(cells[skipped:], lines, end):
            begin = start + skipped
            return found if begin == start else (begin, None)
    return max(end, start + 1), None


def _table_from(
    cells: Sequence[ClosedCell], lines: Sequence[Line], end: int
) -> tuple[int, Table] | None:
    """Return the table of *cells*, behind which the last one may stand without a bar."""
    if len(cells) < _LEAST or cells[0].lines[0].indent:
        return None
    if end < len(lines) and (last := lines[end].text.strip()) and not re.search("[|｜]", last):
        cells = [*cells, closed(lines[end : end + 1])]
        end += 1
    rows = closed_rows(cells)
    return (end, _table(rows)) if rows else None


def _table(rows: list[list[ClosedCell]]) -> Table:
    passages = [
        [_placed(cell, r, c) for c, cell in enumerate(row, start=1)]
        for r, row in enumerate(rows, start=1)
    ]
    return table_of_rows(passages)


def _placed(cell: ClosedCell, row: int, column: int) -> Passage:
    places = (replace(line.place, row=row, column=column) for line in cell.lines)
    return Passage(
        tuple(replace(line, place=place) for line, place in zip(cell.lines, places, strict=True))
    )
