"""Workbooks that are damaged, locked, too large or made to harm."""

import io
import random
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
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
from fiscus.graph.reading.document import Document
from fiscus.graph.reading.sheets import sheet_limits, xlsx_xml
from fiscus.graph.reading.sheets.xlsx import read_xlsx
from tests.graph.reading.damage import damaged
from tests.graph.reading.document_text import texts
from tests.graph.reading.xlsx_workbooks import MAIN, links, packed, rows, saved, workbook


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
    binary = {"_rels/.rels": links("officeDocument", "xl/workbook.bin"), "xl/workbook.bin": "x"}
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
