"""Figures that a disclosure does not state but that follow from two that it does."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from ..vocabulary import DCTERMS, FIS, PROV, RDF, XSD
from .wording import canonical

_COORDINATES = (
    FIS.budgetItem,
    FIS.budgetOf,
    FIS.functionalClass,
    FIS.economicClass,
    FIS.fundSource,
)
"""What an amount of an earlier time shares with the one of now."""
_SHARED = (DCTERMS.isPartOf, *_COORDINATES, FIS.phase, FIS.fiscalYear)
"""What a change and the amount that it leads to share."""

Term = ox.NamedNode | ox.Literal
Node = dict[ox.NamedNode, set[Term]]


@dataclass(frozen=True, slots=True)
class Derived:
    """The amount of an earlier time: that of now less the change since.

    :ivar disclosure: IRI of the disclosure that states both.
    :ivar name: tells it apart among the derived figures of the disclosure.
    :ivar amount: in yuan.
    :ivar coordinates: item, owner, phase, year and classes, as of an amount.
    :ivar parts: IRIs of the amount and the change.
    """

    disclosure: str
    name: str
    amount: Decimal
    coordinates: Mapping[ox.NamedNode, ox.NamedNode | ox.Literal]
    parts: tuple[str, str]

    def triples(self, graph: str) -> Iterator[ox.Triple]:
        """Yield what is said of the figure, whose IRI lies below that of its report graph."""
        node = ox.NamedNode(f"{graph}/derived/{self.name}")
        yield ox.Triple(node, RDF.type, FIS.DerivedAmount)
        yield ox.Triple(node, FIS.amount, ox.Literal(canonical(self.amount), datatype=XSD.decimal))
        for predicate, value in self.coordinates.items():
            yield ox.Triple(node, predicate, value)
        for part in self.parts:
            yield ox.Triple(node, PROV.wasDerivedFrom, ox.NamedNode(part))


def derived(quads: Iterable[ox.Quad]) -> Iterator[Derived]:
    """Yield the earlier amounts that the changes among the facts lead back to.

    A figure with two values, or a change that is compared with two years, leads to none.
    """
    nodes = _nodes(quads)
    amounts = {
        _shared(node): iri for iri, node in nodes.items() if FIS.BudgetAmount in node[RDF.type]
    }
    for iri, change in sorted(nodes.items()):
        if FIS.BudgetChange in change[RDF.type] and (now := amounts.get(_shared(change))):
            yield from _earlier(iri, change, now, nodes[now])


def _nodes(quads: Iterable[ox.Quad]) -> dict[str, Node]:
    """Return what is said of the amounts and changes, by IRI."""
    found: dict[str, Node] = {}
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, Term):
            node = found.setdefault(quad.subject.value, {})
            node.setdefault(quad.predicate, set()).add(quad.object)
    kinds = {FIS.BudgetAmount, FIS.BudgetChange}
    return {iri: node for iri, node in found.items() if node.get(RDF.type, set()) & kinds}


def _shared(node: Node) -> tuple[frozenset[Term], ...]:
    return tuple(frozenset(node.get(predicate, ())) for predicate in _SHARED)


def _earlier(iri: str, change: Node, now: str, amount: Node) -> Iterator[Derived]:
    total, by = _only(amount, FIS.amount), _only(change, FIS.changeAmount)
    year, disclosure = _only(change, FIS.comparedWithYear), _only(change, DCTERMS.isPartOf)
    phase = _only(change, FIS.comparedWithPhase) or _only(change, FIS.phase)
    if total is None or by is None or year is None or disclosure is None:
        return
    coordinates = {one: value for one in _COORDINATES if (value := _only(change, one))}
    coordinates[FIS.fiscalYear] = year
    if phase is not None:
        coordinates[FIS.phase] = phase
    yield Derived(
        disclosure.value,
        iri.rpartition("/change/")[2],
        Decimal(total.value) - Decimal(by.value),
        coordinates,
        (now, iri),
    )


def _only(node: Node, predicate: ox.NamedNode) -> Term | None:
    values = node.get(predicate, set())
    return next(iter(values)) if len(values) == 1 else None
