"""One document after the other against the shapes, beside pySHACL alone."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib import Graph

from fiscus.graph.validation import validate
from fiscus.graph.validation.conversion import add_quads, graph_of
from fiscus.graph.validation.preparation import prepare
from fiscus.graph.validation.reference import find
from fiscus.graph.validation.rules import context, core_shapes, shapes_graph

from .inputs import conversions
from .measuring import Row, best


def measure(documents: int, rounds: int, *, with_sparql: bool) -> Iterator[Row]:
    """Yield the rows of validation; pySHACL, which takes minutes, is given one document once.

    :param documents: how many of the samples fiscus validates.
    :param with_sparql: all shapes, or only those without SPARQL, which takes seconds.
    """
    shapes = shapes_graph() if with_sparql else core_shapes(shapes_graph())
    graphs = [graph_of(item.quads) for item in conversions(1)[:documents]]
    peer_graph = _prepared(conversions(1)[0].quads)
    validate(graphs[0], shapes=shapes)
    seconds = best(lambda: [validate(graph, shapes=shapes) for graph in graphs], rounds)
    seconds /= len(graphs)
    peer = best(lambda: list(find(peer_graph, shapes)), 1)
    group = "validation"
    yield Row(group, "fiscus", f"{seconds:.2f} s a document")
    yield Row(group, "pySHACL alone", f"{peer:.2f} s for the first", peer / seconds)


def _prepared(quads: Iterable[ox.Quad]) -> Graph:
    """Return what any engine is given: facts, code lists and what is derived from them."""
    store = ox.Store()
    add_quads(store, [*quads, *context()])
    prepare(store)
    return graph_of(store)
