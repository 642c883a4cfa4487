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
from ..store.interface import Filed, Marker, Store
from ..vocabulary import BASE
from .archive import Unpacked, refused, unpack
from .capped import CappedExecutor
from .conversion import version
from .job import Converted, IsArchive, Job, Outcome, Unchanged, read_source, run, run_capped
from .limits import Limits, OutOfMemory, WorkersLost
from .report import IngestReport, Progress, Quarantined, Tally
from .sources import find

_FIRST, _MOST = 1_000, 200_000
"""Quads that are written together and brought to the disk: at first, and when there are many files.

The more they are, the cheaper is each; what they are doubles from one time to the next, so that
the first files are soon in the store. Memory sets the limit: this process has up to 1,250 MB
while it writes the most.
"""
_AHEAD = 8
"""Files for each worker that may be under way, so that workers go on while this process writes."""


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
        few, many = 2 * workers + 1, _AHEAD * workers + 1
        room = many if executor is None else few
        line = _Line(store, base, hands, convert, room, on_progress, ocr)
        files = list(find(paths, line.tally.skipped))
        line.tally.found = len(files)
        for path in files:
            line.feed(str(path), path if executor is not None else None)
        line.drain(0)
        line.room = few
        line.open_archives(limits)
        line.write()
    return line.tally.report({str(path): place for place, path in enumerate(files)})


@dataclass(slots=True)
class _Line:
    """Work under way: at most ``room`` files, so that memory does not grow with their number.

    What was converted waits until there is enough to be written together.
    """

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
    converted: list[Converted] = field(default_factory=list)
    quads: int = 0
    enough: int = _FIRST

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
        """Count what became of a file, or put it by: an archive, or what is to be written."""
        if isinstance(outcome, IsArchive):
            self.archives.append(outcome.name)
        elif isinstance(outcome, Converted):
            self.converted.append(outcome)
            self.quads += len(outcome)
            if self.quads >= self.enough:
                self.write()
        elif isinstance(outcome, Unchanged):
            self.tally.unchanged += 1
            self._report(outcome.name)
        else:
            self.tally.quarantined.append(outcome)
            self._report(outcome.source)

    def write(self) -> None:
        """Write what waits, bring it to the disk, and count it."""
        mapping, ready = version(ocr=self.ocr), self.converted
        self.converted, self.quads, self.enough = [], 0, min(2 * self.enough, _MOST)
        outcomes = self.store.put_all([_filed(converted, mapping) for converted in ready])
        self.store.flush()
        for converted, outcome in zip(ready, outcomes, strict=True):
            if outcome == "unchanged":
                self.tally.unchanged += 1
            else:
                self.tally.take(converted.name, converted.extent)
            self._report(converted.name)

    def _report(self, name: str) -> None:
        if self.on_progress:
            self.on_progress(self.tally.progress(name))


def _filed(converted: Converted, mapping: str) -> Filed:
    marker = Marker(converted.source, converted.digest, mapping, len(converted), converted.name)
    return marker, parse(converted.quads, format=RdfFormat.N_QUADS)


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
