"""Rows of different lengths as a rectangle of merged cells, as a form would have them."""

from collections.abc import Sequence
from itertools import accumulate

from .layout import Cell, Grid


def grid_of(rows: Sequence[Sequence[str]]) -> Grid:
    """Return the table of *rows*.

    Shorter rows have wider cells, of which those of an opening pair share the row. A header
    of two levels has a blank below each cell that reaches down. Blank cells at the beginning
    of a row belong to the cell above them where that is as wide.
    """
    width = max(map(len, rows))
    head = next((r for r, _ in enumerate(rows) if _is_head(rows, r, width)), None)
    cells: dict[tuple[int, int], Cell] = {}
    for r, row in enumerate(rows):
        if head is not None and r == head:
            placed = _upper(row, rows[r + 1], r)
        elif head is not None and r == head + 1:
            placed = [Cell(text, r, c) for c, text in enumerate(row) if text]
        else:
            placed = _spread(row, r, width)
        for cell in _downward(placed, row, rows[r - 1] if r else (), cells):
            cells[cell.row, cell.column] = cell
    is_list = width > 2 and all(len(row) == width for row in rows)
    heads = int(is_list) if head is None else head + 2
    return Grid(tuple(cells.values()), len(rows), width, heads)


def _is_head(rows: Sequence[Sequence[str]], r: int, width: int) -> bool:
    """Tell a header's upper level: the row below is full, and blank where it reaches down."""
    if len(rows[r]) < 3 or len(rows[r]) == width or r + 1 == len(rows):
        return False
    below = rows[r + 1]
    return len(below) == width and len(rows[r]) == len(_groups(below))


def _groups(below: Sequence[str]) -> list[int]:
    """Return how many cells of the lower level each cell of the upper one stands above."""
    widths: list[int] = []
    last = ""
    for text in below:
        if text and last:
            widths[-1] += 1
        else:
            widths.append(1)
        last = text
    return widths


def _upper(row: Sequence[str], below: Sequence[str], r: int) -> list[Cell]:
    widths = _groups(below)
    starts = accumulate(widths, initial=0)
    return [
        Cell(text, r, start, 1 if below[start] else 2, wide)
        for text, start, wide in zip(row, starts, widths, strict=False)
    ]


def _spread(row: Sequence[str], r: int, width: int) -> list[Cell]:
    """Spread the cells of a row, the first one narrow, the last one up to the edge."""
    first = width * 2 // 3 if r == 0 and len(row) == 2 else 1
    step = (width - first) // max(len(row) - 1, 1)
    starts = [0, *(first + n * step for n in range(len(row) - 1)), width]
    return [
        Cell(text, r, start, 1, end - start)
        for text, start, end in zip(row, starts, starts[1:], strict=False)
    ]


def _downward(
    placed: list[Cell], row: Sequence[str], above: Sequence[str], cells: dict[tuple[int, int], Cell]
) -> list[Cell]:
    """Return the cells that begin here; leading blanks make the cell above them taller."""
    if not any(row) or not any(above):
        return placed
    for n, cell in enumerate(placed):
        taller = next(
            (
                known
                for known in cells.values()
                if known.column == cell.column
                and known.width == cell.width
                and known.row + known.height == cell.row
            ),
            None,
        )
        if cell.text or taller is None:
            return placed[n:]
        cells[taller.row, taller.column] = Cell(
            taller.text, taller.row, taller.column, taller.height + 1, taller.width
        )
    return []
