"""Tables in plain text with a cell a line, each closed by a bar, as some readers print web pages.

``序号 |`` ``收入 |`` ``支出 | ||``: two bars or more close a row; where rows are not closed,
the line of column numbers (栏次 1 2 3) or the widest closed row tells how wide they are.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..document import Line, Passage, Place, Row, Table
from ..tables import Cell, table_of
from .closed_cells import ClosedCell, closed, closed_cells
from .closed_rows import closed_rows
from .closed_spans import (
    header_spans,
    is_unplaced,
    lacks_columns,
    leaves_out_first,
    parted,
    span_of,
)

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
    width = max(map(len, rows))
    cells: list[Cell] = []
    is_known = not any(
        is_unplaced(rows, r, width) or lacks_columns(rows, r, width) for r in range(len(rows))
    )
    for r, row in enumerate(rows):
        whole, above = parted(rows, r, width), parted(rows, r - 1, width) if r else None
        column = above or (1 if leaves_out_first(rows, r, width) else 0)
        sizes = header_spans(rows, r, width) if above is None else [1] * len(row)
        for k, cell in enumerate(row):
            span = sizes[k] if sizes else span_of(row, k, width)
            passage = _placed(cell, r + 1, column + 1)
            is_first = k == 0 and column == 0 and span == 1
            reaches_down = is_first and leaves_out_first(rows, r + 1, width)
            height = 2 if reaches_down or whole not in (None, k) else 1
            cells.append(Cell(passage, r, column, height, span))
            column += span
    grid = table_of(cells, Place()).grid if is_known else None
    return Table(_written(cells, len(rows)), grid)


def _placed(cell: ClosedCell, row: int, column: int) -> Passage:
    places = (replace(line.place, row=row, column=column) for line in cell.lines)
    return Passage(
        tuple(replace(line, place=place) for line, place in zip(cell.lines, places, strict=True))
    )


def _written(cells: Sequence[Cell], height: int) -> tuple[Row, ...]:
    """Return the rows as they stand in the text: what covers several columns stands once."""
    rows: list[list[Passage]] = [[] for _ in range(height)]
    for cell in cells:
        rows[cell.row].append(cell.passage)
    return tuple(map(tuple, rows))
