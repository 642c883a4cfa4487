"""Facts: frozen dataclasses whose fields know their RDF property, whose values their place."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, ClassVar, Generic, TypeVar, get_args, get_origin, get_type_hints

from pyoxigraph import NamedNode

from ...reading.document import Passage, Span
from ...values import Iri, Zh, zh

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


@cache
def fields_with(kind: type[Any], what: type[Any]) -> tuple[str, ...]:
    """Return the names of a fact class's fields that can hold a *what*, alone or within more."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(field.name for field in fields(kind) if _can_hold(hints[field.name], what))


def _can_hold(hint: object, what: type[Any]) -> bool:
    parts = get_args(hint)
    return what in (hint, get_origin(hint)) or any(_can_hold(part, what) for part in parts)


def stated_text(passage: Passage, start: int = 0, end: int | None = None) -> Stated[Zh] | None:
    """Return the tidied text of a part of *passage*, or nothing where it is blank."""
    text = zh(passage.text[start:end])
    return Stated(text, passage.spans(start, end)) if text else None


def join_spans(parts: Iterable[tuple[Span, ...]]) -> tuple[Span, ...]:
    """Return all spans of *parts*, each once, in order."""
    return tuple(dict.fromkeys(span for part in parts for span in part))
