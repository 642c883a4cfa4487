"""Tables out of rows of texts, with marks for what is merged."""

from collections.abc import Sequence

from .layout import Cell, Grid

LEFT, ABOVE = "<", "^"
"""Stand in a row for a place that the cell to its left, or above it, covers."""


def grid(rows: Sequence[Sequence[str]], heads: int = 1) -> Grid:
    """Return the table of *rows*, all as long; the first *heads* of them are its header."""
    cells = [
        _cell(rows, row, column)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text not in {LEFT, ABOVE}
    ]
    return Grid(tuple(cells), len(rows), len(rows[0]), heads)


def _cell(rows: Sequence[Sequence[str]], row: int, column: int) -> Cell:
    width = height = 1
    while column + width < len(rows[row]) and rows[row][column + width] == LEFT:
        width += 1
    while row + height < len(rows) and rows[row + height][column] == ABOVE:
        height += 1
    return Cell(rows[row][column], row, column, height, width)
