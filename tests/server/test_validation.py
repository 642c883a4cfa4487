"""``/validate``: reports, and what is refused before or while it is read."""

import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
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
    assert page.text.count('class="finding') == len(report["results"])
    assert "b&gt;预算.txt" in page.text
    assert "etc" not in page.text


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
