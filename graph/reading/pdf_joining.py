"""Parts of a table on several pages of a PDF made one table."""

import re
from collections.abc import Iterable
from dataclasses import replace

from .document import Passage, Place, Table
from .pdf_tables import NEAR, PartCell, TablePart
from .pdf_wrapping import fills, is_full, wrapped_passage
from .tables import Cell, table_of

_FIGURE = re.compile(r"[\d,，.．%％\-—－+]+")
_TOTAL = re.compile("[合小总]计")
_COUNTED = re.compile("[年月日号第元万亿个项台套辆人次米吨亩]")
"""What may stand behind a figure in one text: 2023年公用经费, 50万元以上."""


def joined(parts: list[TablePart]) -> Table:
    """Return the table that *parts*, from page to page, make.

    Header rows that a page repeats are left out; a row that a page break cuts is one.
    """
    xs = _columns(parts)
    cells: dict[int, list[Cell]] = {}
    height = 0
    for number, part in enumerate(parts):
        repeated = _repeated(parts[0], part) if number else 0
        cut = bool(number) and _is_cut(parts[number - 1], part, repeated, xs)
        start = height - repeated - cut
        for cell in part.cells:
            if cell.area.row + cell.area.height <= repeated:
                continue
            placed = _placed(cell, part, xs, start, repeated)
            if cut and placed.row == height - 1:
                blanks = _blanks_behind(parts[number - 1], cell)
                _extend(cells.setdefault(height - 1, []), placed, blanks)
                continue
            cells.setdefault(placed.row + placed.height - 1, []).append(placed)
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


def _extend(row: list[Cell], rest: Cell, blanks: int) -> None:
    """Put the lines of *rest* behind those of the cell above it; keep what is left of it.

    :param blanks: how many were typed where the page ends.
    """
    for number, cell in enumerate(row):
        if cell.column <= rest.column < cell.column + cell.width:
            if not rest.passage.is_blank:
                *lines, last = cell.passage.lines
                last = replace(last, text=last.text + " " * blanks, wraps=True)
                whole = Passage((*lines, last, *rest.passage.lines))
                row[number] = Cell(whole, cell.row, cell.column, cell.height, cell.width)
            return


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
    return "栏次" not in texts and any(map(_FIGURE.fullmatch, texts))


def _is_cut(above: TablePart, part: TablePart, row: int, xs: list[float]) -> bool:
    """Tell whether a row of *part*, the first below the header, goes on with the last of *above*.

    So it does where it holds nothing but words, each below a cell that is full to its edge.
    Of more than two such cells, one more has to be complete above: else two rows of a narrow
    table, full by chance, would be one.
    """
    cells = part.row(row)
    if len(cells) < 2 or any(cell.area.height > 1 and cell.text for cell in cells):
        return False
    rest = {_nearest(xs, cell.x0): cell for cell in cells if cell.lines}
    last = {_nearest(xs, c.x0): c for c in above.row(above.height - 1) if c.lines}
    is_plausible = len(rest) <= 2 or len(last) > len(rest)
    return (
        bool(rest)
        and is_plausible
        and all(
            _goes_on(last.get(x), cell, alone=len(rest) == 1 < len(last))
            for x, cell in rest.items()
        )
    )


def _goes_on(above: PartCell | None, cell: PartCell, *, alone: bool) -> bool:
    """Tell whether the text of *cell* is the rest of that in *above*.

    :param alone: whether nothing else is left of the row: a total would have figures.
    """
    if above is None or _FIGURE.fullmatch(cell.text):
        return False
    if _FIGURE.fullmatch(above.text) and not _COUNTED.match(cell.text):
        return False
    ends = above.lines[-1], cell.lines[0], above.x1 - above.x0
    return fills(*ends) or (alone and bool(_TOTAL.fullmatch(cell.text)) and is_full(*ends))
