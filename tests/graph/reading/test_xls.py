"""Workbooks of Excel 97 to 2003, made by hand and held against the same in xlsx."""

import io
import os
import random
import shutil
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles.numbers import BUILTIN_FORMATS

from fiscus.graph.errors import (
    DamagedSource,
    EmptySource,
    EncryptedSource,
    FiscusError,
    HostileSource,
    TooLarge,
    UnreadableSource,
)
from fiscus.graph.reading import office, sheet_limits, xls, xls_records
from fiscus.graph.reading.compound_file import SIGNATURE, CompoundFile
from fiscus.graph.reading.document import Block, Document, Place
from fiscus.graph.reading.formats import read
from fiscus.graph.reading.xls import read_xls
from fiscus.graph.reading.xlsx import read_xlsx
from tests.graph.reading.damage import damaged

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
    return _saved(book)


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
    return _saved(book)


def _saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def bof(kind: int) -> bytes:
    return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 1997, 0, 6))


def compound(stream: bytes) -> bytes:
    """Return a compound file with *stream* as its workbook, long enough for full sectors."""
    stream = stream.ljust(4096, b"\0")
    size = (len(stream) + 511) // 512
    table = [*range(1, size), 0xFFFFFFFE, 0xFFFFFFFE, 0xFFFFFFFD]  # stream, directory, table
    header = SIGNATURE + struct.pack(
        "<16xHHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, size, 0, 4096, 0xFFFFFFFE, 0,
        0xFFFFFFFE, 0,
    )  # fmt: skip
    header += struct.pack("<I", size + 1).ljust(436, b"\xff")

    def entry(name: str, kind: int, child: int, start: int, length: int) -> bytes:
        text = name.encode("utf-16-le")
        none = 0xFFFFFFFF
        head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1)
        return (head + struct.pack("<III36xII4x", none, none, child, start, length)).ljust(128)

    directory = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)
    directory += entry("Workbook", 2, 0xFFFFFFFF, 0, len(stream))
    sectors = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    return header + stream.ljust(size * 512, b"\0") + directory.ljust(512, b"\0") + sectors


def by_hand(*sheets: bytes, first: bytes = b"", kinds: bytes = b"", ends: bytes = b"") -> bytes:
    """Return a workbook whose sheets hold these records."""
    names = [record(0x85, struct.pack("<IBB2B", 0, 0, 0, 1, 0) + b"a") for _ in sheets]
    place = len(bof(5) + first + b"".join(names) + record(0x0A))
    globals_ = bof(5) + first
    styles = record(0xE0, bytes(20)) * 16
    place += len(styles)
    for n, sheet in enumerate(sheets):
        kind = kinds[n] if kinds else 0
        globals_ += record(0x85, struct.pack("<IBB2B", place, 0, kind, 1, 0) + b"a")
        place += len(bof(16) + sheet + record(0x0A))
    globals_ += styles + record(0x0A)
    body = b"".join(bof(16) + sheet + record(0x0A) for sheet in sheets)
    return compound(globals_ + body + ends)


def label(row: int, column: int, text: str) -> bytes:
    return record(0x204, struct.pack("<HHHHB", row, column, 15, len(text), 0) + text.encode())


def number(row: int, column: int, value: float) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, 15, value))


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines if line.text]


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
    (unread,) = read_xls(_saved(book), "a").unread
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


@pytest.mark.parametrize(
    ("module", "limit", "sheet"),
    [
        (sheet_limits, "MOST_CELLS", b"".join(number(r, 0, 1) for r in range(9))),
        (sheet_limits, "MOST_CHARACTERS", label(0, 0, "123456789")),
        (sheet_limits, "MOST_ELEMENTS", number(0, 9, 1)),
        (sheet_limits, "MOST_MERGES", number(0, 0, 1)
         + record(0xE5, struct.pack("<H", 9) + struct.pack("<4H", 0, 1, 0, 1) * 9)),
        (xls_records, "_MOST_RECORDS", record(0x99) * 9),
        (xls, "_MOST_BYTES", b""),
    ],
)  # fmt: skip
def test_limits(monkeypatch: pytest.MonkeyPatch, module: object, limit: str, sheet: bytes) -> None:
    monkeypatch.setattr(module, limit, 8)
    with pytest.raises(TooLarge):
        read_xls(by_hand(sheet), "a")


