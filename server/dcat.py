"""Terms and values that the catalogue uses of DCAT-AP and of its controlled vocabularies."""

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from ..graph.vocabulary import DCTERMS, RDF, XSD, Namespace
from .formats import PREFIXES

DCAT = Namespace(PREFIXES["dcat"])
FOAF = Namespace(PREFIXES["foaf"])
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
AVAILABILITY = ox.NamedNode("http://data.europa.eu/r5r/availability")

_AUTHORITY = "http://publications.europa.eu/resource/authority/"
CHINESE = ox.NamedNode(f"{_AUTHORITY}language/ZHO")
CHINA = ox.NamedNode(f"{_AUTHORITY}country/CHN")
THEMES = ox.NamedNode(f"{_AUTHORITY}data-theme")
GOVERNMENT = ox.NamedNode(f"{_AUTHORITY}data-theme/GOVE")
SPARQL_PROTOCOL = ox.NamedNode("http://www.w3.org/TR/sparql11-protocol/")

_FILE_TYPES: Mapping[str, str] = {"text/turtle": "RDF_TURTLE", "application/n-quads": "RDF_N_QUADS"}
_MEDIA_TYPE = "https://www.iana.org/assignments/media-types/"
_PUBLISHER_TYPE = "http://purl.org/adms/publishertype/"
_AUTHORITY_OF_LEVEL: Mapping[str, str] = {
    "central": "NationalAuthority",
    "province": "RegionalAuthority",
    "city": "LocalAuthority",
    "county": "LocalAuthority",
    "township": "LocalAuthority",
}
KEYWORDS = (
    ox.Literal("部门预算", language="zh"),
    ox.Literal("预算公开", language="zh"),
    ox.Literal("budget", language="en"),
    ox.Literal("public finance", language="en"),
)


def media_type(name: str) -> ox.NamedNode:
    """Return the IRI of a media type in IANA's list."""
    return ox.NamedNode(_MEDIA_TYPE + name)


def file_type(name: str) -> ox.NamedNode:
    """Return the IRI of the file type of a media type that dumps have."""
    return ox.NamedNode(f"{_AUTHORITY}file-type/{_FILE_TYPES[name]}")


def availability(code: str) -> ox.NamedNode:
    """Return the IRI of a planned availability."""
    return ox.NamedNode(f"{_AUTHORITY}planned-availability/{code}")


def publisher_type_at(level: str) -> str:
    """Return the code for an authority of a level of government; empty where none is known."""
    return _AUTHORITY_OF_LEVEL.get(level, "")


def agent(node: ox.NamedNode, name: ox.Literal | None, kind: str) -> Iterator[ox.Triple]:
    """Yield a publisher with its name and the code of its kind, where they are known."""
    yield ox.Triple(node, RDF.type, FOAF.Agent)
    if name is not None:
        yield ox.Triple(node, FOAF.name, name)
    if kind:
        yield ox.Triple(node, DCTERMS.type, ox.NamedNode(_PUBLISHER_TYPE + kind))


def in_both(node: ox.NamedNode, predicate: ox.NamedNode, zh: str, en: str) -> Iterator[ox.Triple]:
    """Yield a text in Chinese and in English."""
    yield ox.Triple(node, predicate, ox.Literal(zh, language="zh"))
    yield ox.Triple(node, predicate, ox.Literal(en, language="en"))


def page(node: ox.NamedNode, predicate: ox.NamedNode, address: str) -> Iterator[ox.Triple]:
    """Yield that a node has a page."""
    yield ox.Triple(node, predicate, ox.NamedNode(address))
    yield ox.Triple(ox.NamedNode(address), RDF.type, FOAF.Document)


def topics(node: ox.NamedNode) -> Iterator[ox.Triple]:
    """Yield the theme and the keywords of a dataset or service."""
    yield ox.Triple(node, DCAT.theme, GOVERNMENT)
    for keyword in KEYWORDS:
        yield ox.Triple(node, DCAT.keyword, keyword)


def years(node: ox.NamedNode, first: str, last: str) -> Iterator[ox.Triple]:
    """Yield that a node is the time from the beginning of one year to the end of another."""
    from_day, to_day = f"{first}-01-01", f"{last}-12-31"
    yield ox.Triple(node, DCAT.startDate, ox.Literal(from_day, datatype=XSD.date))
    yield ox.Triple(node, DCAT.endDate, ox.Literal(to_day, datatype=XSD.date))
