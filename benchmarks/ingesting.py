"""Thousands of made-up files into a store: speed, cost and memory from the first to the last.

``python -m benchmarks.run ingesting`` takes a thousand; ``python -m benchmarks.ingesting
--documents 10000`` as many as wanted. Each run is a process of its own.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .generating.folder import write_folder
from .measuring import Row

_ROOT = Path(__file__).parents[1]
_MB = 1 << 20
_SEED = 1


@dataclass(frozen=True, slots=True)
class Sample:
    """How far a run was at a time: files, seconds since the start, bytes of memory, descriptors.

    :ivar cpu: processor seconds of all its processes until then.
    """

    done: int
    seconds: float
    cpu: float
    parent: int
    children: int
    descriptors: int


@dataclass(frozen=True, slots=True)
class Run:
    """One ingest, measured: CPU seconds of all its processes, bytes of the store at its end.

    :ivar peak: bytes of memory that the writer had at most; samples are taken between its writes.
    """

    samples: tuple[Sample, ...]
    cpu: float
    peak: int
    store: int
    quads: int
    quarantined: int
    left: int

    @property
    def seconds(self) -> float:
        """Wall clock of the whole."""
        return self.samples[-1].seconds

    @property
    def files(self) -> int:
        """Files done."""
        return self.samples[-1].done

    def rate(self, begin: float, end: float) -> float:
        """Return the files a second between two shares of all files."""
        first = [sample for sample in self.samples if sample.done <= begin * self.files][-1]
        last = next(sample for sample in self.samples if sample.done >= end * self.files)
        return (last.done - first.done) / (last.seconds - first.seconds)


def measure(documents: int, workers: Sequence[int]) -> Iterator[Row]:
    """Yield a row for each number of workers."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "files"
        write_folder(source, _SEED, documents)
        yield from rows(source, workers)


def rows(source: Path, workers: Sequence[int]) -> Iterator[Row]:
    """Yield the rows of the files in a folder, each run into a store of its own."""
    for number in workers:
        with tempfile.TemporaryDirectory() as folder:
            run = run_once(source, Path(folder) / "store", number)
        yield Row(f"ingest of {run.files:,} files", f"{number} worker(s)", _told(run))


def run_once(source: Path, store: Path, workers: int) -> Run:
    """Ingest a folder in a process of its own."""
    done = subprocess.run(
        (sys.executable, "-m", "benchmarks.ingested", str(source), str(store), str(workers)),
        cwd=_ROOT,
        stdout=subprocess.PIPE,
        check=True,
    )
    *taken, told = map(json.loads, done.stdout.splitlines())
    return Run(tuple(Sample(*values) for values in taken), **told)


def _told(run: Run) -> str:
    first, last = run.samples[0], run.samples[-1]
    halfway = run.samples[len(run.samples) // 2]
    return (
        f"{run.files / run.seconds:.1f} files/s ({run.rate(0, 0.1):.1f} in the first tenth, "
        f"{run.rate(0.9, 1):.1f} in the last), {run.seconds:.0f} s, CPU {run.cpu:.0f} s; "
        f"writer {first.parent // _MB}, {halfway.parent // _MB}, {last.parent // _MB} MB, "
        f"{run.peak // _MB} MB at most, workers "
        f"{max(sample.children for sample in run.samples) // _MB} MB at most; "
        f"{run.quads:,} quads, store {run.store // _MB} MB; "
        f"{run.quarantined} put aside; descriptors {first.descriptors} to {last.descriptors}, "
        f"{run.left} processes left"
    )


def main() -> None:
    """Print the rows, and of each run how memory and speed went on."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ingesting", description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--folder", type=Path, help="files made before, instead of new ones")
    options = parser.parse_args()
    found = (
        rows(options.folder, options.workers)
        if options.folder
        else measure(options.documents, options.workers)
    )
    for row in found:
        print(f"| {row.group} | {row.subject} | {row.values} |", flush=True)


if __name__ == "__main__":
    main()
