"""Which reader reads a file: told by content, not by name."""

from collections.abc import Callable
from importlib import import_module

from ..errors import DamagedSource, EncryptedSource, ScannedSource, UnreadableSource
from .document import Document
from .plain.text import read_text
from .sniffing import kind_of
from .web.html import read_html

DOCUMENT_ENDINGS = frozenset(
    [
        ".txt",
        ".doc",
        ".docx",
        ".wps",
        ".rtf",
        ".odt",
        ".pdf",
        ".xls",
        ".xlsx",
        ".et",
        ".ods",
        ".htm",
        ".html",
        ".mht",
        ".zip",
    ]
)
"""Endings of files in which disclosures are published: what a folder is searched for."""

_READERS: dict[str, tuple[str, str]] = {
    "docx": (".word.docx", "read_docx"),
    "xlsx": (".sheets.xlsx", "read_xlsx"),
    "xls": (".sheets.xls", "read_xls"),
    "pdf": (".pdf.reader", "read_pdf"),
    **dict.fromkeys(("doc", "wps", "rtf", "odt", "ods", "et"), (".office", "read_office")),
}
"""Module and function by kind; loaded when first needed, for their libraries are large."""

_REFUSALS: dict[str, tuple[type[UnreadableSource], str, str]] = {
    "cut-off": (DamagedSource, "the end of the file is missing", "get the file again"),
    "encrypted": (EncryptedSource, "the file asks for a password", "save it without a password"),
    "image": (ScannedSource, "this is a picture", "give the document, or recognise its text first"),
    "zip": (UnreadableSource, "this is an archive of files", "give the files in it one by one"),
    "rar": (UnreadableSource, "this is a RAR or 7z archive", "unpack it, or pack it as zip"),
    "ofd": (UnreadableSource, "OFD files are not read", "save it as PDF"),
    "xml-spreadsheet": (
        UnreadableSource,
        "this is an XML spreadsheet of 2003, which is not read",
        "save it as xlsx",
    ),
    "unknown": (UnreadableSource, "the format is not known", "save it as docx, xlsx, PDF or text"),
}


def read(data: bytes, name: str, *, ocr: bool = False) -> Document:
    """Read *data*, a file called *name*, with the reader for its format.

    :param ocr: recognise the text of pages that are only pictures (``pdf.recognition``).
    :raises FiscusError: the file is empty, damaged or of a format that is not read.
    """
    kind = kind_of(data)
    if kind in _REFUSALS:
        error, what, hint = _REFUSALS[kind]
        raise error(what, name, hint)
    if kind == "pdf" and ocr:
        return _reader(kind)(data, name, ocr=True)
    return _reader(kind)(data, name)


def _reader(kind: str) -> Callable[..., Document]:
    if kind == "text":
        return read_text
    if kind == "html":
        return read_html
    module, function = _READERS[kind]
    reader: Callable[..., Document] = getattr(import_module(module, __package__), function)
    return reader
