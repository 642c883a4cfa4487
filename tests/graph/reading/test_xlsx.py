"""Workbooks as Excel, WPS and LibreOffice write them."""

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from fiscus.graph.reading.document import Paragraph, Place, Table
from fiscus.graph.reading.sheets.xlsx import read_xlsx
from tests.graph.reading.document_text import texts
from tests.graph.reading.xlsx_workbooks import MAIN, packed, rows, saved, workbook

STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def test_values_are_read_as_shown_with_their_cells() -> None:
    document = read_xlsx(saved(workbook()), "a.xlsx")
    title, table = document.blocks
    assert isinstance(title, Paragraph)
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.grid or ()] == [
        ["项目", "金额", "占比"],
        ["合计", "1,234.50", "12.34%"],
        ["日期", "2023-05-01", "TRUE"],
    ]
    assert title.passage.lines[0].place == Place(sheet=1, row=1, column=1)
    assert table.rows[1][1].lines[0].place == Place(sheet=1, row=3, column=2)
    assert document.unread == ()


def test_hidden_sheets_are_listed() -> None:
    book = workbook()
    hidden = book.create_sheet("附件")
    hidden["A1"], hidden.sheet_state = "藏", "veryHidden"
    document = read_xlsx(saved(book), "a.xlsx")
    assert "藏" not in texts(document)
    (left_out,) = document.unread
    assert left_out.place == Place(sheet=2)
    assert left_out.text == "附件"


def test_sheets_are_read_where_all_with_text_are_hidden() -> None:
    book = openpyxl.Workbook()
    hidden = book.create_sheet("附件")
    hidden["A1"], hidden.sheet_state = "藏", "hidden"
    document = read_xlsx(saved(book), "a.xlsx")
    assert document.lines[-1].place == Place(sheet=2, row=1, column=1)
    assert document.unread == ()


def test_rich_text_is_one_text_and_phonetic_runs_are_left_out() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = CellRichText("某", TextBlock(InlineFont(b=True), "局"))
    assert texts(read_xlsx(saved(book), "a")) == ["某局"]
    strings = (
        f'<sst xmlns="{MAIN}"><si><r><t>预</t></r><r><t>算</t></r>'
        "<rPh><t>yù</t></rPh></si><si><t>甲_x000D_\n乙_x5F5F_</t></si></sst>"
    )
    cells = rows('<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>')
    assert texts(read_xlsx(packed(cells, {"xl/strings.xml": strings}), "a")) == [
        "预算", "甲", "乙彟",
    ]  # fmt: skip


def test_formulas_give_their_stored_result_and_are_unread_without_one() -> None:
    cells = rows(
        '<c r="A1"><f>B1+1</f><v>12.5</v></c><c r="B1"><f>SUM(C:C)</f></c>'
        '<c r="C1" t="str"><f>D1</f><v>文</v></c><c r="D1" t="str"><f>""</f></c>'
        '<c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    )
    document = read_xlsx(packed(cells), "a")
    assert texts(document) == ["12.5", "文", "#DIV/0!"]
    (unread,) = document.unread
    assert (unread.place, unread.text) == (Place(sheet=1, row=1, column=2), "SUM(C:C)")


def test_cells_without_references_and_inline_strings() -> None:
    sheet = (
        "<sheetData><row><c><v>1</v></c><c t='inlineStr'><is><t>甲</t></is></c></row>"
        "<row><c/><c><is><r><t>乙</t></r></is></c></row></sheetData>"
    )
    places = [(line.text, line.place.row, line.place.column) for line in
              read_xlsx(packed(sheet), "a").lines if line.text]  # fmt: skip
    assert places == [("1", 1, 1), ("甲", 1, 2), ("乙", 2, 2)]


def test_the_strict_variant_is_read() -> None:
    assert texts(read_xlsx(packed(rows('<c r="A1"><v>7</v></c>'), main=STRICT), "a")) == ["7"]


def test_comments_charts_and_chart_sheets_are_unread() -> None:
    book = workbook()
    sheet = book.worksheets[0]
    sheet["B3"].comment = Comment("已核对", "x")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=2, max_row=3))
    sheet.add_chart(chart, "E1")
    book.create_chartsheet("图")
    unread = read_xlsx(saved(book), "a").unread
    assert ("a comment", Place(sheet=1, row=3, column=2), "已核对") in [
        (found.what, found.place, found.text) for found in unread
    ]
    assert [found.what for found in unread if found.place.sheet == 1].count("a chart") == 1
    assert [found.text for found in unread if found.place.sheet == 2] == ["图"]


def test_digits_that_a_format_hides_are_noted() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = 12.34
    book.worksheets[0]["A1"].number_format = "0"
    document = read_xlsx(saved(book), "a")
    assert texts(document) == ["12"]
    assert [found.text for found in document.unread] == ["12.34 is shown as '12'"]


def test_a_number_that_its_format_hides_is_noted() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["甲", 55, 0])
    sheet["B1"].number_format = sheet["C1"].number_format = ";;;"
    (found,) = read_xlsx(saved(book), "a").unread
    assert (found.place, found.text) == (Place(sheet=1, row=1, column=2), "55")
    assert found.what == "1 cells show nothing of the number they hold"


def test_struck_runs_are_listed_and_raised_ones_are_no_digits_of_a_figure() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    struck, high = InlineFont(strike=True), InlineFont(vertAlign="superscript")
    sheet["A1"] = CellRichText("收入", TextBlock(struck, "90"), "100", TextBlock(high, "1"))
    for shared in (False, True):
        data = saved(book)
        if shared:
            item = "<r><t>收入</t></r><r><rPr><strike/></rPr><t>90</t></r><r><t>100</t></r>"
            high_run = '<r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'
            strings = f'<sst xmlns="{MAIN}"><si>{item}{high_run}</si></sst>'
            cell = rows('<c r="A1" t="s"><v>0</v></c>')
            data = packed(cell, {"xl/strings.xml": strings})
        document = read_xlsx(data, "a")
        assert texts(document) == ["收入100¹"]
        (told,) = document.unread
        assert (told.place, told.text) == (Place(sheet=1, row=1, column=1), "90")


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        ('&C&"宋体,常规"&14 2023年部门预算&R单位：万元', ["2023年部门预算 单位：万元"]),
        ("&C第 &P 页，共 &N 页", []),
        ("&L&D&R&F", []),
    ],
)
def test_what_is_printed_in_the_margin_is_listed(codes: str, told: list[str]) -> None:
    sheet = (
        rows('<c r="A1"><v>7</v></c>') + "<headerFooter><oddHeader>{}</oddHeader></headerFooter>"
    )
    document = read_xlsx(packed(sheet.format(codes.replace("&", "&amp;"))), "a")
    assert [entry.text for entry in document.unread] == told
