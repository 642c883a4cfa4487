"""A writer's memory between groups of files, and the table files that its engine keeps open."""

import ctypes
import os
import re
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fiscus.graph.store import EmbeddedStore
from fiscus.graph.store.frugality import TABLES, few_tables, give_back

ROOT = Path(__file__).parents[3]
FREE_AFTER_A_GROUP = """
import ctypes, sys
from pathlib import Path
from pyoxigraph import Literal, NamedNode, Quad
from fiscus.graph.store import EmbeddedStore, Marker

def filed(number):
    graph = NamedNode(f"https://example.org/id/source/{number}")
    quads = (
        Quad(NamedNode(f"{graph.value}-{n // 10}"), NamedNode(f"https://example.org/p{n % 10}"),
             Literal(f"{number} {n}"), graph)
        for n in range(5000)
    )
    return Marker(graph.value, f"{number:064}", "1", 0, f"{number}.txt"), quads

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

with EmbeddedStore(sys.argv[1]) as store:
    for group in range(2):
        store.put_all([filed(12 * group + number) for number in range(12)])
        store.flush()
    before = resident()
    ctypes.CDLL(None).malloc_trim(0)
    print(before - resident())
"""


@pytest.fixture
def plenty() -> Iterator[tuple[int, int]]:
    """As many open files as may be had."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    limits = before[1], before[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, limits)
    yield limits
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


def most_open(store: Path) -> int:
    """Return what the engine's own file says of its options."""
    (options,) = (store / "oxigraph").glob("OPTIONS-*")
    (found,) = re.findall(r"max_open_files=(-?\d+)", options.read_text(encoding="ascii"))
    return int(found)


def test_a_writer_keeps_few_table_files_open(tmp_path: Path, plenty: tuple[int, int]) -> None:
    others = len(list(Path("/dev/fd").iterdir()))
    with EmbeddedStore(tmp_path / "store"):
        assert resource.getrlimit(resource.RLIMIT_NOFILE) == plenty
        assert TABLES <= most_open(tmp_path / "store") <= TABLES + others + 1


def test_what_is_open_already_leaves_as_many(tmp_path: Path, plenty: tuple[int, int]) -> None:
    opened = [os.open(os.devnull, os.O_RDONLY) for _ in range(2 * TABLES)]
    try:
        with EmbeddedStore(tmp_path / "store"):
            assert most_open(tmp_path / "store") > 3 * TABLES
    finally:
        for handle in opened:
            os.close(handle)
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == plenty


def test_a_lower_limit_stays(plenty: tuple[int, int]) -> None:
    low = 128, plenty[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, low)
    with few_tables():
        assert resource.getrlimit(resource.RLIMIT_NOFILE) == low
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == low


def test_the_limit_is_restored_after_a_failure(plenty: tuple[int, int]) -> None:
    with pytest.raises(OSError, match="cannot"), few_tables():
        raise OSError("cannot be opened")
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == plenty


def test_what_a_group_leaves_free_is_given_back(tmp_path: Path) -> None:
    done = subprocess.run(
        (sys.executable, "-c", FREE_AFTER_A_GROUP, str(tmp_path / "store")),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
    )
    assert int(done.stdout) < 8 << 20


def test_a_library_without_it_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    give_back()
