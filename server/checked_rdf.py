"""RDF from elsewhere as something to check: its statements, apart from those of other files."""

from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256

import pyoxigraph as ox

from ..graph.errors import NotADisclosure, UnreadableSource
from ..graph.validation.profiles import profile_names
from ..graph.vocabulary import RDF
from .rdf_upload import parse_rdf


@dataclass(frozen=True, slots=True)
class NamedBytes:
    """A document, or RDF, under the name that reports call it by.

    :ivar rdf_type: media type where it is RDF, empty where it is a document.
    """

    name: str
    data: bytes
    rdf_type: str = ""


def read_rdf(file: NamedBytes, targets: Collection[str]) -> tuple[str, list[ox.Quad]]:
    """Return what RDF states, with the name of the graph that its default graph becomes.

    :param targets: classes of which there must be something.
    :raises UnreadableSource: it is not what its media type says.
    :raises NotADisclosure: there is nothing of any of the classes in it.
    """
    graph = ox.NamedNode(f"urn:x-upload:{sha256(file.data).hexdigest()[:16]}")
    quads = _parsed(file)
    if not any(is_about(quad, targets) for quad in quads):
        what = "the RDF holds nothing that the profile looks at"
        raise NotADisclosure(what, file.name, f"profiles: {', '.join(profile_names())}")
    return graph.value, [_in_graph(quad, graph) for quad in quads]


def _parsed(file: NamedBytes) -> list[ox.Quad]:
    try:
        return parse_rdf(file.data, file.rdf_type)
    except UnreadableSource as error:
        where = f"{file.name}, {error.where}" if error.where else file.name
        raise UnreadableSource(error.what, where, error.hint) from error


def is_about(quad: ox.Quad, classes: Collection[str]) -> bool:
    """Tell whether a quad says that something is of one of the classes."""
    return (
        quad.predicate == RDF.type
        and isinstance(quad.object, ox.NamedNode)
        and quad.object.value in classes
    )


def _in_graph(quad: ox.Quad, graph: ox.NamedNode) -> ox.Quad:
    if quad.graph_name != ox.DefaultGraph():
        return quad
    return ox.Quad(quad.subject, quad.predicate, quad.object, graph)
