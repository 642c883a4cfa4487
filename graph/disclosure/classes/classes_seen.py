"""The classes that the tables of a disclosure name by code and name, each as one concept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...reading.document import Span
from ...values import Iri, Zh, code
from ...vocabulary import CODE
from ..basics.fact import Stated, join_spans
from .class_names import official_name
from .functional_classes import ClassConcept, main_class
from .mistaken_codes import bears_name_of_another


@dataclass(frozen=True, slots=True)
class Seen:
    """A class that a row names: its list, its code, its name and where the name stands."""

    scheme: str
    digits: str
    name: Zh
    spans: tuple[Span, ...]

    @property
    def is_mistaken(self) -> bool:
        """Whether the name is that of another class, and that of the code is known."""
        is_known = _official(self.scheme, self.digits) is not None
        return is_known and bears_name_of_another(self.scheme, self.digits, self.name)


def class_concepts(seen: Iterable[Seen], disclosure: Iri) -> Iterator[ClassConcept]:
    """Yield a concept for each list and code *seen*; the first name of a code counts.

    A name of another class is none of this code: it is kept apart, with its places.
    """
    rows: dict[tuple[str, str], list[Seen]] = {}
    for row in seen:
        rows.setdefault((row.scheme, row.digits), []).append(row)
    for (scheme, digits), named in rows.items():
        mistaken = [row for row in named if row.is_mistaken]
        right = next((row.name for row in named if row not in mistaken), None)
        label = right or Zh(_official(scheme, digits) or named[0].name)
        yield ClassConcept(
            code(scheme, digits),
            Iri(f"{CODE}{scheme}"),
            digits,
            label,
            disclosure,
            tuple(_mistaken(mistaken)),
        )


def _official(scheme: str, digits: str) -> str | None:
    return official_name(scheme, digits) or main_class(digits)


def _mistaken(rows: Iterable[Seen]) -> Iterator[Stated[Zh]]:
    places: dict[Zh, list[tuple[Span, ...]]] = {}
    for row in rows:
        places.setdefault(row.name, []).append(row.spans)
    for name, spans in places.items():
        yield Stated(name, join_spans(spans))
