"""``/code/``: the index, each code list with its concepts, and single concepts."""

import httpx
import pyoxigraph as ox
import pytest

from fiscus.graph.vocabulary import RDF, SKOS
from fiscus.ontology.loading import code_list_names

pytestmark = pytest.mark.server

CODE = "https://w3id.org/fiscus/code/"
BROWSER = "text/html,*/*;q=0.8"
PHASES = {"estimate", "initial-budget", "adjusted-budget", "executed"}


def kinds(body: bytes, rdf_format: ox.RdfFormat, kind: ox.NamedNode) -> set[str]:
    """Return the nodes of a class, without the prefix of the code lists."""
    quads = ox.parse(body, format=rdf_format)
    found = (q.subject for q in quads if (q.predicate, q.object) == (RDF.type, kind))
    return {node.value.removeprefix(CODE) for node in found if isinstance(node, ox.NamedNode)}


@pytest.mark.parametrize("path", ["/code", "/code/"])
def test_index(http: httpx.Client, path: str) -> None:
    turtle = http.get(path)
    page = http.get(path, headers={"Accept": BROWSER}).text
    names = set(code_list_names())

    assert names == kinds(turtle.content, ox.RdfFormat.TURTLE, SKOS.ConceptScheme)
    assert [name for name in names if f'href="/code/{name}"' not in page] == []


@pytest.mark.parametrize(
    ("path", "rdf_format"),
    [
        ("/code/phase", ox.RdfFormat.TURTLE),
        ("/code/phase/", ox.RdfFormat.TURTLE),
        ("/code/phase.ttl", ox.RdfFormat.TURTLE),
        ("/code/phase.nt", ox.RdfFormat.N_TRIPLES),
        ("/code/phase.rdf", ox.RdfFormat.RDF_XML),
        ("/code/phase.jsonld", ox.RdfFormat.JSON_LD),
    ],
)
def test_a_list_has_its_concepts(http: httpx.Client, path: str, rdf_format: ox.RdfFormat) -> None:
    answer = http.get(path)

    assert answer.headers["content-type"].partition(";")[0] == rdf_format.media_type
    assert {f"phase/{name}" for name in PHASES} == kinds(answer.content, rdf_format, SKOS.Concept)


def test_page_of_a_list(http: httpx.Client) -> None:
    page = http.get("/code/phase", headers={"Accept": BROWSER}).text

    assert "<h1>预算阶段</h1>" in page
    assert [name for name in PHASES if f'href="/code/phase/{name}"' not in page] == []


def test_a_concept(http: httpx.Client) -> None:
    for path in ("/code/phase/executed", "/code/phase/executed.ttl"):
        turtle = http.get(path)
        assert turtle.headers["content-type"].startswith("text/turtle")
        assert kinds(turtle.content, ox.RdfFormat.TURTLE, SKOS.Concept) == {"phase/executed"}
    page = http.get("/code/phase/executed", headers={"Accept": BROWSER})
    assert page.headers["content-type"].startswith("text/html")
    assert http.get("/code/count-item/vehicles.general").status_code == 200


def test_divisions_are_data_too(http: httpx.Client) -> None:
    assert http.get("/data/division/820000.ttl").status_code == 200


@pytest.mark.parametrize("path", ["/code/mars", "/code/phase/mars", "/code/phase.pdf", "/code/%22"])
def test_nothing(http: httpx.Client, path: str) -> None:
    assert http.get(path).status_code == 404
    assert http.get(path, headers={"Accept": BROWSER}).status_code == 404
