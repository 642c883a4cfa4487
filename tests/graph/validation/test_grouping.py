"""Sources that share a disclosure are checked together, others apart."""

from pyoxigraph import NamedNode, Quad

from fiscus.graph.validation.grouping import by_disclosure
from fiscus.graph.vocabulary import FIS, RDF

ID = "https://example.org/id/"


def states(source: str, disclosure: str) -> Quad:
    return Quad(NamedNode(ID + disclosure), RDF.type, FIS.Disclosure, NamedNode(ID + source))


A, B, BOTH, C = (
    states("text", "a"),
    states("page", "b"),
    states("file-of-two", "a"),
    states("other", "c"),
)
ALSO_B = states("file-of-two", "b")


def test_sources_apart_are_apart() -> None:
    assert list(by_disclosure([A, B, C])) == [[A], [B], [C]]


def test_one_disclosure_in_two_sources_is_one_group() -> None:
    assert list(by_disclosure([A, C, BOTH])) == [[A, BOTH], [C]]


def test_a_source_with_two_disclosures_joins_their_sources() -> None:
    assert list(by_disclosure([A, B, C, BOTH, ALSO_B])) == [[A, B, BOTH, ALSO_B], [C]]


def test_a_source_without_a_disclosure_is_a_group() -> None:
    quad = Quad(NamedNode(ID + "x"), RDF.type, FIS.BudgetUnit, NamedNode(ID + "loose"))
    assert list(by_disclosure([quad, A])) == [[quad], [A]]
