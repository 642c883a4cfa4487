"""The values of a validation report (SHACL, section 3.6), each result with its places."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from hashlib import sha256
from typing import Literal

from rdflib import URIRef

from .comparison import Comparison

Severity = Literal["violation", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("violation", "warning", "info")

FAILING: tuple[Severity, ...] = ("violation",)
"""The severities that fail a check unless somebody says otherwise."""

Value = URIRef | str | int | Decimal | bool | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place in a source that a result is about.

    :ivar source: file name, or the source's IRI where no name is known.
    :ivar line: from 1; lines, pages, tables, rows and columns are absent where the
        format has none.
    :ivar text: the cell or clause, verbatim.
    :ivar fragment: IRI of the place.
    :ivar offset: code points of the line before the text, for the order.
    """

    source: str
    text: str
    line: int | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str | None = None
    fragment: str = ""
    offset: int = 0

    def order(self) -> tuple[str, int, str, int, int, int, int, int]:
        """Return the key that sorts places as a reader meets them."""
        return (
            self.source,
            self.page or 0,
            self.sheet or "",
            self.table or 0,
            self.line or 0,
            self.row or 0,
            self.column or 0,
            self.offset,
        )

    def place(self) -> dict[str, int | str]:
        """Return those coordinates that the format has, from the coarse to the fine."""
        names = ("page", "sheet", "line", "table", "row", "column")
        return {name: at for name in names if (at := getattr(self, name)) is not None}


@dataclass(frozen=True, slots=True)
class Result:
    """One finding.

    :ivar id: 16 hexadecimal digits, the same in every run over the same facts.
    :ivar shape: IRI of the rule.
    :ivar focus: IRI of the node that the rule was applied to.
    :ivar path: IRI of the property concerned, if it is one.
    :ivar value: the figure, text or IRI at fault, if there is one.
    :ivar message: what is wrong, by language (``zh``, ``en``).
    :ivar evidence: all places concerned, in reading order.
    :ivar component: IRI of the SHACL constraint component that found it.
    :ivar exact: tells it apart from all others of one run, while ``id`` also lasts from run to run;
        empty where the two are the same.
    """

    id: str
    shape: str
    severity: Severity
    focus: str
    path: str | None
    value: Value
    message: Mapping[str, str]
    evidence: tuple[Evidence, ...]
    component: str = "http://www.w3.org/ns/shacl#SPARQLConstraintComponent"
    exact: str = ""

    @property
    def thing(self) -> str:
        """What the result is about where no source is known: the node, and the value at fault."""
        known = self.value is not None and str(self.value) != self.focus
        return f"{self.focus} = {self.value}" if known else self.focus

    def order(self) -> tuple[object, ...]:
        """Return the key that sorts results by source, place and shape."""
        first = self.evidence[0].order() if self.evidence else ("\uffff", 0, "", 0, 0, 0, 0, 0)
        return (*first, self.shape, self.focus, self.id)


@dataclass(frozen=True, slots=True)
class Report:
    """All findings on a set of facts, ordered by source, place and shape.

    :ivar comparison: what a baseline says of them, if one was given.
    :ivar empty: whether there was nothing that the shapes look at.
    """

    results: tuple[Result, ...]
    comparison: Comparison | None = None
    empty: bool = False

    @property
    def conforms(self) -> bool:
        """Tell whether there is no violation."""
        return not any(result.severity == "violation" for result in self.results)

    @property
    def counts(self) -> dict[Severity, int]:
        """Return the number of results of each severity, zeros included."""
        return counts_of(self.results)

    @property
    def new(self) -> tuple[Result, ...]:
        """The results that no baseline acknowledges."""
        return tuple(result for result in self.results if self.reason(result) is None)

    @property
    def new_counts(self) -> dict[Severity, int]:
        """The number of results of each severity that no baseline acknowledges."""
        return counts_of(self.new)

    def reason(self, result: Result) -> str | None:
        """Return why a result was acknowledged, ``None`` where it was not."""
        return self.comparison.reasons.get(result.id) if self.comparison else None


def counts_of(results: Iterable[Result]) -> dict[Severity, int]:
    """Return the number of results of each severity, zeros included."""
    found = [result.severity for result in results]
    return {severity: found.count(severity) for severity in SEVERITIES}


def report_of(results: Iterable[Result]) -> Report:
    """Return the report of *results*, each once and in order.

    Of different results with one identifier all but the first get a number into theirs.
    """
    unique = {result.exact or result.id: result for result in results}
    ordered = sorted(unique.values(), key=Result.order)
    met = Counter[str]()
    for place, result in enumerate(ordered):
        met[result.id] += 1
        if (times := met[result.id]) > 1:
            ordered[place] = replace(result, id=_numbered(result.id, times))
    return Report(tuple(ordered))


def _numbered(identifier: str, times: int) -> str:
    return sha256(f"{identifier}\n{times}".encode()).hexdigest()[:16]
