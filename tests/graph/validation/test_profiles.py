"""Profiles are data: what they take, how severe it is there, and what a mistake in them says."""

import re

import pyoxigraph as ox
import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SH

from fiscus.graph.validation import profiles, shape_files, sparql_rules, validate
from fiscus.graph.validation.profiles import (
    UnknownProfile,
    profile_names,
    profile_of,
    shapes_of,
)
from fiscus.graph.validation.report import Severity
from fiscus.graph.validation.rules import FSH, Rule, rules_of, shapes_graph
from fiscus.graph.validation.shape_files import BrokenShape, turtle_graph, where_of
from fiscus.graph.vocabulary import FIS

NAMES = ("general", "hebei-2023", "structure-only")
ARITHMETIC = {"expenditure-parts", "procurement-price", "plan-rises", "amount-stated-twice"}


def severities(name: str) -> dict[str, Severity]:
    return {rule.name: rule.severity for rule in rules_of(shapes_of(name))}


def test_there_are_these() -> None:
    assert set(NAMES) <= set(profile_names())
    assert profile_names()[0] == "general"


@pytest.mark.parametrize("name", profile_names())
def test_each_is_described_in_both_languages(name: str) -> None:
    profile = profile_of(name)
    assert (set(profile.labels), set(profile.comments)) == ({"zh", "en"}, {"zh", "en"})
    assert profile.about.startswith("http")
    assert rules_of(shapes_of(name)) != ()


@pytest.mark.parametrize("name", profile_names())
def test_each_rule_speaks_both_languages(name: str) -> None:
    rules = rules_of(shapes_of(name))
    both = {"zh", "en"}
    assert [r.name for r in rules if (set(r.messages), set(r.comments)) != (both, both)] == []


def test_general_is_every_shape_about_disclosures() -> None:
    assert rules_of(shapes_of("general")) == rules_of(shapes_graph())


def test_hebei_raises_what_its_template_names() -> None:
    general, hebei = severities("general"), severities("hebei-2023")
    assert set(hebei) == set(general)
    assert (general["section-goals"], hebei["section-goals"]) == ("warning", "violation")
    assert (general["section-glossary"], hebei["section-glossary"]) == ("info", "warning")
    order = ("info", "warning", "violation")
    lowered = [n for n in general if order.index(hebei[n]) < order.index(general[n])]
    assert lowered == []


def test_structure_looks_at_no_sums() -> None:
    found, general = severities("structure-only"), severities("general")
    assert {"section-revenue", "project-code", "procurement-name"} <= set(found)
    assert set(found) & ARITHMETIC == set()
    assert found == {name: general[name] for name in found}


def test_no_constraint_is_left_behind() -> None:
    graph = shapes_of("structure-only")
    constraints = set(graph.subjects(RDF.type, SH.SPARQLConstraint))
    assert constraints == set(graph.objects(None, SH.sparql))


def test_an_unknown_one_lists_those_that_there_are() -> None:
    with pytest.raises(UnknownProfile) as caught:
        profile_of("../general")
    assert set(NAMES) <= set(re.findall(r"[\w-]+", caught.value.hint))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('a fsh:Profile ; fsh:fromFiles "nothing-*"', "there is no shape file nothing-*"),
        ('a fsh:Profile ; fsh:fromFiles "sections" ; fsh:leavesOut fsh:x', "there is no shape"),
        ('a fsh:Profile ; fsh:fromFiles "sections" ; fsh:asInfo fsh:x', "there is no shape"),
        ('a fsh:Other ; fsh:fromFiles "sections"', "the file describes no fsh:Profile"),
    ],
)
def test_a_mistake_in_a_profile_names_its_file(
    wrong: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    prefix = f"@prefix fsh: <{FSH}> . <urn:p> {wrong} ."
    monkeypatch.setattr(profiles, "profile_of", lambda name: parsed(prefix, name))
    with pytest.raises(BrokenShape) as caught:
        profiles.shapes_of.__wrapped__("mine")
    assert caught.value.where == "shapes/profiles/mine.ttl"
    assert said in caught.value.what


def parsed(text: str, name: str) -> profiles.Profile:
    return profiles.profile_in(turtle_graph(text.encode(), f"profiles/{name}"), name)


def test_a_file_that_is_no_turtle_names_file_and_line() -> None:
    with pytest.raises(BrokenShape, match=r"^shapes/mine\.ttl, line 2: no Turtle: "):
        turtle_graph(b"@prefix x: <urn:> .\nx:a x:b ;; ,", "mine")


def test_a_shape_without_severity_names_file_and_line() -> None:
    graph = Graph()
    shape = FSH["plan-rises"]
    graph.add((shape, SH.targetClass, URIRef("https://example.org/C")))
    with pytest.raises(BrokenShape) as caught:
        rules_of(graph)
    match = re.fullmatch(r"shapes/(\S+)\.ttl, line (\d+)", caught.value.where)
    assert match
    file, line = match.groups()
    text = shape_files.all_shape_files()[file].read_text("utf-8").splitlines()
    assert text[int(line) - 1].startswith("fsh:plan-rises a ")


def test_a_query_that_is_none_names_file_and_line() -> None:
    rule = Rule(f"{FSH}plan-rises", "urn:C", "info", "SELECT $this WHERE {", {}, "")
    with pytest.raises(BrokenShape) as caught:
        list(sparql_rules.find(ox.Store(), [rule]))
    assert caught.value.where == where_of(rule.shape)
    assert caught.value.what.startswith("no SPARQL: ")


def test_a_constraint_that_cannot_be_applied_names_file_and_line() -> None:
    graph = Graph()
    for triple in shapes_graph():
        graph.add(triple)
    shape = FSH["indicator-name"]
    assert (shape, SH.minCount, None) in graph
    graph.set((shape, SH.minCount, Literal("many")))
    data = Graph()
    data.add((URIRef("urn:i"), RDF.type, URIRef(f"{FIS.prefix}PerformanceIndicator")))
    with pytest.raises(BrokenShape) as caught:
        validate(data, {}, graph)
    assert caught.value.where == where_of(str(shape))
    assert "minCount" in caught.value.what


def test_a_shape_of_no_file_goes_by_its_iri() -> None:
    assert where_of("https://example.org/s#absent") == "https://example.org/s#absent"
