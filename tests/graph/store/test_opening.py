"""Who may open a store, and what is refused without touching a file."""

import json
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from pyoxigraph import Quad
from pyoxigraph import Store as Engine

from fiscus.graph.errors import StoreError
from fiscus.graph.store import EmbeddedStore, Outcome, StoreDamaged, StoreLocked, open_store

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


def reopen_as_killed(folder: Path) -> None:
    """Make the sentinel say that a writer was at work when it died."""
    sentinel = folder / "sentinel.json"
    text = json.loads(sentinel.read_text())
    sentinel.write_text(json.dumps({**text, "state": "open", "files": {}}))


def largest(folder: Path, pattern: str) -> Path:
    return max((folder / "oxigraph").glob(pattern), key=lambda path: path.stat().st_size)


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


@pytest.mark.parametrize("pattern", ["*.sst", "MANIFEST-*", "CURRENT", "OPTIONS-*"])
@pytest.mark.parametrize("harm", ["flip", "cut", "delete"])
def test_damage_at_rest_is_refused(folder: Path, pattern: str, harm: str) -> None:
    victim = largest(folder, pattern)
    if harm == "flip":
        flip(victim)
    elif harm == "cut":
        victim.write_bytes(victim.read_bytes()[:-10])
    else:
        victim.unlink()
    before = contents(folder)
    for _ in range(2):
        with pytest.raises(StoreDamaged, match=f"{victim.name}.*backup"):
            EmbeddedStore(folder)
    assert contents(folder) == before


@pytest.mark.parametrize("pattern", ["MANIFEST-*", "CURRENT", "*.sst"])
def test_damage_after_a_kill_is_refused(folder: Path, pattern: str) -> None:
    reopen_as_killed(folder)
    victim = largest(folder, pattern)
    if pattern == "*.sst":
        victim.write_bytes(b"")
    else:
        victim.unlink()
    before = contents(folder)
    with pytest.raises(StoreDamaged):
        EmbeddedStore(folder)
    assert contents(folder) == before


def test_lost_transactions_are_noticed(folder: Path) -> None:
    reopen_as_killed(folder)
    sentinel = folder / "sentinel.json"
    text = json.loads(sentinel.read_text())
    sentinel.write_text(json.dumps({**text, "sequence": text["sequence"] + 1}))
    with pytest.raises(StoreDamaged, match="transactions"):
        EmbeddedStore(folder)


@pytest.mark.parametrize("report", [False, True])
@pytest.mark.parametrize(
    ("update", "finding"),
    [
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "what no graph says"),
        ("DELETE WHERE { ?s ?p '7' }", "all that its graphs say"),
        ("DELETE WHERE { GRAPH ?g { ?s ?p '7' } }", "has 49 of 50 quads"),
        ("DELETE WHERE { GRAPH <urn:fiscus:ledger> { ?s ?p ?o } }", "transactions"),
    ],
)
def test_torn_content_after_a_kill_is_refused(
    folder: Path, make_quads: Callable[..., list[Quad]], update: str, finding: str, *, report: bool
) -> None:
    with EmbeddedStore(folder) as store:
        graph = "https://example.org/id/report/1"
        if report:
            store.put_report(graph, make_quads(graph, "a p 1"))
    reopen_as_killed(folder)
    Engine(str(folder / "oxigraph")).update(update)
    with pytest.raises(StoreDamaged, match=finding):
        EmbeddedStore(folder)


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"format": 9}'])
def test_without_a_good_sentinel_nothing_opens(folder: Path, content: str | None) -> None:
    (folder / "sentinel.json").unlink()
    if content is not None:
        (folder / "sentinel.json").write_text(content)
    with pytest.raises(StoreDamaged):
        EmbeddedStore(folder)
    with pytest.raises(StoreDamaged):
        EmbeddedStore.read_only(folder)


def test_reopened_after_a_kill_and_at_rest(folder: Path) -> None:
    reopen_as_killed(folder)
    for _ in range(2):
        with EmbeddedStore(folder) as store:
            assert store.count() == 1000


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
