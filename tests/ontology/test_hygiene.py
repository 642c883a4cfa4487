"""The terms are those of the contract, and data use no others; see hygiene/ for their texts."""

from collections.abc import Callable

import pytest
from rdflib import OWL, RDF, Graph, Literal, Node, URIRef

from fiscus.ontology.loading import alignments_file, closure_files
from fiscus.ontology.terms import declared_terms

FIS = "https://w3id.org/fiscus/ontology#"
CODE = "https://w3id.org/fiscus/code/"

Listed = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def alignments() -> Graph:
    return Graph().parse(data=alignments_file().read_bytes(), format="turtle")


def languages(graph: Graph, term: Node, predicate: URIRef) -> list[str]:
    values = graph.objects(term, predicate)
    return sorted(value.language or "" for value in values if isinstance(value, Literal) and value)


def mentioned(graph: Graph, namespace: str) -> set[str]:
    return {str(t) for triple in graph for t in triple if str(t).startswith(namespace)}


def test_terms_are_those_of_the_contract_and_the_additions(listed: Listed) -> None:
    assert set(listed("vocabulary.txt")) | set(listed("additions.txt")) == declared_terms()


def test_additions_are_not_in_the_contract(listed: Listed) -> None:
    assert set(listed("vocabulary.txt")) & set(listed("additions.txt")) == set()


def test_no_dangling_terms(closure: Graph, alignments: Graph, data: Graph) -> None:
    declared = {FIS + name for name in declared_terms()}

    for graph in (closure, alignments, data):
        assert mentioned(graph, FIS) - declared == set()


def test_no_dangling_codes(code_lists: Graph, alignments: Graph, data: Graph) -> None:
    typed = {str(t) for t in code_lists.subjects(RDF.type)} | {
        str(t) for t in data.subjects(RDF.type)
    }

    for graph in (code_lists, alignments, data):
        assert mentioned(graph, CODE) - typed == set()


def test_header_tells_version_title_and_licence() -> None:
    header = Graph().parse(
        data=next(f for f in closure_files() if f.name == "fiscus.ttl").read_bytes(),
        format="turtle",
    )
    home = URIRef(FIS.removesuffix("#"))
    dcterms = "http://purl.org/dc/terms/"

    assert list(header.subjects(RDF.type, OWL.Ontology)) == [home]
    assert languages(header, home, URIRef(f"{dcterms}title")) == ["en", "zh"]
    assert list(header.objects(home, URIRef(f"{dcterms}license"))) == [
        URIRef("https://www.apache.org/licenses/LICENSE-2.0")
    ]
    assert (
        str(header.value(home, OWL.versionIRI)) == f"{home}/{header.value(home, OWL.versionInfo)}"
    )


def test_data_covers_every_term(data: Graph) -> None:
    inferred = {"fundingAuthority", "reportedBy"}

    assert (
        declared_terms() - inferred - {t.removeprefix(FIS) for t in mentioned(data, FIS)} == set()
    )


def test_alignments_stay_out_of_the_closure() -> None:
    assert alignments_file().name not in {file.name for file in closure_files()}
    assert alignments_file().is_file()
