"""Facts to quads: one walker over the annotated fields, without state between calls."""

from collections import defaultdict
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
_START, _END = str(FIS.startOffset), str(FIS.endOffset)
_Said = defaultdict[str, set[str]]
"""What is said of each subject: predicate and object, without the full stop."""


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
    is_plain = value.isprintable() and '"' not in value and "\\" not in value
    return f'"{value}"' if is_plain else str(Literal(value))


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
    said: _Said = defaultdict(set)
    evidence = _Evidence(source, said)
    for node in nodes:
        _say(node, evidence, said)
    end = f" {_node(source)} .\n"
    return b"".join([_lines(subject, said[subject], end) for subject in sorted(said)])


def _lines(subject: str, said: set[str], end: str) -> bytes:
    """Return the lines of one subject: as no IRI in brackets begins another, all stay in order."""
    return (f"{subject} " + f"{end}{subject} ".join(sorted(said)) + end).encode()


class _Evidence:
    """The places met in one file: what is said of each, and which properties it states."""

    def __init__(self, source: Iri, said: _Said) -> None:
        self._source = source
        self._said = said
        self._met: dict[tuple[int, int, int], tuple[str, set[str], Span]] = {}

    def at(self, span: Span, states: str) -> str:
        """Note that the text of *span* states a property; return its fragment."""
        key = (id(span.line), span.start, span.end)
        known = self._met.get(key)
        if known is None:
            iri = f"<{fragment(self._source, span)}>"
            known = self._met[key] = (iri, self._said[iri], span)  # keeps the line's id in use
            if not known[1]:
                known[1].update(_described(span))
        known[1].add(states)
        return known[0]


def _described(span: Span) -> Iterator[str]:
    """Yield what is said of a fragment: its text and its place."""
    yield _FRAGMENT
    yield f"{_TEXT} {_text(span.text)}"
    place = span.line.place
    for name, predicate in _PLACES:
        if (number := getattr(place, name)) is not None:
            yield f'{predicate} "{number}"{_INTEGER}'
    if not span.is_whole:
        start, end = span.bounds
        yield f'{_START} "{start}"{_INTEGER}'
        yield f'{_END} "{end}"{_INTEGER}'


def _say(node: Node, evidence: _Evidence, said: _Said) -> None:
    """Add to *said* what a node says, by subject."""
    kind: Any = type(node)
    about = said[_node(node.iri)]
    about.add(_type(kind))
    for name, predicate in properties(kind):
        content = getattr(node, name)
        if content is None:
            continue
        states = f"{_STATES} {predicate}"
        for value, spans in _values(content):
            about.add(f"{predicate} {term(value)}")
            for span in spans:
                about.add(f"{_STATED_IN} {evidence.at(span, states)}")


@cache
def _type(kind: type[Node]) -> str:
    return f"{_TYPE} {kind.TYPE}"


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
