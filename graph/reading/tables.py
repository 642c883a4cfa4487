"""Cells with the area that each covers, put together as a table."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from .document import Line, Passage, Place, Row, Table

MOST_PLACES = 1_000_000
"""Places of the rectangle around a table; a row of thousands of cells above thousands of short
rows would fill the memory with blank ones."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and the area that it covers; *row* and *column* count from 0."""

    passage: Passage
    row: int
    column: int
    height: int = 1
    width: int = 1


def table_of(cells: Iterable[Cell], place: Place) -> Table:
    """Return the table of *cells*, which do not overlap and may leave places empty.

    It has no grid where that had more than ``MOST_PLACES``.

    :param place: where the table stands; blank cells that it lacks are placed in it.
    """
    anchored = sorted(cells, key=lambda cell: (cell.row, cell.column))
    height = max((cell.row + cell.height for cell in anchored), default=0)
    width = max((cell.column + cell.width for cell in anchored), default=0)
    if height * width > MOST_PLACES:
        by_row = groupby(anchored, key=lambda cell: cell.row)
        return Table(tuple(tuple(cell.passage for cell in row) for _, row in by_row))
    covering = {
        (cell.row + down, cell.column + across): cell
        for cell in anchored
        for down in range(cell.height)
        for across in range(cell.width)
    }
    grid = tuple(
        tuple(
            covering[r, c].passage if (r, c) in covering else _blank(place, r, c)
            for c in range(width)
        )
        for r in range(height)
    )
    rows = tuple(tuple(_written(row, r, covering, place)) for r, row in enumerate(grid))
    return Table(rows, grid)


def cell_passage(
    texts: Iterable[str], place: Place, wraps: Container[int] = frozenset()
) -> Passage:
    """Return the passage of a cell at *place*: a line for each of *texts*.

    Where there are several, each knows its number in the cell.

    :param wraps: numbers, from 0, of the lines that only wrap into the next one.
    """
    parts = tuple(texts) or ("",)
    if len(parts) == 1:
        return Passage((Line(parts[0], place),))
    return Passage(
        tuple(
            Line(part, _with_line(place, n + 1), wraps=n in wraps) for n, part in enumerate(parts)
        )
    )


def header_sizes(count: int, below: Sequence[str]) -> list[int] | None:
    """Return how many columns each of *count* cells of a header covers, where a row below tells.

    A blank below is a cell that reaches down, and those between blanks share the one above
    them: 合计 over a blank, 经费 over 小计, 购置费, 运行费. Or each begins where the first words
    below come again: 收入 and 支出 over 项目, 预算数, 项目, 预算数; so it is between blanks too.
    Where all words below come again, one more may stand over what is left: 上年 and 本年 over
    合计, 基本支出, 合计, 基本支出 and 增减 over 额, 率.

    :param below: the texts of the row below, one for each column.
    """
    starts = [at for at, text in enumerate(below) if not (text and at and below[at - 1])]
    if len(starts) != count:
        starts = [at for at, text in enumerate(below) if text and text == below[0]]
    if len(starts) != count:
        starts = [at for at, text in enumerate(below) if not text or text == _first(below, at)]
    if len(starts) != count:
        starts = _blocks(below)
    if len(starts) != count:
        return None
    return [end - start for start, end in pairwise([*starts, len(below)])]


def _blocks(texts: Sequence[str]) -> list[int]:
    """Return where *texts* begin again with all that stands before, and what is left behind."""
    size = next((at for at in range(1, len(texts)) if texts[at] == texts[0]), len(texts))
    begins = range(0, len(texts), max(size, 1))
    again = [at for at in begins if texts[at : at + size] == texts[:size]]
    rest = len(again) * size
    is_in_row = again == list(begins[: len(again)])
    return [*again, rest] if len(again) > 1 and is_in_row and rest < len(texts) else []


def _first(texts: Sequence[str], at: int) -> str:
    """Return the first of the texts around *at* that no blank parts."""
    while at and texts[at - 1]:
        at -= 1
    return texts[at]


def _written(
    row: Row, r: int, covering: dict[tuple[int, int], Cell], place: Place
) -> Iterator[Passage]:
    """Yield the cells of a row as they were written: a merged one once, blank further down."""
    for c, passage in enumerate(row):
        cell = covering.get((r, c))
        if cell is None:
            yield passage
        elif cell.column == c:
            yield passage if cell.row == r else _blank(place, r, c)


def _blank(place: Place, row: int, column: int) -> Passage:
    return Passage((Line("", _at(place, row, column)),))


def _at(place: Place, row: int, column: int) -> Place:
    return Place(
        page=place.page, table=place.table, row=row + 1, column=column + 1, sheet=place.sheet
    )


def _with_line(place: Place, line: int) -> Place:
    return Place(line, place.page, place.table, place.row, place.column, place.sheet)
