"""What usage.ttl says of properties is what the facts carry, and leaves none of them out."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import fiscus.graph.disclosure
from fiscus.graph.disclosure.basics.fact import Node
from fiscus.graph.triples import properties as carried_by
from fiscus.graph.vocabulary import FIS, SKOS
from fiscus.ontology.reference.classes import above
from fiscus.ontology.reference.properties import (
    CONCEPT,
    DOMAIN_INCLUDES,
    Property,
    foreign_properties,
    properties,
)
from fiscus.ontology.reference.statements import ontology

OUTSIDE_DISCLOSURES = {FIS.DerivedAmount.value, SKOS.Concept.value}
"""Classes whose nodes no disclosure states: report graphs and code lists hold them."""
EVIDENCE = {FIS.statedIn.value, FIS.statesProperty.value}
"""Properties that the walker writes of itself."""
INFERRED_OR_LISTED = {
    FIS.fundingAuthority.value,
    FIS.reportedBy.value,
    FIS.establishedYear.value,
    FIS.retiredYear.value,
    "http://purl.org/dc/terms/isReplacedBy",
}


def fact_classes(kind: Any = Node) -> Iterator[Any]:
    for beneath in kind.__subclasses__():
        yield beneath
        yield from fact_classes(beneath)


def carriers() -> dict[str, set[str]]:
    """Return the classes of the facts that carry each property, topmost ones only."""
    package = fiscus.graph.disclosure
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)
    found: dict[str, set[str]] = {}
    for kind in fact_classes():
        if hasattr(kind, "TYPE"):
            for _, predicate in carried_by(kind):
                found.setdefault(predicate[1:-1], set()).add(kind.TYPE.value)
    return {
        predicate: {one for one in kinds if not kinds & set(above(one))}
        for predicate, kinds in found.items()
    }


def open_properties() -> dict[str, Property]:
    own = {one.name.iri: one for one in properties("en") if one.open_domain}
    return own | {one.name.iri: one for one in foreign_properties("en")}


def test_open_properties_name_the_classes_that_carry_them() -> None:
    stated = carriers()
    left = EVIDENCE | INFERRED_OR_LISTED | {"http://www.w3.org/ns/prov#wasDerivedFrom"}
    said = {
        iri: {name.iri for name in one.domains} - OUTSIDE_DISCLOSURES
        for iri, one in open_properties().items()
        if iri not in left and iri != FIS.observedIn.value
    }

    assert said == {iri: stated[iri] - OUTSIDE_DISCLOSURES for iri in said}


def test_every_open_property_of_a_fact_is_there() -> None:
    closed = {one.name.iri for one in properties("en") if not one.open_domain}
    labels = {SKOS.prefix + name for name in ("inScheme", "notation", "hiddenLabel")}
    concepts_only = labels | {FIS.observedIn.value}

    assert set(carriers()) - closed - concepts_only <= set(open_properties())


def test_what_has_a_domain_names_no_classes_beside_it() -> None:
    closed = {one.name.iri for one in properties("en") if not one.open_domain}
    named = {subject for subject, predicate in ontology().forward if predicate == DOMAIN_INCLUDES}

    assert closed & named == set()


def test_every_property_says_what_its_values_are() -> None:
    assert [one.anchor for one in properties("en") if not one.ranges] == []


def test_every_coded_property_names_its_code_list() -> None:
    coded = {
        one.anchor
        for one in properties("en")
        if CONCEPT in {name.iri for name in one.ranges} and not one.code_lists
    }

    assert coded == set()
