"""What stays text in the graph, to be taken apart where SPARQL cannot."""

from collections.abc import Iterator

import pyoxigraph as ox

from ..vocabulary import FIS, RDF, SKOS


def texts(store: ox.Store, *kinds: ox.NamedNode) -> Iterator[tuple[ox.NamedNode, str]]:
    """Yield each node of one of the *kinds* in the default graph of *store*, with its text."""
    for node in _of(store, kinds):
        yield from _said(store, node, FIS.text)


def entries(store: ox.Store, *kinds: ox.NamedNode) -> Iterator[tuple[ox.NamedNode, str]]:
    """Yield as :func:`texts` does; of an entry of a list that has no text, its one line."""
    for node in _of(store, kinds):
        yield from list(_said(store, node, FIS.text)) or _said(store, node, SKOS.prefLabel)


def _of(store: ox.Store, kinds: tuple[ox.NamedNode, ...]) -> Iterator[ox.NamedNode]:
    for kind in kinds:
        for typed in store.quads_for_pattern(None, RDF.type, kind):
            if isinstance(typed.subject, ox.NamedNode):
                yield typed.subject


def _said(
    store: ox.Store, node: ox.NamedNode, says: ox.NamedNode
) -> Iterator[tuple[ox.NamedNode, str]]:
    for quad in store.quads_for_pattern(node, says, None):
        if isinstance(quad.object, ox.Literal):
            yield node, quad.object.value


def term_of_shapes(name: str) -> ox.NamedNode:
    """Return the term by which what is derived from a text is told to the shapes."""
    return ox.NamedNode(f"https://w3id.org/fiscus/shapes#{name}")
