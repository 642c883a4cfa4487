"""The part of a table that stands on one page of a PDF: cells with their lines."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .document import Passage, Table
from .pdf_glyphs import Glyph
from .pdf_lines import TextLine, text_lines
from .pdf_ruling import Area, Lattice

_CELL_GAP = 4.0
NEAR = 4.0
"""Points by which the edges of one column differ from page to page."""


Columns = tuple[tuple[float, float], ...]
"""The left and right edge of the text in each column."""


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
    """What of a table stands on one page; *table* is its number on the page.

    *columns* is given where no rules tell them, *ys*, the edges of the rows, where rules do.
    """

    page: int
    table: int
    xs: tuple[float, ...]
    top: float
    height: int
    cells: tuple[PartCell, ...]
    columns: Columns = ()
    ys: tuple[float, ...] = ()

    def continues(self, earlier: "TablePart") -> bool:
        """Tell whether the columns are those of *earlier*, on a page before."""
        if self.columns or earlier.columns:
            return self.page > earlier.page and self.columns == earlier.columns
        sides = zip((self.xs[0], self.xs[-1]), (earlier.xs[0], earlier.xs[-1]), strict=True)
        if self.page <= earlier.page or any(abs(a - b) > NEAR for a, b in sides):
            return False
        few, many = sorted((self.xs, earlier.xs), key=len)
        return all(any(abs(x - other) <= NEAR for other in many) for x in few)

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
    return TablePart(
        page, table, lattice.xs, lattice.ys[0], len(lattice.ys) - 1, cells, (), lattice.ys
    )


def passages(table: Table) -> Iterator[Passage]:
    """Yield the cells of a table, each once, in reading order."""
    for row in table.rows:
        yield from row
