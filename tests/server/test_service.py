"""Home, docs, health, errors and the header fields of every answer."""

import hashlib
import json
import re
import time
from pathlib import Path

import httpx
import pytest
from fastapi import Request

from fiscus.server.problems import RequestError, problem_of, respond

pytestmark = pytest.mark.server

BROWSER = "text/html,*/*;q=0.8"
PAGES = (
    "/",
    "/code/",
    "/page/source/aaaaaaaaaaaaaaaa",
    "/docs",
    "/dumps/",
    "/validate",
    "/queries",
    "/sparql",
    "/page/department/130799/471",
)


def test_home_says_what_is_in_the_graph(http: httpx.Client) -> None:
    page = http.get("/").text

    assert "<strong>124</strong>" in page
    for title in ("工业和信息化局2023年", "工业和信息化局2024年", "农业农村局2023年"):
        assert f"示例县{title}部门预算信息公开" in page
    for word in ("研究者", "开放数据平台", "审核者", "Researchers", "Validators"):
        assert word in page


def test_home_names_the_source_of_each_disclosure(http: httpx.Client) -> None:
    page = http.get("/").text

    for name in ("industry-2023.txt", "industry-2024.txt", "farming-2023.txt"):
        assert page.count(f">{name}</a>") == 1
    assert 'href="/id/source/aaaaaaaaaaaaaaaa"' in page


def test_home_warns_of_sums_over_parts_and_totals(http: httpx.Client) -> None:
    page = http.get("/").text

    assert "sums are safe" not in page
    assert "choose one budget item, phase and fund source" in page
    assert "page or cell" not in page


@pytest.mark.parametrize("path", PAGES)
def test_pages_load_nothing_from_elsewhere(http: httpx.Client, path: str) -> None:
    answer = http.get(path, headers={"Accept": BROWSER})

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert re.findall(r"<(?:script|img|iframe|style)\b", answer.text) == []
    assert re.findall(r'<link [^>]*href="([^"]*)"', answer.text) == ["/static/style.css"]


@pytest.mark.parametrize("path", ["/", "/nothing", "/catalog.ttl", "/health"])
def test_every_answer_is_guarded(http: httpx.Client, path: str) -> None:
    headers = http.get(path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["access-control-allow-origin"] == "*"
    assert re.fullmatch(r"[0-9a-f]{32}", headers["x-request-id"])


def test_preflight(http: httpx.Client) -> None:
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    answer = http.options("/sparql", headers=asked)

    assert answer.status_code == 204
    assert "POST" in answer.headers["access-control-allow-methods"]


def test_problem_for_programs_and_for_browsers(http: httpx.Client) -> None:
    program = http.get("/nothing")
    browser = http.get("/nothing", headers={"Accept": BROWSER})

    assert program.headers["content-type"] == "application/problem+json"
    assert program.json() == {
        "type": "/docs#problem-not-found",
        "title": "Not Found",
        "status": 404,
        "detail": "there is nothing at this address",
    }
    assert browser.status_code == 404
    assert browser.headers["content-type"].startswith("text/html")
    assert "此处没有内容" in browser.text


def test_wrong_method(http: httpx.Client) -> None:
    answer = http.delete("/catalog.ttl")

    assert (answer.status_code, answer.json()["type"]) == (405, "/docs#problem-method-not-allowed")
    assert "GET" in answer.headers["allow"]


def test_docs_list_every_address(http: httpx.Client) -> None:
    page = http.get("/docs").text
    paths = http.get("/openapi.json").json()["paths"]

    assert {"/sparql", "/validate", "/catalog", "/id/{path}"} <= set(paths)
    assert [path for path in paths if f"<code>{path}</code>" not in page] == []


def test_alive_and_ready(http: httpx.Client) -> None:
    assert http.get("/health").json() == {"status": "alive"}
    ready = http.get("/ready")
    assert (ready.status_code, ready.json()["status"]) == (200, "ready")
    assert ready.json()["snapshot"]


def logged(log: Path, number: str) -> dict[str, object]:
    for _ in range(50):
        lines = [json.loads(line) for line in log.read_text().splitlines()]
        found = [line for line in lines if line.get("request") == number]
        if found:
            return dict(found[0])
        time.sleep(0.1)
    raise AssertionError(f"{number} is not logged")


def test_requests_are_logged_as_json_without_the_query(http: httpx.Client, log: Path) -> None:
    query = "SELECT ?secret WHERE { ?secret ?p ?o } LIMIT 7"
    answer = http.get("/sparql", params={"query": query})
    line = logged(log, answer.headers["x-request-id"])

    assert (line["method"], line["path"], line["status"]) == ("GET", "/sparql", 200)
    assert (line["bytes"], line["rows"]) == (len(answer.content), 7)
    assert line["query"] == hashlib.sha256(query.encode()).hexdigest()[:16]
    assert "secret" not in log.read_text()


def test_refused_queries_are_logged_with_the_reason(http: httpx.Client, log: Path) -> None:
    answer = http.get("/sparql", params={"query": "nonsense"})

    assert logged(log, answer.headers["x-request-id"])["ended_by"] == "query-syntax"


def test_a_slow_body_is_told_in_both_languages() -> None:
    request = Request({"type": "http", "path": "/validate", "headers": [(b"accept", b"text/html")]})
    problem = problem_of(RequestError("timeout", "the body came too slowly"))
    page = bytes(respond(request, problem).body).decode()

    assert problem.status == 408
    assert "Request Timeout" in page
    assert "请求发送得太慢。" in page
