"""An answer as a page shows it: made from the JSON or Turtle that clients get."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..queries.saved_query import Wording
from .addresses import Addresses
from .formats import shorten

SHOWN_ROWS = 500
"""A page shows this many rows; it says so, and the downloads have all."""

_NO_LABELS: Mapping[str, Wording] = MappingProxyType({})
_NUMBERS = frozenset({"integer", "decimal", "double"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a row; ``number`` is set right."""

    text: str
    link: str = ""
    number: bool = False


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """What ``answer.html`` shows: a boolean, a text, or rows.

    :ivar columns: the heading of each column; a variable without a label has no English.
    """

    snapshot: str
    seconds: float
    columns: tuple[Wording, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    total: int = 0
    boolean: bool | None = None
    text: str | None = None


def page_of_results(
    body: bytes,
    addresses: Addresses,
    snapshot: str,
    seconds: float,
    labels: Mapping[str, Wording] = _NO_LABELS,
) -> AnswerPage:
    """Return the page of an answer in the SPARQL results JSON format.

    :param labels: headings of columns by variable.
    """
    document = json.loads(body)
    if "boolean" in document:
        return AnswerPage(snapshot, seconds, boolean=bool(document["boolean"]))
    names = document["head"]["vars"]
    columns = tuple(labels.get(name, Wording(name, "")) for name in names)
    bindings = document["results"]["bindings"]
    rows = tuple(
        tuple(_cell(binding.get(name), addresses) for name in names)
        for binding in bindings[:SHOWN_ROWS]
    )
    return AnswerPage(snapshot, seconds, columns, rows, len(bindings))


def page_of_graph(body: bytes, snapshot: str, seconds: float) -> AnswerPage:
    """Return the page of an answer in Turtle."""
    return AnswerPage(snapshot, seconds, text=body.decode())


def _cell(term: dict[str, str] | None, addresses: Addresses) -> Cell:
    if term is None:
        return Cell("")
    value = term["value"]
    if term["type"] == "uri":
        short = shorten(value).removeprefix(addresses.base + "id/")
        return Cell(short, addresses.local(value))
    number = term.get("datatype", "").rpartition("#")[2] in _NUMBERS
    return Cell(value, number=number)