def test_one_sheet_is_not_read_any_number_of_times() -> None:
    stream = CompoundFile(by_hand(number(0, 0, 1)), "a").stream("Workbook")
    sheet = next(at for at in range(1, len(stream)) if stream.startswith(bof(16), at))
    names = record(0x85, struct.pack("<IBB2B", 2 * sheet, 0, 0, 1, 0) + b"a") * 2
    head = bof(5) + names
    start = len(head) + len(record(0x0A))
    twice = head.replace(struct.pack("<I", 2 * sheet), struct.pack("<I", start))
    body = bof(16) + number(0, 0, 1) + record(0x0A)
    with pytest.raises(DamagedSource, match="sheets"):
        read_xls(compound(twice + record(0x0A) + body), "a")


def test_too_many_sheets_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xls, "MOST_SHEETS", 1)
    with pytest.raises(TooLarge):
        read_xls(by_hand(b"", b""), "a")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptySource),
        (SIGNATURE, DamagedSource),
        (old_workbook()[:1000], DamagedSource),
        (compound(b"\x09\x00\x04\x00\x02\0\x10\0"), UnreadableSource),
        (by_hand(b"", first=record(0x2F, bytes(54))), EncryptedSource),
        (by_hand(record(0x203, b"\0")), DamagedSource),
        (by_hand(record(0xFD, struct.pack("<HHHI", 0, 0, 15, 7))), DamagedSource),
        (by_hand(b""), EmptySource),
        (compound(bof(5)), DamagedSource),
    ],
)
def test_faults_are_told_with_the_file(data: bytes, error: type[FiscusError]) -> None:
    with pytest.raises(error) as raised:
        read_xls(data, "a.xls")
    assert raised.value.where == "a.xls"
    assert raised.value.hint


@pytest.mark.parametrize(("phonetic", "error"), [(-(3 + 4 + 50), HostileSource), (0, None)])
def test_texts_that_lead_back_are_refused(phonetic: int, error: type[FiscusError] | None) -> None:
    first = struct.pack("<HBi", 50, 4, phonetic) + b"x" * 50
    count = 1_000_000_000 if phonetic else 2
    split = struct.pack("<HBH", 9, 9, 1) + "甲乙丙".encode("utf-16-le")
    texts_ = record(0xFC, struct.pack("<ii", 1, count) + first + split)
    texts_ += record(0x3C, b"\0abcdef" + bytes(4))
    data = by_hand(record(0xFD, struct.pack("<HHHI", 0, 0, 15, 1)), first=texts_)
    if error is None:
        assert texts(read_xls(data, "a")) == ["甲乙丙abcdef"]
        return
    with pytest.raises(error):
        read_xls(data, "a")


def test_chains_of_sectors_in_a_circle_end() -> None:
    data = bytearray(old_workbook())
    table = struct.unpack_from("<I", data, 76)[0] * 512 + 512
    for place in range(table, table + 512, 4):
        if struct.unpack_from("<I", data, place)[0] == 0xFFFFFFFE:
            struct.pack_into("<I", data, place, 0)
    assert len(CompoundFile(bytes(data), "a").stream("Workbook")) < 2 * len(data)


_SOUND = old_workbook()
_STREAM = CompoundFile(_SOUND, "a").stream("Workbook")


def _of_stream(stream: bytes, chance: random.Random) -> bytes:
    return compound(damaged(stream, chance))


@settings(deadline=None, max_examples=200)
@given(
    st.randoms(use_true_random=False),
    st.sampled_from([(_SOUND, damaged), (_STREAM, _of_stream)]),
)
def test_a_changed_workbook_is_a_document_or_a_typed_error(
    chance: random.Random, way: tuple[bytes, Callable[[bytes, random.Random], bytes]]
) -> None:
    content, change = way
    try:
        assert isinstance(read_xls(change(content, chance), "a"), Document)
    except FiscusError:
        return


@given(st.binary(max_size=300), st.sampled_from([b"", SIGNATURE]))
def test_any_bytes_are_a_typed_error(data: bytes, start: bytes) -> None:
    with pytest.raises(FiscusError):
        read_xls(start + data, "a")
