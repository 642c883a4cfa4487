"""Several files at once: the same store as one by one, all of them or none."""

import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse

from fiscus.graph.entailment.compiling import compile_rules
from fiscus.graph.store import EmbeddedStore, Marker, Outcome, Store, bulk, embedded

EX = "https://example.org/"
AXIOMS = """
@prefix ex: <https://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:p rdfs:subPropertyOf ex:q .
ex:t owl:propertyChainAxiom ( ex:p ex:s ) .
"""
RULES = compile_rules(
    quad.triple for quad in parse(AXIOMS, format=RdfFormat.TURTLE, rename_blank_nodes=True)
)
STATEMENTS = [f"{s} {p} {o}" for s in "ab" for p in "pqst" for o in "ab"]
FILES = st.tuples(st.sampled_from("uvwxyz"), st.frozensets(st.sampled_from(STATEMENTS), max_size=4))
GROUPS = st.lists(st.lists(FILES, min_size=1, max_size=4), max_size=4)


def filed(name: str, stated: Iterable[str]) -> tuple[Marker, list[Quad]]:
    digest = sha256(",".join(sorted(stated)).encode()).hexdigest()
    graph = NamedNode(f"{EX}id/source/{digest[:16]}")
    terms = ([NamedNode(EX + word) for word in triple.split()] for triple in stated)
    return Marker(graph.value, digest, "1", 0, name), [Quad(s, p, o, graph) for s, p, o in terms]


def content(store: Store) -> tuple[list[str], list[Marker]]:
    return [str(quad) for quad in store.dump_quads()], list(store.markers())


@pytest.fixture
def all_in_bulk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "LEAST", 0)
    monkeypatch.setattr(embedded, "published_rules", lambda: RULES)


@settings(max_examples=25, deadline=None)
@given(groups=GROUPS, least=st.sampled_from([0, 1000]))
@example(groups=[[("u", frozenset()), ("v", frozenset()), ("v", frozenset(["a p a"]))]], least=0)
def test_together_is_one_after_the_other(
    groups: list[list[tuple[str, frozenset[str]]]], least: int
) -> None:
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory() as folder,
        EmbeddedStore(Path(folder) / "together") as together,
        EmbeddedStore(Path(folder) / "apart") as apart,
    ):
        patch.setattr(bulk, "LEAST", least)
        patch.setattr(embedded, "published_rules", lambda: RULES)
        for group in groups:
            files = [filed(*file) for file in group]
            together.put_all(files)
            for file in files:
                apart.put(*file)
            assert content(together) == content(apart)


def test_outcomes(store: Store) -> None:
    store.put(*filed("old", ["a p a"]))
    found: list[Outcome] = store.put_all(
        [
            filed("new", ["a p b"]),
            filed("old", ["a p a"]),
            filed("copy", ["a p b"]),
            filed("old", ["b p b"]),
            filed("new", ["b p a"]),
        ]
    )
    assert found == ["stored", "unchanged", "unchanged", "replaced", "replaced"]
    assert sorted(marker.name for marker in store.markers()) == ["copy", "new", "old"]


CUT = """
import os, runpy, sys

tests = runpy.run_path(sys.argv[1])
tests["bulk"].LEAST = 0
tests["embedded"].published_rules = lambda: tests["RULES"]
store = tests["EmbeddedStore"](sys.argv[2])
store.put(*tests["filed"]("x", ["a p b"]))
store.flush()
tests["bulk"].block = lambda _: os._exit(0)
store.put_all([tests["filed"]("y", ["a q b"])])
"""
"""Ends between what comes and what leaves: what followed is now stated."""


@pytest.mark.usefixtures("all_in_bulk")
def test_of_a_group_that_was_cut_nothing_is_left(tmp_path: Path) -> None:
    first, second = filed("x", ["a p b"]), filed("y", ["a q b"])
    with EmbeddedStore(tmp_path / "apart") as store:
        store.put(*first)
        before = content(store)
        store.put(*second)
        whole = content(store)
    command = [sys.executable, "-c", CUT, __file__, str(tmp_path / "cut")]
    subprocess.run(command, check=True, timeout=60)
    stray = tmp_path / "cut" / "oxigraph" / "bulk-310872213077421763.sst"
    stray.write_bytes(b"half a table")
    with EmbeddedStore.read_only(tmp_path / "cut") as reader:
        assert len(reader.markers()) == len(whole[1])
    with EmbeddedStore(tmp_path / "cut") as store:
        assert content(store) == before
        assert not stray.exists()
        store.put_all([second])
        assert content(store) == whole


WRITER = """
import sys
from fiscus.graph.store import EmbeddedStore, Marker, bulk
from pyoxigraph import Literal, NamedNode, Quad

bulk.LEAST = 0
store, n = EmbeddedStore(sys.argv[1]), int(sys.argv[2])
while True:
    files = []
    for n in range(n + 1, n + 6):
        graph = NamedNode(f"https://example.org/id/source/{n}")
        quads = [Quad(graph, graph, Literal(f"{n % 7} {m}"), graph) for m in range(1000)]
        files.append((Marker(graph.value, f"{n:064x}", "1", 0, f"file{n}"), quads))
    print("ready", flush=True)
    store.put_all(files)
    store.flush()
"""


@pytest.mark.slow
def test_killed_writers(tmp_path: Path) -> None:
    """Each is killed at another point of its second group."""
    count = 0
    for part in (0.1, 0.3, 0.5, 0.7, 0.9):
        command = [sys.executable, "-c", WRITER, str(tmp_path / "store"), str(count)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            child.stdout.readline()
            begun = time.monotonic()
            child.stdout.readline()
            time.sleep(part * (time.monotonic() - begun))
            child.send_signal(signal.SIGKILL)
        with EmbeddedStore(tmp_path / "store") as store:
            found = check(store)
        tables = (tmp_path / "store" / "oxigraph").glob("*.sst")
        assert all(table.stem.isdecimal() for table in tables)
        assert found >= count + 5
        count = found


def check(store: EmbeddedStore) -> int:
    markers = store.markers()
    assert len(markers) % 5 == 0
    assert {marker.quads for marker in markers} == {1000}
    quads = list(store.dump_quads())
    named = [quad for quad in quads if quad.graph_name != DefaultGraph()]
    default: set[Triple] = {quad.triple for quad in quads if quad.graph_name == DefaultGraph()}
    assert len(named) == 1000 * len(markers)
    assert default == {quad.triple for quad in named}
    return len(markers)
