"""The rules that the package carries: shapes, and the code lists that they look things up in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import pyoxigraph as ox
from rdflib import RDFS, Graph, Namespace, URIRef
from rdflib.namespace import SH

from ...ontology.loading import code_list_file
from .report import Severity
from .shape_files import BrokenShape, file_graph, shape_files, where_of

FSH = Namespace("https://w3id.org/fiscus/shapes#")
CODE_LISTS = (
    "asset-class",
    "beneficiary",
    "budget-item",
    "cut-word",
    "fund-source",
    "goods-name",
    "indicator",
    "measure",
    "office-standard",
    "purchase-kind",
    "slip",
    "trade",
)
SEVERITY_OF: Mapping[URIRef, Severity] = {
    SH.Violation: "violation",
    SH.Warning: "warning",
    SH.Info: "info",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape with what its results carry.

    :ivar shape: its IRI.
    :ivar select: the SPARQL constraint with its prefixes, empty for SHACL Core.
    :ivar target: IRI of the class whose instances are checked.
    :ivar messages: by language, with ``{?variable}`` where a figure goes.
    :ivar concerns: query (``?node``, ``?property``) of the statements that a result is
        about, empty where the focus node's own suffice.
    :ivar comments: what the rule asks for, by language.
    :ivar across: whether it compares disclosures with each other.
    """

    shape: str
    target: str
    severity: Severity
    select: str
    messages: Mapping[str, str]
    concerns: str
    comments: Mapping[str, str] = field(default_factory=dict)
    across: bool = False

    @property
    def name(self) -> str:
        """The last part of the shape's IRI: ``expenditure-parts``."""
        return local_name(self.shape)


def local_name(shape: str) -> str:
    """Return the last part of a shape's IRI."""
    return shape.rpartition("#")[2]


@lru_cache(maxsize=1)
def shapes_graph() -> Graph:
    """Return all shapes about disclosures; read-only by agreement, it is shared.

    :raises BrokenShape: a file is no Turtle; the error names it and the line.
    """
    graph = Graph()
    for name in shape_files():
        graph += file_graph(name)
    return graph


@lru_cache(maxsize=1)
def context() -> tuple[ox.Quad, ...]:
    """Return the code lists whose trees the shapes climb, in the default graph."""
    return tuple(
        quad
        for name in CODE_LISTS
        for quad in ox.parse(code_list_file(name).read_bytes(), format=ox.RdfFormat.TURTLE)
    )


@lru_cache(maxsize=8)
def rules_of(shapes: Graph) -> tuple[Rule, ...]:
    """Return the package's rules in *shapes*, ordered by IRI; the graph is not changed later.

    :raises BrokenShape: a shape has no target class or no severity of the three.
    """
    found = {shape for shape in map(str, shapes.subjects(SH.targetClass)) if shape.startswith(FSH)}
    return tuple(_rule(shapes, URIRef(shape)) for shape in sorted(found))


@lru_cache(maxsize=8)
def core_shapes(shapes: Graph) -> Graph:
    """Return a copy of the package's *shapes* without those that rest on SPARQL."""
    core = Graph()
    sparql = set(shapes.subjects(SH.sparql, None))
    for triple in shapes:
        if str(triple[0]).startswith(FSH) and triple[0] not in sparql:
            core.add(triple)
    return core


@lru_cache(maxsize=8)
def shapes_across(shapes: Graph) -> Graph:
    """Return those of the package's *shapes* that compare disclosures with each other."""
    return _part(shapes, {rule.shape for rule in rules_of(shapes) if not rule.across})


@lru_cache(maxsize=8)
def shapes_within(shapes: Graph) -> Graph:
    """Return *shapes* without those that compare disclosures with each other."""
    return _part(shapes, {rule.shape for rule in rules_of(shapes) if rule.across})


def _part(shapes: Graph, left_out: set[str]) -> Graph:
    """Return *shapes* without some of them; their constraints are not applied on their own."""
    part = Graph()
    for triple in shapes:
        if str(triple[0]) not in left_out:
            part.add(triple)
    return part


def _rule(shapes: Graph, shape: URIRef) -> Rule:
    target, severity = shapes.value(shape, SH.targetClass), shapes.value(shape, SH.severity)
    if target is None or not isinstance(severity, URIRef) or severity not in SEVERITY_OF:
        raise BrokenShape(
            "no target class or severity", where_of(shape), "add sh:targetClass, sh:severity"
        )
    constraint = shapes.value(shape, SH.sparql)
    select = shapes.value(constraint, SH.select) if constraint else None
    concerns = shapes.value(shape, FSH.concerns)
    prefixes = _prefixes(shapes)
    return Rule(
        shape=str(shape),
        target=str(target),
        severity=SEVERITY_OF[severity],
        select=prefixes + str(select) if select else "",
        messages=_texts(shapes, URIRef(str(constraint)) if constraint else shape, SH.message),
        concerns=prefixes + str(concerns) if concerns else "",
        comments=_texts(shapes, shape, RDFS.comment),
        across=shapes.value(shape, FSH.across) is not None,
    )


def _texts(shapes: Graph, node: URIRef, predicate: URIRef) -> dict[str, str]:
    found = {
        str(getattr(text, "language", "") or ""): str(text)
        for text in shapes.objects(node, predicate)
    }
    return dict(sorted(found.items(), reverse=True))


def _prefixes(shapes: Graph) -> str:
    declared = (
        (shapes.value(node, SH.prefix), shapes.value(node, SH.namespace))
        for node in set(shapes.objects(None, SH.declare))
    )
    return "".join(sorted(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in declared))
