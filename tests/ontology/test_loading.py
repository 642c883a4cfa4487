"""Ontology and code lists are read out of the installed package."""

import pytest
from rdflib import OWL, RDF, SKOS, URIRef

from fiscus.graph.errors import FiscusError
from fiscus.ontology.loading import (
    UnknownCodeList,
    closure_files,
    code_list,
    code_list_names,
    ontology_graph,
)

TOPICS = [
    "amount.ttl",
    "asset.ttl",
    "disclosure.ttl",
    "document.ttl",
    "evidence.ttl",
    "fiscus.ttl",
    "foreign.ttl",
    "indicator.ttl",
    "organisation.ttl",
    "procurement.ttl",
    "project.ttl",
    "text.ttl",
    "usage.ttl",
]
CODE_LISTS = (
    "absent",
    "asset-class",
    "beneficiary",
    "budget-item",
    "comparator",
    "count-item",
    "cut-word",
    "disclosure-kind",
    "division",
    "economic-class-2007",
    "economic-class-2018",
    "functional-class",
    "fund-source",
    "goods-name",
    "government-level",
    "indicator",
    "measure",
    "office-standard",
    "phase",
    "procurement-2013",
    "procurement-2022",
    "purchase-kind",
    "ratio-kind",
    "scope",
    "slip",
    "trade",
    "unit",
)


def test_closure_files_are_the_topics() -> None:
    assert [file.name for file in closure_files()] == TOPICS


def test_ontology_graph_holds_one_ontology() -> None:
    ontologies = list(ontology_graph().subjects(RDF.type, OWL.Ontology))

    assert ontologies == [URIRef("https://w3id.org/fiscus/ontology")]


def test_each_call_gives_a_graph_of_its_own() -> None:
    first = ontology_graph()
    first.remove((None, None, None))

    assert len(ontology_graph()) > 0


def test_code_list_names() -> None:
    assert code_list_names() == CODE_LISTS


def test_code_list_is_read_by_name() -> None:
    scopes = code_list("scope").subjects(RDF.type, SKOS.Concept)

    assert sorted(map(str, scopes)) == [
        "https://w3id.org/fiscus/code/scope/consolidated",
        "https://w3id.org/fiscus/code/scope/own",
    ]


@pytest.mark.parametrize("name", ["", "nothing", "../fiscus", "scope.ttl"])
def test_unknown_code_list_is_refused(name: str) -> None:
    with pytest.raises(UnknownCodeList, match="no such code list") as caught:
        code_list(name)

    assert isinstance(caught.value, FiscusError)
    assert caught.value.where == name
    assert "scope" in caught.value.hint
