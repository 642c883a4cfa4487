"""The files that ``fiscus validate`` is given: single ones, those of folders, those of archives."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ...graph.errors import FiscusError, UnreadableSource
from ...graph.ingest.archive import MARK
from ...graph.reading.archives import members
from ...graph.reading.formats import DOCUMENT_ENDINGS
from ...graph.reading.sniffing import kind_of
from ..checked_rdf import NamedBytes
from ..rdf_upload import RDF_ENDINGS, rdf_type_of
from .terminal import read_file

_ENDINGS = DOCUMENT_ENDINGS | {f".{ending}" for ending in RDF_ENDINGS}


@dataclass(frozen=True, slots=True)
class Given:
    """A file under the name that reports call it by."""

    name: str
    path: Path


def given(paths: Iterable[Path]) -> list[Given]:
    """Return the files that are named, and of folders those that end like a document or RDF.

    Files of a folder are called by their path in it. Hidden ones are passed over.

    :raises UnreadableSource: a folder holds none.
    """
    return [one for path in paths for one in (_inside(path) if path.is_dir() else [_one(path)])]


def _one(path: Path) -> Given:
    return Given(_shown(path.name), path)


def _shown(name: str) -> str:
    """Return a name as text; bytes of it that are no UTF-8 become question marks."""
    return name.encode("utf-8", "replace").decode()


def _inside(folder: Path) -> list[Given]:
    found = [
        Given(_shown(path.relative_to(folder).as_posix()), path)
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in _ENDINGS
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
    if not found:
        hint = "name files, or a folder with documents or RDF"
        raise UnreadableSource("the folder holds nothing to check", str(folder), hint)
    return found


def read_all(files: Iterable[Given], unread: list[FiscusError]) -> Iterator[NamedBytes]:
    """Yield the bytes of the files and of the members of archives; collect what cannot be read."""
    for file in files:
        try:
            yield from _documents(file, unread)
        except FiscusError as error:
            unread.append(error)


def _documents(file: Given, unread: list[FiscusError]) -> Iterator[NamedBytes]:
    data = read_file(file.path)
    if kind_of(data) != "zip":
        yield _named(file.name, data)
        return
    for member in members(data, file.name):
        if member.error is not None:
            unread.append(member.error)
        else:
            yield _named(f"{file.name}{MARK}{member.name}", member.data)


def _named(name: str, data: bytes) -> NamedBytes:
    return NamedBytes(name, data, rdf_type_of("", name, data))
