"""PDF files that are damaged, locked, too large or made to harm."""

import random
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption

from fiscus.graph.errors import (
    DamagedSource,
    EmptySource,
    EncryptedSource,
    FiscusError,
    TooLarge,
)
from fiscus.graph.reading.document import Document
from fiscus.graph.reading.pdf import drawing as pdf_drawing
from fiscus.graph.reading.pdf import glyphs as pdf_glyphs
from fiscus.graph.reading.pdf import limits as pdf_limits
from fiscus.graph.reading.pdf import ruling as pdf_ruling
from fiscus.graph.reading.pdf.reader import read_pdf
from tests.graph.reading.document_text import shown
from tests.graph.reading.pdf_pages import FULL, lines, pages, picture, table, together


def _bomb() -> bytes:
    data = pages(lines("收入"))
    stream = zlib.compress(bytes(3_000))
    return data + b"9 0 obj<</Filter/FlateDecode>>stream\n" + stream + b"\nendstream endobj\n%%EOF"


def _locked(user: str) -> bytes:
    return pages(lines("收入"), encrypt=StandardEncryption(user, "owner", canPrint=0))


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (pages(lambda canvas: canvas.setLineWidth(1)), EmptySource),
        (_locked("a"), EncryptedSource),
        (pages(lines("收入"))[:300], DamagedSource),
        (pages(lines("收入"))[:-300], DamagedSource),
        (b"%PDF-1.7\n%%EOF", DamagedSource),
        (b"", DamagedSource),
    ],
)
def test_faults_are_told_with_the_file(data: bytes, error: type[FiscusError]) -> None:
    with pytest.raises(error) as raised:
        read_pdf(data, "a.pdf")
    assert raised.value.where == "a.pdf"
    assert raised.value.hint


def test_a_file_that_only_asks_not_to_be_printed_is_read() -> None:
    assert shown(read_pdf(_locked(""), "a")) == ["收入"]


@pytest.mark.parametrize(
    ("module", "limit", "value", "data"),
    [
        (pdf_limits, "MOST_PAGES", 1, pages(lines("甲"), lines("乙"))),
        (pdf_limits, "MOST_UNFOLDED", 2_000, _bomb()),
        (pdf_glyphs, "MOST_CHARACTERS", 3, pages(lines("收入预算"))),
        (pdf_drawing, "MOST_DRAWN", 5, pages(table("甲|1", "乙|2"))),
        (pdf_ruling, "_MOST_RULES", 2, pages(table("甲|1", "乙|2"))),
    ],
)
def test_limits(
    module: object, limit: str, value: int, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_pdf(data, "a").lines
    monkeypatch.setattr(module, limit, value)
    with pytest.raises(TooLarge):
        read_pdf(data, "a")


def _sound() -> bytes:
    drawings = table("名称|数", "甲|1.50"), lines(FULL, "完。"), picture
    return pages(together(*drawings), table("名称|数", "乙|2"), pageCompression=0)


_SOUND = _sound()
_WORDS = [b"-1", b"99999999999", b"0", b"/Page", b"<<", b">>", b"R", b"1 0 R", b"[", b"]", b"("]
_WORDS += [b"1e308 0 0 1e308 0 0 cm", b"q", b"Q", b"BT", b"ET", b"Do", b"/Kids", b"/Rotate 90"]


def _changed(chance: random.Random) -> bytes:
    """Return the file with words put over others, or bytes flipped."""
    data = bytearray(_SOUND)
    for _ in range(chance.choice((1, 3, 10, 40))):
        place = chance.randrange(len(data))
        word = chance.choice(_WORDS) if chance.random() < 0.6 else chance.randbytes(1)
        data[place : place + len(word)] = word
    return bytes(data)


@settings(deadline=None, max_examples=200)
@given(st.randoms(use_true_random=False))
def test_a_changed_file_is_a_document_or_a_typed_error(chance: random.Random) -> None:
    try:
        assert isinstance(read_pdf(_changed(chance), "a"), Document)
    except FiscusError:
        return


@given(st.binary(max_size=300))
def test_any_bytes_are_a_typed_error(data: bytes) -> None:
    with pytest.raises(FiscusError):
        read_pdf(b"%PDF-1.4\n" + data, "a")
