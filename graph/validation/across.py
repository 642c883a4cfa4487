"""What rules across disclosures look at: the facts of all sources together.

Places, most of what a source states, are left out until something is found; then those of the
nodes concerned are added. The cost grows with the number of facts.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

import pyoxigraph as ox

from ..vocabulary import FIS, RDF
from .conversion import add_quads

Groups = Sequence[Sequence[ox.Quad]]
_DECLARED = re.compile(r"PREFIX\s+(\w+):\s*<([^>]*)>")
_NAME = re.compile(r"\b(\w+):([A-Za-z]\w*)")
_IRI = re.compile(r"<(https?://[^>]*)>")


def facts_across(groups: Groups, queries: Iterable[str]) -> ox.Store:
    """Return a store with the facts that queries speak of, whatever graph states them.

    :param groups: the quads of each group of sources.
    :param queries: with the prefixes that they use.
    """
    wanted = {name for query in queries for name in _properties(query)}
    wanted = (wanted | {RDF.type.value}) - {FIS.statedIn.value}
    store = ox.Store()
    for group in groups:
        add_quads(store, (q for q in group if q.predicate.value in wanted and not _of_place(q)))
    return store


def add_places(store: ox.Store, groups: Groups, nodes: Collection[ox.NamedNode]) -> None:
    """Add to the facts of *store* the places of *nodes* and what is said of these."""
    stated = [
        quad
        for group in groups
        for quad in group
        if quad.predicate == FIS.statedIn and quad.subject in nodes
    ]
    places = {quad.object for quad in stated}
    add_quads(store, stated)
    for group in groups if places else ():
        add_quads(store, (quad for quad in group if quad.subject in places))


def _properties(query: str) -> Iterator[str]:
    prefixes = dict(_DECLARED.findall(query))
    yield from _IRI.findall(query)
    for prefix, name in _NAME.findall(query):
        if prefix in prefixes:
            yield prefixes[prefix] + name


def _of_place(quad: ox.Quad) -> bool:
    """Tell what is said of a place: its IRI is that of its source, which is the graph, and #."""
    subject, graph = quad.subject, quad.graph_name
    if not isinstance(subject, ox.NamedNode) or not isinstance(graph, ox.NamedNode):
        return False
    return subject.value.startswith(graph.value + "#")
