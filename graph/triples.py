"""Facts to quads: one walker over the annotated fields, without state between calls."""

from collections import defaultdict
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
Said = dict[str, dict[str, list[Term]]]
"""Objects by subject and property, both as N-Triples writes them, so that they sort as quads do."""

_TYPE = str(RDF.type)
_STATED_IN = str(FIS.statedIn)
_STATES = str(FIS.statesProperty)
_TEXT = str(FIS.sourceText)
_FRAGMENT = FIS.SourceFragment
_DECIMAL, _INTEGER, _DATE = XSD.decimal, XSD.integer, XSD.date
_PLACES = {
    name: str(getattr(FIS, name)) for name in ("line", "page", "table", "row", "column", "sheet")
}
_START, _END = str(FIS.startOffset), str(FIS.endOffset)


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
            return Literal(format(value, "f"), datatype=_DECIMAL)
        case int():
            return Literal(str(value), datatype=_INTEGER)
        case date():
            return Literal(value.isoformat(), datatype=_DATE)


@cache
def properties(kind: type[Any]) -> tuple[tuple[str, str], ...]:
    """Return field names and properties of a fact class, the latter as N-Triples writes them."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        (
            field.name,
            str(next(m for m in get_args(hints[field.name])[1:] if isinstance(m, NamedNode))),
        )
        for field in fields(kind)
        if get_origin(hints[field.name]) is Annotated
    )


def quads(nodes: Iterable[Node], source: Iri) -> tuple[Quad, ...]:
    """Return what *nodes* say as quads of the graph *source*, sorted, each once.

    :param source: IRI of the file that states them; also the prefix of its fragments.
    """
    said: Said = defaultdict(lambda: defaultdict(list))
    evidence = _Evidence(source)
    for node in nodes:
        _say_node(node, said[f"<{node.iri}>"], evidence)
    evidence.say(said)
    return tuple(_sorted(said, NamedNode(source)))


def _sorted(said: Said, graph: NamedNode) -> Iterator[Quad]:
    """Yield the quads in the order of their text."""
    predicates: dict[str, NamedNode] = {}
    for subject in sorted(said):
        node, statements = NamedNode(subject[1:-1]), said[subject]
        for name in sorted(statements):
            predicate = predicates.get(name) or predicates.setdefault(name, NamedNode(name[1:-1]))
            objects = statements[name]
            for value in objects if len(objects) == 1 else sorted(set(objects), key=str):
                yield Quad(node, predicate, value, graph)


class _Evidence:
    """The places met in one file, and the properties that each is evidence for."""

    def __init__(self, source: Iri) -> None:
        self._source = source
        self._of_span: dict[tuple[int, int, int], tuple[NamedNode, set[str], Span]] = {}
        self._of_iri: dict[Iri, tuple[NamedNode, set[str], Span]] = {}

    def at(self, span: Span, predicate: str) -> NamedNode:
        """Note that the text of *span* states *predicate*; return its fragment."""
        key = (id(span.line), span.start, span.end)
        known = self._of_span.get(key)
        if known is None:
            iri = fragment(self._source, span)
            node, stating, _ = self._of_iri.setdefault(iri, (NamedNode(iri), set(), span))
            known = self._of_span[key] = (node, stating, span)  # keeps the line's id in use
        known[1].add(predicate)
        return known[0]

    def say(self, said: Said) -> None:
        """Write down every fragment: its text, its place, and what it states."""
        terms: dict[str, NamedNode] = {}
        for iri, (_, stating, span) in self._of_iri.items():
            statements = said[f"<{iri}>"]
            statements[_TYPE].append(_FRAGMENT)
            statements[_TEXT].append(Literal(span.text))
            for name in stating:
                found = terms.get(name) or terms.setdefault(name, NamedNode(name[1:-1]))
                statements[_STATES].append(found)
            for name, number in _numbers(span):
                statements[name].append(Literal(str(number), datatype=_INTEGER))


def _say_node(node: Node, statements: dict[str, list[Term]], evidence: _Evidence) -> None:
    kind: Any = type(node)
    statements[_TYPE].append(node.TYPE)
    for name, predicate in properties(kind):
        content = getattr(node, name)
        if content is None:
            continue
        for value, spans in _values(content):
            statements[predicate].append(term(value))
            for span in spans:
                statements[_STATED_IN].append(evidence.at(span, predicate))


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


def _numbers(span: Span) -> Iterator[tuple[str, int]]:
    place = span.line.place
    for name, predicate in _PLACES.items():
        if (number := getattr(place, name)) is not None:
            yield predicate, number
    if not span.is_whole:
        yield _START, span.start
        yield _END, span.end
