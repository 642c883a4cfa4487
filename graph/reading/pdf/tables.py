"""The part of a table that stands on one page of a PDF: cells with their lines."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..document import Passage, Table
from .glyphs import Glyph
from .lines import TextLine, text_lines
from .overflow import cells_of
from .ruling import Area, Lattice

_CELL_GAP = 4.0
NEAR = 4.0
"""Points by which the edges of one column differ from page to page."""

_FEWEST_CELLS = 4
"""Cells of a row whose edges tell that it is of the same table as one of other width."""

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

    *columns* is given where no rules tell them, *ys*, the edges of the rows, where rules do;
    the first row *is_open_above*, the last one *is_open_below*, where no rule ends it.
    """

    page: int
    table: int
    xs: tuple[float, ...]
    top: float
    height: int
    cells: tuple[PartCell, ...]
    columns: Columns = ()
    ys: tuple[float, ...] = ()
    is_open_above: bool = False
    is_open_below: bool = False

    def continues(self, earlier: "TablePart") -> bool:
        """Tell whether the columns are those of *earlier*, on a page before."""
        if self.columns or earlier.columns:
            return self.page > earlier.page and self.columns == earlier.columns
        if self.page <= earlier.page or abs(self.xs[0] - earlier.xs[0]) > NEAR:
            return False
        few, many = sorted((self.xs, earlier.xs), key=len)
        if any(all(abs(x - other) > NEAR for other in many) for x in few):
            return False
        return abs(self.xs[-1] - earlier.xs[-1]) <= NEAR or self._has_the_cells_of(earlier)

    def _has_the_cells_of(self, earlier: "TablePart") -> bool:
        """Tell whether the first row has the cells of the last one of *earlier*.

        Rows of a web page may be shorter than its table, which has nothing behind them.
        """
        ours, theirs = self.row(0), earlier.row(earlier.height - 1)
        end = min(self.xs[-1], earlier.xs[-1]) - NEAR
        beyond = [cell for cell in (*ours, *theirs) if cell.x0 >= end]
        inside = [[round(c.x0 / NEAR) for c in row if c.x0 < end] for row in (ours, theirs)]
        if any(cell.lines for cell in beyond) or len(inside[0]) < _FEWEST_CELLS:
            return False
        return inside[0] == inside[1]

    def row(self, number: int) -> list[PartCell]:
        """Return the cells that reach into a row, from the left."""
        found = (c for c in self.cells if c.area.row <= number < c.area.row + c.area.height)
        return sorted(found, key=lambda cell: cell.area.column)


def part_of(lattice: Lattice, glyphs: Iterable[Glyph], page: int, table: int) -> TablePart:
    """Return the part of a table that *lattice* draws, *glyphs* put into its cells."""
    inside: dict[Area, list[Glyph]] = defaultdict(list)
    for area, glyph in cells_of(lattice, glyphs):
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
        page,
        table,
        lattice.xs,
        lattice.ys[0],
        len(lattice.ys) - 1,
        cells,
        ys=lattice.ys,
        is_open_above=lattice.is_open_above,
        is_open_below=lattice.is_open_below,
    )


def passages(table: Table) -> Iterator[Passage]:
    """Yield the cells of a table, each once, in reading order."""
    for row in table.rows:
        yield from row
