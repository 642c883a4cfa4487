"""Workbooks as Excel, WPS and LibreOffice write them, and as attackers do."""

import datetime
import io
import random
import re
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from fiscus.graph.errors import (
    DamagedSource,
    EmptySource,
    EncryptedSource,
    FiscusError,
    HostileSource,
    TooLarge,
    UnreadableSource,
)
from fiscus.graph.reading import sheet_limits, xlsx_xml
from fiscus.graph.reading.document import Document, Paragraph, Place, Table
from fiscus.graph.reading.xlsx import read_xlsx
from tests.graph.reading.damage import damaged

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def packed(sheet: str, more: dict[str, str] | None = None, main: str = MAIN) -> bytes:
    """Return a workbook by hand, with *sheet* as the content of its only sheet."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _links("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{OFFICE}">'
        '<sheets><sheet name="Sheet1" sheetId="1" r:id="r0"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _links(
            "worksheet", "/xl/sheet.xml", "sharedStrings", "strings.xml", "styles", "styles.xml"
        ),
        "xl/sheet.xml": f'<worksheet xmlns="{main}">{sheet}</worksheet>',
        **(more or {}),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return stream.getvalue()


def _links(*pairs: str) -> str:
    links = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(zip(pairs[::2], pairs[1::2], strict=True))
    )
    return f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>'


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines if line.text]


def rows(cells: str) -> str:
    return f'<sheetData><row r="1">{cells}</row></sheetData>'


def workbook() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["某局2023年收支总表"])
    sheet.merge_cells("A1:C1")
    sheet.append(["项目", "金额", "占比"])
    sheet.append(["合计", 1234.5, 0.1234])
    sheet.append(["日期", datetime.date(2023, 5, 1), True])
    sheet["B3"].number_format, sheet["C3"].number_format = "#,##0.00", "0.00%"
    return book


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


def test_hidden_rows_and_columns_are_read_and_hidden_sheets_are_listed() -> None:
    book = workbook()
    book.worksheets[0].row_dimensions[3].hidden = True
    book.worksheets[0].column_dimensions["C"].hidden = True
    hidden = book.create_sheet("附件")
    hidden["A1"], hidden.sheet_state = "藏", "veryHidden"
    document = read_xlsx(saved(book), "a.xlsx")
    assert "12.34%" in texts(document)
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


def test_what_a_sheet_says_of_its_size_is_not_believed() -> None:
    sheet = '<dimension ref="A1:XFD1048576"/>' + rows('<c r="A1"><v>1</v></c>')
    assert len(read_xlsx(packed(sheet), "a").lines) == 1


def test_thousands_of_blank_formatted_cells_are_no_table() -> None:
    blanks = "".join(f'<row r="{r}"><c r="XFD{r}" s="0"/></row>' for r in range(2, 5_000))
    sheet = f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row>{blanks}</sheetData>'
    assert len(read_xlsx(packed(sheet), "a").lines) == 1


def test_a_far_cell_and_huge_merged_cells_cost_nothing() -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>3</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="B1:XFD1048575"/><mergeCell ref="A2:A1048576"/></mergeCells>'
    )
    document = read_xlsx(packed(sheet), "a")
    assert sorted(texts(document)) == ["1", "2", "3"]
    assert len(document.lines) < 300


@pytest.mark.parametrize(
    ("module", "limit", "sheet"),
    [
        (sheet_limits, "MOST_CELLS", rows("<c><v>1</v></c>" * 20)),
        (sheet_limits, "MOST_CHARACTERS", rows('<c t="s"><v>0</v></c>' * 20)),
        (sheet_limits, "MOST_ELEMENTS", rows("<c/>" * 20)),
        (sheet_limits, "MOST_MERGES", "<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 20
         + "</mergeCells>"),
        (xlsx_xml, "_MOST_EVENTS", "<x/>" * 20),
        (xlsx_xml, "_MOST_HELD", rows("<x/>" * 20)),
    ],
)  # fmt: skip
def test_limits(monkeypatch: pytest.MonkeyPatch, module: object, limit: str, sheet: str) -> None:
    strings = {"xl/strings.xml": f'<sst xmlns="{MAIN}"><si><t>甲</t></si></sst>'}
    first = rows('<c t="s"><v>0</v></c>')
    monkeypatch.setattr(module, limit, 15)
    assert texts(read_xlsx(packed(first, strings), "a")) == ["甲"]
    with pytest.raises(TooLarge):
        read_xlsx(packed(sheet, strings), "a")


@pytest.mark.parametrize(
    ("sheet", "error"),
    [
        ("<sheetData><row>", DamagedSource),
        (rows('<c r="A0"><v>1</v></c>'), DamagedSource),
        (rows('<c r="XFE1"><v>1</v></c>'), DamagedSource),
        (rows('<c r="A1048577"><v>1</v></c>'), DamagedSource),
        (rows('<c r="A1" t="s"><v>9</v></c>'), DamagedSource),
        (rows('<c r="A1"><v>1e999</v></c>'), DamagedSource),
        (rows('<c r="A1"><v>abc</v></c>'), DamagedSource),
        (rows('<c r="A1"><v>&lol;</v></c>'), DamagedSource),
        ("<mergeCells><mergeCell ref='A1:?'/></mergeCells>", DamagedSource),
        ("", EmptySource),
    ],
)
def test_faults_are_told_with_the_file(sheet: str, error: type[FiscusError]) -> None:
    with pytest.raises(error) as raised:
        read_xlsx(packed(sheet), "a.xlsx")
    assert raised.value.where == "a.xlsx"
    assert raised.value.hint


def test_entities_are_refused() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa">]><sst>&a;</sst>'
    with pytest.raises(HostileSource):
        read_xlsx(packed(rows(""), {"xl/strings.xml": bomb}), "a")


def test_binary_cut_and_encrypted_workbooks() -> None:
    binary = {"_rels/.rels": _links("officeDocument", "xl/workbook.bin"), "xl/workbook.bin": "x"}
    with pytest.raises(UnreadableSource, match="xlsb"):
        read_xlsx(packed("", binary), "a")
    with pytest.raises(DamagedSource):
        read_xlsx(saved(workbook())[:-400], "a")
    encrypted = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(EncryptedSource):
        read_xlsx(encrypted, "a")


_WORDS = ["-1", "999999999999", "XFD1048576", "A1:XFD1048576", "1e308", "NaN", "", "&#x0;", "s",
          "[h]:mm;;;@", "<v>1</v>", '<c r="A1"/>', "</row>", "_xD800_", "年"]  # fmt: skip
_BOOK = workbook()
_BOOK.worksheets[0]["D1"] = CellRichText("甲", TextBlock(InlineFont(b=True), "乙"))
_BOOK.worksheets[0]["D2"], _BOOK.worksheets[0]["D3"] = "=B3", Comment("注", "x").text
_SOUND = saved(_BOOK)


def rewritten(data: bytes, chance: random.Random) -> bytes:
    """Return the workbook *data* with words of its parts replaced, all still well packed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            marks = list(re.finditer(rb'"[^"<>]*"|>[^<>]+<', content))
            if marks and chance.random() < 0.5:
                mark = chance.choice(marks)
                word = chance.choice(_WORDS).encode()
                content = content[: mark.start() + 1] + word + content[mark.end() - 1 :]
            new.writestr(name, content if chance.random() < 0.9 else damaged(content, chance))
    return stream.getvalue()


@settings(deadline=None, max_examples=150)
@given(st.randoms(use_true_random=False), st.sampled_from([damaged, rewritten]))
def test_a_changed_workbook_is_a_document_or_a_typed_error(
    chance: random.Random, change: object
) -> None:
    assert callable(change)
    try:
        assert isinstance(read_xlsx(change(_SOUND, chance), "a"), Document)
    except FiscusError:
        return


@given(st.binary(max_size=300))
def test_any_bytes_are_a_document_or_a_typed_error(data: bytes) -> None:
    with pytest.raises(FiscusError):
        read_xlsx(data, "a")
