"""One document after the other against all shapes, beside pySHACL alone."""

from collections.abc import Iterator

from fiscus.graph.validation import validate_quads
from fiscus.graph.validation.conversion import graph_of
from fiscus.graph.validation.reference import find
from fiscus.graph.validation.rules import context, shapes_graph

from .inputs import conversions
from .measuring import Row, best


def measure(documents: int, rounds: int) -> Iterator[Row]:
    """Yield the rows of validation over the first ``documents`` samples."""
    chosen = conversions(1)[:documents]
    graphs = [graph_of([*item.quads, *context()]) for item in chosen]
    shapes = shapes_graph()
    validate_quads(chosen[0].quads)
    seconds = best(lambda: [validate_quads(item.quads) for item in chosen], rounds) / len(chosen)
    peer = best(lambda: [list(find(graph, shapes)) for graph in graphs], 1) / len(chosen)
    group = "validation"
    yield Row(group, "fiscus", f"{seconds:.2f} s a document")
    yield Row(group, "pySHACL alone", f"{peer:.2f} s a document", peer / seconds)
