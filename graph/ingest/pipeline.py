"""Many files into a store: converted by workers, written by this process in order of arrival."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    wait,
)
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import RdfFormat, parse

from ..errors import FiscusError
from ..store.interface import Marker, Store
from ..vocabulary import BASE
from .archive import Unpacked, refused, unpack
from .capped import CappedExecutor
from .conversion import version
from .job import Converted, IsArchive, Job, Outcome, Unchanged, read_source, run, run_capped
from .limits import Limits, OutOfMemory, WorkersLost
from .report import IngestReport, Progress, Quarantined, Tally
from .sources import find

_FLUSH_EVERY = 50_000
"""Quads after which what was written is brought to the disk.

What the engine keeps in memory until then makes each further quad dearer: with five times as many
it takes half as long again, and the memory of this process grows.
"""


def ingest(  # noqa: PLR0913 - what and where, then how
    paths: Iterable[Path],
    store: Store,
    base: str = BASE,
    *,
    workers: int | None = None,
    executor: Executor | None = None,
    limits: Limits | None = None,
    ocr: bool = False,
    on_progress: Callable[[Progress], None] | None = None,
) -> IngestReport:
    """Take files and folders into *store*; a file that cannot be taken does not stop the rest.

    A file whose bytes the store has under the same name, from the same mapping, is not converted
    again: what was interrupted goes on where it stopped.

    :param workers: processes that convert, or calls that *executor* runs at once; by default as
        many as there are cores.
    :param executor: who converts instead, here or on other machines. Files are read here then,
        and each is converted in a child of the executor's worker, under the same limits.
    :param limits: what one file may cost.
    :param ocr: recognise the text of pages that are only pictures; files that were taken without
        it are taken again.
    :param on_progress: told after each file.
    :raises StoreError: it concerns every file.
    :raises WorkersLost: *executor* takes no more work.
    """
    store.renew_inferred()
    limits = limits or Limits()
    workers = workers or os.cpu_count() or 1
    crew = CappedExecutor(workers, limits) if executor is None else nullcontext(executor)
    with crew as hands:
        convert = run if executor is None else partial(run_capped, limits=limits)
        line = _Line(store, base, hands, convert, 2 * workers + 1, on_progress, ocr)
        files = list(find(paths, line.tally.skipped))
        line.tally.found = len(files)
        for path in files:
            line.feed(str(path), path if executor is not None else None)
        line.drain(0)
        line.open_archives(limits)
    store.flush()
    return line.tally.report({str(path): place for place, path in enumerate(files)})


@dataclass(slots=True)
class _Line:
    """Work under way: at most ``room`` files, so that memory does not grow with their number."""

    store: Store
    base: str
    executor: Executor
    convert: Callable[[Job], Outcome]
    room: int
    on_progress: Callable[[Progress], None] | None
    ocr: bool = False
    tally: Tally = field(default_factory=Tally)
    waiting: dict[Future[Outcome], str] = field(default_factory=dict)
    archives: list[str] = field(default_factory=list)
    unflushed: int = 0

    def feed(self, name: str, read_here: Path | None) -> None:
        """Have a file converted, when there is room; None where the worker is to read it."""
        marker = self.store.marker(name)
        fitting = {version(ocr=True), version(ocr=self.ocr)}
        known = marker.digest if marker and marker.mapping_version in fitting else ""
        try:
            data = None if read_here is None else read_source(read_here)
        except FiscusError as error:
            self.settle(Quarantined(name, error.reason, str(error)))
            return
        self.start(Job(name, data, self.base, known, self.ocr))

    def start(self, job: Job) -> None:
        """Hand out a piece of work when there is room, unless it is seen that it was done."""
        if job.data is not None and job.is_done(job.data):
            self.settle(Unchanged(job.name))
            return
        self.drain(self.room - 1)
        try:
            future = self.executor.submit(self.convert, job)
        except RuntimeError as error:
            raise _lost(error) from error
        self.waiting[future] = job.name

    def drain(self, remaining: int) -> None:
        """Settle what is done until no more than *remaining* files are under way."""
        while len(self.waiting) > remaining:
            done, _ = wait(self.waiting, return_when=FIRST_COMPLETED)
            for future in done:
                self.settle(_outcome(future, self.waiting.pop(future)))

    def open_archives(self, limits: Limits) -> None:
        """Take the members of the archives met: each is unpacked here, by a worker under limits."""
        with CappedExecutor(1, limits) as opener:
            for archive in self.archives:
                with TemporaryDirectory() as folder:
                    self._take_members(archive, opener.submit(unpack, archive, Path(folder)))
                self.drain(0)

    def _take_members(
        self, archive: str, unpacking: "Future[list[Unpacked | Quarantined]]"
    ) -> None:
        try:
            found = unpacking.result()
        except Exception as error:  # noqa: BLE001 - the border of the worker
            self.settle(_failed(archive, error))
            return
        self.tally.found += len(found) - 1
        for member in found:
            if isinstance(member, Quarantined):
                self.settle(member)
            else:
                self.feed(member.name, member.file)

    def settle(self, outcome: Outcome) -> None:
        """Write what was converted, and count it; an archive is put by until its turn."""
        if isinstance(outcome, IsArchive):
            self.archives.append(outcome.name)
            return
        if isinstance(outcome, Quarantined):
            self.tally.quarantined.append(outcome)
            name = outcome.source
        else:
            name = outcome.name
            if isinstance(outcome, Unchanged) or self._put(outcome) == "unchanged":
                self.tally.unchanged += 1
            else:
                self.tally.take(name, outcome.extent)
        if self.on_progress:
            self.on_progress(self.tally.progress(name))

    def _put(self, converted: Converted) -> str:
        quads = list(parse(converted.quads, format=RdfFormat.N_QUADS))
        count, name = len(quads), converted.name
        mapping = version(ocr=self.ocr)
        marker = Marker(converted.source, converted.digest, mapping, count, name)
        outcome = self.store.put(marker, quads)
        self.unflushed += count
        if self.unflushed >= _FLUSH_EVERY:
            self.store.flush()
            self.unflushed = 0
        return outcome


def _outcome(future: "Future[Outcome]", name: str) -> Outcome:
    """Return what became of a file; what its future failed with becomes its quarantine."""
    try:
        return future.result()
    except (BrokenExecutor, CancelledError) as error:
        raise _lost(error) from error
    except Exception as error:  # noqa: BLE001 - the border of the worker
        return _failed(name, error)


def _failed(name: str, error: Exception) -> Quarantined:
    if isinstance(error, MemoryError):
        return refused(name, OutOfMemory("the memory did not suffice"))
    if isinstance(error, FiscusError):
        return refused(name, error)
    what = f"{name}: unexpected {type(error).__name__}: {error}"
    return Quarantined(name, "failed", " ".join(what.split()))


def _lost(error: BaseException) -> WorkersLost:
    what = f"no worker is left to convert ({type(error).__name__}: {error})"
    return WorkersLost(what, hint="start again: what is in the store is not done twice")
