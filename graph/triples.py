"""Facts to quads: one walker over the annotated fields, without state between calls."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from .disclosure.basics.fact import Node, Stated, Value
from .minting import fragment
from .reading.document import Span
from .values import Iri, Zh
from .vocabulary import FIS, RDF, XSD

_TYPE = str(RDF.type)
_STATED_IN = str(FIS.statedIn)
_STATES = str(FIS.statesProperty)
_TEXT = str(FIS.sourceText)
_FRAGMENT = f"{_TYPE} {FIS.SourceFragment}"
_DECIMAL, _INTEGER, _DATE = (f"^^{kind}" for kind in (XSD.decimal, XSD.integer, XSD.date))
_PLACES = tuple(
    (name, str(getattr(FIS, name))) for name in ("line", "page", "table", "row", "column", "sheet")
)
_PLAIN = re.compile(r'[^"\\\x00-\x1f\x7f]*')
"""Text that N-Quads writes as it is."""
_START, _END = str(FIS.startOffset), str(FIS.endOffset)


def term(value: Value) -> str:
    """Return a value as N-Quads writes it; its Python type decides (see ``graph.values``)."""
    match value:
        case Iri():
            return _node(value)
        case Zh():
            return f"{_text(value)}@zh"
        case str():
            return _text(value)
        case Decimal():
            return f'"{value:f}"{_DECIMAL}'
        case int():
            return f'"{value}"{_INTEGER}'
        case date():
            return f'"{value.isoformat()}"{_DATE}'


@lru_cache(maxsize=16_384)
def _node(iri: str) -> str:
    """Return an IRI as N-Quads writes it.

    :raises ValueError: it is none.
    """
    return str(NamedNode(iri))


def _text(value: str) -> str:
    return f'"{value}"' if _PLAIN.fullmatch(value) else str(Literal(value))


@cache
def properties(kind: type[Any]) -> tuple[tuple[str, str], ...]:
    """Return field names and properties of a fact class, the latter as N-Quads writes them."""
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
    return tuple(parse(n_quads(nodes, source), format=RdfFormat.N_QUADS))


def n_quads(nodes: Iterable[Node], source: Iri) -> bytes:
    """Return the same as N-Quads: lines are written and sorted several times faster than quads."""
    evidence = _Evidence(source)
    said: set[str] = set()
    for node in nodes:
        _say(node, evidence, said)
    said.update(evidence.triples())
    end = f" {_node(source)} .\n"
    return "".join([f"{triple}{end}" for triple in sorted(said)]).encode()


class _Evidence:
    """The places met in one file, and the properties that each is evidence for."""

    def __init__(self, source: Iri) -> None:
        self._source = source
        self._of_span: dict[tuple[int, int, int], tuple[str, set[str], Span]] = {}
        self._of_iri: dict[str, tuple[str, set[str], Span]] = {}

    def at(self, span: Span, predicate: str) -> str:
        """Note that the text of *span* states *predicate*; return its fragment."""
        key = (id(span.line), span.start, span.end)
        known = self._of_span.get(key)
        if known is None:
            iri = f"<{fragment(self._source, span)}>"
            node, stating, _ = self._of_iri.setdefault(iri, (iri, set(), span))
            known = self._of_span[key] = (node, stating, span)  # keeps the line's id in use
        known[1].add(predicate)
        return known[0]

    def triples(self) -> Iterator[str]:
        """Yield of every fragment: its text, its place, and what it states."""
        for iri, stating, span in self._of_iri.values():
            yield f"{iri} {_FRAGMENT}"
            yield f"{iri} {_TEXT} {_text(span.text)}"
            for name in stating:
                yield f"{iri} {_STATES} {name}"
            for name, number in _numbers(span):
                yield f'{iri} {name} "{number}"{_INTEGER}'


def _say(node: Node, evidence: _Evidence, said: set[str]) -> None:
    """Add to *said* what a node says, without the full stop."""
    kind: Any = type(node)
    subject = _node(node.iri)
    said.add(f"{subject} {_TYPE} {node.TYPE}")
    stated_in = f"{subject} {_STATED_IN} "
    for name, predicate in properties(kind):
        content = getattr(node, name)
        if content is None:
            continue
        for value, spans in _values(content):
            said.add(f"{subject} {predicate} {term(value)}")
            for span in spans:
                said.add(stated_in + evidence.at(span, predicate))


def _values(content: object) -> Iterable[tuple[Value, tuple[Span, ...]]]:
    if isinstance(content, Stated):
        return ((content.value, content.spans),)
    match content:
        case tuple():
            return [pair for part in content for pair in _values(part)]
        case None:
            return ()
        case str() | Decimal() | int() | date():
            return ((content, ()),)
        case _:
            raise TypeError(f"no RDF value: {content!r}")


def _numbers(span: Span) -> Iterator[tuple[str, int]]:
    place = span.line.place
    for name, predicate in _PLACES:
        if (number := getattr(place, name)) is not None:
            yield predicate, number
    if not span.is_whole:
        start, end = span.bounds
        yield _START, start
        yield _END, end
