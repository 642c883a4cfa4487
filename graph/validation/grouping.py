"""Splits a corpus into parts that can be checked one by one.

Rules look at one disclosure. Several files may state one disclosure, and one file several:
sources that share a disclosure stay together, all others are apart, so that the cost grows
with the number of documents and not with its square.
"""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ..vocabulary import FIS, RDF

Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


def by_disclosure(quads: Iterable[ox.Quad]) -> Iterator[list[ox.Quad]]:
    """Yield the quads of each group of sources that share a disclosure.

    Quads without a graph name form one group. Groups come in the order of their first quad.
    """
    parts: dict[Graph, list[ox.Quad]] = {}
    for quad in quads:
        parts.setdefault(quad.graph_name, []).append(quad)
    for group in _groups(parts):
        yield [quad for name in group for quad in parts[name]]


def _groups(parts: dict[Graph, list[ox.Quad]]) -> Iterator[list[Graph]]:
    """Yield the graphs that hang together, each once: a union-find over disclosures."""
    leader: dict[Graph, Graph] = {name: name for name in parts}
    stating: dict[str, Graph] = {}

    def find(name: Graph) -> Graph:
        while leader[name] != name:
            name = leader[name]
        return name

    for name, quads in parts.items():
        for disclosure in _disclosures(quads):
            leader[find(name)] = find(stating.setdefault(disclosure, name))
    groups: dict[Graph, list[Graph]] = {}
    for name in parts:
        groups.setdefault(find(name), []).append(name)
    yield from groups.values()


def _disclosures(quads: list[ox.Quad]) -> set[str]:
    return {
        quad.subject.value
        for quad in quads
        if quad.predicate == RDF.type
        and quad.object == FIS.Disclosure
        and isinstance(quad.subject, ox.NamedNode)
    }
