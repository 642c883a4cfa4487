"""What the SPARQL endpoint says of itself (SPARQL 1.1 Service Description)."""

import pyoxigraph as ox

from ..graph.vocabulary import RDF, XSD, Namespace
from .formats import PREFIXES

_SD = Namespace(PREFIXES["sd"])
_VOID = Namespace("http://rdfs.org/ns/void#")
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)


def describe_service(endpoint: str, triples: int) -> list[ox.Triple]:
    """Return the description of the service at ``endpoint``, without blank nodes."""
    service = ox.NamedNode(endpoint)
    dataset, merged = ox.NamedNode(f"{endpoint}#dataset"), ox.NamedNode(f"{endpoint}#default-graph")
    found = [
        ox.Triple(service, RDF.type, _SD.Service),
        ox.Triple(service, _SD.endpoint, service),
        ox.Triple(service, _SD.supportedLanguage, _SD.SPARQL11Query),
        ox.Triple(service, _SD.defaultDataset, dataset),
        ox.Triple(dataset, RDF.type, _SD.Dataset),
        ox.Triple(dataset, _SD.defaultGraph, merged),
        ox.Triple(merged, RDF.type, _SD.Graph),
        ox.Triple(merged, _VOID.triples, ox.Literal(str(triples), datatype=XSD.integer)),
    ]
    found.extend(
        ox.Triple(service, _SD.resultFormat, ox.NamedNode(_FORMATS + name)) for name in _RESULTS
    )
    return found
