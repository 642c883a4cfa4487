"""Whatever engine: one file is one graph, and the default graph says what they say together."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from fiscus.graph.errors import StoreError
from fiscus.graph.store import EmbeddedStore, Marker, Outcome, Store

Put = Callable[..., Outcome]
Words = Callable[[Store], set[str]]
Quads = Callable[..., list[Quad]]


def test_ingested_twice_is_ingested_once(store: Store, put_file: Put) -> None:
    assert put_file(store, "x", "a p 1", "a p 2") == "stored"
    before = list(store.dump_quads())
    assert put_file(store, "x", "a p 1", "a p 2") == "unchanged"
    assert list(store.dump_quads()) == before
    assert [marker.quads for marker in store.markers()] == [2]


def test_other_bytes_under_a_name_replace(
    store: Store, put_file: Put, default_graph: Words
) -> None:
    put_file(store, "x", "a p 1", "a p 2")
    assert put_file(store, "x", "a p 2", "a p 3") == "replaced"
    assert default_graph(store) == {"a p 2", "a p 3"}
    assert len(store.markers()) == 1


def test_what_another_graph_says_stays(store: Store, put_file: Put, default_graph: Words) -> None:
    put_file(store, "x", "a p 1", "a p 2")
    put_file(store, "y", "a p 1")
    put_file(store, "x", "a p 3")
    assert default_graph(store) == {"a p 1", "a p 3"}


def test_shared_triple_leaves_with_its_last_graph(
    store: Store, put_file: Put, default_graph: Words
) -> None:
    put_file(store, "x", "a p 1")
    put_file(store, "y", "a p 1", "b p 1")
    first, second = (marker.source for marker in store.markers())
    assert store.remove(first)
    assert "a p 1" in default_graph(store)
    assert store.remove(second)
    assert default_graph(store) == set()
    assert not store.remove(second)


def test_graph_stays_while_a_name_stands_for_it(
    store: Store, put_file: Put, default_graph: Words
) -> None:
    put_file(store, "x", "a p 1")
    assert put_file(store, "copy of x", "a p 1") == "unchanged"
    assert put_file(store, "x", "a p 2") == "replaced"
    assert default_graph(store) == {"a p 1", "a p 2"}
    assert put_file(store, "copy of x", "a p 2") == "replaced"
    assert default_graph(store) == {"a p 2"}


def test_new_mapping_replaces(store: Store, make_quads: Quads) -> None:
    graph = "https://example.org/g"
    old = Marker(graph, "0" * 64, "1", 1, "x")
    new = Marker(graph, "0" * 64, "2", 2, "x")
    store.put(old, make_quads(graph, "a p 1"))
    assert store.put(new, make_quads(graph, "a p 2", "a p 3")) == "replaced"
    assert store.markers() == [new]
    assert store.count() == 2


def test_report_is_not_merged(
    store: Store, make_quads: Quads, put_file: Put, default_graph: Words
) -> None:
    put_file(store, "x", "a p 1")
    report = "https://example.org/id/report/1"
    store.put_report(report, make_quads(report, "a p 9"))
    assert default_graph(store) == {"a p 1"}
    assert store.put_report(report, make_quads(report, "a p 9")) == "unchanged"
    store.put_report(report, make_quads(report, "a p 8"))
    assert store.query("ASK { GRAPH ?g { ?s ?p '8' } FILTER NOT EXISTS { ?s ?p '8' } }")
    assert len(store.markers()) == 1


def test_equal_numbers_count_once(store: Store) -> None:
    graph = NamedNode("https://example.org/g")
    integer = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    twice = [Quad(graph, graph, Literal(n, datatype=integer), graph) for n in ("1", "01")]
    store.put(Marker(graph.value, "0" * 64, "1", 2, "x"), twice)
    assert store.markers()[0].quads == 1


@pytest.mark.parametrize("text", ['"\\', "\r\n\t", "\u2028\x7f\x01", "𠮷", "{} <>", "' '''"])
def test_any_text_survives_a_replacement(store: Store, put_file: Put, text: str) -> None:
    put_file(store, "x", "a p 1")
    node = NamedNode("https://example.org/g")
    quad = Quad(node, node, Literal(text, language="zh"), node)
    store.put(Marker(node.value, "0" * 64, "1", 1, "x"), [quad])
    assert [q.object for q in store.dump_quads()] == [quad.object] * 2


def test_foreign_graph_and_blank_node_are_refused(store: Store, make_quads: Quads) -> None:
    marker = Marker("https://example.org/g", "0" * 64, "1", 1, "x")
    graph = NamedNode(marker.source)
    with pytest.raises(StoreError, match="stands in"):
        store.put(marker, make_quads("https://example.org/h", "a p 1"))
    with pytest.raises(StoreError, match="blank node"):
        store.put(marker, [Quad(BlankNode(), graph, graph, graph)])
    assert list(store.dump_quads()) == []


def test_dump_and_query_of_data_only(store: Store, put_file: Put) -> None:
    put_file(store, "x", "b p 1", "a p 1")
    lines = [str(quad) for quad in store.dump_quads()]
    assert lines == sorted(lines[:2]) + sorted(lines[2:])
    assert len(lines) == 4
    assert store.query("ASK { ?s ?p '1' }")


def test_wrong_query_is_a_store_error(store: Store) -> None:
    with pytest.raises(StoreError, match=r"failed|refused"):
        store.query("ASK {")


def test_backup_is_a_store(store: Store, put_file: Put, tmp_path: Path) -> None:
    put_file(store, "x", "a p 1")
    store.backup(tmp_path / "copy")
    put_file(store, "y", "a p 2")
    with EmbeddedStore(tmp_path / "copy") as copy:
        assert copy.count() == 1
        put_file(copy, "z", "a p 3")
    assert store.count() == 2
