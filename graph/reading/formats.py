"""Which reader reads a file: told by content, not by name."""

from .document import Document
from .text import read_text

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
        ".zip",
    ]
)
"""Endings of files in which disclosures are published: what a folder is searched for."""


def read(data: bytes, name: str) -> Document:
    """Read *data*, a file called *name*, with the reader for its format.

    :raises FiscusError: the file is empty, damaged or of a format that is not read.
    """
    return read_text(data, name)
