"""Tables out of rows of cells: where merged ones stand once, by what tells their places."""

from collections.abc import Sequence

from ..document import Passage, Place, Table
from ..placing.rows import places_of
from ..tables import Cell, table_of


def table_of_rows(rows: Sequence[Sequence[Passage]]) -> Table:
    """Return the table of *rows*, without a grid where it cannot be told where its cells stand."""
    places = places_of([["".join(cell.text.split()) for cell in row] for row in rows])
    if places is None:
        return Table(tuple(map(tuple, rows)))
    cells = [
        Cell(cell, r, column, width=width)
        for r, (row, stand) in enumerate(zip(rows, places, strict=True))
        for cell, (column, width) in zip(row, stand, strict=True)
    ]
    return table_of(cells, Place())
