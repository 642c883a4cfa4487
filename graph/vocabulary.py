"""Namespaces of the published vocabulary and of the standards that it builds on."""

from pyoxigraph import NamedNode

BASE = "https://w3id.org/fiscus/"
"""Default base of data IRIs; configuration, so that a portal can mint under its own name."""

CODE = "https://w3id.org/fiscus/code/"
"""Where code lists live: ``{CODE}{scheme}/{code}``; independent of the base of the data."""


class Namespace:
    """An IRI prefix whose attributes are its terms: ``FIS.amount``."""

    __slots__ = ("prefix",)

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    def __getattr__(self, name: str) -> NamedNode:
        """Return the term called *name*."""
        return NamedNode(self.prefix + name)


FIS = Namespace("https://w3id.org/fiscus/ontology#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
ORG = Namespace("http://www.w3.org/ns/org#")
PROV = Namespace("http://www.w3.org/ns/prov#")

PREFIXES = {
    "fis": FIS.prefix,
    "code": CODE,
    "rdf": RDF.prefix,
    "xsd": XSD.prefix,
    "skos": SKOS.prefix,
    "dcterms": DCTERMS.prefix,
    "org": ORG.prefix,
}
"""Prefixes that dumps and conversions declare."""
