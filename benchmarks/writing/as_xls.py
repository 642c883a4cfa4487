"""Workbooks of Excel 97 to 2003, the same as those of xlsx."""

import io

import xlwt

from .cell_numbers import number_of
from .layout import Cell, Grid, Layout


def workbook(sheets: list[tuple[str, Layout]]) -> bytes:
    """Return *sheets* as xls."""
    book = xlwt.Workbook(encoding="utf-8")
    styles: dict[str, xlwt.XFStyle] = {}
    for name, blocks in sheets:
        sheet = book.add_sheet(name)
        row = 0
        for block in blocks:
            if isinstance(block, Grid):
                for cell in block.cells:
                    _put(sheet, cell, row, styles)
                row += block.height + 1
            else:
                sheet.write(row, 0, block)
                row += 1
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _put(sheet: xlwt.Worksheet, cell: Cell, top: int, styles: dict[str, xlwt.XFStyle]) -> None:
    value, form = number_of(cell.text) or (cell.text.strip(" "), "General")
    if form not in styles:
        styles[form] = xlwt.easyxf("borders: left thin, right thin", num_format_str=form)
    row, column = top + cell.row, cell.column
    last_row, last_column = row + cell.height - 1, column + cell.width - 1
    sheet.write_merge(row, last_row, column, last_column, value, styles[form])
