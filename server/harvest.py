"""What open-data portals take away: sorted dumps of the graph, whole and by disclosure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pyoxigraph as ox

from .conditional import etag_of
from .formats import TURTLE, turtle
from .graph_view import GraphView

N_QUADS = "application/n-quads"
GRAPH_FILE = "fiscus.ttl"
QUADS_FILE = "fiscus.nq"
_DEFAULT = ox.DefaultGraph()


@dataclass(frozen=True, slots=True)
class DumpFile:
    """One file to harvest. The same graph gives the same bytes and the same tag."""

    name: str
    media_type: str
    size: int
    etag: str


@dataclass(frozen=True, slots=True)
class Dumps:
    """The dumps of one state of the graph.

    :ivar turtle: the merged default graph, sorted (:data:`GRAPH_FILE`).
    :ivar quads: every data quad, sorted (:data:`QUADS_FILE`).
    :ivar graphs: for each disclosure the named graphs that state it.
    :ivar by_disclosure: for each disclosure the size and tag of its own file.
    """

    turtle: bytes
    quads: bytes
    graphs: Mapping[str, tuple[str, ...]]
    by_disclosure: Mapping[str, DumpFile]

    def whole(self) -> tuple[DumpFile, DumpFile]:
        """Return the two files that hold everything."""
        return (
            DumpFile(GRAPH_FILE, TURTLE, len(self.turtle), etag_of(self.turtle)),
            DumpFile(QUADS_FILE, N_QUADS, len(self.quads), etag_of(self.quads)),
        )


def build_dumps(view: GraphView, base: str) -> Dumps:
    """Make the dumps of the graph that ``view`` reads; ``base`` is the data's IRI prefix."""
    quads = list(view.quads())
    merged = (quad.triple for quad in quads if quad.graph_name == _DEFAULT)
    graphs = {iri: tuple(names) for iri, names in view.graphs_of_disclosures().items()}
    files = {}
    for iri, names in graphs.items():
        body = disclosure_turtle(view, names)
        name = f"{iri.removeprefix(base + 'id/')}.ttl"
        files[iri] = DumpFile(name, TURTLE, len(body), etag_of(body))
    return Dumps(
        turtle=turtle(merged),
        quads=sorted_quads(quads),
        graphs=MappingProxyType(graphs),
        by_disclosure=MappingProxyType(files),
    )


def disclosure_turtle(view: GraphView, graphs: Iterable[str]) -> bytes:
    """Return everything that the source files of a disclosure state, as sorted Turtle."""
    return turtle(triple for graph in graphs for triple in view.graph(graph))


def sorted_quads(quads: Iterable[ox.Quad]) -> bytes:
    """Return the quads as N-Quads, one a line, the lines in the order of their bytes."""
    text = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(set(text.splitlines(keepends=True))))
