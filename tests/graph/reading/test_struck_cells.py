"""What is struck through in a workbook is no content: whole cells, and parts of their text."""

import io
from collections.abc import Callable

import openpyxl
import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from fiscus.graph.reading.document import Document, Place, Table
from fiscus.graph.reading.sheets.xls import read_xls
from fiscus.graph.reading.sheets.xlsx import read_xlsx
from tests.graph.reading.xlsx_workbooks import saved

ROWS: tuple[list[str | int], ...] = (
    ["项目", "上年", "本年"],
    ["甲", 90, 100],
    ["乙", 3, 4],
    ["丙", 5, 6],
)


def new() -> Document:
    """Return a workbook of today with a struck number, a struck part, a part that is not."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in ROWS:
        sheet.append(row)
    sheet["B2"].font = Font(strike=True)
    sheet["A3"] = CellRichText(TextBlock(InlineFont(strike=True), "旧名9"), "乙")
    sheet["A4"] = CellRichText("旧丙7", TextBlock(InlineFont(sz=12), "丙"))
    sheet["A4"].font = Font(strike=True)
    return read_xlsx(saved(book), "a")


def old() -> Document:
    """Return the same as Excel 97 to 2003 write it."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("表")
    plain, struck = xlwt.easyxf("font: name Arial"), xlwt.easyxf("font: struck_out on")
    for r, row in enumerate(ROWS):
        for c, value in enumerate(row):
            if (r, c) not in {(2, 0), (3, 0)}:
                sheet.write(r, c, value, struck if (r, c) == (1, 1) else plain)
    sheet.write_rich_text(2, 0, [("旧名9", struck.font), "乙"], plain)
    sheet.write_rich_text(3, 0, ["旧丙7", ("丙", plain.font)], struck)
    target = io.BytesIO()
    book.save(target)
    return read_xls(target.getvalue(), "a")


@pytest.mark.parametrize("made", [new, old])
def test_struck_text_is_listed_and_its_cell_keeps_its_place(made: Callable[[], Document]) -> None:
    document = made()
    (table,) = document.blocks
    assert isinstance(table, Table)
    shown = [[cell.text for cell in row] for row in table.grid or ()]
    assert shown == [
        ["项目", "上年", "本年"],
        ["甲", "", "100"],
        ["乙", "3", "4"],
        ["丙", "5", "6"],
    ]
    assert [(told.place, told.text) for told in document.unread] == [
        (Place(sheet=1, row=2, column=2), "90"),
        (Place(sheet=1, row=3, column=1), "旧名9"),
        (Place(sheet=1, row=4, column=1), "旧丙7"),
    ]
