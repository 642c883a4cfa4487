"""Which office format bytes are, told by content, and whether a converter may see them."""

from ..errors import EncryptedSource, HostileSource
from .package import open_archive

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
_SPREADSHEET_CLASSES = (b"\x20\x08\x02\x00", b"\x10\x08\x02\x00")
"""How the class identifiers of Excel workbooks begin."""


def office_ending(data: bytes) -> str:
    """Return ``.doc``, ``.xls``, ``.rtf``, ``.odt`` or ``.ods``; "" for anything else.

    WPS files (wps, et) are compound files like those of Word and Excel, and named so.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:5] == b"{\\rtf":
        return ".rtf"
    if data.startswith(b"PK\x03\x04") and data[30:38] == b"mimetype":
        size = int.from_bytes(data[22:26], "little")
        extra = int.from_bytes(data[28:30], "little")
        kind = data[38 + extra : 38 + extra + min(size, 100)].strip()
        return _OPEN_DOCUMENT.get(kind, "")
    return _compound_ending(data) if data.startswith(_COMPOUND_FILE) else ""


def refuse_unsafe(data: bytes, ending: str, name: str) -> None:
    """Refuse what asks for a password, unfolds beyond limits or declares entities.

    :raises UnreadableSource: it does.
    """
    if ending in {".odt", ".ods"}:
        _refuse_unsafe_parts(data, name)
    elif ending == ".doc" and _is_encrypted_word(data):
        raise _encrypted(name)


def _compound_ending(data: bytes) -> str:
    """Tell Word from Excel by the streams, and where one is embedded in the other by class."""
    is_word = _entry(data, "WordDocument") is not None
    is_sheet = _entry(data, "Workbook") is not None or _entry(data, "Book") is not None
    if is_word and is_sheet:
        root = _entry(data, "Root Entry") or b""
        is_word = root[80:84] not in _SPREADSHEET_CLASSES
    return ".doc" if is_word else ".xls" if is_sheet else ""


def _entry(data: bytes, stream: str) -> bytes | None:
    """Return the directory entry of *stream* in a compound file ([MS-CFB] 2.6)."""
    label = f"{stream}\0".encode("utf-16-le")
    length = len(label).to_bytes(2, "little")
    place = data.find(label)
    while place >= 0:
        if place % _ENTRY == 0 and data[place + 64 : place + 66] == length:
            return data[place : place + _ENTRY]
        place = data.find(label, place + 2)
    return None


def _is_encrypted_word(data: bytes) -> bool:
    """Tell whether the header of the text says that it is encrypted ([MS-DOC] 2.5.2)."""
    entry = _entry(data, "WordDocument") or b""
    shift = int.from_bytes(data[30:32], "little")
    start = (int.from_bytes(entry[116:120], "little") + 1) << min(shift, 12)
    header = data[start : start + 12]
    return header[:2] == b"\xec\xa5" and bool(int.from_bytes(header[10:12], "little") & 0x100)


def _refuse_unsafe_parts(data: bytes, name: str) -> None:
    package = open_archive(data, name)
    for part in package.names():
        content = package.read(part)
        if part == "META-INF/manifest.xml" and b"encryption-data" in content:
            raise _encrypted(name)
        if any("<!ENTITY".encode(code) in content for code in ("utf-8", "utf-16-le", "utf-16-be")):
            raise HostileSource(f"the part {part!r} declares entities", name, "save it anew")


def _encrypted(name: str) -> EncryptedSource:
    return EncryptedSource("the file asks for a password", name, "save it without a password")
