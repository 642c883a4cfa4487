"""``/sparql`` by the SPARQL 1.1 Protocol: each way to ask, each format, each refusal."""

import json
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest

pytestmark = pytest.mark.server

FIS = "PREFIX fis: <https://w3id.org/fiscus/ontology#> "
SELECT = f"{FIS}SELECT ?d ?year WHERE {{ ?d a fis:Disclosure ; fis:fiscalYear ?year }} ORDER BY ?d"
CONSTRUCT = f"{FIS}CONSTRUCT {{ ?d a fis:Disclosure }} WHERE {{ ?d a fis:Disclosure }}"
ASK = f"{FIS}ASK {{ ?d a fis:Disclosure }}"
COUNT = f"{FIS}SELECT (COUNT(?d) AS ?n) WHERE {{ ?d a fis:Disclosure }}"
SOURCE = "https://w3id.org/fiscus/id/source/"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
RESULTS_JSON = "application/sparql-results+json"
DIRECT = {"Content-Type": "application/sparql-query"}


def values(answer: httpx.Response) -> list[dict[str, str]]:
    assert answer.status_code == 200, answer.text
    rows = answer.json()["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in rows]


def test_three_ways_to_ask_agree(http: httpx.Client) -> None:
    by_get = http.get("/sparql", params={"query": SELECT})
    by_form = http.post("/sparql", data={"query": SELECT})
    direct = http.post("/sparql", content=SELECT, headers=DIRECT)

    expected = [
        {"d": "https://w3id.org/fiscus/id/disclosure/130799/471/2023/budget", "year": "2023"},
        {"d": "https://w3id.org/fiscus/id/disclosure/130799/471/2024/budget", "year": "2024"},
        {"d": "https://w3id.org/fiscus/id/disclosure/130799/472/2023/budget", "year": "2023"},
    ]
    assert expected == values(by_get)
    assert expected == values(by_form)
    assert expected == values(direct)


@pytest.mark.parametrize(
    ("accept", "content_type", "results_format"),
    [
        ("*/*", RESULTS_JSON, ox.QueryResultsFormat.JSON),
        (RESULTS_JSON, RESULTS_JSON, ox.QueryResultsFormat.JSON),
        ("application/json", "application/json", ox.QueryResultsFormat.JSON),
        (
            "application/sparql-results+xml",
            "application/sparql-results+xml",
            ox.QueryResultsFormat.XML,
        ),
        ("application/xml;q=0.5, image/png", "application/xml", ox.QueryResultsFormat.XML),
        ("text/tab-separated-values", "text/tab-separated-values", ox.QueryResultsFormat.TSV),
    ],
)
def test_tables_in_each_format(
    http: httpx.Client, accept: str, content_type: str, results_format: ox.QueryResultsFormat
) -> None:
    answer = http.get("/sparql", params={"query": SELECT}, headers={"Accept": accept})
    found = ox.parse_query_results(answer.content, format=results_format)
    assert isinstance(found, ox.QuerySolutions)

    assert answer.headers["content-type"].partition(";")[0] == content_type
    assert len(list(found)) == 3


def test_csv_is_exact(http: httpx.Client) -> None:
    answer = http.get("/sparql", params={"query": SELECT}, headers={"Accept": "text/csv"})

    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.text.splitlines()[:2] == [
        "d,year",
        "https://w3id.org/fiscus/id/disclosure/130799/471/2023/budget,2023",
    ]


@pytest.mark.parametrize(
    ("accept", "rdf_format"),
    [
        ("*/*", ox.RdfFormat.TURTLE),
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/ld+json;q=0.8, application/n-triples", ox.RdfFormat.N_TRIPLES),
    ],
)
@pytest.mark.parametrize(
    "query", [CONSTRUCT, "DESCRIBE <https://w3id.org/fiscus/id/department/130799/471>"]
)
def test_graphs_in_each_format(
    http: httpx.Client, query: str, accept: str, rdf_format: ox.RdfFormat
) -> None:
    answer = http.post("/sparql", content=query, headers={**DIRECT, "Accept": accept})

    assert answer.headers["content-type"].partition(";")[0] == rdf_format.media_type
    assert len(list(ox.parse(answer.content, format=rdf_format))) >= 3


def test_ask(http: httpx.Client) -> None:
    answer = http.get("/sparql", params={"query": ASK})

    assert answer.json()["boolean"] is True
    assert answer.headers["x-snapshot"]


def test_default_graph_is_the_merged_one(http: httpx.Client) -> None:
    assert values(http.get("/sparql", params={"query": COUNT})) == [{"n": "3"}]


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_chosen_default_graphs(http: httpx.Client, way: str) -> None:
    graphs = [SOURCE + "a" * 16, SOURCE + "b" * 16]
    tail = "&".join(f"default-graph-uri={quote(graph, safe='')}" for graph in graphs)
    answer = {
        "get": lambda: http.get(f"/sparql?query={quote(COUNT)}&{tail}"),
        "form": lambda: http.post("/sparql", data={"query": COUNT, "default-graph-uri": graphs}),
        "direct": lambda: http.post(f"/sparql?{tail}", content=COUNT, headers=DIRECT),
    }[way]()

    assert values(answer) == [{"n": "2"}]


def test_chosen_named_graphs(http: httpx.Client) -> None:
    query = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    one = SOURCE + "c" * 16

    everything = values(http.get("/sparql", params={"query": query}))
    chosen = values(http.get("/sparql", params={"query": query, "named-graph-uri": one}))

    assert sorted(row["g"] for row in everything) == [
        SOURCE.replace("source/", "inferred"),
        *(SOURCE + letter * 16 for letter in "abc"),
    ]
    assert chosen == [{"g": one}]


def test_browser_gets_a_form_then_a_table(http: httpx.Client) -> None:
    form = http.get("/sparql", headers={"Accept": BROWSER})
    table = http.get("/sparql", params={"query": SELECT}, headers={"Accept": BROWSER})

    assert "<textarea" in form.text
    assert 'href="/id/disclosure/130799/471/2023/budget"' in table.text
    assert "3 行" in table.text


def test_page_escapes_query_and_values(http: httpx.Client) -> None:
    query = (
        'SELECT ("<script>" AS ?x) ("javascript:alert(1)" AS ?y) (<javascript:alert(1)> AS ?z) {}'
    )
    page = http.get("/sparql", params={"query": query}, headers={"Accept": BROWSER}).text

    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert 'href="javascript' not in page


def test_a_button_chooses_the_format(http: httpx.Client) -> None:
    asked = {"query": SELECT, "format": "text/csv"}
    answer = http.get("/sparql", params=asked, headers={"Accept": BROWSER})
    graph = http.get("/sparql", params={**asked, "query": CONSTRUCT}, headers={"Accept": BROWSER})

    assert answer.headers["content-type"].startswith("text/csv")
    assert graph.headers["content-type"].startswith("text/turtle")


@pytest.mark.parametrize("accept", ["*/*", "text/turtle", "application/rdf+xml"])
def test_service_describes_itself(http: httpx.Client, accept: str) -> None:
    answer = http.get("/sparql", headers={"Accept": accept})
    media_type = answer.headers["content-type"].partition(";")[0]
    rdf_format = ox.RdfFormat.from_media_type(media_type)
    triples = {quad.triple for quad in ox.parse(answer.content, format=rdf_format)}
    sd = "http://www.w3.org/ns/sparql-service-description#"
    endpoint = ox.NamedNode(f"{http.base_url}sparql")

    assert ox.Triple(endpoint, ox.NamedNode(f"{sd}endpoint"), endpoint) in triples
    assert any(triple.object == ox.NamedNode(f"{sd}SPARQL11Query") for triple in triples)


def test_json_without_a_query_is_a_bad_request(http: httpx.Client) -> None:
    answer = http.get("/sparql", headers={"Accept": RESULTS_JSON})

    assert (answer.status_code, json.loads(answer.text)["hint"]) == (400, "name it query")


def test_relative_iris_are_those_of_the_data(http: httpx.Client) -> None:
    query = "ASK { <id/department/130799/471> ?p ?o }"

    assert http.get("/sparql", params={"query": query}).json()["boolean"] is True
