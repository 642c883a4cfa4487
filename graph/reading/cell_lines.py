"""Tables in plain text with a cell a line, each closed by a bar, as some readers print web pages.

``序号 |`` ``收入 |`` ``支出 | ||``: two bars or more close a row; where rows are not closed,
the line of column numbers (栏次 1 2 3) or the widest closed row tells how wide they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .document import Line, Passage, Place, Table
from .tables import Cell, table_of

_CLOSED = re.compile(r"(?P<cell>[^|｜]*)(?P<bars>[|｜][\s|｜]*)")
_LEAST = 8
"""Fewer lines are no table."""

_MOST_IN_FRONT = 12

_UNIT_LINE = re.compile(r"单位[:：]|年度[:：]")


@dataclass(frozen=True, slots=True)
class _Closed:
    line: Line
    text: str
    ends_row: bool


def cell_lines(lines: Sequence[Line], start: int) -> tuple[int, Table | None]:
    """Return where the closed cells end that begin at *start*, and the table that they are.

    Lines in front of the table, closed like its cells, may keep it from being told: it is then
    looked for from the next lines on.
    """
    end = _end(lines, start)
    for begin in range(start, min(start + _MOST_IN_FRONT, end)):
        if found := _table_from(lines, begin, end):
            return (found[0], found[1]) if begin == start else (begin, None)
    return max(end, start + 1), None


def _end(lines: Sequence[Line], start: int) -> int:
    end = start
    while end < len(lines) and _CLOSED.fullmatch(lines[end].text.strip()):
        end += 1
    return end


def _table_from(lines: Sequence[Line], start: int, end: int) -> tuple[int, Table] | None:
    closed: list[_Closed] = []
    for line in lines[start:end]:
        match = _CLOSED.fullmatch(line.text.strip())
        if match:
            bars = sum(match["bars"].count(bar) for bar in "|｜")
            closed.append(_Closed(line, match["cell"].strip(), bars > 1))
    if len(closed) < _LEAST or lines[start].indent:
        return None
    at = end
    if at < len(lines) and (last := lines[at].text.strip()) and not re.search("[|｜]", last):
        closed.append(_Closed(lines[at], last, ends_row=True))
        at += 1
    rows = _rows(closed)
    return (at, _table(rows)) if rows else None


def _rows(cells: Sequence[_Closed]) -> list[list[_Closed]]:
    """Return the rows, or nothing where it cannot be told how wide they are."""
    rows: list[list[_Closed]] = [[]]
    for place, cell in enumerate(cells):
        if cell.text == "栏次" and not rows[-1]:
            return _in_rows(rows[:-1], cells[place:], _numbered(cells[place:]))
        rows[-1].append(cell)
        if cell.ends_row:
            rows.append([])
    width = max((len(row) for row in rows[:-1]), default=0)
    return rows[:-1] if not rows[-1] else _in_rows(rows[:-1], rows[-1], width)


def _numbered(cells: Sequence[_Closed]) -> int:
    """Return the width of the row that begins with 栏次: it numbers the columns."""
    width = 1
    while width < len(cells) and cells[width].text == str(width):
        width += 1
    return width


def _in_rows(
    above: list[list[_Closed]], cells: Sequence[_Closed], columns: int
) -> list[list[_Closed]]:
    """Return the rows of the table that has *columns* beside those that nothing numbers.

    The last cell of all has no bar, and is not there where it is blank.
    """
    widths = [width for width in range(columns, columns + 3) if width > 1]
    fitting = [width for width in widths if len(cells) % width == 0]
    fitting += [width for width in widths if len(cells) % width == width - 1]
    return [*above, *_cut(cells, fitting[0])] if fitting else []


def _cut(cells: Sequence[_Closed], width: int) -> list[list[_Closed]]:
    return [list(cells[place : place + width]) for place in range(0, len(cells), width)]


def _table(rows: list[list[_Closed]]) -> Table:
    width = max(map(len, rows))
    cells: list[Cell] = []
    for r, row in enumerate(rows):
        column = 1 if _leaves_out_first(rows, r, width) else 0
        for k, cell in enumerate(row):
            span = _span(row, k, width)
            line = Line(cell.text, Place(cell.line.place.line, row=r + 1, column=column + 1))
            is_first = k == 0 and column == 0 and span == 1
            height = 2 if is_first and _leaves_out_first(rows, r + 1, width) else 1
            cells.append(Cell(Passage((line,)), r, column, height, span))
            column += span
    return table_of(cells, Place())


def _leaves_out_first(rows: list[list[_Closed]], r: int, width: int) -> bool:
    """Tell a row of a header whose first column is that of the row above."""
    is_beneath = 0 < r < len(rows) and len(rows[r - 1]) < width
    return is_beneath and len(rows[r]) == width - 1 and not _is_label(rows[r - 1])


def _is_label(row: list[_Closed]) -> bool:
    return any(_UNIT_LINE.search(cell.text) for cell in row)


def _span(row: list[_Closed], place: int, width: int) -> int:
    """Return how many columns a cell covers: all but the first of a short row share them."""
    others = len(row) - 1
    if len(row) in (width, width - 1) or _is_label(row) or not others or place == 0:
        return 1
    return (width - 1) // others if (width - 1) % others == 0 else 1
