"""Workbooks of Excel 97 to 2003 that are damaged, locked, too large or made to harm."""

import random
import struct
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from fiscus.graph.reading.sheets import sheet_limits, xls, xls_records
from fiscus.graph.reading.sheets.compound_file import SIGNATURE, CompoundFile
from fiscus.graph.reading.sheets.xls import read_xls
from tests.graph.reading.damage import damaged
from tests.graph.reading.document_text import texts
from tests.graph.reading.xls_records_made import bof, by_hand, compound, label, number, record
from tests.graph.reading.xls_workbooks import old_workbook


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
