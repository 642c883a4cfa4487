"""The merged graph as Turtle, sorted, beside rdflib's serializer."""

from collections.abc import Iterator

from fiscus.graph.validation.conversion import graph_of
from fiscus.server.formats import turtle

from .inputs import conversions, merged
from .measuring import Row, best


def measure(copies: int, rounds: int) -> Iterator[Row]:
    """Yield the rows of dumping; each engine begins with the triples in its own memory."""
    quads = {quad for item in conversions(copies) for quad in merged(item.quads)}
    triples = [quad.triple for quad in quads]
    graph = graph_of(quads)
    seconds = best(lambda: turtle(triples), rounds)
    peer = best(lambda: graph.serialize(format="turtle"), max(1, rounds - 2))
    group = "sorted Turtle"
    yield Row(group, "fiscus", f"{len(triples) / seconds:,.0f} triples/s")
    yield Row(group, "rdflib", f"{len(graph) / peer:,.0f} triples/s", peer / seconds)
