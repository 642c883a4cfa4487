"""The code lists are whole SKOS concept schemes with the codes of the contract."""

from collections import Counter
from collections.abc import Callable

import pytest
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, Node, URIRef

from fiscus.ontology.loading import code_list, code_list_names

CODE = "https://w3id.org/fiscus/code/"
NAMES = [name for name in code_list_names() if name != "division"]
MINTED_FROM_DATA = {"procurement-2013", "procurement-2022"}

Listed = Callable[[str], list[str]]


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def scheme(name: str) -> URIRef:
    return URIRef(CODE + name)


@pytest.fixture
def codes(name: str) -> Graph:
    return code_list(name)


def concepts(codes: Graph) -> list[Node]:
    return sorted(codes.subjects(RDF.type, SKOS.Concept), key=str)


def parents(codes: Graph, concept: Node) -> set[Node]:
    return set(codes.objects(concept, SKOS.broader))


def in_languages(values: list[Node]) -> list[str]:
    return sorted(value.language or "" for value in values if isinstance(value, Literal))


def test_scheme_is_titled_in_both_languages(codes: Graph, scheme: URIRef) -> None:
    assert list(codes.subjects(RDF.type, SKOS.ConceptScheme)) == [scheme]
    assert in_languages(list(codes.objects(scheme, DCTERMS.title))) == ["en", "zh"]
    assert in_languages(list(codes.objects(scheme, DCTERMS.description))) == ["en", "zh"]


def test_scheme_has_concepts_unless_they_come_from_data(codes: Graph, name: str) -> None:
    assert bool(concepts(codes)) == (name not in MINTED_FROM_DATA)


def test_concepts_belong_to_the_scheme(codes: Graph, scheme: URIRef) -> None:
    for concept in concepts(codes):
        assert list(codes.objects(concept, SKOS.inScheme)) == [scheme]
        notation = Literal(str(concept).removeprefix(f"{scheme}/"))
        assert list(codes.objects(concept, SKOS.notation)) == [notation]


def test_nothing_but_concepts_and_their_scheme(codes: Graph, scheme: URIRef) -> None:
    assert set(codes.subjects()) == {scheme, *concepts(codes)}


def test_concepts_are_labelled_in_both_languages(codes: Graph) -> None:
    for concept in concepts(codes):
        assert in_languages(list(codes.objects(concept, SKOS.prefLabel))) == ["en", "zh"], concept
        definition = in_languages(list(codes.objects(concept, SKOS.definition)))
        assert definition in ([], ["en", "zh"]), concept


def test_siblings_differ_in_label(codes: Graph) -> None:
    labels: Counter[tuple[frozenset[Node], Node]] = Counter()
    for concept in concepts(codes):
        spelled = {*codes.objects(concept, SKOS.prefLabel), *codes.objects(concept, SKOS.altLabel)}
        labels.update((frozenset(parents(codes, concept)), label) for label in spelled)

    assert [label for (_, label), count in labels.items() if count > 1] == []


def test_each_concept_is_at_the_top_or_beneath_another(codes: Graph, scheme: URIRef) -> None:
    known = set(concepts(codes))
    for concept in known:
        top = (concept, SKOS.topConceptOf, scheme) in codes
        assert top != bool(parents(codes, concept)), concept
        assert parents(codes, concept) <= known, concept


def test_trees_have_no_cycles(codes: Graph) -> None:
    for concept in concepts(codes):
        above = {
            c for p in parents(codes, concept) for c in codes.transitive_objects(p, SKOS.broader)
        }
        assert concept not in above


def test_related_is_not_broader(codes: Graph) -> None:
    for concept, other in codes.subject_objects(SKOS.related):
        assert other in set(concepts(codes))
        assert other not in set(codes.transitive_objects(concept, SKOS.broader))


def test_codes_of_the_contract_exist(code_lists: Graph, listed: Listed) -> None:
    contract = {URIRef(CODE + code) for code in listed("codes.txt")}

    assert contract
    assert contract - set(code_lists.subjects(RDF.type, SKOS.Concept)) == set()


def test_spellings_of_units_and_comparators_are_unambiguous() -> None:
    for name in ("unit", "comparator"):
        codes = code_list(name)
        spelled = Counter(
            label
            for predicate in (SKOS.prefLabel, SKOS.altLabel)
            for label in codes.objects(None, predicate)
        )
        assert [label for label, count in spelled.items() if count > 1] == []


@pytest.mark.parametrize(
    ("total", "parts"),
    [
        ("three-public", {"three-public.abroad", "three-public.vehicle", "three-public.reception"}),
        ("expenditure.basic", {"expenditure.basic.personnel", "expenditure.basic.public"}),
        ("procurement", {"procurement.goods", "procurement.works", "procurement.services"}),
        ("revenue.grand-total", {"revenue", "carry-over.opening"}),
        ("expenditure.grand-total", {"expenditure", "carry-over.closing"}),
        (
            "revenue.fiscal",
            {"revenue.general-public-budget", "revenue.government-fund", "revenue.state-capital"},
        ),
    ],
)
def test_parts_that_add_up(total: str, parts: set[str]) -> None:
    items = code_list("budget-item")
    found = items.subjects(SKOS.broader, URIRef(f"{CODE}budget-item/{total}"))

    assert {str(item).removeprefix(f"{CODE}budget-item/") for item in found} == parts
