"""A disclosure without a format: paragraphs, and tables whose cells know what they cover."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; *row* and *column* count from 0, its text may have several lines."""

    text: str
    row: int
    column: int
    height: int = 1
    width: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: *cells* cover each place of its rectangle once; *heads* rows are its header."""

    cells: tuple[Cell, ...]
    height: int
    width: int
    heads: int = 1

    def rows(self) -> list[list[Cell]]:
        """Return the cells that begin in each row."""
        found: list[list[Cell]] = [[] for _ in range(self.height)]
        for cell in sorted(self.cells, key=lambda cell: (cell.row, cell.column)):
            found[cell.row].append(cell)
        return found


Block = str | Grid
"""A paragraph or a table."""

Layout = tuple[Block, ...]
"""A whole disclosure, in reading order."""
