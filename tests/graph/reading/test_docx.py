"""Word documents: text as printed, cells with what they cover, numbers, faults."""

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
    ScannedSource,
    TooLarge,
    UnreadableSource,
)
from fiscus.graph.reading import docx as reader
from fiscus.graph.reading.document import Document, Paragraph, Place
from fiscus.graph.reading.docx import read_docx

_TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACES = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "v": "urn:schemas-microsoft-com:vml",
}
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def story(root: str, inner: str, space: str = _TRANSITIONAL) -> str:
    spaces = "".join(f' xmlns:{name}="{uri}"' for name, uri in _SPACES.items())
    return f'<w:{root} xmlns:w="{space}"{spaces}>{inner}</w:{root}>'


def packed(body: str, parts: dict[str, str] | None = None, space: str = _TRANSITIONAL) -> bytes:
    """Return a document with *body*, and further parts of the kinds that they are called by."""
    parts = parts or {}
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATIONS}{name}" Target="{name}.xml"/>'
        for n, name in enumerate(parts)
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", story("document", f"<w:body>{body}</w:body>", space))
        archive.writestr("word/_rels/document.xml.rels", f"{relations}{links}</Relationships>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


def read(body: str, parts: dict[str, str] | None = None) -> Document:
    return read_docx(packed(body, parts), "a.docx")


def shown(document: Document) -> list[str | list[list[str]]]:
    return [
        block.passage.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
    ]


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


FIELD = (
    '<w:fldChar w:fldCharType="begin"/><w:t>PAGE</w:t><w:fldChar w:fldCharType="separate"/>'
    '<w:t>3</w:t><w:fldChar w:fldCharType="end"/>'
)


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:r><w:t>预</w:t></w:r><w:r><w:t>算</w:t></w:r>", "预算"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/></w:r>", "a\tb-"),
        ("<w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:t>旧</w:t></w:r></w:del>", "新"),
        ("<w:hyperlink><w:r><w:t>网址</w:t></w:r></w:hyperlink>", "网址"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        (f"<w:r>{FIELD}<w:t>页</w:t></w:r>", "3页"),
        ("<m:oMathPara><m:oMath><m:r><m:t>50%</m:t></m:r></m:oMath></m:oMathPara>", "50%"),
    ],
)
def test_text_is_read_as_printed(inner: str, text: str) -> None:
    assert shown(read(f"<w:p>{inner}</w:p>")) == [text]


def test_a_break_parts_lines_and_a_deleted_mark_joins_them() -> None:
    body = "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>"
    joined = p("丙", "<w:rPr><w:del/></w:rPr>") + p("丁")
    assert shown(read(body + joined)) == ["甲", "乙", "丙丁"]


def test_the_strict_variant_is_read() -> None:
    assert shown(read_docx(packed(p("甲"), space=_STRICT), "a")) == ["甲"]


def test_merged_cells_are_written_once_and_fill_the_grid() -> None:
    rows = (
        cell("名称", '<w:gridSpan w:val="2"/>') + cell("数", '<w:vMerge w:val="restart"/>'),
        cell("甲") + cell("乙") + cell("", "<w:vMerge/>"),
    )
    body = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    document = read(body)
    assert shown(document) == [[["名称", "数"], ["甲", "乙", ""]]]
    table = document.blocks[0]
    assert not isinstance(table, Paragraph)
    assert [[cell.text for cell in row] for row in table.grid or ()] == [
        ["名称", "名称", "数"],
        ["甲", "乙", "数"],
    ]
    assert document.lines[2].place == Place(table=1, row=2, column=1)


def test_tables_in_cells_and_text_boxes_stand_behind() -> None:
    inner = f"<w:tbl><w:tr>{cell('内')}</w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{p('外')}{inner}</w:tc></w:tr></w:tbl>"
    box = f"<w:p><w:r><w:t>文</w:t><w:pict><v:shape><v:textbox><w:txbxContent>{p('框')}"
    ending = "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    assert shown(read(outer + box + ending)) == [[["外"]], [["内"]], "文", "框"]


def test_notes_are_read_behind_the_text_and_their_lines_are_not() -> None:
    notes = '<w:footnote w:type="separator">' + p("——") + f"</w:footnote><w:footnote>{p('注')}"
    part = story("footnotes", notes + "</w:footnote>")
    assert shown(read(p("文"), {"footnotes": part})) == ["文", "注"]


def numbering() -> str:
    level = '<w:lvl w:ilvl="{0}"><w:numFmt w:val="{1}"/>{3}<w:lvlText w:val="{2}"/></w:lvl>'
    levels = level.format(0, "chineseCounting", "%1、", "")
    levels += level.format(1, "decimal", "%1.%2", "<w:isLgl/>")
    lists = f'<w:abstractNum w:abstractNumId="4">{levels}</w:abstractNum>'
    return story("numbering", lists + '<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>')


NUMBERED = '<w:numPr><w:ilvl w:val="{0}"/><w:numId w:val="7"/></w:numPr>'


def test_numbers_are_counted_as_word_does() -> None:
    body = "".join(p("文", NUMBERED.format(level)) for level in (0, 1, 1, 0))
    texts = shown(read(body, {"numbering": numbering()}))
    assert texts == ["一、文", "1.1 文", "1.2 文", "二、文"]


def test_pictures_and_objects_are_unread_with_their_title() -> None:
    drawing = '<w:drawing><wp:inline><wp:docPr descr="图"/><pic:pic/></wp:inline></w:drawing>'
    document = read(f"{p('文')}<w:p><w:r>{drawing}<w:object/></w:r></w:p><w:altChunk/>")
    assert [(entry.what, entry.text) for entry in document.unread] == [
        ("a picture", "图"),
        ("an embedded object", ""),
        ("an inserted file", ""),
    ]
    with pytest.raises(ScannedSource):
        read(f"<w:p><w:r>{drawing}</w:r></w:p>")


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
