"""The RDF and result formats that are spoken, with their media types and file endings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from ..graph.vocabulary import PREFIXES as VOCABULARY_PREFIXES

HTML = "text/html"
TURTLE = "text/turtle"

GRAPH_FORMATS: Mapping[str, ox.RdfFormat] = {
    TURTLE: ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
"""Media types of RDF graphs, the preferred one first."""

GRAPH_ENDINGS: Mapping[str, str] = {
    "ttl": TURTLE,
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
}

RESULT_FORMATS: Mapping[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
"""Media types of tables and booleans, the preferred one first."""

PREFIXES: Mapping[str, str] = {
    **VOCABULARY_PREFIXES,
    "dcat": "http://www.w3.org/ns/dcat#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
}
"""Prefixes that pages and RDF answers use."""


CUBE_PREFIXES: Mapping[str, str] = {
    "cube": "https://w3id.org/fiscus/cube#",
    "qb": "http://purl.org/linked-data/cube#",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
}
"""Prefixes that Turtle declares beside the others where it holds a data cube."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """Bytes with the media type that they are in."""

    media_type: str
    body: bytes


def render_graph(triples: Iterable[ox.Triple], media_type: str) -> Rendering:
    """Return the triples, sorted, in one of :data:`GRAPH_FORMATS`."""
    if media_type == TURTLE:
        return Rendering(TURTLE, turtle(triples))
    body = ox.serialize(sorted(set(triples), key=str), format=GRAPH_FORMATS[media_type])
    return Rendering(media_type, body or b"")


def turtle(triples: Iterable[ox.Triple]) -> bytes:
    """Return the triples as Turtle: each once, sorted, prefixes too, so that bytes are stable."""
    ordered = sorted(set(triples), key=str)
    body = _turtle(ordered, PREFIXES)
    if CUBE_PREFIXES["qb"].encode() in body:
        return _turtle(ordered, {**PREFIXES, **CUBE_PREFIXES})
    return body


def _turtle(ordered: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> bytes:
    body = ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=dict(prefixes)) or b""
    return _with_ordered_prefixes(body, len(prefixes))


def render_quads(quads: Iterable[ox.Quad], rdf_format: ox.RdfFormat) -> bytes:
    """Return the quads in a format of datasets: each once, sorted by graph and statement."""
    ordered = sorted(set(quads), key=lambda quad: (str(quad.graph_name), str(quad.triple)))
    if rdf_format != ox.RdfFormat.TRIG:
        return ox.serialize(ordered, format=rdf_format) or b""
    body = ox.serialize(ordered, format=rdf_format, prefixes=dict(PREFIXES)) or b""
    return _with_ordered_prefixes(body, len(PREFIXES))


def _with_ordered_prefixes(body: bytes, count: int) -> bytes:
    lines = body.splitlines(keepends=True)
    # the engine declares prefixes first, in an order of chance
    return b"".join(sorted(lines[:count]) + lines[count:])


def shorten(iri: str) -> str:
    """Return the prefixed name of an IRI, or the IRI where no prefix fits."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
