"""Many files: hostile ones put aside, done ones passed over, an interruption made good."""

import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from fiscus.graph.ingest import CappedExecutor, Limits, Progress, ingest
from fiscus.graph.store import EmbeddedStore

TEXT = (Path(__file__).parents[1] / "documents" / "three-public.txt").read_text(encoding="utf-8")


def fill(folder: Path, count: int) -> list[Path]:
    folder.mkdir()
    paths = [folder / f"{number:03}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(TEXT + "\n" * number, encoding="utf-8")
    return paths


def dump(folder: Path) -> list[str]:
    with EmbeddedStore(folder) as store:
        return [str(quad) for quad in store.dump_quads()]


class Sabotage(Executor):
    """Has something else done for files of certain names."""

    def __init__(self, inner: Executor, instead: dict[str, Callable[[], Future[Any]]]) -> None:
        self._inner, self._instead = inner, instead

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        stem = Path(args[0].name).stem
        if stem in self._instead:
            return self._instead[stem]()
        return self._inner.submit(fn, *args, **kwargs)


def test_a_hostile_file_is_put_aside_and_the_next_is_taken(tmp_path: Path) -> None:
    paths = fill(tmp_path / "in", 6)
    with (
        CappedExecutor(2, Limits(seconds=2, memory=1 << 30)) as capped,
        ThreadPoolExecutor(1) as threads,
        EmbeddedStore(tmp_path / "store") as store,
    ):
        sabotage = Sabotage(
            threads,
            {
                "000": lambda: capped.submit(time.sleep, 100),
                "001": lambda: capped.submit(bytearray, 4 << 30),
                "002": lambda: capped.submit(os._exit, 1),
                "003": lambda: threads.submit(int, "x"),
            },
        )
        report = ingest(paths, store, executor=sabotage)
    assert report.ingested == 2
    assert [(Path(item.source).stem, item.reason) for item in report.quarantined] == [
        ("000", "timeout"),
        ("001", "memory"),
        ("002", "crashed"),
        ("003", "failed"),
    ]
    assert "ValueError" in report.quarantined[3].message
    assert all(item.message.startswith(item.source) for item in report.quarantined)


def test_limits_hold_in_the_workers(tmp_path: Path) -> None:
    """No file is converted in the memory that a bare interpreter takes."""
    paths = fill(tmp_path / "in", 2)
    with EmbeddedStore(tmp_path / "store") as store:
        report = ingest(paths, store, workers=1, limits=Limits(memory=24 << 20))
    assert report.ingested == 0
    assert {item.reason for item in report.quarantined} <= {"memory", "crashed"}
    assert len(report.quarantined) == 2


def test_any_executor_gives_the_same(tmp_path: Path) -> None:
    paths = fill(tmp_path / "in", 3)
    with EmbeddedStore(tmp_path / "one") as store:
        ingest(paths, store, workers=1)
    with EmbeddedStore(tmp_path / "other") as store, ThreadPoolExecutor(2) as threads:
        ingest(reversed(paths), store, executor=threads)
    assert dump(tmp_path / "one") == dump(tmp_path / "other")


def test_what_is_done_is_not_converted_again(tmp_path: Path) -> None:
    paths = fill(tmp_path / "in", 3)
    told: list[Progress] = []
    with EmbeddedStore(tmp_path / "store") as store:
        ingest(paths[:2], store, workers=1)
        with ThreadPoolExecutor(1) as threads:
            converted: list[str] = []
            spy = Spy(threads, converted)
            report = ingest([tmp_path / "in"], store, executor=spy, on_progress=told.append)
    assert (report.ingested, report.unchanged) == (1, 2)
    assert converted == [str(paths[2])]
    assert [(now.done, now.found) for now in told] == [(1, 3), (2, 3), (3, 3)]


class Spy(Executor):
    def __init__(self, inner: Executor, names: list[str]) -> None:
        self._inner, self._names = inner, names

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self._names.append(args[0].name)
        return self._inner.submit(fn, *args, **kwargs)


def test_files_of_other_endings_are_counted(tmp_path: Path) -> None:
    fill(tmp_path / ".in", 1)
    for name in ("a.md", "b.MD", "noending", ".hidden"):
        (tmp_path / ".in" / name).write_text("x")
    with EmbeddedStore(tmp_path / "store") as store:
        report = ingest([tmp_path / ".in"], store, workers=1)
    assert report.ingested == 1
    assert dict(report.skipped) == {"": 1, ".md": 2}


def test_each_member_of_an_archive_is_a_source(tmp_path: Path) -> None:
    archive, broken = tmp_path / "a.zip", tmp_path / "b.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as writer:
        writer.writestr("预算/one.txt", TEXT)
        writer.writestr("two.txt", TEXT + "\n")
        writer.writestr("letter.txt", "你好")
    broken.write_bytes(archive.read_bytes()[:300])
    with EmbeddedStore(tmp_path / "store") as store:
        report = ingest([archive, broken], store, workers=1)
        again = ingest([archive], store, workers=1)
        names = [marker.name for marker in store.markers()]
    assert (report.ingested, again.ingested, again.unchanged) == (2, 0, 2)
    assert sorted(names) == [f"{archive}!/two.txt", f"{archive}!/预算/one.txt"]
    assert [(item.source, item.reason) for item in report.quarantined] == [
        (f"{archive}!/letter.txt", "no-disclosure"),
        (str(broken), "damaged"),
    ]


INGEST = """
import sys
from pathlib import Path
from fiscus.graph.ingest import ingest
from fiscus.graph.store import EmbeddedStore
with EmbeddedStore(sys.argv[1]) as store:
    ingest([Path(sys.argv[2])], store, workers=2,
           on_progress=lambda now: print(now.done, flush=True))
"""


@pytest.mark.slow
def test_a_killed_ingest_goes_on(tmp_path: Path) -> None:
    paths = fill(tmp_path / "in", 12)
    with EmbeddedStore(tmp_path / "whole") as store:
        ingest(paths, store)
    for stop in (1, 4, 8):
        command = [sys.executable, "-c", INGEST, str(tmp_path / "store"), str(tmp_path / "in")]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            for _ in range(stop):
                child.stdout.readline()
            child.send_signal(signal.SIGKILL)
    with EmbeddedStore(tmp_path / "store") as store:
        report = ingest(paths, store)
    assert report.unchanged >= 8
    assert report.ingested + report.unchanged == 12
    assert dump(tmp_path / "store") == dump(tmp_path / "whole")
