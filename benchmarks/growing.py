"""The writing alone, over and over: memory and cost of a group of files, the more there are.

``python -m benchmarks.growing --documents 300 --rounds 10`` makes up files and converts them once;
each round writes them under other IRIs, in groups as large as those of an ingest.
"""

import argparse
import hashlib
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from fiscus.graph.ingest import CappedExecutor, Limits
from fiscus.graph.ingest.job import Converted, Job, run
from fiscus.graph.ingest.sources import find
from fiscus.graph.store import EmbeddedStore
from fiscus.graph.store.interface import Filed, Marker
from fiscus.graph.vocabulary import BASE

from .generating.folder import write_folder
from .ingested import resident

_GROUP = 200_000
"""Quads that an ingest writes together."""
_SEED = 7
_DATA = f"{BASE}id/"


@dataclass(frozen=True, slots=True)
class Kept:
    """A converted file whose quads wait on the disk, so that they do not count as memory."""

    name: str
    source: str
    digest: str
    count: int
    quads: Path

    def again(self, number: int) -> Filed:
        """Return it as another file: all IRIs of its data under others."""
        data = f"{_DATA}{number}-"
        digest = hashlib.sha256(f"{number} {self.digest}".encode()).hexdigest()
        source = self.source.replace(_DATA, data)
        quads = self.quads.read_bytes().replace(f"<{_DATA}".encode(), f"<{data}".encode())
        marker = Marker(source, digest, "", self.count, f"{number} {self.name}")
        return marker, parse(quads, format=RdfFormat.N_QUADS)


@dataclass(frozen=True, slots=True)
class Row:
    """What a group cost, in seconds, and what is in use after it: memory in MB, descriptors."""

    cpu: float
    seconds: float
    memory: int
    descriptors: int

    def __str__(self) -> str:
        """Return the row of a table."""
        return f"{self.cpu:.1f} | {self.seconds:.0f} | {self.memory} | {self.descriptors}"


def kept(folder: Path, documents: int) -> Iterator[Kept]:
    """Make up files and yield them converted; archives are left out."""
    write_folder(folder / "files", _SEED, documents)
    with CappedExecutor(1, Limits()) as crew:
        jobs = (Job(str(path), None, BASE) for path in find([folder / "files"], Counter()))
        for number, future in enumerate([crew.submit(run, job) for job in jobs]):
            if isinstance(done := future.result(), Converted):
                path = folder / f"{number}.nq"
                path.write_bytes(done.quads)
                yield Kept(done.name, done.source, done.digest, len(done), path)


def groups(files: list[Kept], rounds: int) -> Iterator[list[tuple[Kept, int]]]:
    """Yield what is written together: files, and the round that each is of."""
    group: list[tuple[Kept, int]] = []
    for file, number in ((file, number) for number in range(rounds) for file in files):
        group.append((file, number))
        if sum(member.count for member, _ in group) >= _GROUP:
            yield group
            group = []
    if group:
        yield group


def written(store: EmbeddedStore, group: list[tuple[Kept, int]]) -> Row:
    """Write a group; return what it cost and what memory is left in use."""
    used, began = time.process_time(), time.perf_counter()
    store.put_all([file.again(number) for file, number in group])
    store.flush()
    return Row(
        time.process_time() - used,
        time.perf_counter() - began,
        resident(os.getpid()) >> 20,
        len(list(Path("/dev/fd").iterdir())),
    )


def main() -> None:
    """Print a row for each group, so that a run which is stopped has told what it measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growing", description=__doc__)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    print("quads | processor seconds | seconds | MB between groups | descriptors", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        files, quads = list(kept(Path(folder), options.documents)), 0
        with EmbeddedStore(Path(folder) / "store") as store:
            for group in groups(files, options.rounds):
                row = written(store, group)
                quads += sum(file.count for file, _ in group)
                print(f"{quads:,} | {row}", flush=True)


if __name__ == "__main__":
    main()
