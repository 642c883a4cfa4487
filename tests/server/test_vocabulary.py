"""``/ontology``, ``/shapes`` and ``/cube`` in each format."""

import httpx
import pyoxigraph as ox
import pytest

pytestmark = pytest.mark.server


@pytest.mark.parametrize("path", ["/ontology", "/shapes", "/cube"])
@pytest.mark.parametrize(
    ("accept", "rdf_format"),
    [
        ("*/*", ox.RdfFormat.TURTLE),
        ("text/html", ox.RdfFormat.TURTLE),
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


def test_ontology_declares_the_terms(http: httpx.Client) -> None:
    text = http.get("/ontology.nt").text

    assert "<https://w3id.org/fiscus/ontology#Disclosure>" in text
