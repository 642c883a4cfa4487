"""The W3C tests of the SPARQL 1.1 Protocol, its query operation, against a running server."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import httpx
import pyoxigraph as ox
import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from fiscus.graph.store import EmbeddedStore, Marker

pytestmark = pytest.mark.server

FOLDER = Path(__file__).parents[2].parent / "shared/conformance/sparql11/protocol"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
LABEL = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
CONTENT_TYPES = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": ("application/sparql-results+json", "application/sparql-results+xml"),
    "RDF": ("text/turtle", "application/rdf+xml", "application/n-triples"),
}


class Serve(Protocol):
    def __call__(self, store: Path, folder: Path) -> AbstractContextManager[Any]: ...


@dataclass(frozen=True, slots=True)
class Case:
    """One request of the manifest with what it must get.

    :ivar statuses: first digits of the statuses that are right.
    """

    name: str
    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None
    statuses: frozenset[str]
    boolean: bool | None
    form: str


def text(graph: Graph, node: Node, prop: URIRef) -> str:
    return str(graph.value(node, prop) or "")


def case_of(graph: Graph, name: str, request: Node) -> Case:
    headers = graph.value(request, HT.headers)
    body = graph.value(request, HT.body)
    response = graph.value(request, HT.resp)
    assert response is not None
    boolean = graph.value(response, MF.expectedBoolean)
    content = None
    if body is not None:
        content = text(graph, body, CNT.chars).encode(text(graph, body, CNT.characterEncoding))
    return Case(
        name,
        text(graph, request, HT.methodName),
        text(graph, request, HT.absolutePath),
        {
            text(graph, header, HT.fieldName): text(graph, header, HT.fieldValue)
            for header in (Collection(graph, headers) if headers is not None else ())
        },
        content,
        frozenset(str(s)[-3] for s in graph.objects(response, MF.expectedStatus)),
        boolean.toPython() if isinstance(boolean, Literal) else None,
        text(graph, response, MF.expectedFormat),
    )


def load() -> tuple[list[Case], dict[str, bytes]]:
    """Return the cases of the query operation, and the graphs that they ask, by name."""
    graph = Graph()
    graph.parse(FOLDER / "manifest.ttl", publicID=f"{FOLDER.as_uri()}/manifest.ttl")
    cases = []
    for test in graph.subjects(RDF.type, MF.ProtocolTest):
        connection = graph.value(test, MF.action)
        requests = graph.value(connection, HT.requests)
        assert requests is not None
        name = str(test).rpartition("#")[2]
        if "query" in name or "queries" in name:
            cases += [case_of(graph, name, request) for request in Collection(graph, requests)]
    data = {
        text(graph, node, LABEL): (FOLDER / text(graph, node, UT.graph).rpartition("/")[2])
        for test in graph.subjects(RDF.type, MF.ProtocolTest)
        for node in graph.objects(test, UT.graphData)
    }
    return cases, {name: file.read_bytes() for name, file in data.items() if file.is_file()}


CASES, GRAPHS = load() if FOLDER.is_dir() else ([], {})


@pytest.fixture(scope="module")
def endpoint(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("protocol")
    with EmbeddedStore(folder / "store", reserve=0) as store:
        for name, content in GRAPHS.items():
            graph = ox.NamedNode(name)
            quads = [
                ox.Quad(quad.subject, quad.predicate, quad.object, graph)
                for quad in ox.parse(content, format=ox.RdfFormat.N_TRIPLES)
            ]
            store.put(Marker(name, name, "1", len(quads), name), quads)
    with serve(folder / "store", folder / "server") as server:
        base = f"{server.address}"
        with httpx.Client(base_url=base, timeout=30, trust_env=False, follow_redirects=True) as c:
            yield c


def test_the_suite_is_at_hand() -> None:
    if not FOLDER.is_dir():
        pytest.skip("the W3C tests of the SPARQL 1.1 Protocol are not at ../shared/conformance")
    assert len(CASES) == 20
    assert len(GRAPHS) == 3


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_query_operation(endpoint: httpx.Client, case: Case) -> None:
    path = case.path.replace("/sparql/", "/sparql", 1)
    answer = endpoint.request(case.method, path, headers=case.headers, content=case.body)
    content_type = answer.headers["content-type"].partition(";")[0]

    assert str(answer.status_code)[0] in case.statuses, answer.text
    if case.form:
        assert content_type in CONTENT_TYPES[case.form]
    if case.boolean is not None:
        assert answer.json()["boolean"] is case.boolean


def test_with_a_final_slash(endpoint: httpx.Client) -> None:
    assert endpoint.get("/sparql/", params={"query": "ASK {}"}).json()["boolean"] is True
