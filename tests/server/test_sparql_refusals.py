"""``/sparql`` refuses: formats, bodies, services, depth, runaways."""

import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

pytestmark = pytest.mark.server

ASK = "ASK { ?s ?p ?o }"
SELECT = "SELECT ?s WHERE { ?s ?p ?o }"
CONSTRUCT = "CONSTRUCT WHERE { ?s ?p ?o }"
DIRECT = {"Content-Type": "application/sparql-query"}


@pytest.mark.parametrize(
    ("query", "accept"),
    [(SELECT, "image/png"), (SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), (ASK, "image/*")],
)
def test_no_such_format_is_406(http: httpx.Client, query: str, accept: str) -> None:
    answer = http.get("/sparql", params={"query": query}, headers={"Accept": accept})

    assert answer.status_code == 406
    assert answer.json()["type"] == "/docs#problem-not-acceptable"
    assert "application/" in answer.json()["hint"]


def test_a_mistake_is_told_with_its_place(http: httpx.Client) -> None:
    answer = http.get("/sparql", params={"query": "SELECT * WHERE { ?s rdfs:label ?o }"})

    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"] == "line 1, column 21: the prefix rdfs: is not declared"
    assert "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>" in answer.json()["hint"]


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


def test_a_list_that_ends_the_parser_is_400(http: httpx.Client) -> None:
    query = "ASK { ?s ?p " + ",".join(["1"] * 20_000) + " }"
    answer = http.post("/sparql", content=query, headers=DIRECT)

    assert (answer.status_code, answer.json()["type"]) == (400, "/docs#problem-query-too-complex")
    assert http.get("/sparql", params={"query": ASK}).status_code == 200


BLOW_UPS = {
    "path": "ASK { ?s " + "/".join(["<urn:a>"] * 990) + " ?o }",
    "optional": "SELECT * { " + " ".join(f"OPTIONAL {{ ?s{n} ?p ?o }}" for n in range(990)) + " }",
    "doubling": "SELECT ?x30 { BIND('aaaaaaaaaa' AS ?x0) "
    + " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(30))
    + " }",
    "order": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?l ?a ?c",
    "offset": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } OFFSET 1000000000000",
    "values": "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"VALUES ?{name} {{ {' 1' * 1000} }}" for name in "abcd")
    + " }",
}


@pytest.mark.slow
def test_blow_ups_end_within_their_limits(
    http: httpx.Client, new_client: Callable[[], httpx.Client]
) -> None:
    def ask(query: str) -> tuple[int, float, str]:
        started = time.monotonic()
        with new_client() as client:
            answer = client.post("/sparql", content=query, headers=DIRECT)
        limit = answer.json().get("limit", "")
        return answer.status_code, time.monotonic() - started, limit.partition(":")[0]

    with ThreadPoolExecutor(2) as pool:
        found = dict(zip(BLOW_UPS, pool.map(ask, BLOW_UPS.values()), strict=True))

    assert {name: outcome[0] for name, outcome in found.items()} == dict.fromkeys(BLOW_UPS, 503)
    assert {
        name for name, outcome in found.items() if outcome[2] not in ("time", "memory", "bytes")
    } == set()
    assert max(outcome[1] for outcome in found.values()) < 12
    assert http.get("/sparql", params={"query": ASK}, timeout=2).status_code == 200
