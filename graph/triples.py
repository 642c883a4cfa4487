"""Facts to quads: one walker over the annotated fields, without state between calls."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pyoxigraph import Literal, NamedNode, Quad

from .disclosure.fact import Node, Stated, Value
from .minting import fragment
from .reading.document import Span
from .values import Iri, Zh
from .vocabulary import FIS, RDF, XSD

Term = NamedNode | Literal
Evidence = dict[Iri, tuple[Span, set[NamedNode]]]

_STATED_IN = FIS.statedIn
_STATES = FIS.statesProperty


def term(value: Value) -> Term:
    """Return the RDF term of a value; its Python type decides (see ``graph.values``)."""
    match value:
        case Iri():
            return NamedNode(value)
        case Zh():
            return Literal(value, language="zh")
        case str():
            return Literal(value)
        case Decimal():
            return Literal(format(value, "f"), datatype=XSD.decimal)
        case int():
            return Literal(str(value), datatype=XSD.integer)
        case date():
            return Literal(value.isoformat(), datatype=XSD.date)


@cache
def properties(kind: type[Any]) -> tuple[tuple[str, NamedNode], ...]:
    """Return field names and properties of a fact class."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        (field.name, next(m for m in get_args(hints[field.name])[1:] if isinstance(m, NamedNode)))
        for field in fields(kind)
        if get_origin(hints[field.name]) is Annotated
    )


def quads(nodes: Iterable[Node], source: Iri) -> tuple[Quad, ...]:
    """Return what *nodes* say as quads of the graph *source*, sorted, each once.

    :param source: IRI of the file that states them; also the prefix of its fragments.
    """
    graph = NamedNode(source)
    evidence: Evidence = {}
    triples = {triple for node in nodes for triple in _of_node(node, source, evidence)}
    triples.update(_of_fragments(evidence))
    return tuple(sorted((Quad(*triple, graph) for triple in triples), key=str))


def _of_node(
    node: Node, source: Iri, evidence: Evidence
) -> Iterator[tuple[NamedNode, NamedNode, Term]]:
    subject = NamedNode(node.iri)
    kind: Any = type(node)
    yield subject, RDF.type, node.TYPE
    for name, predicate in properties(kind):
        for value, spans in _values(getattr(node, name)):
            yield subject, predicate, term(value)
            for span in spans:
                place = fragment(source, span)
                evidence.setdefault(place, (span, set()))[1].add(predicate)
                yield subject, _STATED_IN, NamedNode(place)


def _values(content: object) -> Iterator[tuple[Value, tuple[Span, ...]]]:
    match content:
        case None:
            return
        case tuple():
            for part in content:
                yield from _values(part)
        case Stated(value=value, spans=spans):
            yield value, spans
        case str() | Decimal() | int() | date():
            yield content, ()
        case _:
            raise TypeError(f"no RDF value: {content!r}")


def _of_fragments(evidence: Evidence) -> Iterator[tuple[NamedNode, NamedNode, Term]]:
    for iri, (span, predicates) in evidence.items():
        subject = NamedNode(iri)
        yield subject, RDF.type, FIS.SourceFragment
        yield subject, FIS.sourceText, Literal(span.text)
        for predicate in predicates:
            yield subject, _STATES, predicate
        for name, number in _numbers(span):
            yield subject, getattr(FIS, name), term(number)


def _numbers(span: Span) -> Iterator[tuple[str, int]]:
    place = span.line.place
    for name in ("line", "page", "table", "row", "column", "sheet"):
        if (number := getattr(place, name)) is not None:
            yield name, number
    if not span.is_whole:
        yield "startOffset", span.start
        yield "endOffset", span.end
