"""Word documents for tests, put together from their elements."""

import io
import zipfile

from fiscus.graph.reading.document import Document
from fiscus.graph.reading.word.docx import read_docx

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACES = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "v": "urn:schemas-microsoft-com:vml",
}
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def story(root: str, inner: str, space: str = TRANSITIONAL) -> str:
    spaces = "".join(f' xmlns:{name}="{uri}"' for name, uri in _SPACES.items())
    return f'<w:{root} xmlns:w="{space}"{spaces}>{inner}</w:{root}>'


def packed(body: str, parts: dict[str, str] | None = None, space: str = TRANSITIONAL) -> bytes:
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


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


FIELD = (
    '<w:fldChar w:fldCharType="begin"/><w:t>PAGE</w:t><w:fldChar w:fldCharType="separate"/>'
    '<w:t>3</w:t><w:fldChar w:fldCharType="end"/>'
)


def numbering() -> str:
    level = '<w:lvl w:ilvl="{0}"><w:numFmt w:val="{1}"/>{3}<w:lvlText w:val="{2}"/></w:lvl>'
    levels = level.format(0, "chineseCounting", "%1、", "")
    levels += level.format(1, "decimal", "%1.%2", "<w:isLgl/>")
    lists = f'<w:abstractNum w:abstractNumId="4">{levels}</w:abstractNum>'
    return story("numbering", lists + '<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>')


NUMBERED = '<w:numPr><w:ilvl w:val="{0}"/><w:numId w:val="7"/></w:numPr>'
