"""One document after the other, and a corpus in one report, beside pySHACL alone."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib import Graph

from fiscus.graph.ingest import convert
from fiscus.graph.validation import validate, validate_quads
from fiscus.graph.validation.conversion import add_quads, graph_of
from fiscus.graph.validation.preparation import prepare
from fiscus.graph.validation.reference import find
from fiscus.graph.validation.rules import context, core_shapes, shapes_graph

from .generating import files
from .inputs import conversions
from .measuring import Row, best, ended_within, timed

_PATIENCE = 300.0
"""Seconds that pySHACL is given for one document."""


def measure(documents: int, rounds: int, *, with_sparql: bool) -> Iterator[Row]:
    """Yield the rows of validation; pySHACL is given one document once, and five minutes for it.

    :param documents: how many of the samples fiscus validates.
    :param with_sparql: all shapes, or only those without SPARQL, which takes seconds.
    """
    shapes = shapes_graph() if with_sparql else core_shapes(shapes_graph())
    graphs = [graph_of(item.quads) for item in conversions(1)[:documents]]
    peer_graph = _prepared(conversions(1)[0].quads)
    validate(graphs[0], shapes=shapes)
    seconds = best(lambda: [validate(graph, shapes=shapes) for graph in graphs], rounds)
    seconds /= len(graphs)
    group = "validation"
    yield Row(group, "fiscus", f"{seconds:.2f} s a document")
    yield _alone(group, peer_graph, shapes, seconds)


def measure_corpus(documents: int, *, with_sparql: bool) -> Iterator[Row]:
    """Yield the rows of a corpus; pySHACL is given its first document alone, whole corpora never.

    :param documents: how many made-up disclosures fiscus checks in one report.
    """
    shapes = shapes_graph() if with_sparql else core_shapes(shapes_graph())
    each = [list(convert(data, name).quads) for name, data in files(1, documents)]
    facts = [quad for quads in each for quad in quads]
    seconds = timed(lambda: validate_quads(facts, shapes=shapes))
    peer_graph = _prepared(each[0])
    group, share = f"validation, {documents} documents", seconds / documents
    yield Row(group, "fiscus, in one report", f"{seconds:.0f} s, {share:.2f} s a document")
    yield _alone(group, peer_graph, shapes, share)


def _alone(group: str, facts: Graph, shapes: Graph, seconds: float) -> Row:
    """Return the row of pySHACL with one document; fiscus takes *seconds* for one."""
    peer = ended_within(lambda: list(find(facts, shapes)), _PATIENCE)
    if peer is None:
        told = f"the first document not ended after {_PATIENCE:.0f} s"
        return Row(group, "pySHACL alone", told, _PATIENCE / seconds, at_least=True)
    return Row(group, "pySHACL alone", f"{peer:.2f} s for the first document", peer / seconds)


def _prepared(quads: Iterable[ox.Quad]) -> Graph:
    """Return what any engine is given: facts, code lists and what is derived from them."""
    store = ox.Store()
    add_quads(store, [*quads, *context()])
    prepare(store)
    return graph_of(store)
