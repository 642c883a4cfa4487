"""What kind of file some bytes are: told by content alone, never by a name."""

import io
import re
import zipfile

from .decoding import MARKS, utf_16_without_mark
from .mime import is_mime

_IMAGES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"II*\0",
    b"MM\0*",
    b"GIF87a",
    b"GIF89a",
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("EncryptionInfo", "encrypted"),
    ("WpsDocument", "wps"),
    ("WordDocument", "doc"),
    ("EtWorkbook", "et"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
"""Streams by which a compound file (MS-CFB) is told; the first that it holds decides."""

_PARTS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "unknown"))
_TYPES = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_PDF_WITHIN = 1024
_HTML_WITHIN = 4096
_HTML = re.compile(
    r"<!DOCTYPE\s+html\b|<(?:html|head|body|base|link|style|script|meta|title|div|section|article"
    r"|center|table|ul|ol|dl|p|h[1-6]|span|font|strong|b|a|br|img|iframe)\b[^<>]*>",
    re.I,
)
_BEFORE_HTML = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*", re.S)
_SPREADSHEET = re.compile(r"urn:schemas-microsoft-com:office:spreadsheet")
_PLAIN_XML = re.compile(r"\s*<\?xml\b|\s*<Workbook\b")


def kind_of(data: bytes) -> str:
    """Return the kind of *data*.

    One of ``docx``, ``xlsx``, ``odt``, ``ods``, ``zip``, ``pdf``, ``doc``, ``wps``, ``xls``,
    ``et``, ``encrypted`` (an Office file with a password), ``cut-off`` (an older Office file
    without its end), ``rtf``, ``html`` (also a web archive), ``xml-spreadsheet``, ``image``,
    ``rar``, ``ofd``, ``text`` and ``unknown``.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if data.startswith(_OLE):
        return _ole_kind(data)
    return _magic_kind(data) or _text_kind(data)


def _magic_kind(data: bytes) -> str:
    """Return the kind that the first bytes tell; empty where they tell none."""
    if data.startswith(_IMAGES) or (data.startswith(b"BM") and b"\0" in data[2:14]):
        return "image"
    if data.startswith((b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")):
        return "rar"
    if data[:_PDF_WITHIN].lstrip().startswith(b"{\\rtf"):
        return "rtf"
    is_pdf = b"%PDF-" in data[:_PDF_WITHIN] and not _is_text_about_pdf(data)
    return "pdf" if is_pdf else ""


def _is_text_about_pdf(data: bytes) -> bool:
    """Tell a text that speaks of a PDF header from a PDF with some bytes before it."""
    before = data[: data.index(b"%PDF-")]
    return bool(before.strip()) and b"\nxref" not in data and b"endobj" not in data


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [entry.filename for entry in archive.infolist()]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        return _damaged_zip_kind(data)
    if "OFD.xml" in names:
        return "ofd"
    if "mimetype" in names and (found := _mimetype(data)):
        return found
    if "[Content_Types].xml" in names:
        for start, kind in _PARTS:
            if any(name.startswith(start) for name in names):
                return kind
        return "unknown"
    return "zip"


def _damaged_zip_kind(data: bytes) -> str:
    """Return the kind of a zip without a directory, by the names before its members."""
    for start, kind in _PARTS:
        if b"[Content_Types].xml" in data and start.encode() in data:
            return kind
    return _mimetype(data) or "zip"


def _mimetype(data: bytes) -> str | None:
    """Return the kind that the first member of an OpenDocument file names, uncompressed."""
    head = data[30:200]
    if not head.startswith(b"mimetype"):
        return None
    for kind in sorted(_TYPES, key=len, reverse=True):
        if kind in head:
            return _TYPES[kind]
    return None


def _ole_kind(data: bytes) -> str:
    for stream, kind in _OLE_STREAMS:
        if _entry(stream) in data:
            return kind
    return "cut-off" if _lacks_directory(data) else "unknown"


def _lacks_directory(data: bytes) -> bool:
    """Tell whether the sector of the directory (MS-CFB 2.2) lies behind the end of the file."""
    shift = min(int.from_bytes(data[30:32], "little"), 12)
    sector = int.from_bytes(data[48:52], "little")
    return len(data) < 512 or len(data) < (sector + 2) << shift


def _entry(stream: str) -> bytes:
    """Return how a directory entry (MS-CFB 2.6.1) spells a name: UTF-16, ended, filled up."""
    return stream.encode("utf-16-le").ljust(64, b"\0") + (2 * len(stream) + 2).to_bytes(2, "little")


def _text_kind(data: bytes) -> str:
    head = _head(data)
    if head is None:
        return "unknown"
    if _PLAIN_XML.match(head) and _SPREADSHEET.search(head) and "<html" not in head.lower():
        return "xml-spreadsheet"
    before = _BEFORE_HTML.match(head)
    if _HTML.match(head, before.end() if before else 0):
        return "html"
    if is_mime(data) and b"text/html" in data:
        return "html"
    return "text" if not re.search(r"<(?:html|body)\b[^<>]*>", head, re.I) else "html"


def _head(data: bytes) -> str | None:
    """Return the beginning as text, enough of it to see tags; none where it is binary."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) : _HTML_WITHIN].decode(encoding, errors="replace")
    sample = data[:_HTML_WITHIN]
    if b"\0" not in sample:
        return sample.decode("latin-1")
    wide = utf_16_without_mark(data)
    return sample.decode(wide, errors="replace") if wide else None
