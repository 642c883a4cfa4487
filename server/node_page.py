"""What the page of one node shows: its statements in both directions, labelled and linked."""

from dataclasses import dataclass

import pyoxigraph as ox

from ..graph.vocabulary import FIS, RDF
from .addresses import ONTOLOGY, Addresses
from .formats import shorten
from .graph_view import TOWARDS_LIMIT, GraphView
from .published import Published

_TOLD_BY = (
    FIS.budgetItem,
    FIS.countItem,
    FIS.assetClass,
    FIS.listedUnit,
    FIS.ofProject,
    FIS.ratioKind,
)
"""Properties whose value tells what a node without a name is about, the most telling first."""
_IN_YUAN = {
    FIS.prefix + name
    for name in (
        "amount",
        "changeAmount",
        "fiscalFunds",
        "otherFunds",
        "procurementSourceAmount",
        "reservedForSmallFirms",
        "targetAmount",
        "unitPrice",
    )
}
_PLAIN = {"string", "decimal", "integer"}
"""Datatypes that need no word beside the value."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A term as a page shows it.

    :ivar link: where it leads, empty for a literal.
    :ivar note: language or datatype of a literal.
    """

    text: str
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One property with all its values, ordered."""

    property: Shown
    label_zh: str
    label_en: str
    values: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class NodePage:
    """Collects the statements about one IRI."""

    addresses: Addresses
    view: GraphView
    published: Published
    iri: str

    def values(self) -> dict[str, object] | None:
        """Return what the template needs, None when nothing is said of the IRI."""
        try:
            about = self.view.about(self.iri) + self.published.about(self.iri)
            towards = self.view.towards(self.iri)
        except ValueError:  # characters that no IRI has
            return None
        if not about and not towards:
            return None
        return {
            "iri": self.iri,
            "title": self._title(about),
            "about": self._rows([(triple.predicate, triple.object) for triple in about]),
            "towards": self._rows(
                [(triple.predicate, triple.subject) for triple in towards[:TOWARDS_LIMIT]]
            ),
            "more": len(towards) > TOWARDS_LIMIT,
            "limit": TOWARDS_LIMIT,
            "concepts": self._concepts(),
        }

    def _concepts(self) -> list[tuple[Shown, str]]:
        """Return the concepts of a code list with their English labels."""
        return [
            (
                Shown(
                    self.published.label(iri, "zh") or self._brief(iri),
                    self.addresses.local(iri),
                    iri.rpartition("/")[2],
                ),
                self.published.label(iri, "en"),
            )
            for iri in self.published.concepts(self.iri)
        ]

    def _title(self, about: list[ox.Triple]) -> str:
        label = self._label(self.iri)
        if label:
            return label
        kind = self._first_label(about, (RDF.type,), ONTOLOGY)
        what = self._first_label(about, _TOLD_BY)
        if kind and what:
            return f"{kind}：{what}"
        return f"{kind} {self._brief(self.iri)}".strip()

    def _first_label(
        self, about: list[ox.Triple], predicates: tuple[ox.NamedNode, ...], prefix: str = ""
    ) -> str:
        """Return the first label among the values of properties whose IRIs begin with *prefix*."""
        found = (
            triple.object.value
            for predicate in predicates
            for triple in about
            if triple.predicate == predicate and isinstance(triple.object, ox.NamedNode)
        )
        labels = (self._label(iri) for iri in sorted(found) if iri.startswith(prefix))
        return next(filter(None, labels), "")

    def _rows(self, pairs: list[tuple[ox.NamedNode, object]]) -> list[Row]:
        grouped: dict[str, set[object]] = {}
        for predicate, term in pairs:
            grouped.setdefault(predicate.value, set()).add(term)
        return [
            Row(
                Shown(shorten(iri), self.addresses.local(iri)),
                self.published.label(iri, "zh"),
                self.published.label(iri, "en"),
                tuple(sorted((self._shown(term, iri) for term in terms), key=_order)),
            )
            for iri, terms in sorted(grouped.items(), key=lambda item: shorten(item[0]))
        ]

    def _shown(self, term: object, predicate: str) -> Shown:
        if isinstance(term, ox.Literal):
            if predicate in _IN_YUAN:
                return Shown(term.value, note="元 yuan")
            note = term.language or shorten(term.datatype.value).removeprefix("xsd:")
            return Shown(term.value, note="" if note in _PLAIN else note)
        if isinstance(term, ox.NamedNode):
            label = self._label(term.value) or self._brief(term.value)
            return Shown(label, self.addresses.local(term.value), _place(term.value))
        return Shown(str(term))

    def _brief(self, iri: str) -> str:
        return shorten(iri).removeprefix(self.addresses.base + "id/")

    def _label(self, iri: str) -> str:
        return self.view.label(iri) or self.published.label(iri, "zh")


def _place(iri: str) -> str:
    """Return the fragment of a source, such as ``#L12-c3-c9``."""
    _, mark, fragment = iri.partition("#")
    return mark + fragment if "/id/source/" in iri else ""


def _order(shown: Shown) -> tuple[bool, float, str, str]:
    try:
        return (False, float(shown.text), shown.text, shown.link)
    except ValueError:
        return (True, 0.0, shown.text, shown.link)
