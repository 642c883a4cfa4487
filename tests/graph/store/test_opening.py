"""Who may open a store, and what is refused without touching a file."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from pyoxigraph import Store as Engine

from fiscus.graph.errors import StoreError
from fiscus.graph.store import EmbeddedStore, Outcome, StoreDamaged, StoreLocked, open_store
from fiscus.graph.store.kept import keep_closed
from fiscus.graph.store.sentinel import digest_files

Put = Callable[..., Outcome]


def contents(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def folder(tmp_path: Path, put_file: Put) -> Path:
    """Return a closed store with twenty files in it."""
    with EmbeddedStore(tmp_path / "store") as store:
        for n in range(20):
            put_file(store, f"file{n}", *(f"a{n} p {m}" for m in range(50)))
    return tmp_path / "store"


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


def largest(folder: Path, pattern: str) -> Path:
    return max(folder.glob(pattern), key=lambda path: path.stat().st_size)


def kept(folder: Path) -> Path:
    return folder / str(json.loads((folder / "sentinel.json").read_text())["kept"])


def harm(path: Path, how: str) -> None:
    if how == "flip":
        flip(path)
    elif how == "cut":
        path.write_bytes(path.read_bytes()[:-10])
    else:
        path.unlink()


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_second_writer_is_refused(folder: Path) -> None:
    with EmbeddedStore(folder), pytest.raises(StoreLocked, match="another process"):
        EmbeddedStore(folder)
    EmbeddedStore(folder).close()


def test_writer_of_another_process_is_refused(folder: Path) -> None:
    script = f"from fiscus.graph.store import EmbeddedStore; EmbeddedStore({str(folder)!r})"
    with EmbeddedStore(folder):
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, timeout=30, check=False
        )
    assert "StoreLocked" in done.stderr


def test_reading_beside_a_writer(folder: Path, put_file: Put) -> None:
    with EmbeddedStore(folder) as writer:
        put_file(writer, "new", "b p 1")
        reader = EmbeddedStore.read_only(folder)
        assert reader.count() == writer.count() == 1001
        with pytest.raises(StoreError, match="reading only"):
            put_file(reader, "newer", "b p 2")


def test_reading_changes_no_byte(folder: Path) -> None:
    before = contents(folder)
    with EmbeddedStore.read_only(folder) as reader:
        assert reader.count() == 1000
    assert contents(folder) == before


FILES = pytest.mark.parametrize("pattern", ["*.sst", "MANIFEST-*", "CURRENT", "OPTIONS-*"])
HARMS = pytest.mark.parametrize("how", ["flip", "cut", "delete"])


def check_refused(folder: Path, finding: str) -> None:
    before = contents(folder)
    for _ in range(2):
        with pytest.raises(StoreDamaged, match=f"{finding}.*backup"):
            EmbeddedStore(folder)
    assert contents(folder) == before


@FILES
@HARMS
def test_damage_at_rest_is_refused(folder: Path, pattern: str, how: str) -> None:
    victim = largest(folder / "oxigraph", pattern)
    harm(victim, how)
    check_refused(folder, victim.name)


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


@pytest.mark.parametrize("links", [True, False])
def test_a_copy_shares_table_files_where_the_disk_can(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", refuse)
    copy = folder / keep_closed(folder)
    table = largest(copy, "*.sst")
    assert table.samefile(folder / "oxigraph" / table.name) == links
    assert digest_files(copy) == digest_files(folder / "oxigraph")


def refuse(*_: object) -> None:
    raise OSError("no links here")


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"format": 9}'])
def test_without_a_good_sentinel_nothing_opens(folder: Path, content: str | None) -> None:
    (folder / "sentinel.json").unlink()
    if content is not None:
        (folder / "sentinel.json").write_text(content)
    with pytest.raises(StoreDamaged):
        EmbeddedStore(folder)
    with pytest.raises(StoreDamaged):
        EmbeddedStore.read_only(folder)


def test_open_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store here"):
        open_store(str(tmp_path / "none"), write=False)
    assert not (tmp_path / "none").exists()
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="folder"):
        open_store(str(tmp_path / "file"), write=True)
    with open_store(str(tmp_path / "new"), write=True) as store:
        assert store.count() == 0
    with open_store(str(tmp_path / "new"), write=False) as store:
        assert store.count() == 0


def test_closed_store_says_so(folder: Path, put_file: Put) -> None:
    store = EmbeddedStore(folder)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        put_file(store, "x", "a p 1")
