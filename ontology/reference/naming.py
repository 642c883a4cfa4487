"""How terms are named and linked on a page: prefixes, anchors, labels."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...graph.vocabulary import CODE, FIS, PREFIXES
from .statements import Language, ontology

NAMESPACES: Mapping[str, str] = {
    "fis": FIS.prefix,
    "code": CODE,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": PREFIXES["dcterms"],
    "eli": "http://data.europa.eu/eli/ontology#",
    "epo": "http://data.europa.eu/a4g/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "obeu-attribute": "http://data.openbudgets.eu/ontology/dsd/attribute/",
    "obeu-dimension": "http://data.openbudgets.eu/ontology/dsd/dimension/",
    "obeu-measure": "http://data.openbudgets.eu/ontology/dsd/measure/",
    "obeu-operation": "http://data.openbudgets.eu/resource/codelist/operation-character/",
    "obeu-phase": "http://data.openbudgets.eu/resource/codelist/budget-phase/",
    "org": PREFIXES["org"],
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": PREFIXES["rdf"],
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "skos": PREFIXES["skos"],
    "xsd": PREFIXES["xsd"],
}
"""Prefixes of all terms that the ontology and its alignments use."""

_DATATYPES: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "rdf:Property": "属性",
        "rdf:langString": "中文文字",
        "xsd:date": "日期",
        "xsd:decimal": "十进制数",
        "xsd:integer": "整数",
        "xsd:string": "原样文字",
    },
    "en": {
        "rdf:Property": "property",
        "rdf:langString": "text in Chinese",
        "xsd:date": "date",
        "xsd:decimal": "decimal number",
        "xsd:integer": "whole number",
        "xsd:string": "text as it stands",
    },
}


@dataclass(frozen=True, slots=True)
class Name:
    """A term as a page names it.

    :ivar brief: prefixed name, such as ``fis:amount``.
    :ivar label: what it is called in the page's language, empty where that is not known.
    :ivar href: ``#Disclosure``, ``#code-phase``, or its IRI where it belongs to others.
    """

    iri: str
    brief: str
    label: str
    href: str

    @property
    def shown(self) -> str:
        """The label, else the prefixed name."""
        return self.label or self.brief


def name_of(iri: str, language: Language) -> Name:
    """Return how a term is named; a datatype leads nowhere."""
    brief = shorten(iri)
    if brief in _DATATYPES[language]:
        return Name(iri, brief, _DATATYPES[language][brief], "")
    return Name(iri, brief, ontology().label(iri, language), href_of(iri))


def href_of(iri: str) -> str:
    """Return where a term stands on the page: ``#Disclosure``, ``#code-phase``; else its IRI."""
    if iri.startswith(FIS.prefix):
        return f"#{anchor_of(iri)}"
    return f"#code-{iri.removeprefix(CODE)}" if iri.startswith(CODE) else iri


def anchor_of(iri: str) -> str:
    """Return the fragment of a term of ours: ``Disclosure``."""
    return iri.removeprefix(FIS.prefix)


def shorten(iri: str) -> str:
    """Return the prefixed name of an IRI, or the IRI where no prefix fits."""
    for prefix, namespace in NAMESPACES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
