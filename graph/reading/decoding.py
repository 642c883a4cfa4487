"""Bytes to text: byte order mark, UTF-16 by its zeros, UTF-8, then GB 18030."""

import codecs
import re

from ..errors import EmptySource, UnreadableSource

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks and what they announce."""

_SAMPLE = 65_536
_PLAIN = 0.02
"""Share of characters in a UTF-16 text, at least, that are ASCII: figures, breaks, blanks."""

_COMMON = re.compile(r"[\t\r\n -~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_SURE = 0.95
"""Share of characters that Chinese text is made of, from which the encoding is believed."""


def decode(data: bytes, name: str) -> str:
    """Return the text of *data*.

    :raises EmptySource: there is nothing but blanks.
    :raises UnreadableSource: the bytes are no text in a known encoding.
    """
    text = _decoded(data, name).removeprefix("\ufeff")
    if not text.strip():
        raise EmptySource("the file is empty", name, "give a file with text")
    if "\0" in text:
        raise UnreadableSource("the file holds binary data", name, "give a text file")
    return text


def utf_16_without_mark(data: bytes) -> str | None:
    """Return the byte order of UTF-16 text that has no mark; none where *data* is no such.

    Told by the zero bytes of its ASCII characters, which stand all in even or all in odd
    places, and by what it decodes to.
    """
    sample = data[:_SAMPLE]
    sample = sample[: len(sample) // 2 * 2]
    if len(data) % 2 or not sample:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        text = sample.decode(encoding, errors="replace")
        common = len(_COMMON.findall(text))
        if high.count(0) >= len(text) * _PLAIN and common >= len(text) * _SURE:
            return encoding
    return None


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name)
    if b"\0" in data and (wide := utf_16_without_mark(data)):
        return _strictly(data, wide, name)
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
