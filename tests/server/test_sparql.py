"""``/sparql`` by the SPARQL 1.1 Protocol: each way to ask, each format, each refusal."""

import json
import socket
import time
from pathlib import Path
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

    assert sorted(row["g"] for row in everything) == [SOURCE + letter * 16 for letter in "abc"]
    assert chosen == [{"g": one}]


@pytest.mark.parametrize(
    ("query", "accept"),
    [(SELECT, "image/png"), (SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), (ASK, "image/*")],
)
def test_no_such_format_is_406(http: httpx.Client, query: str, accept: str) -> None:
    answer = http.get("/sparql", params={"query": query}, headers={"Accept": accept})

    assert answer.status_code == 406
    assert answer.json()["type"] == "/docs#problem-not-acceptable"
    assert "application/" in answer.json()["hint"]


def test_parser_speaks(http: httpx.Client) -> None:
    answer = http.get("/sparql", params={"query": "SELECT * WHERE { ?s ?p }"})

    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert "1:2" in answer.json()["detail"]
    assert "expected" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"/sparql?query={quote(ASK)}&query={quote(ASK)}", 400),
        (f"/sparql?query={quote(ASK)}&default-graph-uri=relative", 400),
        (f"/sparql?query={quote(ASK)}&named-graph-uri=http://e/%3E", 400),
        ("/sparql?query=%FF", 400),
        (f"/sparql?query={quote(ASK)}&update=CLEAR%20ALL", 403),
        ("/sparql?update=CLEAR%20ALL", 403),
    ],
)
def test_bad_requests(http: httpx.Client, path: str, status: int) -> None:
    assert http.get(path).status_code == status


def test_bad_bodies(http: httpx.Client) -> None:
    assert (
        http.post("/sparql", content=ASK, headers={"Content-Type": "text/plain"}).status_code == 415
    )
    assert http.post("/sparql", content=ASK).status_code == 415
    assert http.post("/sparql", content=b"\xff", headers=DIRECT).status_code == 400
    assert http.post("/sparql", content=b"", headers=DIRECT).status_code == 400
    assert http.post("/sparql", data={"other": "x"}).status_code == 400
    assert http.post("/sparql", data={"update": "CLEAR ALL"}).status_code == 403


def test_long_body_is_413(http: httpx.Client) -> None:
    longest = ASK.ljust(64 * 1024)

    assert http.post("/sparql", content=longest, headers=DIRECT).status_code == 200
    answer = http.post("/sparql", content=longest + " ", headers=DIRECT)
    assert (answer.status_code, answer.json()["limit"]) == (413, "64 kB")


def test_long_body_without_length_is_413(http: httpx.Client) -> None:
    parts = (b" " * 1024 for _ in range(65))
    answer = http.post("/sparql", content=parts, headers=DIRECT)

    assert answer.status_code == 413


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


def test_service_clause_is_403(http: httpx.Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.settimeout(0.3)
        port = canary.getsockname()[1]
        query = f"SELECT * {{ SERVICE SILENT <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"
        answer = http.get("/sparql", params={"query": query})
        with pytest.raises(TimeoutError):
            canary.accept()

    assert (answer.status_code, answer.json()["type"]) == (403, "/docs#problem-query-refused")


def test_deep_nesting_is_400_and_the_server_lives(http: httpx.Client) -> None:
    deep = "ASK { FILTER(" + "(" * 6000 + "1" + ")" * 6000 + ") }"
    answer = http.post("/sparql", content=deep, headers=DIRECT)

    assert (answer.status_code, answer.json()["type"]) == (400, "/docs#problem-query-too-complex")
    assert http.get("/health").status_code == 200


RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"


@pytest.mark.slow
def test_runaway_is_503_with_limit_elapsed_and_hint(http: httpx.Client) -> None:
    answer = http.get("/sparql", params={"query": RUNAWAY})
    problem = answer.json()

    assert (answer.status_code, problem["limit"]) == (503, "time: 10")
    assert 9 < problem["elapsed"] < 12
    assert problem["hint"]
    assert int(answer.headers["retry-after"]) > 0
    assert answer.headers["x-limit"] == "time: 10"


def test_a_query_ends_when_its_client_leaves(http: httpx.Client, log: Path) -> None:
    gone = RUNAWAY.replace("?o }", "?o . }")
    with pytest.raises(httpx.ReadTimeout):
        http.get("/sparql", params={"query": gone}, timeout=0.5)
    deadline = time.monotonic() + 5
    while '"status": 499' not in log.read_text() and time.monotonic() < deadline:
        time.sleep(0.05)

    assert '"status": 499' in log.read_text()
    assert http.get("/sparql", params={"query": ASK}, timeout=2).status_code == 200
