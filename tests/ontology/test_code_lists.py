"""The code lists are whole SKOS concept schemes with the codes of the contract."""

from collections import Counter
from collections.abc import Callable
from importlib.resources import files

import pytest
from rdflib import DCTERMS, OWL, RDF, SKOS, Graph, Literal, Node, URIRef

from fiscus.ontology.loading import code_list, code_list_names

CODE = "https://w3id.org/fiscus/code/"
NAMES = [name for name in code_list_names() if name != "division"]

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


def test_scheme_has_concepts(codes: Graph) -> None:
    assert concepts(codes)


@pytest.mark.parametrize("edition", ["2020", "2021"])
def test_indicator_system_has_editions(edition: str) -> None:
    found = code_list("indicator")
    collection = URIRef(f"{CODE}indicator/edition-{edition}")
    members = {str(m).rpartition("/")[2] for m in found.objects(collection, SKOS.member)}

    assert {"output", "quantity", "benefit", "satisfaction"} <= members
    assert ("cost" in members, "cost-control" in members) == (edition == "2020", edition == "2021")


@pytest.mark.parametrize(
    ("old", "new"),
    [("economic-class-2007", "economic-class-2018"), ("procurement-2013", "procurement-2022")],
)
def test_editions_name_their_successor(old: str, new: str) -> None:
    scheme = URIRef(CODE + old)

    assert list(code_list(old).objects(scheme, DCTERMS.isReplacedBy)) == [URIRef(CODE + new)]
    assert [str(v) for v in code_list(old).objects(scheme, OWL.versionInfo)] == [old[-4:]]
    assert [str(v) for v in code_list(new).objects(None, OWL.versionInfo)] == [new[-4:]]


def test_concepts_belong_to_the_scheme(codes: Graph, scheme: URIRef) -> None:
    for concept in concepts(codes):
        assert list(codes.objects(concept, SKOS.inScheme)) == [scheme]
        notation = Literal(str(concept).removeprefix(f"{scheme}/"))
        assert list(codes.objects(concept, SKOS.notation)) == [notation]


def test_nothing_but_concepts_and_their_scheme(codes: Graph, scheme: URIRef) -> None:
    collections = set(codes.subjects(RDF.type, SKOS.Collection))

    assert set(codes.subjects()) == {scheme, *concepts(codes), *collections}


def test_editions_collect_concepts_of_their_scheme(codes: Graph) -> None:
    for collection in codes.subjects(RDF.type, SKOS.Collection):
        members = set(codes.objects(collection, SKOS.member))
        assert members
        assert members <= set(concepts(codes))
        for member in members:
            assert parents(codes, member) <= members, member


def test_concepts_are_labelled_in_both_languages(codes: Graph) -> None:
    for concept in concepts(codes):
        assert in_languages(list(codes.objects(concept, SKOS.prefLabel))) == ["en", "zh"], concept
        definition = in_languages(list(codes.objects(concept, SKOS.definition)))
        assert definition in ([], ["en", "zh"]), concept


def test_siblings_differ_in_label(codes: Graph, name: str) -> None:
    """Budgets of departments (3…) and of governments (5…) have economic classes of their own."""
    labels: Counter[tuple[frozenset[Node], str, Node]] = Counter()
    for concept in concepts(codes):
        series = str(codes.value(concept, SKOS.notation))[0] if name.startswith("economic") else ""
        spelled = {*codes.objects(concept, SKOS.prefLabel), *codes.objects(concept, SKOS.altLabel)}
        labels.update((frozenset(parents(codes, concept)), series, label) for label in spelled)

    assert [label for (*_, label), count in labels.items() if count > 1] == []


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


READ_BY_NAME = {
    "economic_classes.tsv": ("economic-class-2007", "economic-class-2018"),
    "government_classes.tsv": ("economic-class-2018",),
    "functional_classes.tsv": ("functional-class",),
}


@pytest.mark.parametrize("file", READ_BY_NAME)
def test_names_by_which_classes_are_read_are_labels(file: str) -> None:
    """A name of one edition is accepted in texts of the other, too."""
    spelled: dict[str, set[str]] = {}
    for name in READ_BY_NAME[file]:
        for concept, label in code_list(name).subject_objects(SKOS.prefLabel | SKOS.altLabel):
            code = str(concept).rpartition("/")[2]
            spelled.setdefault(code, set()).add(plain(str(label)))
    text = files("fiscus.graph.disclosure.classes").joinpath(file).read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    read = [(row[0], plain(name)) for row in rows for name in row[1].split()]

    assert read
    assert [(c, name) for c, name in read if name not in spelled.get(c, set())] == []


def plain(name: str) -> str:
    return name.replace("(", "（").replace(")", "）")


@pytest.mark.parametrize("name", ["economic-class-2007", "economic-class-2018"])
def test_what_was_compared_names_its_sources(name: str) -> None:
    codes = code_list(name)
    compared = URIRef(f"{CODE}{name}/compared")
    members = {str(m).rpartition("/")[2] for m in codes.objects(compared, SKOS.member)}

    assert {"301", "30101", "302", "303"} <= members
    assert "399" not in members
    assert len(list(codes.objects(compared, DCTERMS.source))) > 2
