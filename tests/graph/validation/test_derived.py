"""The amount of an earlier time follows from that of now and the change since."""

import pyoxigraph as ox

from fiscus.graph.validation.derived import derived
from fiscus.graph.vocabulary import FIS, PROV, RDF

PREFIXES = """
@prefix fis: <https://w3id.org/fiscus/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix : <https://example.org/id/disclosure/1/> .
@prefix item: <https://w3id.org/fiscus/code/budget-item/> .
@prefix phase: <https://w3id.org/fiscus/code/phase/> .
"""
AMOUNT = """
<https://example.org/id/disclosure/1/amount/three-public> a fis:BudgetAmount ;
  fis:budgetItem item:three-public ; fis:budgetOf :d ; fis:phase phase:initial-budget ;
  fis:fiscalYear 2024 ; fis:amount {amount} ;
  dcterms:isPartOf <https://example.org/id/disclosure/1> .
"""
CHANGE = """
<https://example.org/id/disclosure/1/change/three-public> a fis:BudgetChange ;
  fis:budgetItem item:three-public ; fis:budgetOf :d ; fis:phase phase:initial-budget ;
  fis:fiscalYear {year} ; fis:changeAmount -0.50 ; fis:comparedWithYear 2023 {more} ;
  dcterms:isPartOf <https://example.org/id/disclosure/1> .
"""
GRAPH = "https://example.org/id/report/1"
ITEM = ox.NamedNode("https://w3id.org/fiscus/code/budget-item/three-public")
INTEGER = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")


def phase(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"https://w3id.org/fiscus/code/phase/{name}")


def found(amount: str = "5000", year: int = 2024, more: str = "") -> list[set[tuple[str, object]]]:
    text = PREFIXES + AMOUNT.format(amount=amount) + CHANGE.format(year=year, more=more)
    quads = list(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))
    turned = [list(derived(order)) for order in (quads, quads[::-1])]
    assert turned[0] == turned[1]
    return [{(t.predicate.value, t.object) for t in one.triples(GRAPH)} for one in turned[0]]


def test_it_is_the_amount_less_the_change() -> None:
    (figure,) = found()
    decimal = ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    start = "https://example.org/id/disclosure/1"
    assert figure == {
        (RDF.type.value, FIS.DerivedAmount),
        (FIS.amount.value, ox.Literal("5000.5", datatype=decimal)),
        (FIS.budgetItem.value, ITEM),
        (FIS.budgetOf.value, ox.NamedNode(f"{start}/d")),
        (FIS.fiscalYear.value, ox.Literal("2023", datatype=INTEGER)),
        (FIS.phase.value, phase("initial-budget")),
        (PROV.wasDerivedFrom.value, ox.NamedNode(f"{start}/amount/three-public")),
        (PROV.wasDerivedFrom.value, ox.NamedNode(f"{start}/change/three-public")),
    }


def test_the_phase_is_that_of_the_comparison() -> None:
    (figure,) = found(more="; fis:comparedWithPhase phase:executed")
    assert (FIS.phase.value, phase("executed")) in figure
    assert (FIS.phase.value, phase("initial-budget")) not in figure


def test_other_coordinates_lead_to_none() -> None:
    assert found(year=2022) == []
    assert found(more="; fis:fundSource <urn:f>") == []


def test_contradictions_lead_to_none() -> None:
    assert found(amount="5000 , 6000") == []
    assert found(more=", 2022") == []


def test_the_figure_stands_below_its_graph() -> None:
    text = PREFIXES + AMOUNT.format(amount="1") + CHANGE.format(year=2024, more="")
    (figure,) = derived(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))
    assert {t.subject for t in figure.triples(GRAPH)} == {
        ox.NamedNode(f"{GRAPH}/derived/three-public")
    }
