"""``/validate``: reports, and what is refused before or while it is read."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import junitparser
import pyoxigraph as ox
import pytest

pytestmark = pytest.mark.server

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
SH = "http://www.w3.org/ns/shacl#"


def test_report_as_json(http: httpx.Client, disclosure: Path) -> None:
    answer = http.post("/validate", content=disclosure.read_bytes())
    report = answer.json()

    assert answer.headers["content-type"] == "application/json"
    assert set(report) == {"conforms", "counts", "results"}
    assert set(report["counts"]) == {"violation", "warning", "info"}


def test_report_as_turtle(http: httpx.Client, disclosure: Path) -> None:
    answer = http.post(
        "/validate", content=disclosure.read_bytes(), headers={"Accept": "text/turtle"}
    )
    triples = [quad.triple for quad in ox.parse(answer.content, format=ox.RdfFormat.TURTLE)]

    assert answer.headers["content-type"].startswith("text/turtle")
    assert any(triple.predicate == ox.NamedNode(f"{SH}conforms") for triple in triples)


def test_form_gives_a_page_and_the_same_findings(http: httpx.Client, disclosure: Path) -> None:
    files = {"file": ("../../etc/<b>预算.txt", disclosure.read_bytes())}
    page = http.post("/validate", files=files, headers={"Accept": BROWSER})
    report = http.post("/validate", files=files).json()

    assert page.status_code == 200
    assert page.text.count("<article ") == len(report["results"])
    assert "default-src 'none'; style-src 'sha256-" in page.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert "b&gt;预算.txt" in page.text
    assert "etc" not in page.text


SARIF, JUNIT = "application/sarif+json", "application/junit+xml"


@pytest.mark.parametrize(
    ("accept", "parameter", "media_type"),
    [
        (SARIF, "", SARIF),
        ("*/*", "sarif", SARIF),
        (JUNIT, "", JUNIT),
        ("application/xml", "", "application/xml"),
        ("text/html", "junit", JUNIT),
        ("text/plain", "", "text/plain; charset=utf-8"),
        ("image/png", "json", "application/json"),
    ],
)
def test_forms_are_chosen_by_accept_or_parameter(
    http: httpx.Client, faulty: Path, accept: str, parameter: str, media_type: str
) -> None:
    parameters = {"format": parameter, "lang": "en"} if parameter else {"lang": "en"}
    answer = http.post(
        "/validate",
        params=parameters,
        content=faulty.read_bytes(),
        headers={"Accept": accept},
    )
    content_type, text = answer.headers["content-type"], answer.text

    assert (answer.status_code, content_type) == (200, media_type)
    assert "Basic expenditure is 240 万元" in text
    if "sarif" in content_type:
        assert json.loads(text)["version"] == "2.1.0"
    if "xml" in content_type:
        assert junitparser.JUnitXml.fromstring(text.encode()).failures > 0


def test_profile_and_language_are_fields_of_the_form(http: httpx.Client, faulty: Path) -> None:
    def counts(**fields: str) -> dict[str, int]:
        files = {"file": ("a.txt", faulty.read_bytes())}
        found: dict[str, int] = http.post("/validate", files=files, data=fields).json()["counts"]
        return found

    structure, general = counts(profile="structure-only", lang="en"), counts()
    assert 0 < structure["violation"] < general["violation"]
    assert counts(profile="general") == general


@pytest.mark.parametrize(
    ("parameter", "listed"),
    [
        ({"profile": "nope"}, "structure-only"),
        ({"lang": "fr"}, "zh, en"),
        ({"format": "pdf"}, "sarif"),
    ],
)
def test_unknown_choices_are_400_with_the_list(
    http: httpx.Client, disclosure: Path, parameter: dict[str, str], listed: str
) -> None:
    answer = http.post("/validate", params=parameter, content=disclosure.read_bytes())

    assert answer.status_code == 400
    assert listed in answer.json()["hint"]


def test_rdf_without_anything_to_check_is_422(http: httpx.Client) -> None:
    rdf = b"<urn:a> <urn:b> <urn:c> ."
    answer = http.post("/validate", content=rdf, headers={"Content-Type": "text/turtle"})

    assert answer.status_code == 422
    assert "dcat-ap" in answer.json()["hint"]


@pytest.mark.parametrize("body", [b"", b"   \n", b"\x00\x01\x02", "没有这样的文件".encode()])
def test_unreadable_is_422(http: httpx.Client, body: bytes) -> None:
    answer = http.post("/validate", content=body)

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert "/" not in answer.json()["detail"]


def test_bad_forms(http: httpx.Client) -> None:
    other = http.post("/validate", files={"other": ("x.txt", b"x")})
    text = http.post("/validate", data={"file": "x"}, files={"x": b""})
    broken = http.post(
        "/validate", content=b"nonsense", headers={"Content-Type": "multipart/form-data"}
    )

    assert [answer.status_code for answer in (other, text, broken)] == [400, 400, 400]


def test_other_formats_are_406(http: httpx.Client) -> None:
    answer = http.post("/validate", content=b"x", headers={"Accept": "image/png"})

    assert answer.status_code == 406


def test_declared_length_over_the_limit_is_413_at_once(http: httpx.Client) -> None:
    url = http.base_url
    with socket.create_connection((url.host, url.port or 80), timeout=10) as client:
        length = 300 * 1024 * 1024
        client.sendall(
            f"POST /validate HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n".encode()
        )
        head = client.recv(65536)

    assert head.startswith(b"HTTP/1.1 413 ")


def test_streamed_body_over_the_limit_is_413(http: httpx.Client) -> None:
    sent = 0

    def chunks() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(300):
            sent += 1024 * 1024
            yield bytes(1024 * 1024)

    try:
        answer = http.post("/validate", content=chunks())
    except httpx.WriteError:  # the server closed while more was being sent
        assert sent < 60 * 1024 * 1024
        return
    assert (answer.status_code, answer.json()["limit"]) == (413, "32 MB")


def test_the_form_is_shown(http: httpx.Client) -> None:
    page = http.get("/validate").text

    assert 'enctype="multipart/form-data"' in page


def test_no_document_stays_behind(http: httpx.Client, scratch: Path, disclosure: Path) -> None:
    large = disclosure.read_bytes() + (b" " * 1023 + b"\n") * 2048  # too large to be kept in memory

    assert http.post("/validate", files={"file": ("x.txt", large)}).status_code == 200
    assert list(scratch.iterdir()) == []
