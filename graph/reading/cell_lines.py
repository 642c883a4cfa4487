"""Tables in plain text with a cell a line, each closed by a bar, as some readers print web pages.

``序号 |`` ``收入 |`` ``支出 | ||``: two bars or more close a row; where rows are not closed,
the line of column numbers (栏次 1 2 3) or the widest closed row tells how wide they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .document import Line, Passage, Place, Row, Table
from .tables import Cell, header_sizes, table_of

_CLOSED = re.compile(r"(?P<cell>[^|｜]*)(?P<bars>[|｜][\s|｜]*)")
_LEAST = 8
"""Fewer lines are no table."""

_DEEPEST_HEADER = 5
"""Rows that a header and the lines in front of it have at most."""

_MOST_IN_FRONT = 12
_MOST_LINES = 30
"""Lines of one cell."""

_TOTAL = re.compile("[合总小]计|栏次")
"""What a row of totals, or of the numbers of columns, begins with: it covers all labels."""

_FIGURE = re.compile(r"[-+]?[\d,]+(?:\.\d+)?%?")
_UNIT_LINE = re.compile(r"单位[:：]|年度[:：]")


@dataclass(frozen=True, slots=True)
class _Closed:
    """A cell: its lines, of which the last is closed by *bars* bars."""

    lines: tuple[Line, ...]
    bars: int

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def ends_row(self) -> bool:
        return self.bars != 1


def cell_lines(lines: Sequence[Line], start: int) -> tuple[int, Table | None]:
    """Return where the closed cells end that begin at *start*, and the table that they are.

    Lines in front of the table, closed like its cells, may keep it from being told: it is then
    looked for from the next lines on.
    """
    cells, end = _cells(lines, start)
    for skipped in range(min(_MOST_IN_FRONT, len(cells))):
        if found := _table_from(cells[skipped:], lines, end):
            begin = start + skipped
            return found if begin == start else (begin, None)
    return max(end, start + 1), None


def _cells(lines: Sequence[Line], start: int) -> tuple[list[_Closed], int]:
    """Return the closed cells from *start* on, and where they end."""
    found: list[_Closed] = []
    row = widest = 0
    at = start
    while at < len(lines):
        size = _lines_of_cell(lines, at) if 0 < row < widest else _is_closed(lines[at])
        if not size:
            break
        cell = _closed(lines[at : at + size])
        found.append(cell)
        at += size
        row += 1
        if cell.ends_row:
            row, widest = 0, max(widest, row)
    return found, at


def _lines_of_cell(lines: Sequence[Line], at: int) -> int:
    """Return how many lines the cell has that begins at *at*; 0 where none is closed there.

    Within a row that is not as wide as those above, a cell may have several.
    """
    for size in range(1, min(_MOST_LINES, len(lines) - at) + 1):
        line = lines[at + size - 1]
        if _is_closed(line):
            return size
        if not line.text.strip() or line.indent:
            return 0
    return 0


def _is_closed(line: Line) -> bool:
    return bool(_CLOSED.fullmatch(line.text.strip()))


def _closed(lines: Sequence[Line]) -> _Closed:
    *above, last = lines
    match = _CLOSED.fullmatch(last.text.strip())
    cell, bars = (match["cell"], match["bars"]) if match else (last.text, "")
    texts = [*(line.text.strip() for line in above), cell.strip()]
    kept = tuple(replace(line, text=text) for line, text in zip(lines, texts, strict=True))
    return _Closed(kept, sum(map(bars.count, "|｜")))


def _table_from(
    cells: Sequence[_Closed], lines: Sequence[Line], end: int
) -> tuple[int, Table] | None:
    """Return the table of *cells*, behind which the last one may stand without a bar."""
    if len(cells) < _LEAST or cells[0].lines[0].indent:
        return None
    if end < len(lines) and (last := lines[end].text.strip()) and not re.search("[|｜]", last):
        cells = [*cells, _closed(lines[end : end + 1])]
        end += 1
    rows = _rows(cells)
    return (end, _table(rows)) if rows else None


def _rows(cells: Sequence[_Closed]) -> list[list[_Closed]]:
    """Return the rows, or nothing where it cannot be told how wide they are."""
    rows: list[list[_Closed]] = [[]]
    for place, cell in enumerate(cells):
        if cell.text == "栏次" and not rows[-1] and not _any_closed(cells[place:]):
            return _in_rows(rows[:-1], cells[place:], _numbered(cells[place:]))
        rows[-1].append(cell)
        if cell.ends_row:
            rows.append([])
    width = max((len(row) for row in rows[:-1]), default=0)
    return rows[:-1] if not rows[-1] else _in_rows(rows[:-1], rows[-1], width)


def _any_closed(cells: Sequence[_Closed]) -> bool:
    return any(cell.ends_row for cell in cells[:-1])


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
    is_known = not any(
        _is_unplaced(rows, r, width) or _lacks_columns(rows, r, width) for r in range(len(rows))
    )
    for r, row in enumerate(rows):
        column = 1 if _leaves_out_first(rows, r, width) else 0
        sizes = _sizes(rows, r, width)
        for k, cell in enumerate(row):
            span = sizes[k] if sizes else _span(row, k, width)
            passage = _placed(cell, r + 1, column + 1)
            is_first = k == 0 and column == 0 and span == 1
            height = 2 if is_first and _leaves_out_first(rows, r + 1, width) else 1
            cells.append(Cell(passage, r, column, height, span))
            column += span
    grid = table_of(cells, Place()).grid if is_known else None
    return Table(_written(cells, len(rows)), grid)


def _is_unplaced(rows: list[list[_Closed]], r: int, width: int) -> bool:
    """Tell the upper row of a header of which it cannot be told what stands beneath each cell."""
    row, below = rows[r], rows[r + 1] if r + 1 < len(rows) else []
    if r >= _DEEPEST_HEADER or not 2 < len(row) < width - 1 or len(below) != width:
        return False
    is_head = not any(char.isdigit() for cell in below for char in cell.text)
    fills = sum(_span(row, k, width) for k in range(len(row))) == width
    return is_head and not _is_label(row) and not fills and _sizes(rows, r, width) is None


def _placed(cell: _Closed, row: int, column: int) -> Passage:
    places = (replace(line.place, row=row, column=column) for line in cell.lines)
    return Passage(
        tuple(replace(line, place=place) for line, place in zip(cell.lines, places, strict=True))
    )


def _written(cells: Sequence[Cell], height: int) -> tuple[Row, ...]:
    """Return the rows as they stand in the text: what covers several columns stands once."""
    return tuple(tuple(cell.passage for cell in cells if cell.row == r) for r in range(height))


def _leaves_out_first(rows: list[list[_Closed]], r: int, width: int) -> bool:
    """Tell a row of a header whose first column is that of the row above."""
    is_beneath = 0 < r < len(rows) and len(rows[r - 1]) < width and not _is_total(rows[r])
    return is_beneath and len(rows[r]) == width - 1 and not _is_label(rows[r - 1])


def _is_total(row: list[_Closed]) -> bool:
    """Tell a row of totals or of the numbers of columns."""
    has_figures = any(char.isdigit() for cell in row for char in cell.text)
    return has_figures and bool(_TOTAL.fullmatch("".join(row[0].text.split())))


def _sums_beside(row: list[_Closed], width: int) -> int:
    """Return how many tables side by side a row sums up, each by a label and one figure."""
    labels, figures = row[::2], row[1::2]
    is_sum = (
        1 < len(labels) == len(figures)
        and all(cell.text.strip().endswith("计") for cell in labels)
        and all(_FIGURE.fullmatch(cell.text.strip()) for cell in figures)
    )
    return len(labels) if is_sum and width % len(labels) == 0 else 0


def _lacks_columns(rows: list[list[_Closed]], r: int, width: int) -> bool:
    """Tell a row with figures and fewer cells than columns: any of them may be merged ones.

    The last row of all may lack its last cell.
    """
    row = rows[r]
    if r + 1 == len(rows) and len(row) == width - 1:
        return False
    is_whole = len(row) == width or _is_total(row) or _is_label(row) or _sums_beside(row, width)
    return not is_whole and sum(bool(_FIGURE.fullmatch(cell.text.strip())) for cell in row) > 1


def _is_label(row: list[_Closed]) -> bool:
    return any(_UNIT_LINE.search(cell.text) for cell in row)


def _sizes(rows: list[list[_Closed]], r: int, width: int) -> list[int] | None:
    """Return the spans of a header's upper row, where the row below tells them."""
    row = rows[r]
    if r >= _DEEPEST_HEADER or len(row) == width or _is_label(row):
        return None
    below = _spread(rows, r + 1, width)
    if any(char.isdigit() for text in below for char in text):
        return None
    return header_sizes(len(row), below)


def _spread(rows: list[list[_Closed]], r: int, width: int) -> list[str]:
    """Return the text over each column of a row, empty where its spans are not known."""
    if r >= len(rows):
        return []
    texts = ["".join(cell.text.split()) for cell in rows[r]]
    if len(texts) == width:
        return texts
    sizes = _sizes(rows, r, width) or []
    return [text for text, size in zip(texts, sizes, strict=False) for _ in range(size)]


def _span(row: list[_Closed], place: int, width: int) -> int:
    """Return how many columns a cell covers: all but the first of a short row share them."""
    others = len(row) - 1
    if tables := _sums_beside(row, width):
        return 1 if place % 2 else width // tables - 1
    if _is_total(row) and others:
        return width - others if place == 0 else 1
    if len(row) in (width, width - 1) or _is_label(row) or not others or place == 0:
        return 1
    return (width - 1) // others if (width - 1) % others == 0 else 1
