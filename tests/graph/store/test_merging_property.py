"""Whatever is put, replaced and removed: the default graph is the union of the others."""

import tempfile
from collections.abc import Callable

from fiscus.graph.store import EmbeddedStore, Outcome
from hypothesis import given, settings
from hypothesis import strategies as st

TRIPLES = st.sets(st.sampled_from([f"a p {n}" for n in range(6)]), max_size=4)
STEPS = st.lists(st.tuples(st.sampled_from(["x", "y", "z", "-"]), TRIPLES), max_size=12)


@settings(max_examples=40, deadline=None)
@given(steps=STEPS)
def test_default_graph_is_the_union(
    steps: list[tuple[str, set[str]]],
    put_file: Callable[..., Outcome],
    default_graph: Callable[[EmbeddedStore], set[str]],
    named_graphs: Callable[[EmbeddedStore], set[str]],
) -> None:
    files: dict[str, set[str]] = {}
    with tempfile.TemporaryDirectory() as folder, EmbeddedStore(folder) as store:
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


def _remove_first(store: EmbeddedStore, files: dict[str, set[str]]) -> None:
    for marker in store.markers()[:1]:
        for gone in [m.name for m in store.markers() if m.source == marker.source]:
            del files[gone]
        store.remove(marker.source)
