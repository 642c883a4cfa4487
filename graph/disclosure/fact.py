"""Facts: frozen dataclasses whose fields know their RDF property, whose values their place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar, Generic, TypeVar

from pyoxigraph import NamedNode

from ..reading.document import Passage, Span
from ..values import Iri, Zh, zh

Value = Iri | Zh | str | Decimal | int | date
T_co = TypeVar("T_co", Iri, Zh, str, Decimal, int, date, covariant=True)


@dataclass(frozen=True, slots=True)
class Stated(Generic[T_co]):
    """A value and the places that state it."""

    value: T_co
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """Something a disclosure states.

    Each field of a subclass is annotated with the property that carries it and holds
    nothing, a value, a :class:`Stated` value, or a tuple of these. ``TYPE`` is the class
    of the vocabulary.
    """

    TYPE: ClassVar[NamedNode]

    iri: Iri


def stated_text(passage: Passage, start: int = 0, end: int | None = None) -> Stated[Zh] | None:
    """Return the tidied text of a part of *passage*, or nothing where it is blank."""
    text = zh(passage.text[start:end])
    return Stated(text, passage.spans(start, end)) if text else None


def join_spans(parts: Iterable[tuple[Span, ...]]) -> tuple[Span, ...]:
    """Return all spans of *parts*, each once, in order."""
    return tuple(dict.fromkeys(span for part in parts for span in part))
