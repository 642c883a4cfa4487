"""Web pages in a MIME archive (RFC 2557), as browsers and Word save them."""

import email
import email.policy
import re
from email.message import Message

from ..errors import DamagedSource

_HEADER = re.compile(rb"\A\s*(?:[A-Za-z-]{2,40}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+\r?\n")
_VERSION = re.compile(rb"^MIME-Version\s*:", re.I | re.M)


def is_mime(data: bytes) -> bool:
    """Tell whether *data* begins with the header of a MIME message."""
    match = _HEADER.match(data[:8192])
    return bool(match and _VERSION.search(match[0]))


def page_in(data: bytes, name: str) -> bytes:
    """Return the pages in a MIME archive, one behind the other; other bytes as they are.

    :raises DamagedSource: there is no page in the archive.
    """
    if not is_mime(data):
        return data
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.compat32)
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    if not pages:
        raise DamagedSource("the web archive holds no page", name, "save the page as HTML")
    return b"\n".join(_payload(page) for page in pages)


def _payload(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return payload if isinstance(payload, bytes) else b""
