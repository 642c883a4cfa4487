"""A snapshot is a verified copy without the ledger, named by its content."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from fiscus.graph.errors import StoreError
from fiscus.graph.store import EmbeddedStore, Marker, StoreDamaged
from fiscus.server.nursery import load_engine
from fiscus.server.snapshot import Snapshot


def open_engine(snapshot: Snapshot) -> ox.Store:
    return load_engine(snapshot.path) or ox.Store.read_only(str(snapshot.path / "oxigraph"))


def fill(folder: Path, *names: str) -> None:
    with EmbeddedStore(folder) as store:
        for name in names:
            graph = ox.NamedNode(f"https://example.org/id/source/{name}")
            quad = ox.Quad(graph, graph, ox.Literal(name), graph)
            store.put(Marker(graph.value, name, "1", 1, name), [quad])


@pytest.fixture
def store(tmp_path: Path) -> Path:
    fill(tmp_path / "store", "a", "b")
    return tmp_path / "store"


@pytest.mark.parametrize("in_memory", [0, 1000])
def test_holds_the_quads_without_the_ledger(store: Path, tmp_path: Path, in_memory: int) -> None:
    snapshot = Snapshot.take(store, tmp_path / "snapshots", in_memory=in_memory)
    with EmbeddedStore.read_only(store) as source:
        expected = list(source.dump_quads())
    assert sorted(map(str, open_engine(snapshot))) == sorted(map(str, expected))
    assert snapshot.quads == len(expected)


def test_equal_content_has_an_equal_name(store: Path, tmp_path: Path) -> None:
    fill(tmp_path / "other", "b", "a")
    first = Snapshot.take(store, tmp_path / "s1")
    assert Snapshot.take(tmp_path / "other", tmp_path / "s2").name == first.name
    assert Snapshot.take(store, tmp_path / "s1") == first
    fill(store, "c")
    assert Snapshot.take(store, tmp_path / "s1").name != first.name
    assert Snapshot.load(first.path) == first


def test_taken_beside_a_writer(store: Path, tmp_path: Path) -> None:
    with EmbeddedStore(store):
        assert Snapshot.take(store, tmp_path / "s").quads == 4


def test_asking_changes_no_byte(store: Path, tmp_path: Path) -> None:
    snapshot = Snapshot.take(store, tmp_path / "s", in_memory=0)
    assert open_engine(snapshot).query("ASK { ?s ?p ?o }")
    snapshot.verify()


@pytest.mark.parametrize("pattern", ["oxigraph/*.sst", "oxigraph/MANIFEST-*", "quads.nq"])
def test_damage_is_noticed(store: Path, tmp_path: Path, pattern: str) -> None:
    snapshot = Snapshot.take(store, tmp_path / "s")
    victim = next(snapshot.path.glob(pattern))
    content = victim.read_bytes()
    victim.unlink()
    victim.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(StoreDamaged, match=victim.name):
        Snapshot.load(snapshot.path)


def test_without_store_or_snapshot(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        Snapshot.take(tmp_path / "none", tmp_path / "s")
    with pytest.raises(StoreDamaged):
        Snapshot.load(tmp_path / "none")
