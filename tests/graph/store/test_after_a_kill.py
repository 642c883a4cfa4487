"""A store whose writer was killed: opened as of its last flush, or refused."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Store as Engine

from fiscus.graph.store import EmbeddedStore, Outcome
from tests.graph.store.damage import FILES, HARMS, check_refused, harm, largest

Put = Callable[..., Outcome]

KILLED = """
import os, sys
from fiscus.graph.store import EmbeddedStore, Marker
from pyoxigraph import Literal, NamedNode, Quad

def put(store, n, count):
    graph = NamedNode(f"https://example.org/id/source/{n}")
    quads = [Quad(graph, graph, Literal(f"{n} {m}"), graph) for m in range(count)]
    store.put(Marker(graph.value, f"{n:064x}", "1", count, f"file{n}"), quads)

with EmbeddedStore(sys.argv[1]) as store:
    for n in range(20):
        put(store, n, 50)
store = EmbeddedStore(sys.argv[1])
put(store, 20, 1)
store.flush()
put(store, 21, 1)
os._exit(0)
"""


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the store of a process that ended at once, behind its last flush."""
    folder = tmp_path_factory.mktemp("left") / "store"
    subprocess.run([sys.executable, "-c", KILLED, folder], check=True, timeout=60)
    return folder


@pytest.fixture
def killed(left: Path, tmp_path: Path) -> Path:
    """Return a copy of it of one's own."""
    shutil.copytree(left, tmp_path / "killed")
    return tmp_path / "killed"


def kept(folder: Path) -> Path:
    return folder / str(json.loads((folder / "sentinel.json").read_text())["kept"])


@FILES
@HARMS
def test_damage_to_the_copy_of_a_killed_writer_is_refused(
    killed: Path, pattern: str, how: str
) -> None:
    victim = largest(kept(killed), pattern)
    harm(victim, how)
    check_refused(killed, victim.name)


def test_without_its_copy_what_a_killed_writer_left_is_refused(killed: Path) -> None:
    shutil.rmtree(kept(killed))
    check_refused(killed, "kept-. is missing")


def test_without_a_word_of_a_copy_it_is_refused(killed: Path) -> None:
    sentinel = killed / "sentinel.json"
    sentinel.write_text(json.dumps({**json.loads(sentinel.read_text()), "kept": ""}))
    check_refused(killed, "no copy was kept")


def check_as_flushed(folder: Path) -> None:
    """Hold the store against what was flushed, also when it is opened once more."""
    for _ in range(2):
        with EmbeddedStore(folder) as store:
            assert store.count() == 1001
            assert {marker.name for marker in store.markers()} == {f"file{n}" for n in range(21)}
    names = {path.name for path in folder.iterdir()}
    assert names == {"oxigraph", "sentinel.json", "writer.lock"}


def test_a_killed_writer_is_followed_from_its_last_flush(killed: Path) -> None:
    check_as_flushed(killed)


@FILES
@HARMS
def test_damage_to_what_a_killed_writer_had_at_work_is_undone(
    killed: Path, pattern: str, how: str
) -> None:
    harm(largest(killed / "oxigraph", pattern), how)
    check_as_flushed(killed)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "DELETE WHERE { ?s ?p '7 7' }",
        "DELETE WHERE { GRAPH <urn:fiscus:ledger> { ?s ?p ?o } }",
    ],
)
def test_what_was_torn_by_a_kill_is_undone(killed: Path, update: str) -> None:
    Engine(str(killed / "oxigraph")).update(update)
    check_as_flushed(killed)


@pytest.mark.parametrize("there", ["nothing", "half of a copy"])
def test_killed_while_the_copy_was_put_in_place(killed: Path, there: str) -> None:
    (killed / "oxigraph").rename(killed / "oxigraph.new")
    if there == "nothing":
        shutil.rmtree(killed / "oxigraph.new")
    check_as_flushed(killed)


def test_killed_while_the_next_copy_was_made(killed: Path) -> None:
    shutil.copytree(kept(killed), killed / ({"kept-0", "kept-1"} - {kept(killed).name}).pop())
    check_as_flushed(killed)


def test_killed_before_anything_was_flushed(tmp_path: Path, put_file: Put) -> None:
    first = f"from fiscus.graph.store import EmbeddedStore; EmbeddedStore({str(tmp_path / 's')!r})"
    script = f"import os; {first}; os._exit(0)"
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
    for count in (1, 2):
        with EmbeddedStore(tmp_path / "s") as store:
            put_file(store, f"file{count}", f"b p {count}")
            assert store.count() == count
