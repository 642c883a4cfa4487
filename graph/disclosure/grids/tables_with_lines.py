"""The tables of a document, each with the lines in front of it."""

from collections.abc import Iterator

from ...reading.document import Document, Paragraph, Passage, Table

_REACH = 5
"""How many lines in front of a table may be its title, its number and its unit."""


def tables_with_lines(document: Document) -> Iterator[tuple[Table, list[Passage]]]:
    """Yield each table with the lines between it and the table before, the last few of them."""
    before: list[Passage] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            before = [*before[1 - _REACH :], block.passage]
        elif _is_frame(block):
            before = [*before, *(cell for row in block.rows for cell in row if cell.lines)][
                -_REACH:
            ]
        else:
            yield block, before
            before = []


def _is_frame(table: Table) -> bool:
    """Tell a table of one cell: it only frames a title, or a table that is read behind it."""
    return len(table.rows) == 1 and len(table.rows[0]) == 1
