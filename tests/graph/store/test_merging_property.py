"""Whatever is put, replaced and removed: the default graph is the union of the others."""

import tempfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiscus.graph.store import EmbeddedStore, Outcome, Store, open_store
from fiscus.graph.store.sparql_client import update_server

Steps = list[tuple[str, set[str]]]

TRIPLES = st.sets(st.sampled_from([f"a p {n}" for n in range(6)]), max_size=4)
STEPS = st.lists(st.tuples(st.sampled_from(["x", "y", "z", "-"]), TRIPLES), max_size=12)


@settings(max_examples=40, deadline=None)
@given(steps=STEPS)
def test_default_graph_is_the_union(
    steps: Steps,
    put_file: Callable[..., Outcome],
    default_graph: Callable[[Store], set[str]],
    named_graphs: Callable[[Store], set[str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, EmbeddedStore(folder) as store:
        _check(store, steps, put_file, default_graph, named_graphs)


@pytest.mark.server
@settings(max_examples=15, deadline=None)
@given(steps=STEPS)
def test_default_graph_of_a_server_is_the_union(
    server: str,
    steps: Steps,
    put_file: Callable[..., Outcome],
    default_graph: Callable[[Store], set[str]],
    named_graphs: Callable[[Store], set[str]],
) -> None:
    update_server(f"{server}/update", "DROP ALL")
    with open_store(f"sparql:{server}", write=True) as store:
        _check(store, steps, put_file, default_graph, named_graphs)
        with open_store(f"sparql:{server}/query", write=False) as other:
            assert other.markers() == store.markers()


def _check(
    store: Store,
    steps: Steps,
    put_file: Callable[..., Outcome],
    default_graph: Callable[[Store], set[str]],
    named_graphs: Callable[[Store], set[str]],
) -> None:
    files: dict[str, set[str]] = {}
    for name, triples in steps:
        if name == "-":
            _remove_first(store, files)
        else:
            put_file(store, name, *sorted(triples))
            files[name] = triples
        expected = set().union(*files.values())
        assert default_graph(store) == expected
        assert named_graphs(store) == expected
        assert {marker.name for marker in store.markers()} == set(files)


def _remove_first(store: Store, files: dict[str, set[str]]) -> None:
    for marker in store.markers()[:1]:
        for gone in [m.name for m in store.markers() if m.source == marker.source]:
            del files[gone]
        store.remove(marker.source)
