"""Workbooks of xlsx: numbers stored as numbers, merged cells, the title over the whole width."""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from .cell_numbers import number_of
from .layout import Cell, Grid, Layout
from .packing import without_dates

_LINE = Side(style="thin")
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def workbook(sheets: list[tuple[str, Layout]]) -> bytes:
    """Return *sheets* as xlsx."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, blocks in sheets:
        _write(book.create_sheet(name), blocks)
    target = io.BytesIO()
    book.save(target)
    return without_dates(target.getvalue())


def _write(sheet: Worksheet, blocks: Layout) -> None:
    row = 1
    for block in blocks:
        if isinstance(block, Grid):
            for cell in block.cells:
                _put(sheet, cell, row)
            row += block.height + 1
        else:
            sheet.cell(row, 1, block)
            row += 1


def _put(sheet: Worksheet, cell: Cell, top: int) -> None:
    row, column = top + cell.row, 1 + cell.column
    target = sheet.cell(row, column)
    target.border = _FRAME
    target.alignment = Alignment(wrap_text=True)
    if number := number_of(cell.text):
        target.value, target.number_format = number
    elif cell.text.strip():
        target.value = cell.text
        target.data_type = "s"  # also what begins like a formula, =100%
    if cell.height > 1 or cell.width > 1:
        sheet.merge_cells(
            start_row=row,
            start_column=column,
            end_row=row + cell.height - 1,
            end_column=column + cell.width - 1,
        )
