"""What stays text in the graph, to be taken apart where SPARQL cannot."""

from collections.abc import Iterator

import pyoxigraph as ox

from ..vocabulary import FIS, RDF


def texts(store: ox.Store, *kinds: ox.NamedNode) -> Iterator[tuple[ox.NamedNode, str]]:
    """Yield each node of one of the *kinds* in the default graph of *store*, with its text."""
    for kind in kinds:
        for typed in store.quads_for_pattern(None, RDF.type, kind):
            if isinstance(typed.subject, ox.NamedNode):
                for quad in store.quads_for_pattern(typed.subject, FIS.text, None):
                    if isinstance(quad.object, ox.Literal):
                        yield typed.subject, quad.object.value


def term_of_shapes(name: str) -> ox.NamedNode:
    """Return the term by which what is derived from a text is told to the shapes."""
    return ox.NamedNode(f"https://w3id.org/fiscus/shapes#{name}")
