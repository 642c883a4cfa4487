"""Kinds of files, told by content."""

import io
import zipfile

import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from fiscus.graph.reading.sniffing import kind_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
KINDS = {
    "docx", "xlsx", "odt", "ods", "zip", "pdf", "doc", "wps", "xls", "et", "encrypted", "rtf",
    "html", "xml-spreadsheet", "image", "rar", "ofd", "text", "unknown", "cut-off",
}  # fmt: skip


def packed(*names: str, mimetype: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "<x/>")
    return out.getvalue()


def compound(*streams: str) -> bytes:
    """Return the beginning of a compound file with a directory of *streams*."""
    entries = (
        name.encode("utf-16-le").ljust(64, b"\0") + (2 * len(name) + 2).to_bytes(2, "little")
        for name in ("Root Entry", *streams)
    )
    return OLE + b"".join(entry.ljust(128, b"\0") for entry in entries)


def workbook() -> bytes:
    out = io.BytesIO()
    book = xlwt.Workbook()
    book.add_sheet("表")
    book.save(out)
    return out.getvalue()


OPEN = "application/vnd.oasis.opendocument."
SPREADSHEET = b"""<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>"""
EXCEL_PAGE = b"""<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head></head></html>"""


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (packed("[Content_Types].xml", "word/document.xml"), "docx"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (packed("[Content_Types].xml", "ppt/presentation.xml"), "unknown"),
        (packed("[Content_Types].xml", "word/document.xml")[:-30], "docx"),
        (packed("content.xml", mimetype=OPEN + "text"), "odt"),
        (packed("content.xml", mimetype=OPEN + "spreadsheet"), "ods"),
        (packed("OFD.xml", "Doc_0/Document.xml"), "ofd"),
        (packed("word/预算.txt", "b.pdf"), "zip"),
        (packed(), "zip"),
        (b"%PDF-1.4\n", "pdf"),
        (b"\r\n\xef\xbb\xbf  %PDF-1.4\n1 0 obj endobj", "pdf"),
        (b"x" * 900 + b"%PDF-1.4\n1 0 obj endobj", "pdf"),
        (b"about %PDF- headers", "text"),
        (workbook(), "xls"),
        (compound("Book"), "xls"),
        (compound("WordDocument", "1Table"), "doc"),
        (compound("WpsDocument"), "wps"),
        (compound("EtWorkbook"), "et"),
        (compound("EncryptionInfo", "EncryptedPackage"), "encrypted"),
        (compound("VisioDocument"), "unknown"),
        (workbook()[:1_500], "cut-off"),
        (OLE[:100], "cut-off"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\x89PNG\r\n\x1a\n....", "image"),
        (b"\xff\xd8\xff\xe0..", "image"),
        (b"II*\0....", "image"),
        (b"Rar!\x1a\x07\x00", "rar"),
        (SPREADSHEET, "xml-spreadsheet"),
        (EXCEL_PAGE, "html"),
        (b"\xef\xbb\xbf\n<!-- a -->\n<!DOCTYPE html>", "html"),
        ("<html><p>预算".encode("utf-16"), "html"),
        (b'<!DOCTYPE html [<!ENTITY a "b">]>', "html"),
        (b"<p class=x>2023</p>", "html"),
        (b"<table border=1><tr><td>1", "html"),
        (b"<style>p{}</style><p>1", "html"),
        (b"<iframe src=/a.pdf></iframe>", "html"),
        (b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>1", "html"),
        ("一、预算 <html> 外".encode(), "html"),
        ("预算<100万元".encode(), "text"),
        ("预算".encode("utf-16"), "text"),
        ("部门预算 12.5\n".encode("utf-16-le"), "text"),
        ("预算".encode("gb18030"), "text"),
        (b"", "text"),
        (b"\0\1\2\3", "unknown"),
    ],
)
def test_the_content_tells_the_kind(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", OLE, b"<?xml ", b"{\\rtf"]))
def test_any_bytes_have_a_kind(data: bytes, start: bytes) -> None:
    assert kind_of(start + data) in KINDS
