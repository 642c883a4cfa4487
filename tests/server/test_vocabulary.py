"""``/ontology``, ``/shapes`` and ``/cube`` in each format."""

import re
from base64 import b64encode
from hashlib import sha256

import httpx
import lxml.html
import pyoxigraph as ox
import pytest

pytestmark = pytest.mark.server


@pytest.mark.parametrize("path", ["/ontology", "/shapes", "/cube"])
@pytest.mark.parametrize(
    ("accept", "rdf_format"),
    [
        ("*/*", ox.RdfFormat.TURTLE),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
    ],
)
def test_vocabulary_by_accept(
    http: httpx.Client, path: str, accept: str, rdf_format: ox.RdfFormat
) -> None:
    answer = http.get(path, headers={"Accept": accept})
    plain = http.get(f"{path}.nt")
    expected = len(list(ox.parse(plain.content, format=ox.RdfFormat.N_TRIPLES)))

    assert answer.headers["content-type"].partition(";")[0] == rdf_format.media_type
    assert expected == len(set(ox.parse(answer.content, format=rdf_format)))
    assert expected > 50


@pytest.mark.parametrize("path", ["/ontology", "/shapes", "/cube"])
def test_refusals_and_tags(http: httpx.Client, path: str) -> None:
    tag = http.get(path).headers["etag"]

    assert http.get(path, headers={"If-None-Match": tag}).status_code == 304
    assert http.get(f"{path}.pdf").status_code == 404
    assert http.get(path, headers={"Accept": "image/png"}).status_code == 406


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize("path", ["/ontology", "/shapes"])
@pytest.mark.parametrize(
    ("accepted", "language", "tag"),
    [
        ("", "zh", "zh-CN"),
        ("zh-TW,zh;q=0.9,en;q=0.8", "zh", "zh-CN"),
        ("en-GB,en;q=0.9", "en", "en"),
        ("fr,en;q=0.5,zh;q=0.4", "en", "en"),
        ("de", "zh", "zh-CN"),
    ],
)
def test_pages_by_language(
    http: httpx.Client, path: str, accepted: str, language: str, tag: str
) -> None:
    answer = http.get(path, headers={"Accept": BROWSER, "Accept-Language": accepted})
    same = http.get(f"{path}.{language}.html")

    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-language"] == tag
    assert answer.headers["content-location"] == f"{path}.{language}.html"
    assert answer.headers["vary"] == "Accept, Accept-Language"
    assert answer.content == same.content
    assert f'<html lang="{tag}">' in answer.text


@pytest.mark.parametrize("path", ["/ontology", "/shapes"])
def test_the_policy_allows_the_style_of_the_page_alone(http: httpx.Client, path: str) -> None:
    answer = http.get(path, headers={"Accept": "text/html"})
    (style,) = re.findall("<style>(.*?)</style>", answer.text, flags=re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = answer.headers["content-security-policy"]

    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert policy.endswith("frame-ancestors 'none'")


def test_what_pages_link_to_is_served(http: httpx.Client) -> None:
    root = lxml.html.document_fromstring(http.get("/ontology.zh.html").text)
    relative = {
        href.partition("#")[0]
        for href in root.xpath("//a/@href | //link/@href")
        if not href.startswith(("http://", "https://", "#"))
    }

    assert {"./", "ontology.en.html", "ontology.ttl", "shapes.zh.html"} < relative
    assert [one for one in sorted(relative) if http.head(f"/{one}").status_code != 200] == []


def test_a_page_that_is_kept_is_not_sent_again(http: httpx.Client) -> None:
    kept = http.get("/ontology.en.html").headers["etag"]

    assert http.get("/ontology.en.html", headers={"If-None-Match": kept}).status_code == 304


def test_the_iri_of_the_version_leads_to_the_ontology(http: httpx.Client) -> None:
    answer = http.get("/ontology/0.1.0")

    assert (answer.status_code, answer.headers["location"]) == (303, "/ontology")
    assert http.get("/ontology/9.9.9").status_code == 404


def test_ontology_declares_the_terms(http: httpx.Client) -> None:
    text = http.get("/ontology.nt").text

    assert "<https://w3id.org/fiscus/ontology#Disclosure>" in text
