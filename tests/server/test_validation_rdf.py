"""RDF sent to ``/validate``: the same report as for its document, and nothing is fetched."""

import itertools
import json
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from fiscus.graph.errors import UnreadableSource
from fiscus.server.rdf_upload import (
    RDF_TYPES,
    parse_rdf,
    rdf_type_of,
    refuse_doctype,
    refuse_nesting,
)

Run = Callable[..., subprocess.CompletedProcess[bytes]]

RDF_XML = "application/rdf+xml"
BOMB = "\n".join(
    (
        '<?xml version="1.0"?>',
        "<!DOCTYPE rdf:RDF [",
        '<!ENTITY a "aaaaaaaaaa">',
        *(
            f'<!ENTITY {name} "{"".join(f"&{last};" for _ in range(10))}">'
            for last, name in itertools.pairwise("abcdefghi")
        ),
        "]>",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
        '<rdf:Description rdf:about="urn:x"><rdf:value>&i;</rdf:value></rdf:Description>',
        "</rdf:RDF>",
    )
)
EXTERNAL = """<!DOCTYPE rdf:RDF [<!ENTITY x SYSTEM "{}">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="urn:x"><rdf:value>&x;</rdf:value></rdf:Description></rdf:RDF>"""


@pytest.fixture
def canary() -> Iterator[socket.socket]:
    """Listen, so that a test can tell that nobody called."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.3)
        yield listener


def url_of(canary: socket.socket) -> str:
    return f"http://127.0.0.1:{canary.getsockname()[1]}/"


def assert_nobody_called(canary: socket.socket) -> None:
    with pytest.raises(TimeoutError):
        canary.accept()


def send(http: httpx.Client, content: bytes, content_type: str) -> httpx.Response:
    return http.post("/validate", content=content, headers={"Content-Type": content_type})


@pytest.mark.server
def test_rdf_gets_the_findings_of_its_document(
    http: httpx.Client, fiscus: Run, faulty: Path
) -> None:
    of_document = {
        item["id"] for item in http.post("/validate", content=faulty.read_bytes()).json()["results"]
    }
    for form, content_type in (
        ("nq", "application/n-quads"),
        ("turtle", "text/turtle; charset=utf-8"),
    ):
        rdf = fiscus("convert", str(faulty), "--format", form).stdout
        report = send(http, rdf, content_type).json()

        assert {item["id"] for item in report["results"]} == of_document
    assert report["results"][0]["evidence"][0]["text"]
    part = {"file": ("facts.ttl", rdf)}
    assert http.post("/validate", files=part).json() == report


@pytest.mark.server
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("content_type", [RDF_XML, "text/xml", ""])
def test_entities_are_refused_at_once(http: httpx.Client, encoding: str, content_type: str) -> None:
    http.get("/health")
    started = time.monotonic()
    answer = send(http, BOMB.encode(encoding), content_type)

    assert time.monotonic() - started < 5
    assert (answer.status_code, answer.json()["type"]) == (422, "/docs#problem-unreadable")
    assert "DOCTYPE" in answer.json()["hint"]


@pytest.mark.server
def test_external_entities_are_not_followed(http: httpx.Client, canary: socket.socket) -> None:
    for address in (url_of(canary), "file:///etc/passwd"):
        answer = send(http, EXTERNAL.format(address).encode(), RDF_XML)

        assert answer.status_code == 422
        assert "root:" not in answer.text
    assert_nobody_called(canary)


@pytest.mark.server
def test_remote_contexts_are_not_fetched(http: httpx.Client, canary: socket.socket) -> None:
    for address in (url_of(canary), "file:///etc/passwd"):
        document = {"@context": address, "@id": "urn:x", "a": {"b": "c"}}
        answer = send(http, json.dumps(document).encode(), "application/ld+json")

        assert answer.status_code == 422
        assert "remote JSON-LD contexts" in answer.json()["detail"]
        assert "root:" not in answer.text
    assert_nobody_called(canary)


def nested(media_type: str, depth: int) -> bytes:
    head, tail = "<urn:a> <urn:b> <urn:c> . ", " ."
    start, middle, end = "<urn:a> <urn:b> ", "<<( <urn:a> <urn:b> ", " )>>"
    if media_type == RDF_XML:
        head = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:">'
        middle, end = "<rdf:Description><e:p>", "</e:p></rdf:Description>"
        return f"{head}{middle * depth}{end * depth}</rdf:RDF>".encode()
    return (head + start + middle * depth + "<urn:c>" + end * depth + tail).encode()


@pytest.mark.parametrize("media_type", [RDF_XML, "text/turtle", "application/trig"])
def test_what_parsers_do_not_survive_is_refused(media_type: str) -> None:
    started = time.process_time()
    with pytest.raises(UnreadableSource, match="nested more than 128 deep"):
        parse_rdf(nested(media_type, 100_000), media_type)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("piece", [b"<a ", b"<a '", b'<a b="', b"</", b"<a></a>"])
def test_looking_for_nesting_takes_linear_time(piece: bytes) -> None:
    """What is not linear takes hours; time of the processor, for the machine may be busy."""
    started = time.process_time()
    refuse_nesting(RDF_XML, piece * 300_000)
    assert time.process_time() - started < 5


def test_what_is_nested_a_little_is_read() -> None:
    assert len(parse_rdf(nested(RDF_XML, 50), RDF_XML)) == 50
    deep = b"<urn:a> <urn:b> " + b"[ <urn:b> " * 1000 + b"1" + b" ]" * 1000 + b" ."
    assert len(parse_rdf(deep, "text/turtle")) == 1001


def test_triple_terms_are_refused() -> None:
    with pytest.raises(UnreadableSource, match="triple terms"):
        parse_rdf(nested("text/turtle", 1), "text/turtle")


def test_no_kind_of_remote_context_is_fetched(canary: socket.socket) -> None:
    address = url_of(canary)
    scoped = {"@vocab": "urn:", "a": {"@id": "urn:a", "@context": address}}
    for context in ([address], {"@import": address}, scoped):
        document = {"@context": context, "@id": "urn:x", "a": {"b": "c"}}
        with pytest.raises(UnreadableSource):
            parse_rdf(json.dumps(document).encode(), "application/ld+json")
    assert_nobody_called(canary)


@pytest.mark.server
def test_deep_triple_terms_end_a_worker_only(http: httpx.Client) -> None:
    deep = b"<urn:s> <urn:p> " + b"<<( <urn:s> <urn:p> " * 60_000
    answer = send(http, deep, "text/turtle")

    assert answer.status_code == 422
    assert http.get("/health").status_code == 200


@pytest.mark.server
@pytest.mark.parametrize("media_type", sorted(RDF_TYPES))
def test_what_is_no_rdf_is_422(http: httpx.Client, media_type: str) -> None:
    answer = send(http, "预算 <".encode(), media_type)

    assert answer.status_code == 422
    assert media_type in answer.json()["detail"]


@pytest.mark.parametrize(
    ("content_type", "name", "data", "found"),
    [
        ("text/turtle; charset=utf-8", "x.txt", b"", "text/turtle"),
        ("application/octet-stream", "facts.TTL", b"", "text/turtle"),
        ("application/octet-stream", "x.owl", b"", RDF_XML),
        ("text/plain", "turtle", b"", ""),
        ("text/html", "x.html", b"<!DOCTYPE html><p>RDF</p>", ""),
        ("", "", b"<?xml version='1.0'?><r:RDF xmlns:r='x'>", RDF_XML),
        ("", "", "<RDF >".encode("utf-16"), RDF_XML),
    ],
)
def test_which_rdf_it_is(content_type: str, name: str, data: bytes, found: str) -> None:
    assert rdf_type_of(content_type, name, data) == found


def test_a_web_page_may_have_a_doctype() -> None:
    refuse_doctype("", b"<!DOCTYPE html>")


def test_the_line_of_a_fault_is_told() -> None:
    with pytest.raises(UnreadableSource) as caught:
        parse_rdf(b"<urn:a> <urn:b> 1 .\n<urn:a> nonsense", "text/turtle")

    assert caught.value.where == "line 2"
