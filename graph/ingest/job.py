"""One file as a piece of work: what a worker is sent, and what it sends back."""

import hashlib
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cache
from os import cpu_count
from pathlib import Path

from ..errors import FiscusError, TooLarge, UnreadableSource
from ..reading.sniffing import kind_of
from .capped import CappedExecutor
from .conversion import Understood, understand_file
from .limits import Limits
from .missed import missed
from .report import KEPT, Extent, Quarantined

LARGEST = 256 << 20
"""Bytes of a file that are read into memory."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to convert.

    :ivar name: what the store and reports call it.
    :ivar data: its bytes; None where the worker reads them, from the path ``name``.
    :ivar known: digest of the bytes that the store already has under this name, or empty.
    :ivar ocr: recognise the text of pages that are only pictures.
    """

    name: str
    data: bytes | None
    base: str
    known: str = ""
    ocr: bool = False

    def is_done(self, data: bytes) -> bool:
        """Tell whether the store has these bytes."""
        return bool(self.known) and hashlib.sha256(data).hexdigest() == self.known


@dataclass(frozen=True, slots=True)
class Converted:
    """A file as N-Quads: these cross between processes several times faster than quads do."""

    name: str
    source: str
    digest: str
    quads: bytes
    extent: Extent

    def __len__(self) -> int:
        """Return how many quads there are, one a line."""
        return self.quads.count(b"\n")


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A file whose bytes the store has."""

    name: str


@dataclass(frozen=True, slots=True)
class IsArchive:
    """A file that holds files."""

    name: str


Outcome = Converted | Unchanged | IsArchive | Quarantined


def run(job: Job) -> Outcome:
    """Convert a file. Whatever goes wrong becomes its quarantine, but for lack of memory."""
    try:
        return _run(job)
    except FiscusError as error:
        return Quarantined(job.name, error.reason, str(error))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - the border of the worker
        what = f"{job.name}: unexpected {type(error).__name__}: {error} (please report this)"
        return Quarantined(job.name, "failed", " ".join(what.split()))


def run_capped(job: Job, limits: Limits) -> Outcome:
    """Convert a file under limits in a child of the process that this is called in.

    :raises FiscusError: a limit was hit.
    """
    return _children(limits).submit(run, job).result()


def read_source(path: Path) -> bytes:
    """Return the bytes of a file.

    :raises TooLarge: there are more than any disclosure or archive of them needs.
    :raises UnreadableSource: they cannot be had.
    """
    try:
        if path.stat().st_size > LARGEST:
            what = f"the file has more than {LARGEST >> 20} MB"
            raise TooLarge(what, str(path), "split it, or leave out its pictures")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or "the file cannot be read"
        raise UnreadableSource(what, str(path), "check path and permissions") from error


def _run(job: Job) -> Outcome:
    data = read_source(Path(job.name)) if job.data is None else job.data
    if job.is_done(data):
        return Unchanged(job.name)
    if kind_of(data) == "zip":
        return IsArchive(job.name)
    return converted(understand_file(data, job.name, job.base, ocr=job.ocr))


def converted(understood: Understood) -> Converted:
    """Return a file as it goes back to the pipeline: as N-Quads, with what was missed."""
    document, covered = understood.document, understood.coverage()
    sentences = tuple(missed(document.unread, understood.gaps, covered))
    extent = Extent(
        covered.numbers,
        len(covered.unclaimed),
        sentences[:KEPT],
        max(len(sentences) - KEPT, 0),
    )
    quads = understood.n_quads()
    return Converted(understood.name, understood.source, document.digest, quads, extent)


@cache
def _children(limits: Limits) -> Executor:
    """Return the children of this process, which is a worker of somebody else's."""
    return CappedExecutor(cpu_count() or 1, limits)
