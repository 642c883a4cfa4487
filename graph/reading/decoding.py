"""Bytes to text: byte order mark, UTF-8, then GB 18030."""

import codecs

from ..errors import EmptySource, UnreadableSource

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTAINERS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip container (docx, xlsx, …)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (doc, xls, wps)"),
    (b"{\\rtf", "an RTF file"),
)


def decode(data: bytes, name: str) -> str:
    """Return the text of *data*.

    :raises EmptySource: there is nothing but blanks.
    :raises UnreadableSource: the bytes are another format, or no text in a known encoding.
    """
    _refuse_containers(data, name)
    text = _decoded(data, name).removeprefix("\ufeff")
    if not text.strip():
        raise EmptySource("the file is empty", name, "give a file with text")
    if "\0" in text:
        raise UnreadableSource("the file holds binary data", name, "give a text file")
    return text


def _refuse_containers(data: bytes, name: str) -> None:
    for magic, what in _CONTAINERS:
        if data.startswith(magic):
            raise UnreadableSource(
                f"this is {what}; only text is read so far", name, "save it as plain text"
            )


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(data, "gb18030", name)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableSource(
            f"byte {error.start} is no {encoding} text", name, "save the file as UTF-8"
        ) from error
