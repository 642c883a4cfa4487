"""A table on PDF pages: ruled or not, broken over pages between its rows or inside of one."""

import re
from dataclasses import dataclass, replace
from itertools import accumulate

from reportlab.platypus import Flowable

from .layout import Cell, Grid
from .line_breaking import FONT, broken, width_of

_SIZE = 9.0
_LEADING = 12.0
_PADDING = 3.0


@dataclass(frozen=True, slots=True)
class Style:
    """How tables are set.

    Lists, tables with one row as header, may lack rules. Where tables go on in the next page,
    rows may be *cut* and headers *repeat*; *fitted* columns are as wide as they need to be.
    """

    lists_ruled: bool = True
    cut: bool = False
    repeat: bool = False
    fitted: bool = False
    figures_right: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A cell, or the part of it on one page, and its lines."""

    cell: Cell
    lines: tuple[str, ...]

    @property
    def below(self) -> int:
        """The row behind its last one."""
        return self.cell.row + self.cell.height

    @property
    def needed(self) -> float:
        """The height of its lines."""
        return _LEADING * len(self.lines) + 2 * _PADDING


class PdfTable(Flowable):  # type: ignore[misc]
    """Cells between the *edges* of columns, in rows of certain *heights*; *heads* are header."""

    def __init__(
        self,
        boxes: tuple[Box, ...],
        heights: tuple[float, ...],
        edges: tuple[float, ...],
        heads: int,
        style: Style,
    ) -> None:
        super().__init__()
        self._boxes, self._heights, self._edges = boxes, heights, edges
        self._heads, self._style = heads, style
        self.width, self.height = edges[-1], sum(heights)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return width and height of the whole table."""
        return self.width, self.height

    def split(self, _width: float, height: float) -> list["PdfTable"]:
        """Return what fits into *height*, and the rest with the header again."""
        whole = 0
        while sum(self._heights[: whole + 1]) <= height:
            whole += 1
        taken = self._taken(whole, height) if self._style.cut else 0
        while not taken and whole and not self._may_break(whole, 0):
            whole -= 1
        if whole + bool(taken) <= self._heads:
            return []
        return [self._upper(whole, taken), self._lower(whole, taken)]

    def _taken(self, row: int, height: float) -> int:
        """Return how many lines of a row stand above the break; none where it is not cut."""
        room = height - sum(self._heights[:row])
        taken = max(int((room - 2 * _PADDING) // _LEADING), 0)
        single = (b for b in self._boxes if (b.cell.row, b.cell.height) == (row, 1))
        is_cut = row >= self._heads and max((len(b.lines) for b in single), default=0) > taken
        above = taken * _LEADING + 2 * _PADDING
        return taken if is_cut and self._may_break(row, above) else 0

    def _may_break(self, row: int, more: float) -> bool:
        """Tell whether merged cells at the break have room for their text above it.

        :param more: height of what of the row itself stands above the break.
        """
        over = (b for b in self._boxes if b.cell.height > 1 and b.cell.row <= row < b.below)
        above = ((b, sum(self._heights[b.cell.row : row]) + more) for b in over)
        return all(not height or box.needed <= height for box, height in above)

    def draw(self) -> None:
        """Draw lines and texts."""
        tops = [self.height - sum(self._heights[:n]) for n in range(len(self._heights) + 1)]
        for box in self._boxes:
            cell = box.cell
            x, width = self._edges[cell.column], _width(cell, self._edges)
            top, bottom = tops[cell.row], tops[box.below]
            if self._style.lists_ruled or self._heads != 1:
                self.canv.setLineWidth(0.5)
                self.canv.rect(x, bottom, width, top - bottom)
            self.canv.setFont(FONT, _SIZE)
            y = (top + bottom + _LEADING * len(box.lines)) / 2 - _SIZE
            for n, line in enumerate(box.lines):
                self.canv.drawString(x + self._indent(line, width), y - n * _LEADING, line)

    def _indent(self, line: str, width: float) -> float:
        is_figure = line.replace(".", "").replace(",", "").isdigit()
        if self._style.figures_right and is_figure:
            return width - _PADDING - width_of(line, _SIZE)
        return _PADDING

    def _upper(self, whole: int, taken: int) -> "PdfTable":
        rows = whole + bool(taken)
        heights = self._heights[:whole]
        heights += (taken * _LEADING + 2 * _PADDING,) if taken else ()
        boxes = tuple(
            replace(box, cell=_tall(box.cell, min(box.below, rows) - box.cell.row), lines=lines)
            for box in self._boxes
            if box.cell.row < rows
            for lines in [box.lines[: self._fitting(box, whole, taken, heights)]]
        )
        return PdfTable(boxes, heights, self._edges, self._heads, self._style)

    def _lower(self, whole: int, taken: int) -> "PdfTable":
        upper = self._upper(whole, taken)
        heads = self._heads if self._style.repeat else 0
        shift = heads - whole
        head = [box for box in self._boxes if box.cell.row < heads]
        rest = []
        for box in self._boxes:
            if box.below > whole:
                first = max(box.cell.row, whole)
                cell = replace(box.cell, row=first + shift, height=box.below - first)
                done = self._fitting(box, whole, taken, upper._heights)
                rest.append(Box(cell, box.lines[done:]))
        left = max(box.needed for box in rest if box.cell.row == heads and box.cell.height == 1)
        first_height = left if taken else self._heights[whole]
        heights = (*self._heights[:heads], first_height, *self._heights[whole + 1 :])
        return PdfTable((*head, *rest), heights, self._edges, heads, self._style)

    def _fitting(self, box: Box, whole: int, taken: int, heights: tuple[float, ...]) -> int:
        """Return how many lines of a cell stand above the break."""
        rows = whole + bool(taken)
        if box.cell.row >= rows:
            return 0
        room = sum(heights[box.cell.row : min(box.below, rows)])
        return len(box.lines) if box.below <= whole else int((room - 2 * _PADDING) // _LEADING)


def _tall(cell: Cell, height: int) -> Cell:
    return replace(cell, height=height)


def table_of(grid: Grid, width: float, style: Style) -> PdfTable:
    """Return *grid* as a table of *width* points."""
    edges = tuple(accumulate(_columns(grid, width, style), initial=0.0))
    boxes = tuple(Box(cell, _lines(cell, edges)) for cell in grid.cells)
    heights = [_LEADING + 2 * _PADDING] * grid.height
    for box in sorted(boxes, key=lambda box: box.cell.height):
        lacking = box.needed - sum(heights[box.cell.row : box.below])
        heights[box.below - 1] += max(lacking, 0)
    return PdfTable(boxes, tuple(heights), edges, grid.heads, style)


def _columns(grid: Grid, width: float, style: Style) -> list[float]:
    """Return the widths of the columns: equal, or with room for the longest word of each."""
    if not style.fitted:
        return [width / grid.width] * grid.width
    single = [cell for cell in grid.cells if cell.width == 1]
    needed = [
        max(map(_longest_word, [c.text for c in single if c.column == column]), default=0.0)
        for column in range(grid.width)
    ]
    rest = max(width - sum(needed), 0) / grid.width
    return [(room + rest) * width / (sum(needed) + rest * grid.width) for room in needed]


def _longest_word(text: str) -> float:
    widths = [width_of(word, _SIZE) for word in re.findall("[!-~]+|.", text)]
    return max(widths, default=0.0) + 2 * _PADDING + 1


def _lines(cell: Cell, edges: tuple[float, ...]) -> tuple[str, ...]:
    room = _width(cell, edges) - 2 * _PADDING
    texts = cell.text.split("\n") if cell.text.strip() else ()
    return tuple(line for text in texts for line in broken(text.strip(), _SIZE, room))


def _width(cell: Cell, edges: tuple[float, ...]) -> float:
    return edges[cell.column + cell.width] - edges[cell.column]
