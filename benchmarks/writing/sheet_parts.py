"""How a disclosure is spread over the sheets of a workbook."""

from .layout import Block, Grid, Layout


def one_sheet(layout: Layout) -> list[tuple[str, Layout]]:
    """Return all on one sheet."""
    return [("Sheet1", layout)]


def sheet_each_table(layout: Layout) -> list[tuple[str, Layout]]:
    """Return a sheet for each table, with the text before it, and one for the text at the end."""
    sheets: list[list[Block]] = [[]]
    for block in layout:
        sheets[-1].append(block)
        if isinstance(block, Grid):
            sheets.append([])
    return [(f"Sheet{n}", tuple(part)) for n, part in enumerate(sheets, start=1) if part]
