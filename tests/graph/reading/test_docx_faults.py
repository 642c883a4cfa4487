"""Word documents that are damaged, too large or made to harm."""

import io
import random
import re
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiscus.graph.errors import (
    DamagedSource,
    EmptySource,
    FiscusError,
    HostileSource,
    TooLarge,
    UnreadableSource,
)
from fiscus.graph.reading.document import Document
from fiscus.graph.reading.word import docx as reader
from fiscus.graph.reading.word.docx import read_docx
from tests.graph.reading.document_text import shown
from tests.graph.reading.word_documents import (
    FIELD,
    NUMBERED,
    cell,
    numbering,
    p,
    packed,
    read,
    story,
)

_DEEP = "<w:sdt><w:sdtContent>"


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("", EmptySource),
        (p(" "), EmptySource),
        ("<w:p>", DamagedSource),
        (_DEEP * 99 + "</w:sdtContent></w:sdt>" * 99 + p("文"), None),
        (_DEEP * 110 + "</w:sdtContent></w:sdt>" * 110, HostileSource),
        (_DEEP * 9_000 + "</w:sdtContent></w:sdt>" * 9_000, HostileSource),
    ],
)
def test_faults_are_told_with_the_file(body: str, error: type[FiscusError] | None) -> None:
    if error is None:
        assert shown(read(body)) == ["文"]
        return
    with pytest.raises(error) as raised:
        read(body)
    assert raised.value.where == "a.docx"
    assert raised.value.hint


def test_what_is_no_document_is_told() -> None:
    with pytest.raises(UnreadableSource, match="no Word document"):
        read_docx(packed("").replace(b"word/document.xml", b"word/other_xx.xml"), "a")


@pytest.mark.parametrize("part", ["footnotes", "numbering", "styles"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_any_part(part: str, encoding: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>'
    data = io.BytesIO(packed(p("文"), {part: "<x/>"}))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("word/custom.xml", bomb.encode(encoding))
    with pytest.raises(HostileSource):
        read_docx(data.getvalue(), "a")


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    row = f"<w:tr>{cell('甲') * 3}</w:tr>"
    body = p("文") * 2 + f"<w:tbl>{row * 2}</w:tbl>"
    monkeypatch.setattr(reader, "MOST_BLOCKS", 8)
    monkeypatch.setattr(reader, "MOST_PLACES", 6)
    assert len(read(body).blocks) == 3
    for limit in ("MOST_BLOCKS", "MOST_PLACES"):
        with monkeypatch.context() as lower:
            lower.setattr(reader, limit, getattr(reader, limit) - 1)
            with pytest.raises(TooLarge):
                read(body)


def test_a_cell_that_claims_millions_of_columns_is_cut() -> None:
    wide = cell("甲", '<w:gridSpan w:val="99999999"/>')
    document = read(f"<w:tbl><w:tr>{wide * 3}</w:tr></w:tbl>")
    assert shown(document) == [[["甲", "甲", "甲"]]]


def _sound() -> bytes:
    merged = cell("合计", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>') + cell("1.50")
    below = cell("", '<w:gridSpan w:val="2"/><w:vMerge/>') + cell("2.00")
    table = f"<w:tbl><w:tr>{merged}</w:tr><w:tr>{below}</w:tr></w:tbl>"
    body = p("预算", NUMBERED.format(0)) + table + f"<w:p><w:r>{FIELD}</w:r></w:p>"
    note = story("footnotes", f"<w:footnote>{p('注')}</w:footnote>")
    return packed(body, {"numbering": numbering(), "footnotes": note})


_SOUND = _sound()
_WORDS = ["-1", "99999999999", "", "NaN", "&#x9;", "w:p", "restart", "7", "年", "%1%2%9"]


def rewritten(chance: random.Random) -> bytes:
    """Return the document with attributes, texts and whole elements changed, all well packed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_SOUND)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for _ in range(chance.choice((0, 1, 3))):
                marks = list(re.finditer(rb'"[^"<>]*"|>[^<>]+<', content))
                if not marks:
                    continue
                mark = chance.choice(marks)
                word = chance.choice(_WORDS).encode()
                content = content[: mark.start() + 1] + word + content[mark.end() - 1 :]
            if chance.random() < 0.3:
                tags = list(re.finditer(rb"<w:\w+/>|$", content))
                tag = chance.choice(tags)
                content = content[: tag.start()] + content[tag.end() :]
            new.writestr(name, content)
    return stream.getvalue()


def flipped(chance: random.Random) -> bytes:
    data = bytearray(_SOUND)
    for _ in range(chance.choice((1, 2, 8))):
        place = chance.randrange(len(data))
        data[place : place + chance.choice((0, 1, 1, 40))] = chance.randbytes(1)
    return bytes(data)


@settings(deadline=None, max_examples=150)
@given(st.randoms(use_true_random=False), st.sampled_from([rewritten, flipped]))
def test_a_changed_document_is_a_document_or_a_typed_error(
    chance: random.Random, change: Callable[[random.Random], bytes]
) -> None:
    try:
        assert isinstance(read_docx(change(chance), "a"), Document)
    except FiscusError:
        return


_TAGS = ["<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>",
         "<w:r>", "</w:r>", "<w:t>甲</w:t>", "<w:br/>", '<w:tcPr><w:gridSpan w:val="3"/></w:tcPr>',
         "<w:tcPr><w:vMerge/></w:tcPr>", "<w:pict>", "</w:pict>", "<w:txbxContent>",
         "</w:txbxContent>", '<w:fldChar w:fldCharType="end"/>',
         "<mc:AlternateContent/>"]  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(_TAGS), max_size=30))
def test_any_elements_are_a_document_or_a_typed_error(tags: list[str]) -> None:
    try:
        read("".join(tags))
    except FiscusError:
        return


@given(st.binary(max_size=300))
def test_any_bytes_are_a_typed_error(data: bytes) -> None:
    with pytest.raises(FiscusError):
        read_docx(data, "a")
