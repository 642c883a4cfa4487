"""Tables of a PDF: cells with their lines, and the parts on several pages made one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from .document import Passage, Place, Table
from .pdf_glyphs import Glyph
from .pdf_lines import TextLine, text_lines
from .pdf_ruling import Area, Lattice
from .pdf_wrapping import ITEM, PADDING, is_spaced, wrapped_passage
from .tables import Cell, table_of

_CELL_GAP = 4.0
_NEAR = 4.0
_FIGURE = re.compile(r"[\d,，.．%％\-—－+]+")


@dataclass(frozen=True, slots=True)
class PartCell:
    """A cell of a part: where it is on its page, its box, and the lines in it."""

    area: Area
    x0: float
    x1: float
    lines: tuple[TextLine, ...] = ()

    @property
    def text(self) -> str:
        """The lines, run together."""
        return "".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class TablePart:
    """What of a table stands on one page; *table* is its number on the page."""

    page: int
    table: int
    xs: tuple[float, ...]
    top: float
    height: int
    cells: tuple[PartCell, ...]

    def continues(self, earlier: "TablePart") -> bool:
        """Tell whether the columns are those of *earlier*, on a page before."""
        sides = zip((self.xs[0], self.xs[-1]), (earlier.xs[0], earlier.xs[-1]), strict=True)
        if self.page <= earlier.page or any(abs(a - b) > _NEAR for a, b in sides):
            return False
        few, many = sorted((self.xs, earlier.xs), key=len)
        return all(any(abs(x - other) <= _NEAR for other in many) for x in few)

    def row(self, number: int) -> list[PartCell]:
        """Return the cells that reach into a row, from the left."""
        found = (c for c in self.cells if c.area.row <= number < c.area.row + c.area.height)
        return sorted(found, key=lambda cell: cell.area.column)


def part_of(lattice: Lattice, glyphs: Iterable[Glyph], page: int, table: int) -> TablePart:
    """Return the part of a table that *lattice* draws, *glyphs* put into its cells."""
    inside: dict[Area, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        area = lattice.area_at((glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2)
        if area:
            inside[area].append(glyph)
    cells = tuple(
        PartCell(
            area,
            lattice.xs[area.column],
            lattice.xs[area.column + area.width],
            tuple(text_lines(inside[area], _CELL_GAP)),
        )
        for area in lattice.areas
    )
    return TablePart(page, table, lattice.xs, lattice.ys[0], len(lattice.ys) - 1, cells)


def joined(parts: list[TablePart]) -> Table:
    """Return the table that *parts*, from page to page, make.

    Header rows that a page repeats are left out; a row that a page break cuts is one.
    """
    xs = _columns(parts)
    cells: dict[int, list[Cell]] = {}
    height = 0
    for number, part in enumerate(parts):
        repeated = _repeated(parts[0], part) if number else 0
        cut = bool(number and not repeated) and _is_cut(parts[number - 1], part, xs)
        start = height - repeated - cut
        for cell in part.cells:
            if cell.area.row + cell.area.height <= repeated:
                continue
            placed = _placed(cell, part, xs, start, max(repeated, 0))
            if cut and cell.area.row == 0:
                _extend(cells.setdefault(height - 1, []), placed)
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


def _extend(row: list[Cell], rest: Cell) -> None:
    """Put the lines of *rest* behind those of the cell above it; keep what is left of it."""
    for number, cell in enumerate(row):
        if cell.column <= rest.column < cell.column + cell.width:
            if not rest.passage.is_blank:
                *lines, last = cell.passage.lines
                whole = Passage((*lines, replace(last, wraps=True), *rest.passage.lines))
                row[number] = Cell(whole, cell.row, cell.column, cell.height, cell.width)
            return


def _columns(parts: list[TablePart]) -> list[float]:
    xs: list[float] = []
    for x in sorted(x for part in parts for x in part.xs):
        if not xs or x - xs[-1] > _NEAR:
            xs.append(x)
    return xs


def _nearest(xs: list[float], x: float) -> int:
    return min(range(len(xs)), key=lambda n: abs(xs[n] - x))


def _repeated(first: TablePart, part: TablePart) -> int:
    """Return how many rows at the top of *part* are those at the top of *first*."""
    count = 0
    while count < min(first.height, part.height):
        ours, theirs = (
            [(c.area.row, round(c.x0 / _NEAR), c.text) for c in p.row(count)] for p in (first, part)
        )
        texts = "".join(text for _, _, text in ours)
        if [t for *_, t in ours] != [t for *_, t in theirs] or not texts or _has_figure(ours):
            break
        count += 1
    return count


def _has_figure(row: Iterable[tuple[int, int, str]]) -> bool:
    return any(_FIGURE.fullmatch(text) for *_, text in row)


def _is_cut(above: TablePart, part: TablePart, xs: list[float]) -> bool:
    """Tell whether the first row of *part* goes on with the last one of *above*.

    So it does where it holds nothing but words, each below a cell that is full to its edge.
    """
    if part.height < 1 or any(c.area.height > 1 and c.text for c in part.row(0)):
        return False
    rest = [cell for cell in part.row(0) if cell.lines]
    if not rest or len(part.row(0)) < 2:
        return False
    last = {_nearest(xs, cell.x0): cell for cell in above.row(above.height - 1)}
    return all(_goes_on(last.get(_nearest(xs, cell.x0)), cell) for cell in rest)


def _goes_on(above: PartCell | None, cell: PartCell) -> bool:
    if (
        above is None
        or not above.lines
        or (ITEM.match(cell.text) and not is_spaced(above.lines[-1]))
    ):
        return False
    if _FIGURE.fullmatch(cell.text) or _FIGURE.fullmatch(above.text):
        return False
    line = above.lines[-1]
    free = above.x1 - above.x0 - (line.x1 - line.x0)
    return above.x1 - line.x1 < 1.6 * line.size and free < line.size + PADDING


def passages(table: Table) -> Iterator[Passage]:
    """Yield the cells of a table, each once, in reading order."""
    for row in table.rows:
        yield from row
