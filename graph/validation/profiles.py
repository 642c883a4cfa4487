"""Profiles: which shapes are applied, and how severe each of them is, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from ..errors import FiscusError
from .report import Severity
from .rules import FSH, SEVERITY_OF
from .shape_files import (
    PREFIXES,
    BrokenShape,
    all_shape_files,
    file_graph,
    shape_files,
    turtle_graph,
)

GENERAL = "general"
_SETTING: Mapping[Severity, URIRef] = {
    "violation": FSH.asViolation,
    "warning": FSH.asWarning,
    "info": FSH.asInfo,
}
_IRI: Mapping[Severity, URIRef] = {severity: iri for iri, severity in SEVERITY_OF.items()}


class UnknownProfile(FiscusError):
    """There is no profile of that name."""

    reason = "unknown-profile"


@dataclass(frozen=True, slots=True)
class Profile:
    """A choice of shapes.

    :ivar labels: what it is called, by language.
    :ivar comments: what it is for, by language.
    :ivar about: IRI of the class of which reports are.
    :ivar patterns: the shape files that it takes, see :func:`shape_files`.
    :ivar also: shapes of other files that it takes too.
    :ivar without: shapes of its files that it leaves out.
    :ivar severities: severities that differ from those of the shapes.
    """

    name: str
    labels: Mapping[str, str]
    comments: Mapping[str, str]
    about: str
    patterns: tuple[str, ...]
    also: frozenset[str]
    without: frozenset[str]
    severities: Mapping[str, Severity]


def profile_names() -> tuple[str, ...]:
    """Return the names of all profiles, the one that is taken by default first."""
    return tuple(sorted(_files(), key=lambda name: (name != GENERAL, name)))


@cache
def profile_of(name: str) -> Profile:
    """Return a profile by its name.

    :raises UnknownProfile: there is none of that name; the error lists those that there are.
    """
    if name not in _files():
        raise UnknownProfile("no such profile", name, f"there are {', '.join(profile_names())}")
    return profile_in(turtle_graph(_files()[name].read_bytes(), f"profiles/{name}"), name)


def _files() -> dict[str, Traversable]:
    folder = files("fiscus").joinpath("shapes", "profiles")
    return {
        file.name.removesuffix(".ttl"): file
        for file in folder.iterdir()
        if file.name.endswith(".ttl")
    }


def profile_in(graph: Graph, name: str) -> Profile:
    """Return the profile that the graph of its file describes.

    :raises BrokenShape: it describes none.
    """
    node = graph.value(predicate=RDF.type, object=FSH.Profile)
    if node is None:
        raise BrokenShape("the file describes no fsh:Profile", f"shapes/profiles/{name}.ttl")
    return Profile(
        name,
        _texts(graph, node, RDFS.label),
        _texts(graph, node, RDFS.comment),
        str(graph.value(node, FSH.about)),
        tuple(sorted(_values(graph, node, FSH.fromFiles))),
        _values(graph, node, FSH.alsoApplies),
        _values(graph, node, FSH.leavesOut),
        {
            shape: severity
            for severity, setting in _SETTING.items()
            for shape in _values(graph, node, setting)
        },
    )


def _values(graph: Graph, node: Node, predicate: URIRef) -> frozenset[str]:
    return frozenset(str(value) for value in graph.objects(node, predicate))


def _texts(graph: Graph, node: Node, predicate: URIRef) -> dict[str, str]:
    found = graph.objects(node, predicate)
    return {text.language or "": str(text) for text in found if isinstance(text, Literal)}


@cache
def shapes_of(name: str) -> Graph:
    """Return the shapes of a profile with its severities; the graph is shared, read-only.

    :raises UnknownProfile: there is none of that name.
    :raises BrokenShape: the profile names a file or a shape that there is not.
    """
    profile = profile_of(name)
    taken = _taken(profile)
    graph = Graph()
    for file in taken:
        graph += file_graph(file)
    left_out = set(map(str, graph.subjects(SH.targetClass))) - set().union(*taken.values())
    for shape in left_out:
        _remove(graph, URIRef(shape))
    for shape, severity in profile.severities.items():
        graph.set((URIRef(shape), SH.severity, _IRI[severity]))
    return graph


def _taken(profile: Profile) -> dict[str, set[str]]:
    """Return the shapes that a profile takes, by the names of their files."""
    shapes = {name: _shapes_in(name) for name in all_shape_files()}
    matched = [name for one in profile.patterns for name in _matching(profile, one)]
    taken = {name: shapes[name] - profile.without for name in matched}
    for name, there in shapes.items():
        if also := there & profile.also:
            taken[name] = taken.get(name, set()) | also
    known, named = set().union(*shapes.values()), {*profile.also, *profile.without}
    if unknown := sorted((named | set(profile.severities)) - known):
        raise _broken(profile, f"there is no shape {unknown[0]}")
    return {PREFIXES: set(), **taken}


def _shapes_in(name: str) -> set[str]:
    return {str(shape) for shape in file_graph(name).subjects(SH.targetClass)}


def _matching(profile: Profile, pattern: str) -> list[str]:
    if not (found := list(shape_files(pattern))):
        raise _broken(profile, f"there is no shape file {pattern}")
    return found


def _broken(profile: Profile, what: str) -> BrokenShape:
    return BrokenShape(what, f"shapes/profiles/{profile.name}.ttl", "correct the profile")


def _remove(graph: Graph, shape: URIRef) -> None:
    """Take a shape and its constraint out of a graph."""
    for constraint in set(graph.objects(shape, SH.sparql)):
        graph.remove((constraint, None, None))
    graph.remove((shape, None, None))
