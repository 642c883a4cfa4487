"""Alignments only name terms that exist: no link into the void."""

from pathlib import Path

import pytest
from rdflib import DCAT, DCTERMS, ORG, PROV, QB, RDF, RDFS, SDO, SKOS, Graph, URIRef

from fiscus.ontology.loading import alignments_file

KNOWN = (DCAT, DCTERMS, ORG, PROV, QB, RDF, RDFS, SDO, SKOS)
"""Vocabularies whose terms rdflib lists; those of others are in foreign-terms.tsv."""
OWN = "https://w3id.org/fiscus/"
RELATIONS = {
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    SKOS.exactMatch,
    SKOS.closeMatch,
    SKOS.broadMatch,
    SKOS.relatedMatch,
}


@pytest.fixture(scope="module")
def alignments() -> Graph:
    return Graph().parse(data=alignments_file().read_bytes(), format="turtle")


def listed() -> dict[str, str]:
    lines = Path(__file__).with_name("foreign-terms.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert all(len(row) == 2 and all(row) for row in rows)
    return dict(rows)


def exists(term: URIRef) -> bool:
    return str(term) in listed() or any(term in vocabulary for vocabulary in KNOWN)


def foreign(alignments: Graph) -> set[URIRef]:
    terms = {t for triple in alignments for t in triple if isinstance(t, URIRef)}
    return {term for term in terms if not term.startswith(OWN)}


def test_foreign_terms_exist(alignments: Graph) -> None:
    assert foreign(alignments)
    assert {term for term in foreign(alignments) if not exists(term)} == set()


def test_listed_terms_are_in_use(alignments: Graph) -> None:
    assert listed().keys() - {str(term) for term in foreign(alignments)} == set()


def test_invented_terms_are_noticed() -> None:
    assert not exists(URIRef("http://www.w3.org/ns/org#BudgetDepartment"))
    assert not exists(URIRef("http://data.europa.eu/eli/ontology#Budget"))
    assert not exists(URIRef("http://data.openbudgets.eu/ontology/dsd/dimension/budgetItem"))


@pytest.mark.parametrize(
    "vocabulary",
    [
        str(ORG),
        str(PROV),
        str(DCAT),
        str(SKOS),
        str(QB),
        str(SDO),
        "http://purl.org/linked-data/sdmx/2009/",
        "http://data.europa.eu/eli/ontology#",
        "http://data.europa.eu/a4g/ontology#",
        "http://data.openbudgets.eu/ontology/",
    ],
)
def test_the_vocabularies_of_the_contract_are_aligned(alignments: Graph, vocabulary: str) -> None:
    aligned = [
        t for p in RELATIONS for t in alignments.objects(None, p) if str(t).startswith(vocabulary)
    ]
    typed = [t for t in alignments.objects(None, RDF.type) if str(t).startswith(vocabulary)]

    assert aligned or typed


def test_terms_are_used_as_what_they_are(alignments: Graph) -> None:
    """A class is aligned with classes, a property with properties: told by their initials."""
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for one, other in alignments.subject_objects(predicate):
            names = [str(term).rpartition("#")[2].rpartition("/")[2] for term in (one, other)]
            initials = {name[0].isupper() for name in names}
            assert initials == {predicate == RDFS.subClassOf}, (one, other)
