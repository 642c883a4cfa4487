"""Files go to the reader of their kind, whatever they are called."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiscus.graph.errors import (
    DamagedSource,
    EmptySource,
    EncryptedSource,
    FiscusError,
    NotADisclosure,
    ScannedSource,
    UnreadableSource,
)
from fiscus.graph.ingest.limits import Crashed, OutOfMemory, TimedOut
from fiscus.graph.reading.formats import DOCUMENT_ENDINGS, read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_NAMESPACE = b"urn:schemas-microsoft-com:office:spreadsheet"
SPREADSHEET = b"<?xml version='1.0'?><Workbook xmlns='" + _NAMESPACE + b"'/>"


def _archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("部门预算".encode(), "a.pdf"),
        ("<html><p>部门预算</p></html>".encode("gb18030"), "a.xls"),
        ("部门预算".encode("utf-16"), "a.html"),
    ],
)
def test_the_content_decides(data: bytes, name: str) -> None:
    assert [line.text for line in read(data, name).lines] == ["部门预算"]


@pytest.mark.parametrize(
    ("data", "error", "what"),
    [
        (b"", EmptySource, "empty"),
        (OLE + "EncryptedPackage".encode("utf-16-le").ljust(64, b"\0") + b"\x22\0",
         EncryptedSource, "password"),
        (b"\x89PNG\r\n\x1a\n", ScannedSource, "picture"),
        (_archive(), UnreadableSource, "archive"),
        (b"Rar!\x1a\x07\0", UnreadableSource, "RAR"),
        (SPREADSHEET, UnreadableSource, "2003"),
        (OLE, UnreadableSource, "not known"),
    ],
)  # fmt: skip
def test_what_is_not_read_says_what_it_is(data: bytes, error: type[FiscusError], what: str) -> None:
    with pytest.raises(error, match=what) as raised:
        read(data, "a.txt")
    assert raised.value.where == "a.txt"
    assert raised.value.hint or error is EmptySource


PAGE = Path(__file__).parents[3] / "docs" / "formats.md"


def _reasons(error: type[FiscusError]) -> Iterator[str]:
    """Yield the reason codes of *error* and of what is derived from it."""
    yield error.reason
    for narrower in error.__subclasses__():
        yield from _reasons(narrower)


def test_the_page_on_formats_tells_each_ending_and_each_reason() -> None:
    text = PAGE.read_text(encoding="utf-8")
    told = set(re.findall(r"\.?([a-z]{2,4})\b", text.partition("## What is refused")[0]))
    assert {ending[1:] for ending in DOCUMENT_ENDINGS} <= told
    codes = set(re.findall(r"`([a-z-]+)`", text.partition("## What is refused")[2]))
    errors = (UnreadableSource, EmptySource, NotADisclosure, TimedOut, OutOfMemory, Crashed)
    assert {"failed", *(code for error in errors for code in _reasons(error))} <= codes


_STARTS = [b"", b"<html>", b"\xff\xfe", b"%PDF-1.4\n", b"PK\x03\x04", b"|", b"a\tb\n"]


@settings(deadline=None)
@given(st.sampled_from(_STARTS), st.binary(max_size=200))
def test_any_bytes_are_a_document_or_a_typed_error(start: bytes, data: bytes) -> None:
    try:
        read(start + data, "a")
    except (UnreadableSource, EmptySource, DamagedSource):
        return
