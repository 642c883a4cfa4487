"""One workbook for tests, as Excel 97 to 2003 and as Excel today write it."""

import openpyxl
import xlwt

from tests.graph.reading.xlsx_workbooks import saved

Value = str | float | bool
Cells = dict[tuple[int, int], tuple[Value, str]]

MERGES = [(1, 1, 1, 4), (3, 1, 3, 2), (3, 3, 3, 4), (8, 1, 8, 4)]
CELLS: Cells = {
    (1, 1): ("某局2023年收支总表", "General"),
    (2, 1): ("部门：某局", "General"),
    (2, 4): ("单位：万元", "General"),
    (3, 1): ("收入", "General"),
    (3, 3): ("支出", "General"),
    (4, 1): ("项目", "General"),
    (4, 2): ("预算数", "General"),
    (4, 3): ("项目", "General"),
    (4, 4): ("占比", "General"),
    (5, 1): ("一、拨款", "General"),
    (5, 2): (1234.5, "#,##0.00"),
    (5, 3): ("一、一般\n公共服务", "General"),
    (5, 4): (0.1234, "0.00%"),
    (6, 1): ("二、其他", "@"),
    (6, 2): (0.30000000000000004, "General"),
    (6, 3): (12345678901.25, "General"),
    (6, 4): (12.34, "0"),
    (7, 1): ("日期", "General"),
    (7, 2): (45047, 'yyyy"年"m"月"d"日"'),
    (7, 3): (True, "General"),
    (7, 4): (-3, "#,##0;[Red](#,##0)"),
    (8, 1): ("注：本表反映收支。", "General"),
}


def old_workbook(cells: Cells = CELLS) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("公开01表")
    hidden = book.add_sheet("附注")
    hidden.visibility = 1
    hidden.write(1, 1, "藏")
    merged = {(top, left): (bottom, right) for top, left, bottom, right in MERGES}
    for (row, column), (value, form) in cells.items():
        bottom, right = merged.get((row, column), (row, column))
        style = xlwt.easyxf(num_format_str=form)
        sheet.write_merge(row - 1, bottom - 1, column - 1, right - 1, value, style)
    return saved(book)


def new_workbook(cells: Cells = CELLS) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "公开01表"
    hidden = book.create_sheet("附注")
    hidden.sheet_state = "hidden"
    hidden["B2"] = "藏"
    for (row, column), (value, form) in cells.items():
        cell = sheet.cell(row, column, value)
        cell.number_format = form
    for top, left, bottom, right in MERGES:
        sheet.merge_cells(None, top, left, bottom, right)
    return saved(book)
