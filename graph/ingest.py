"""The pipeline, readable from top to bottom: bytes, document, facts, quads, store."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Quad

from .disclosure.coverage import Coverage, coverage
from .disclosure.gaps import Gap
from .disclosure.understanding import understand
from .errors import FiscusError, UnreadableSource
from .reading.formats import DOCUMENT_ENDINGS, read
from .store.interface import Marker, Store
from .triples import quads
from .vocabulary import BASE

MAPPING_VERSION = "1"
"""Changes when the same bytes give other triples; a store then takes every file again."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """One file as RDF.

    *source* is its graph, *digest* its SHA-256, *gaps* what was not understood.
    """

    source: str
    name: str
    digest: str
    quads: tuple[Quad, ...]
    coverage: Coverage
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A file that was not taken, and why; *reason* is a code."""

    source: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of the files: numbers of those taken and unchanged, and the others."""

    ingested: int
    unchanged: int
    quarantined: tuple[Quarantined, ...]


def convert(data: bytes, name: str, base: str = BASE) -> Conversion:
    """Turn a disclosure into RDF.

    :param name: the file's name, for messages and reports.
    :param base: base of the IRIs to mint, ending with a slash.
    :raises FiscusError: the bytes cannot be read, are empty, or are no disclosure.
    """
    document = read(data, name)
    facts = understand(document, base)
    return Conversion(
        facts.frame.source,
        name,
        document.digest,
        quads(facts.nodes, facts.frame.source),
        coverage(document, facts.sections, facts.nodes),
        facts.gaps,
    )


@dataclass
class _Tally:
    ingested: int = 0
    unchanged: int = 0
    quarantined: list[Quarantined] = field(default_factory=list)


def ingest(
    paths: Iterable[Path],
    store: Store,
    base: str = BASE,
    on_progress: Callable[[Path], None] | None = None,
) -> IngestReport:
    """Take files and folders into *store*; a file that cannot be taken does not stop the rest.

    Of a folder the files are tried whose ending is one that disclosures come in.

    The store's own errors do stop it: they concern every file.
    """
    tally = _Tally()
    for path in _files(paths):
        _take(path, store, base, tally)
        if on_progress:
            on_progress(path)
    store.flush()
    return IngestReport(tally.ingested, tally.unchanged, tuple(tally.quarantined))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from (inner for inner in sorted(path.rglob("*")) if _is_document(inner))
        else:
            yield path


def _is_document(path: Path) -> bool:
    """Tell a file in a folder that may be a disclosure; one that is named is always tried."""
    hidden = any(part.startswith(".") for part in path.parts)
    return path.is_file() and not hidden and path.suffix.lower() in DOCUMENT_ENDINGS


def _take(path: Path, store: Store, base: str, tally: _Tally) -> None:
    try:
        conversion = convert(_read(path), str(path), base)
    except FiscusError as error:
        tally.quarantined.append(Quarantined(str(path), error.reason, str(error)))
        return
    if store.put(_marker(conversion), conversion.quads) == "unchanged":
        tally.unchanged += 1
    else:
        tally.ingested += 1


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableSource(
            error.strerror or "the file cannot be read", str(path), "check path and permissions"
        ) from error


def _marker(conversion: Conversion) -> Marker:
    return Marker(
        conversion.source,
        conversion.digest,
        MAPPING_VERSION,
        len(conversion.quads),
        conversion.name,
    )
