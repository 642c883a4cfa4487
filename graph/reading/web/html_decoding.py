"""Bytes of a web page to text: byte order mark, what the page declares, then what decodes."""

import codecs
import re

from ...errors import EmptySource, UnreadableSource
from ..decoding import MARKS, utf_16_without_mark

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,30})""", re.I)
_HEAD = 8192
"""Bytes in which a page declares its encoding; the standard asks for 1024, pages are laxer."""

_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "gb_2312-80": "gb18030"}
_KNOWN = frozenset(["utf-8", "gb18030", "big5", "cp950", "big5hkscs", "utf-16"])
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SURE = 4
"""Han characters in valid UTF-8 from which chance is ruled out, whatever the page says."""

_MOST_BAD = 0.001
"""Share of broken characters with which a page is still read; more is another encoding."""


def decode_html(data: bytes, name: str) -> tuple[str, int]:
    """Return the text of a page, and how many characters of it were broken.

    :raises EmptySource: there is nothing but blanks.
    :raises UnreadableSource: the bytes are no text in a known encoding.
    """
    text, broken = _decoded(data, name)
    text = text.removeprefix("\ufeff").replace("\0", "")
    if not text.strip():
        raise EmptySource("the page is empty", name, "give a page with text")
    return text, broken


def _decoded(data: bytes, name: str) -> tuple[str, int]:
    for encoding in (candidates := _candidates(data)):
        try:
            return data.decode(encoding), 0
        except UnicodeDecodeError:
            continue
    mended = [data.decode(encoding, errors="replace") for encoding in candidates]
    best = min(mended, key=lambda text: text.count("\ufffd"))
    broken = best.count("\ufffd")
    if broken > len(best) * _MOST_BAD:
        raise UnreadableSource("the page is no text in a known encoding", name, "save it as UTF-8")
    return best, broken


def _candidates(data: bytes) -> list[str]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return [encoding]
    if wide := utf_16_without_mark(data):
        return [wide]
    declared = _declared(data)
    order = [declared, "utf-8", "gb18030"] if declared else ["utf-8", "gb18030"]
    if _surely_utf_8(data):
        order.insert(0, "utf-8")
    return order


def _declared(data: bytes) -> str | None:
    """Return the declared encoding, the widest of its family; none that is not known here."""
    match = _DECLARED.search(data[:_HEAD])
    if not match:
        return None
    label = match[1].decode("ascii").lower()
    try:
        found = codecs.lookup(_WIDER.get(label, label)).name
    except (LookupError, ValueError):
        return None
    found = _WIDER.get(found, found)
    return found if found in _KNOWN and found != "utf-16" else None


def _surely_utf_8(data: bytes) -> bool:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return text.isascii() or len(_HAN.findall(text)) >= _SURE
