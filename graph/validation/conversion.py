"""Terms and graphs at the border between rdflib and pyoxigraph."""

from collections.abc import Iterable
from decimal import Decimal

import pyoxigraph as ox
import rdflib
from rdflib.term import Node

from ..vocabulary import RDF
from .report import Value

OxTerm = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
XSD = "http://www.w3.org/2001/XMLSchema#"
WHOLE = frozenset(XSD + name for name in ("integer", "int", "long", "nonNegativeInteger"))


def to_oxigraph(term: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Return *term* of rdflib as a term of pyoxigraph."""
    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return ox.BlankNode(str(term))
    if isinstance(term, rdflib.Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        datatype = ox.NamedNode(str(term.datatype)) if term.datatype else None
        return ox.Literal(str(term), datatype=datatype)
    raise TypeError(f"no term of a triple: {term!r}")


def to_rdflib(term: OxTerm) -> Node:
    """Return *term* of pyoxigraph as a term of rdflib, its lexical form untouched."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        if term.datatype.value == XSD + "string":
            return rdflib.Literal(term.value)
        return rdflib.Literal(
            term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False
        )
    raise TypeError(f"no term of a triple: {term!r}")


def graph_of(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """Return the triples of *quads*, whatever graph states them, each once."""
    graph = rdflib.Graph()
    for quad in quads:
        graph.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
    return graph


def instances_of(store: ox.Store, classes: Iterable[str]) -> rdflib.Graph:
    """Return what the default graph of *store* says of the instances of *classes*."""
    subjects = {
        quad.subject
        for name in classes
        for quad in store.quads_for_pattern(None, RDF.type, ox.NamedNode(name))
    }
    return graph_of(q for s in subjects for q in store.quads_for_pattern(s, None, None))


def add_graph(store: ox.Store, graph: rdflib.Graph) -> None:
    """Add the triples of *graph* to the default graph of *store*."""
    store.bulk_extend(_quad(triple) for triple in graph)


def add_quads(store: ox.Store, quads: Iterable[ox.Quad]) -> None:
    """Add *quads* to the default graph of *store*, whatever graph states them."""
    store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)


def triples_of(graph: rdflib.Graph) -> list[ox.Triple]:
    """Return the triples of *graph* in an order that is the same in every run."""
    return sorted((_quad(triple).triple for triple in graph), key=str)


def _quad(triple: tuple[Node, Node, Node]) -> ox.Quad:
    subject, predicate, value = (to_oxigraph(term) for term in triple)
    if isinstance(subject, ox.Literal) or not isinstance(predicate, ox.NamedNode):
        raise TypeError(f"no triple: {triple!r}")
    return ox.Quad(subject, predicate, value)


def to_value(term: OxTerm | None) -> Value:
    """Return the plain value of *term*: a number, a truth value, or text (IRIs too)."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.Literal):
        return _plain(term)
    return str(term) if isinstance(term, ox.BlankNode) else None


def _plain(literal: ox.Literal) -> Value:
    datatype = literal.datatype.value
    if datatype in WHOLE:
        return int(literal.value)
    if datatype == XSD + "decimal":
        return Decimal(literal.value)
    if datatype == XSD + "boolean":
        return literal.value in {"true", "1"}
    return literal.value
