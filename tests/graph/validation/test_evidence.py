"""Where a result points when nothing states what is at fault."""

import rdflib

from fiscus.graph.validation import Result, validate

PREFIXES = """
@prefix : <https://example.org/id/> .
@prefix source: <https://example.org/id/source#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix fis: <https://w3id.org/fiscus/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
source:L3 a fis:SourceFragment ; fis:line 3 ; fis:sourceText "道路维护" ;
  fis:statesProperty skos:prefLabel .
source:L4 a fis:SourceFragment ; fis:line 4 ; fis:sourceText "用于维护道路" ;
  fis:statesProperty fis:purpose .
source:L4-c9-c20 a fis:SourceFragment ; fis:line 4 ; fis:startOffset 9 ; fis:endOffset 20 ;
  fis:sourceText "3月底" ; fis:statesProperty fis:dueMonth .
"""


def result(turtle: str, shape: str) -> Result:
    data = rdflib.Graph().parse(data=PREFIXES + turtle, format="turtle")
    (found,) = (r for r in validate(data).results if r.shape.endswith(f"#{shape}"))
    return found


def texts(found: Result) -> list[str]:
    return [place.text for place in found.evidence]


def test_what_is_at_fault_comes_first() -> None:
    milestone = ":m a fis:PaymentMilestone ; fis:dueMonth 13 ; fis:statedIn source:L4-c9-c20 ."
    assert texts(result(milestone, "milestone-month")) == ["3月底"]


def test_a_missing_property_shows_the_name() -> None:
    indicator = ":i a fis:PerformanceIndicator ; fis:statedIn source:L3 , source:L4 ."
    assert texts(result(indicator, "indicator-target")) == ["道路维护"]


def test_a_node_without_a_name_shows_its_first_place() -> None:
    milestone = """:m a fis:PaymentMilestone ; fis:dueMonth 3 ;
      fis:statedIn source:L4-c9-c20 , source:L4 ."""
    assert texts(result(milestone, "milestone-percent")) == ["用于维护道路"]


def test_a_node_without_places_shows_its_owner() -> None:
    project = """:p a fis:ProjectBudget ; fis:hasMilestone :m ; fis:statedIn source:L3 .
      :m a fis:PaymentMilestone ; fis:dueMonth 3 ."""
    assert texts(result(project, "milestone-percent")) == ["道路维护"]


def test_nothing_known_is_no_evidence() -> None:
    milestone = ":m a fis:PaymentMilestone ; fis:dueMonth 3 ."
    assert texts(result(milestone, "milestone-percent")) == []


def test_the_offset_orders_but_is_no_place() -> None:
    milestone = ":m a fis:PaymentMilestone ; fis:dueMonth 13 ; fis:statedIn source:L4-c9-c20 ."
    (place,) = result(milestone, "milestone-month").evidence
    assert (place.offset, place.place()) == (9, {"line": 4})
