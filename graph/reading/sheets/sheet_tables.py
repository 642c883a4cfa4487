"""A table of a sheet: its rows and columns as a grid, each cell at its place in the sheet."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain, product

from ...errors import TooLarge
from ..document import Line, Passage, Place, Table
from ..tables import Cell, cell_passage, table_of
from .sheet_bands import Box, SheetTable
from .sheet_rows import WIDEST_GAP

_MOST_STEPS = 5_000_000  # places looked at under merged cells
_LARGEST_MERGE = 256
"""Rows or columns of a merged cell that are believed; more are cut to where there is text."""


def table_in_sheet(part: SheetTable, number: int, most: int, name: str) -> Table:
    """Return the table, its cells placed in sheet *number*.

    Blank rows and columns at its edges are left out, and columns beyond a wide gap are
    moved together.

    :param most: how many places it may have.
    :raises TooLarge: it has more.
    """
    boxes = [box for band in part.bands for box in band.boxes]
    rows = _kept(_stretch(box.area.top, box.area.bottom) for box in boxes)
    columns = _kept(_stretch(box.area.left, box.area.right) for box in boxes)
    if len(rows) * len(columns) > most:
        what = f"its tables have more than {most} places"
        raise TooLarge(what, f"{name}, sheet {number}", "split the file")
    grid = _Grid(rows, columns, number)
    for box in chain(boxes, (Box(area, "") for area in part.blanks)):
        grid.add(box)
    grid.fill()
    return grid.table()


class _Grid:
    """Cells put down one by one, none over another."""

    def __init__(self, rows: Sequence[int], columns: Sequence[int], sheet: int) -> None:
        self._rows, self._columns, self._sheet = rows, columns, sheet
        self._taken: set[tuple[int, int]] = set()
        self._cells: list[Cell] = []
        self._steps = _MOST_STEPS

    def add(self, box: Box) -> None:
        """Put down *box*, merged as far as there are rows and columns that are free."""
        area = box.area
        down = _within(self._rows, area.top, area.bottom)
        across = _within(self._columns, area.left, area.right)
        if not down or not across or (down[0], across[0]) in self._taken:
            return
        if self._rows[down[0]] != area.top or self._columns[across[0]] != area.left:
            return
        places = set(product(down, across)) if self._spend(len(down) * len(across)) else set()
        if not places or places & self._taken:
            down, across = down[:1], across[:1]
            places = {(down[0], across[0])}
        self._taken |= places
        passage = cell_passage(
            box.text.strip("\n").split("\n"),
            Place(sheet=self._sheet, row=area.top, column=area.left),
        )
        self._cells.append(Cell(passage, down[0], across[0], len(down), len(across)))

    def _spend(self, steps: int) -> bool:
        self._steps -= steps
        return self._steps >= 0

    def fill(self) -> None:
        """Put blank cells where there are none."""
        for r, c in product(range(len(self._rows)), range(len(self._columns))):
            if (r, c) not in self._taken:
                self._cells.append(Cell(self._blank(r, c), r, c))

    def table(self) -> Table:
        """Return the table; what it puts below merged cells is placed in the sheet, too."""
        table = table_of(self._cells, Place())
        rows = tuple(tuple(map(self._placed, row)) for row in table.rows)
        return Table(rows, table.grid)

    def _placed(self, passage: Passage) -> Passage:
        place = passage.lines[0].place
        if place.sheet is not None or place.row is None or place.column is None:
            return passage
        return self._blank(place.row - 1, place.column - 1)

    def _blank(self, r: int, c: int) -> Passage:
        place = Place(sheet=self._sheet, row=self._rows[r], column=self._columns[c])
        return Passage((Line("", place),))


def _within(numbers: Sequence[int], first: int, last: int) -> range:
    """Return where in *numbers* those from *first* to *last* are."""
    return range(bisect_left(numbers, first), bisect_right(numbers, last))


def _stretch(first: int, last: int) -> tuple[int, int]:
    return first, last if last - first < _LARGEST_MERGE else first


def _kept(stretches: Iterable[tuple[int, int]]) -> Sequence[int]:
    """Return the rows or columns from the first to the last but for wide gaps."""
    kept: list[int] = []
    for first, last in sorted(set(stretches)):
        begin = first
        if kept:
            begin = kept[-1] + 1 if first - kept[-1] <= WIDEST_GAP else first
        kept.extend(range(begin, last + 1))
    return kept
