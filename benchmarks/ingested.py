"""One ingest that watches itself: ``python -m benchmarks.ingested FOLDER STORE WORKERS``.

Prints a line of JSON now and then, how far it is with which memory, so that a run which is stopped
has told what it measured; and one at its end, what it cost. Memory is read from ``/proc``: resident
bytes, those of the workers added up.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from fiscus.graph.ingest import Progress, ingest
from fiscus.graph.store import EmbeddedStore

_EVERY = 200
"""How many samples there are, about."""


class Watch:
    """Prints a sample whenever another part of the files is done."""

    def __init__(self) -> None:
        self._start = time.perf_counter()

    def __call__(self, progress: Progress) -> None:
        """Take a sample when it is time."""
        step = max(progress.found // _EVERY, 1)
        if progress.done % step == 0 or progress.done == progress.found:
            self.take(progress.done)

    def take(self, done: int) -> None:
        """Print a sample."""
        seconds = time.perf_counter() - self._start
        children = sum(map(resident, children_of(os.getpid())))
        descriptors = len(list(Path("/proc/self/fd").iterdir()))
        sample = (done, seconds, used(), resident(os.getpid()), children, descriptors)
        print(json.dumps(sample), flush=True)


def resident(pid: int) -> int:
    """Return the bytes of memory that a process has, 0 where it is gone."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()


def children_of(pid: int) -> Iterator[int]:
    """Yield the processes that a process has started and that still run."""
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            yield from map(int, (task / "children").read_text("ascii").split())
        except OSError:
            continue


def used() -> float:
    """Return the processor seconds of this process, of its children and of those that ended."""
    own = sum(os.times()[:4])
    return own + sum(map(_used_by, children_of(os.getpid())))


def _used_by(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main(folder: str, target: str, workers: str) -> None:
    """Ingest, and print what was measured."""
    with EmbeddedStore(Path(target)) as store:
        watch = Watch()
        watch.take(0)
        report = ingest([Path(folder)], store, workers=int(workers), on_progress=watch)
        watch.take(report.ingested + report.unchanged + len(report.quarantined))
        quads = sum(marker.quads for marker in store.markers())
    told = {
        "cpu": used(),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10,
        "store": sum(path.stat().st_size for path in Path(target).rglob("*") if path.is_file()),
        "quads": quads,
        "quarantined": len(report.quarantined),
        "left": len(list(children_of(os.getpid()))),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
