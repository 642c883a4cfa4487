"""Terms survive the way between rdflib and pyoxigraph."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal as OxLiteral
from pyoxigraph import NamedNode
from rdflib import XSD, BNode, Literal, URIRef

from fiscus.graph.validation.conversion import to_oxigraph, to_rdflib, to_value
from fiscus.graph.validation.report import Value

TERMS = [
    URIRef("https://example.org/id/怀来"),
    BNode("b1"),
    Literal("2380.80万元"),
    Literal("支出", lang="zh"),
    Literal("1100", datatype=XSD.decimal, normalize=False),
    Literal("4.00", datatype=XSD.decimal, normalize=False),
    Literal("2022-12-31", datatype=XSD.date),
    Literal(2023),
    Literal("true", datatype=XSD.boolean),
]


@pytest.mark.parametrize("term", TERMS)
def test_a_term_survives(term: URIRef | BNode | Literal) -> None:
    assert to_rdflib(to_oxigraph(term)).n3() == term.n3()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_survives(text: str) -> None:
    assert str(to_rdflib(to_oxigraph(Literal(text)))) == text


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (NamedNode("https://example.org/a"), URIRef("https://example.org/a")),
        (OxLiteral("12.50", datatype=NamedNode(str(XSD.decimal))), Decimal("12.50")),
        (OxLiteral("7", datatype=NamedNode(str(XSD.integer))), 7),
        (OxLiteral("true", datatype=NamedNode(str(XSD.boolean))), True),
        (OxLiteral("好"), "好"),
        (None, None),
    ],
)
def test_values_are_plain(term: NamedNode | OxLiteral | None, value: Value) -> None:
    assert to_value(term) == value
