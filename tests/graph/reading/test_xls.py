"""Workbooks of Excel 97 to 2003, made by hand and held against the same in xlsx."""

import os
import shutil
import struct
from dataclasses import replace
from pathlib import Path

import pytest
import xlwt
from openpyxl.styles.numbers import BUILTIN_FORMATS

from fiscus.graph.reading import office
from fiscus.graph.reading.document import Block, Document, Place
from fiscus.graph.reading.formats import read
from fiscus.graph.reading.sheets import sheet_limits
from fiscus.graph.reading.sheets.xls import read_xls
from fiscus.graph.reading.sheets.xlsx import read_xlsx
from tests.graph.reading.document_text import texts
from tests.graph.reading.xls_records_made import bof, by_hand, label, number, record
from tests.graph.reading.xls_workbooks import Cells, new_workbook, old_workbook
from tests.graph.reading.xlsx_workbooks import saved


def blocks(document: Document) -> tuple[Block, ...]:
    return document.blocks


def test_the_same_content_gives_the_same_blocks_as_xlsx() -> None:
    old, new = read_xls(old_workbook(), "a"), read_xlsx(new_workbook(), "a")
    assert blocks(old) == blocks(new)
    assert old.unread == new.unread
    assert replace(old, digest=new.digest) == new
    assert {"1,234.50", "12.34%", "0.3", "12345678901.25", "12", "2023年5月1日", "TRUE", "(3)"} <= {
        *texts(old)
    }


@pytest.mark.parametrize("number", [*range(1, 5), *range(9, 14), 18, 19, 20, 21, 45, 46, 48, 49])
def test_built_in_formats_that_no_language_changes_show_the_same_in_both(number: int) -> None:
    form = BUILTIN_FORMATS[number]
    cells: Cells = {(1, 1): (45047.1234, form), (2, 1): (-5.25, form), (3, 1): ("文", form)}
    assert texts(read_xls(old_workbook(cells), "a")) == texts(read_xlsx(new_workbook(cells), "a"))


@pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("CI"),
    reason="LibreOffice is not installed",
)
@pytest.mark.slow
@pytest.mark.parametrize("ending", ["ods", "xls", "xlsx"])
def test_what_libreoffice_makes_of_it_reads_the_same(ending: str, tmp_path: Path) -> None:
    source, result = tmp_path / "a.xls", tmp_path / "out" / f"a.{ending}"
    source.write_bytes(old_workbook())
    office._run(office._command("soffice", source, result), "a")
    converted = read(result.read_bytes(), "a")
    assert blocks(converted) == blocks(read_xls(old_workbook(), "a"))


def test_the_kind_is_told_by_content() -> None:
    assert texts(read(old_workbook(), "a.txt"))[0] == "某局2023年收支总表"


def test_formulas_give_what_is_stored_and_blank_ones_are_noted() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    sheet.write(0, 0, "甲")
    sheet.write(2, 1, xlwt.Formula("1+1"))
    (unread,) = read_xls(saved(book), "a").unread
    assert unread.place == Place(sheet=1, row=3, column=2)
    formula = struct.pack("<HHHdHI", 0, 0, 15, 12.5, 0, 0) + b"\0\0"
    assert texts(read_xls(by_hand(record(0x06, formula)), "a")) == ["12.5"]
    formula = struct.pack("<HHH8sHI", 0, 0, 15, b"\0\0\0\0\0\0\xff\xff", 0, 0) + b"\0\0"
    text = record(0x207, struct.pack("<HB", 2, 1) + "文字".encode("utf-16-le"))
    assert texts(read_xls(by_hand(record(0x06, formula) + text), "a")) == ["文字"]


def test_pictures_charts_text_boxes_and_remarks_are_unread() -> None:
    def drawn(kind: int, key: int) -> bytes:
        return record(0x5D, struct.pack("<HHHH", 0x15, 18, kind, key).ljust(26, b"\0"))

    def text(content: str) -> bytes:
        head = struct.pack("<HH6xHHI", 0, 0, len(content), 16, 0)
        written = record(0x3C, b"\1" + content.encode("utf-16-le"))
        return record(0x1B6, head) + written + record(0x3C, bytes(16))

    remark = record(0x1C, struct.pack("<HHHHHBB", 4, 1, 0, 9, 1, 0, 97))
    sheet = label(0, 0, "x") + drawn(8, 1) + drawn(5, 2) + bof(0x20) + number(0, 0, 1)
    sheet += record(0x0A) + drawn(6, 3) + text("框内") + drawn(25, 9) + text("批注") + remark
    document = read_xls(by_hand(sheet, sheet, kinds=b"\0\2"), "a")
    assert texts(document) == ["x"]
    assert [(found.what, found.text, found.place.row) for found in document.unread] == [
        ("a picture", "", None),
        ("a chart", "", None),
        ("a text box", "框内", None),
        ("a comment", "批注", 5),
        ("a sheet with a chart", "", None),
    ]


def test_faults_outside_of_values_do_no_harm() -> None:
    broken = record(0x1B1, b"\1") + record(0xBE, b"\0\0\1") + record(0x1C, b"") + record(0x55, b"")
    document = read_xls(by_hand(broken + label(3, 2, "x")), "a")
    assert [line.place for line in document.lines] == [Place(sheet=1, row=4, column=3)]


def test_blank_formatted_cells_cost_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_limits, "MOST_ELEMENTS", 300)
    blanks = b"".join(
        record(0xBE, struct.pack("<HH256HH", row, 0, *[15] * 256, 255)) for row in range(90)
    )
    assert len(read_xls(by_hand(blanks + number(65_535, 255, 1)), "a").lines) == 1
