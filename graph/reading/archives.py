"""Zip archives of disclosures: the files in them, one by one."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import (
    DamagedSource,
    EncryptedSource,
    FiscusError,
    HostileSource,
    TooLarge,
    UnreadableSource,
)
from .sniffing import kind_of

_LARGEST = 200_000_000
"""Bytes of all members together, unfolded."""

_MOST_MEMBERS = 2_000
_STEEPEST, _STEEP_FROM = 100, 1_000_000
"""Unfolded bytes a packed byte, for members with more bytes than this; text packs 1:20."""

_DEEPEST = 1
"""Archives within archives that are opened."""

_CHUNK = 65_536
_ENCRYPTED, _UTF_8 = 0x1, 0x800
_READ_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Others ask for as much memory as a member says, or unfold it in one go."""

_LONGEST_LABEL = 240
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    OSError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: a label for messages, and its bytes or why there are none.

    *name* is no path: it is only shown, never opened. Files of an archive within the
    archive follow its own label and ``/``.
    """

    name: str
    data: bytes = b""
    error: FiscusError | None = None


class _Budget:
    """How much may still be unfolded."""

    def __init__(self) -> None:
        self.members = 0
        self.bytes = 0

    @property
    def is_spent(self) -> bool:
        """Whether nothing more is read."""
        return self.bytes > _LARGEST or self.members > _MOST_MEMBERS


def members(data: bytes, name: str) -> Iterator[Member]:
    """Yield the files in the zip archive *data*; a member that cannot be read brings its error.

    :raises DamagedSource: the archive cannot be opened.
    :raises TooLarge: the archive as a whole is beyond what is read.
    """
    yield from _members(data, name, (), _Budget())


def _members(data: bytes, name: str, above: tuple[str, ...], budget: _Budget) -> Iterator[Member]:
    """Yield the files in *data*, an archive that lies in the archives *above*."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        where = "/".join((name, *above))
        raise DamagedSource("the zip archive is damaged", where, "pack it again") from error
    with archive:
        for entry in archive.infolist():
            label = _label(_spelled(entry))
            if entry.filename.endswith(("/", "\\")) or _is_litter(label):
                continue
            budget.members += 1
            if budget.members > _MOST_MEMBERS:
                raise TooLarge(
                    f"the archive has more than {_MOST_MEMBERS} files", name, "split the archive"
                )
            try:
                content = _unfolded(archive, entry, f"{name}/{label}", budget)
                yield from _opened(content, name, (*above, label), budget)
            except FiscusError as error:
                if budget.is_spent:
                    raise
                yield Member("/".join((*above, label)), error=error)


def _opened(content: bytes, name: str, path: tuple[str, ...], budget: _Budget) -> Iterator[Member]:
    """Yield a member, or what is in it where it is an archive itself."""
    if kind_of(content) != "zip":
        yield Member("/".join(path), content)
    elif len(path) > _DEEPEST:
        where = "/".join((name, *path))
        raise HostileSource("archives are nested too deep", where, "unpack it first")
    else:
        yield from _members(content, name, path, budget)


def _unfolded(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, where: str, budget: _Budget
) -> bytes:
    if entry.flag_bits & _ENCRYPTED:
        raise EncryptedSource("the file asks for a password", where, "unpack it with its password")
    if entry.compress_type not in _READ_METHODS:
        raise UnreadableSource(
            f"the file is packed by method {entry.compress_type}",
            where,
            "pack it anew as a plain zip file",
        )
    unfolded = io.BytesIO()
    try:
        with archive.open(entry) as packed:
            while chunk := packed.read(_CHUNK):
                unfolded.write(chunk)
                budget.bytes += len(chunk)
                _check(unfolded.tell(), entry.compress_size, where, budget)
    except _BROKEN as error:
        raise DamagedSource("the file in the archive is damaged", where, "pack it again") from error
    return unfolded.getvalue()


def _check(size: int, packed: int, where: str, budget: _Budget) -> None:
    if budget.bytes > _LARGEST:
        raise TooLarge(f"the archive unfolds to more than {_LARGEST} bytes", where, "split it")
    if size > _STEEP_FROM and size > packed * _STEEPEST:
        raise TooLarge(f"the file unfolds to more than {_STEEPEST} times its size", where)


def _spelled(entry: zipfile.ZipInfo) -> str:
    """Return the name of a member; without the flag for UTF-8 it is most often GB 18030."""
    if entry.flag_bits & _UTF_8:
        return entry.orig_filename
    try:
        raw = entry.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.orig_filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.orig_filename


def _label(name: str) -> str:
    """Return *name* as a relative path without steps upwards, drives and control characters."""
    plain = "".join(character for character in name if character.isprintable())
    plain = re.sub(r"^[A-Za-z]:", "", plain.replace("\\", "/"))
    label = posixpath.normpath("/" + plain).strip("/")
    return label[-_LONGEST_LABEL:].strip("/") or "unnamed"


def _is_litter(label: str) -> bool:
    parts = label.split("/")
    return "__MACOSX" in parts or parts[-1] in (".DS_Store", "Thumbs.db")
