"""Tables of a Word document: cells with the area that each covers (ISO/IEC 29500-1, 17.4)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from ..document import Line, Passage, Place, Row, Table
from ..tables import Cell, table_of
from .wordml import Element, child, chosen, kind, number, properties_in, value

WIDEST = 500
"""Columns of a table that are read; Word itself allows 63."""

_PASSED = frozenset(["w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:smartTag"])


@dataclass(slots=True)
class _Open:
    """A cell that rows further down may still extend."""

    cell: Cell
    last_row: int


@dataclass(slots=True)
class _Grid:
    """Cells met so far: *anchors* in order, *above* by column, *rows* as they were written."""

    place: Place
    anchors: list[_Open] = field(default_factory=list)
    above: dict[int, _Open] = field(default_factory=dict)
    rows: list[list[Passage]] = field(default_factory=list)

    def continues(self, column: int, width: int) -> _Open | None:
        """Return the cell above that one of this column and width may go on from."""
        found = self.above.get(column)
        goes_on = found and found.last_row == len(self.rows) - 2 and found.cell.width == width
        return found if goes_on else None

    @property
    def width(self) -> int:
        """How many columns are covered."""
        return max((each.cell.column + each.cell.width for each in self.anchors), default=0)

    def add(self, passage: Passage, column: int, width: int) -> None:
        opened = _Open(Cell(passage, len(self.rows) - 1, column, 1, width), len(self.rows) - 1)
        self.anchors.append(opened)
        self.above[column] = opened
        self.rows[-1].append(passage)

    def extend(self, opened: _Open) -> None:
        opened.last_row += 1
        opened.cell = replace(opened.cell, height=opened.cell.height + 1)
        self.rows[-1].append(blank(self.place, len(self.rows), opened.cell.column + 1))

    def widen(self, width: int) -> None:
        opened = self.anchors[-1]
        opened.cell = replace(opened.cell, width=opened.cell.width + width)


def read_table(
    table: Element, place: Place, read_cell: Callable[[Element, Place], Passage], most: int
) -> Table | None:
    """Return the table in the element *table*, None where its grid has more than *most* places.

    :param place: where it stands; it gives the number of the table.
    :param read_cell: reads what is in the element of a cell at a place.
    """
    grid = _Grid(place)
    for row in parts_of(table, "w:tr"):
        properties = child(row, "w:trPr")
        if child(properties, "w:del") is None:
            grid.rows.append([])
            _add_row(grid, row, number(child(properties, "w:gridBefore")), read_cell)
    if len(grid.rows) * grid.width > most:
        return None
    found = table_of((opened.cell for opened in grid.anchors), place)
    rows: tuple[Row, ...] = tuple(tuple(row) for row in grid.rows)
    return Table(rows, found.grid)


def parts_of(element: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also those in content controls."""
    for inner in element:
        found = kind(inner)
        if found == name:
            yield inner
        elif found in _PASSED:
            yield from parts_of(inner, name)
        elif found == "mc:AlternateContent" and (branch := chosen(inner)) is not None:
            yield from parts_of(branch, name)


def blank(place: Place, row: int, column: int) -> Passage:
    """Return an empty cell of the table at *place*."""
    return Passage((Line("", _at(place, row, column)),))


def _at(place: Place, row: int, column: int) -> Place:
    return Place(table=place.table, row=row, column=column)


def _add_row(
    grid: _Grid, row: Element, column: int, read_cell: Callable[[Element, Place], Passage]
) -> None:
    row_number = len(grid.rows)
    for element in parts_of(row, "w:tc"):
        properties = properties_in(child(element, "w:tcPr"))
        width = max(1, number(properties.get("w:gridSpan"), missing=1))
        column, width = min(column, WIDEST), min(width, max(1, WIDEST - column))
        passage = read_cell(element, _at(grid.place, row_number, column + 1))
        opened = grid.continues(column, width) if _goes_on(properties.get("w:vMerge")) else None
        if _goes_on(properties.get("w:hMerge")) and grid.rows[-1]:
            grid.widen(width)
        elif opened and passage.is_blank:
            grid.extend(opened)
        else:
            grid.add(passage, column, width)
        column += width


def _goes_on(merge: Element | None) -> bool:
    """Tell whether a cell belongs to the one above (vMerge) or to its left (hMerge)."""
    return merge is not None and value(merge) != "restart"
