"""Parts of a table on several pages of a PDF made one table."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..document import Line, Passage, Place, Table
from ..tables import Cell, table_of
from .cut_rows import FIGURE, is_cut
from .tables import NEAR, PartCell, TablePart
from .wrapping import wrapped_passage


def joined(parts: list[TablePart]) -> Table:
    """Return the table that *parts*, from page to page, make.

    Header rows that a page repeats are left out; a row that a page break cuts is one.
    """
    xs = _columns(parts)
    bordered = not (parts[0].is_open_above or parts[-1].is_open_below)
    cells: dict[int, list[Cell]] = {}
    height = 0
    for number, part in enumerate(parts):
        repeated = _repeated(parts[0], part) if number else 0
        cut = bool(number) and is_cut(parts[number - 1], part, repeated, bordered=bordered)
        start = height - repeated - cut
        for cell in part.cells:
            if cell.area.row + cell.area.height <= repeated:
                continue
            placed = _placed(cell, part, xs, start, repeated)
            if cut and placed.row == height - 1:
                blanks = _blanks_behind(parts[number - 1], cell)
                placed = _extended(cells.setdefault(height - 1, []), placed, blanks)
            cells.setdefault(placed.row + placed.height - 1, []).append(placed)
        for blank in _blank_beyond(part, xs, range(start + repeated + cut, start + part.height)):
            cells.setdefault(blank.row, []).append(blank)
        height = start + part.height
    place = Place(page=parts[0].page, table=parts[0].table)
    return table_of((cell for row in cells.values() for cell in row), place)


def _placed(cell: PartCell, part: TablePart, xs: list[float], start: int, first: int) -> Cell:
    area = cell.area
    row = max(area.row, first)
    left, right = _nearest(xs, cell.x0), _nearest(xs, cell.x1)
    place = Place(page=part.page, table=part.table, row=area.row + 1, column=area.column + 1)
    return Cell(
        wrapped_passage(cell.lines, cell.x1 - cell.x0, place),
        start + row,
        left,
        area.row + area.height - row,
        max(right - left, 1),
    )


def _blank_beyond(part: TablePart, xs: list[float], rows: range) -> Iterator[Cell]:
    """Yield a blank cell behind each of *rows* of *part*, where it is not as wide as the table."""
    end = _nearest(xs, part.xs[-1])
    if end < len(xs) - 1:
        for row in rows:
            place = Place(
                page=part.page,
                table=part.table,
                row=row - rows.stop + part.height + 1,
                column=end + 1,
            )
            yield Cell(Passage((Line("", place),)), row, end, 1, len(xs) - 1 - end)


def _extended(row: list[Cell], rest: Cell, blanks: int) -> Cell:
    """Take the cell above *rest* out of *row* and return it with the lines and rows of *rest*.

    :param blanks: how many were typed where the page ends.
    """
    for number, cell in enumerate(row):
        if cell.column <= rest.column < cell.column + cell.width:
            del row[number]
            whole = _behind(cell.passage, rest.passage, blanks)
            height = cell.height + rest.height - 1
            return Cell(whole, cell.row, cell.column, height, cell.width)
    return rest


def _behind(passage: Passage, rest: Passage, blanks: int) -> Passage:
    """Return the lines of *passage*, and those of *rest* as what they go on with."""
    if passage.is_blank or rest.is_blank:
        return rest if passage.is_blank else passage
    *lines, last = passage.lines
    last = replace(last, text=last.text + " " * blanks, wraps=True)
    return Passage((*lines, last, *rest.lines))


def _columns(parts: list[TablePart]) -> list[float]:
    xs: list[float] = []
    for x in sorted(x for part in parts for x in part.xs):
        if not xs or x - xs[-1] > NEAR:
            xs.append(x)
    return xs


def _nearest(xs: list[float], x: float) -> int:
    return min(range(len(xs)), key=lambda n: abs(xs[n] - x))


def _blanks_behind(part: TablePart, rest: PartCell) -> int:
    """Return how many blanks were typed at the end of the cell that *rest* goes on with."""
    above = (c for c in part.row(part.height - 1) if abs(c.x0 - rest.x0) <= NEAR and c.lines)
    return next((cell.lines[-1].glyphs[-1].after for cell in above), 0)


def _repeated(first: TablePart, part: TablePart) -> int:
    """Return how many rows at the top of *part* are those at the top of *first*."""
    count = 0
    while count < min(first.height, part.height):
        ours, theirs = (
            [(c.area.row, round(c.x0 / NEAR), c.text) for c in p.row(count)] for p in (first, part)
        )
        texts = "".join(text for _, _, text in ours)
        if [t for *_, t in ours] != [t for *_, t in theirs] or not texts or _has_figure(ours):
            break
        count += 1
    return count


def _has_figure(row: Iterable[tuple[int, int, str]]) -> bool:
    """Tell a row with figures from one of a header, which may number the columns (栏次 1 2)."""
    texts = {text for *_, text in row}
    return "栏次" not in texts and any(map(FIGURE.fullmatch, texts))
