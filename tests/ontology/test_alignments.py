"""Alignments only name terms that exist: no link into the void."""

import pytest
from rdflib import DCAT, DCTERMS, ORG, PROV, QB, RDF, RDFS, SDO, SKOS, Graph, URIRef

from fiscus.ontology.loading import alignments_file

# Vocabularies whose terms rdflib lists, and the terms in use of those that it does not.
KNOWN = (DCAT, DCTERMS, ORG, PROV, QB, RDF, RDFS, SDO, SKOS)
CHECKED = {
    "http://data.europa.eu/eli/ontology#": {"LegalResource", "id_local", "passed_by"},
    "http://www.w3.org/ns/oa#": {"TextQuoteSelector", "end", "exact", "start"},
    "http://purl.org/linked-data/sdmx/2009/dimension#": {"refArea", "timePeriod"},
    "http://purl.org/linked-data/sdmx/2009/measure#": {"obsValue"},
}
OWN = "https://w3id.org/fiscus/"


@pytest.fixture(scope="module")
def alignments() -> Graph:
    return Graph().parse(data=alignments_file().read_bytes(), format="turtle")


def exists(term: URIRef) -> bool:
    listed = {URIRef(base + name) for base, names in CHECKED.items() for name in names}
    return term in listed or any(term in vocabulary for vocabulary in KNOWN)


def test_foreign_terms_exist(alignments: Graph) -> None:
    terms = {t for triple in alignments for t in triple if isinstance(t, URIRef)}
    foreign = {term for term in terms if not str(term).startswith(OWN)}

    assert foreign
    assert {term for term in foreign if not exists(term)} == set()


def test_invented_terms_are_noticed() -> None:
    assert not exists(URIRef("http://www.w3.org/ns/org#BudgetDepartment"))
    assert not exists(URIRef("http://data.europa.eu/eli/ontology#Budget"))


def test_the_vocabularies_of_the_contract_are_aligned(alignments: Graph) -> None:
    text = {str(t) for triple in alignments for t in triple}
    for vocabulary in (ORG, PROV, DCAT, SKOS, QB, SDO, "http://data.europa.eu/eli/ontology#"):
        assert [term for term in text if term.startswith(str(vocabulary))], vocabulary
