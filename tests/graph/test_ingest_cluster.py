"""Conversion on a Dask cluster: a scheduler and two workers of their own, by the command."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fiscus.graph.ingest import ingest
from fiscus.graph.store import EmbeddedStore

DOCUMENTS = Path(__file__).parents[1] / "documents"
FILES = [DOCUMENTS / name for name in ("arrangement.txt", "three-public.txt")]
SECONDS = 60.0
SCHEDULER = ("dask_scheduler", "--host", "tcp://127.0.0.1:0", "--no-dashboard")
WORKER = ("dask_worker", "--no-dashboard", "--nthreads", "1", "--host", "127.0.0.1")


@contextmanager
def dask(folder: Path, name: str, *arguments: str) -> Iterator[Path]:
    """Start a part of the cluster; what it says goes into the file given."""
    log = folder / f"{name}.log"
    module, *rest = arguments
    command = (sys.executable, "-m", f"distributed.cli.{module}", *rest)
    with log.open("wb") as stream:
        child = subprocess.Popen(command, stdout=stream, stderr=stream, cwd=folder)
    try:
        yield log
    finally:
        child.terminate()
        try:
            child.wait(20)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def waited(log: Path, pattern: str, times: int = 1) -> str:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if len(found := re.findall(pattern, log.read_text("utf-8"))) >= times:
            return str(found[0])
        time.sleep(0.1)
    raise AssertionError(log.read_text("utf-8"))


@pytest.mark.slow
@pytest.mark.server
def test_a_cluster_gives_the_same_store(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path / "here") as store:
        ingest(FILES, store, workers=1)
        expected = [str(quad) for quad in store.dump_quads()]
    with dask(tmp_path, "scheduler", *SCHEDULER) as log:
        address = waited(log, r"Scheduler at:\s+(tcp://127\.0\.0\.1:\d+)")
        none = run(address, tmp_path)
        with (
            dask(tmp_path, "one", *WORKER, address) as one,
            dask(tmp_path, "two", *WORKER, address) as two,
        ):
            for worker in (one, two):
                waited(worker, r"Registered to:\s+tcp")
            done = run(address, tmp_path)
    assert (none.returncode, "has no workers" in none.stderr) == (2, True)
    assert (done.returncode, done.stdout.split()[2]) == (0, "2")
    with EmbeddedStore(tmp_path / "there") as store:
        assert [str(quad) for quad in store.dump_quads()] == expected


def run(address: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-c", "from fiscus.server.cli import main; main()", "ingest")
    return subprocess.run(
        (*command, *map(str, FILES), "--cluster", address, "--store", str(folder / "there")),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
