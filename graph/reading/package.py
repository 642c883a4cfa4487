"""Zip containers opened with care: counted, unfolded to a limit, without entities.

Office Open XML (ISO/IEC 29500-2) allows parts that are stored or deflated, in UTF-8 or
UTF-16, without a document type declaration. What goes beyond that is refused before any
parser sees it.
"""

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass

from ..errors import (
    DamagedSource,
    EmptySource,
    EncryptedSource,
    HostileSource,
    TooLarge,
    UnreadableSource,
)

MOST_PARTS = 2_000
"""A disclosure of hundreds of pages with its pictures has some dozens."""

MOST_BYTES = 200_000_000
"""All parts unfolded; the longest disclosures unfold to some 20 MB."""

HIGHEST_RATIO = 100
"""Unfolded to packed, for parts above :data:`RATIO_FROM`; XML packs to about a tenth."""

RATIO_FROM = 1_000_000

_CHUNK = 1 << 16
_READ_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_DOCTYPES = tuple(
    "<!DOCTYPE".encode(encoding)
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
)
_XML_ENDINGS = (".xml", ".rels", ".vml")
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"']{1,40})[\"']")
_ENCODINGS = re.compile(
    rb"utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|iso-8859-\d+|windows-\d+|gb2312|gbk|gb18030", re.I
)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    OSError,
    KeyError,
)
"""What :mod:`zipfile` raises on bytes that are no sound container."""


@dataclass(frozen=True, slots=True)
class Package:
    """A container whose parts were all unfolded once and found within the limits."""

    name: str
    _zip: zipfile.ZipFile

    def names(self) -> tuple[str, ...]:
        """Return the names of the parts, in the order of the directory, without folders."""
        return tuple(name for name in self._zip.namelist() if not name.endswith("/"))

    def read(self, part: str) -> bytes:
        """Return the bytes of *part*.

        :raises DamagedSource: there is no such part.
        """
        try:
            return self._zip.read(part)
        except _BROKEN as error:
            raise _damaged(f"the part {part!r} is missing or broken", self.name) from error


def open_archive(data: bytes, name: str) -> Package:
    """Open a zip file of any content.

    :param name: for messages.
    :raises UnreadableSource: the container is broken, asks for a password, or unfolds to more
        than any disclosure needs.
    """
    return _open(data, name, refuse_doctypes=False)


def open_package(data: bytes, name: str) -> Package:
    """Open an Office Open XML file (docx, xlsx, pptx).

    :param name: for messages.
    :raises HostileSource: a part declares a document type.
    :raises UnreadableSource: as in :func:`open_archive`.
    """
    return _open(data, name, refuse_doctypes=True)


def refuse_doctype(content: bytes, part: str, name: str) -> None:
    """Refuse XML that declares a document type or an encoding in which one could hide.

    :raises HostileSource: it does.
    """
    declared = _DECLARED.search(content[:400].replace(b"\0", b""))
    hides = declared and not _ENCODINGS.fullmatch(declared[1])
    if hides or any(doctype in content for doctype in _DOCTYPES):
        raise HostileSource(
            f"the part {part!r} declares a document type or an unusual encoding",
            name,
            "save the document anew in an office program",
        )


def _open(data: bytes, name: str, *, refuse_doctypes: bool) -> Package:
    _refuse_other_formats(data, name)
    try:
        container = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise _damaged("the container is broken or cut off", name) from error
    parts = container.infolist()
    if len(parts) > MOST_PARTS:
        raise _too_large(f"{len(parts)} parts, {MOST_PARTS} at most are read", name)
    left = MOST_BYTES
    for info in parts:
        _refuse_packing(info, name)
        content = _unfolded(container, info, min(left, _allowed(info, len(data))), name)
        left -= len(content)
        if refuse_doctypes and _is_xml(info.filename, content):
            refuse_doctype(content, info.filename, name)
    return Package(name, container)


def _refuse_other_formats(data: bytes, name: str) -> None:
    if not data:
        raise EmptySource("the file is empty", name, "give a file with text")
    if data.startswith(_COMPOUND_FILE) and _ENCRYPTED_STREAM in data:
        raise _encrypted(name)


def _refuse_packing(info: zipfile.ZipInfo, name: str) -> None:
    if info.flag_bits & 1:
        raise _encrypted(name)
    if info.compress_type not in _READ_METHODS:
        raise UnreadableSource(
            f"the part {info.filename!r} is packed by method {info.compress_type}",
            name,
            "pack it anew as a plain zip file",
        )


def _allowed(info: zipfile.ZipInfo, size: int) -> int:
    """Return how many bytes a part may unfold to."""
    return max(RATIO_FROM, min(info.compress_size, size) * HIGHEST_RATIO)


def _unfolded(container: zipfile.ZipFile, info: zipfile.ZipInfo, most: int, name: str) -> bytes:
    """Return the content of a part; what counts is what comes out, not what is declared."""
    content = bytearray()
    try:
        with container.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                content += chunk
                if len(content) > most:
                    raise _too_large(f"the part {info.filename!r} unfolds beyond limits", name)
    except _BROKEN as error:
        raise _damaged(f"the part {info.filename!r} is broken", name) from error
    return bytes(content)


def _is_xml(part: str, content: bytes) -> bool:
    head = content[:200].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    return part.lower().endswith(_XML_ENDINGS) or head.startswith(b"<")


def _damaged(what: str, name: str) -> DamagedSource:
    return DamagedSource(what, name, "get the file again from where it was published")


def _encrypted(name: str) -> EncryptedSource:
    return EncryptedSource("the file asks for a password", name, "save it without a password")


def _too_large(what: str, name: str) -> TooLarge:
    return TooLarge(what, name, "split the file")
