"""A report as RDF: a SHACL validation report (SHACL, section 3.6).

It has no blank nodes of its own; what is found about one of the data is said of it.
"""

from decimal import Decimal

import pyoxigraph as ox
from rdflib import RDF, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SH
from rdflib.term import Node
from rdflib.util import from_n3

from ..vocabulary import BASE
from ..vocabulary import FIS as FISCUS
from .conversion import triples_of
from .report import Report, Result, Severity, Value
from .wording import canonical

FIS = Namespace(FISCUS.prefix)
PREFIXES = {"fis": FISCUS.prefix, "sh": str(SH), "xsd": str(XSD)}
SEVERITY_IRI: dict[Severity, URIRef] = {
    "violation": SH.Violation,
    "warning": SH.Warning,
    "info": SH.Info,
}


def as_turtle(report: Report, iri: str = BASE + "id/report") -> str:
    """Return *report* as Turtle; see :func:`as_graph`."""
    written = ox.serialize(
        triples_of(as_graph(report, iri)), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES
    )
    return written.decode() if written else ""


def as_graph(report: Report, iri: str = BASE + "id/report") -> Graph:
    """Return *report* as a graph.

    :param iri: names the report; its results are ``{iri}/{id}``. Each result points by
        ``fis:statedIn`` to the fragments that it is about.
    """
    graph = Graph()
    head = URIRef(iri)
    graph.add((head, RDF.type, SH.ValidationReport))
    graph.add((head, SH.conforms, Literal(not report.results)))
    for result in report.results:
        node = URIRef(f"{iri}/{result.id}")
        graph.add((head, SH.result, node))
        _add(graph, node, result)
    return graph


def _add(graph: Graph, node: URIRef, result: Result) -> None:
    graph.add((node, RDF.type, SH.ValidationResult))
    graph.add((node, SH.focusNode, _focus(result.focus)))
    graph.add((node, SH.resultSeverity, SEVERITY_IRI[result.severity]))
    graph.add((node, SH.sourceShape, _focus(result.shape)))
    graph.add((node, SH.sourceConstraintComponent, URIRef(result.component)))
    if result.path:
        graph.add((node, SH.resultPath, URIRef(result.path)))
    if result.value is not None:
        graph.add((node, SH.value, _term(result.value)))
    for language, text in result.message.items():
        graph.add((node, SH.resultMessage, Literal(text, lang=language)))
    for place in result.evidence:
        if place.fragment:
            graph.add((node, FIS.statedIn, URIRef(place.fragment)))


def _focus(name: str) -> Node:
    """Return the node of a name: an IRI, or a blank node or literal as N-Triples write it."""
    if not name.startswith(("_:", '"')):
        return URIRef(name)
    node = from_n3(name)
    return node if isinstance(node, Node) else BNode(name)


def _term(value: Value) -> URIRef | Literal:
    if isinstance(value, Decimal):
        return Literal(canonical(value), datatype=XSD.decimal, normalize=False)
    return value if isinstance(value, URIRef) else Literal(value)
