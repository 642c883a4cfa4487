"""Reads nodes and overviews out of the served graph: questions of our own, never a user's."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import pyoxigraph as ox

_ABOUT = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
_TOWARDS = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY ?p ?s LIMIT 1001"
_FRAGMENTS = """
SELECT ?g ?s ?p ?o WHERE {
  GRAPH ?g { ?s ?p ?o } FILTER STRSTARTS(STR(?s), CONCAT(STR(?g), "#"))
}
"""
_LABELS = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX fis: <https://w3id.org/fiscus/ontology#>
SELECT ?s ?label WHERE {
  ?s skos:prefLabel|rdfs:label|dcterms:title|fis:documentNumber|fis:sourceText ?label
} ORDER BY ?label
"""
_DISCLOSURES = """
PREFIX fis: <https://w3id.org/fiscus/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?iri ?title ?year ?publisher ?publisher_name ?division ?level WHERE {
  ?iri a fis:Disclosure .
  OPTIONAL { ?iri dcterms:title ?title }
  OPTIONAL { ?iri fis:fiscalYear ?year }
  OPTIONAL {
    ?iri fis:disclosedBy ?publisher
    OPTIONAL { ?publisher skos:prefLabel ?publisher_name }
  }
  OPTIONAL {
    ?iri fis:jurisdiction ?division
    OPTIONAL { ?division fis:governmentLevel ?level }
  }
} ORDER BY ?iri ?title ?year ?publisher ?publisher_name ?division ?level
"""
_ENTRY = ("iri", "title", "year", "publisher", "publisher_name", "division")
_KINDS = (
    "SELECT ?class (COUNT(?s) AS ?n) WHERE { ?s a ?class } GROUP BY ?class ORDER BY DESC(?n) ?class"
)
_GRAPHS_OF = """
PREFIX fis: <https://w3id.org/fiscus/ontology#>
SELECT DISTINCT ?disclosure ?g WHERE { GRAPH ?g { ?disclosure a fis:Disclosure } } ORDER BY ?g
"""
_GRAPH = "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }"

TOWARDS_LIMIT = 1000
"""At most this many statements that point to a node are shown with it."""


@dataclass(frozen=True, slots=True)
class DisclosureEntry:
    """What lists and catalogues tell of one disclosure; empty where the graph says nothing.

    :ivar division: IRI of the division that it is about.
    :ivar level: level of government of that division, such as ``county``.
    """

    iri: str
    title: str
    year: str
    publisher: str
    publisher_name: str
    division: str
    level: str


class Readable(Protocol):
    """The part of a store that is needed here."""

    def query(
        self, text: str, *, substitutions: Mapping[ox.Variable, ox.NamedNode | ox.Literal]
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Run a query with terms bound to its variables."""
        ...

    def dump_quads(self) -> Iterator[ox.Quad]:
        """Yield every data quad, the default graph first, each graph sorted."""
        ...

    def count(self) -> int:
        """Return the number of triples in the default graph."""
        ...


class GraphView:
    """The questions that pages, catalogue and RDF addresses ask of a store."""

    def __init__(self, store: Readable) -> None:
        self._store = store

    def about(self, iri: str) -> list[ox.Triple]:
        """Return the default graph's triples with this subject."""
        return self._triples(_ABOUT, s=ox.NamedNode(iri))

    def towards(self, iri: str) -> list[ox.Triple]:
        """Return triples with this object, at most :data:`TOWARDS_LIMIT` + 1 of them."""
        return self._triples(_TOWARDS, o=ox.NamedNode(iri))

    def fragments(self, iri: str) -> list[ox.Triple]:
        """Return what a source file's own graph says of its fragments (``{iri}#…``)."""
        return self._triples(_FRAGMENTS, g=ox.NamedNode(iri))

    def label(self, iri: str) -> str:
        """Return a name to show for a node, empty where it has none."""
        for row in self._rows(_LABELS, s=ox.NamedNode(iri)):
            return _text(row["label"])
        return ""

    def disclosures(self) -> list[DisclosureEntry]:
        """Return all disclosures, ordered by IRI; a contradicting second value is left out."""
        found: dict[str, DisclosureEntry] = {}
        for row in self._rows(_DISCLOSURES):
            told = {name: _text(row[name]) for name in _ENTRY}
            entry = DisclosureEntry(**told, level=_text(row["level"]).rpartition("/")[2])
            found.setdefault(entry.iri, entry)
        return list(found.values())

    def kinds(self) -> list[tuple[str, int]]:
        """Return each class with the number of its nodes, the most frequent first."""
        return [(_text(row["class"]), int(_text(row["n"]))) for row in self._rows(_KINDS)]

    def graphs_of_disclosures(self) -> dict[str, list[str]]:
        """Return for each disclosure the named graphs that state it."""
        found: dict[str, list[str]] = {}
        for row in self._rows(_GRAPHS_OF):
            found.setdefault(_text(row["disclosure"]), []).append(_text(row["g"]))
        return found

    def graph(self, iri: str) -> list[ox.Triple]:
        """Return the triples of one named graph."""
        return self._triples(_GRAPH, g=ox.NamedNode(iri))

    def quads(self) -> Iterator[ox.Quad]:
        """Yield every data quad, the default graph first, each graph sorted."""
        return self._store.dump_quads()

    def count(self) -> int:
        """Return the number of triples in the default graph."""
        return self._store.count()

    def _rows(self, text: str, **bound: ox.NamedNode) -> Iterator[ox.QuerySolution]:
        substitutions: dict[ox.Variable, ox.NamedNode | ox.Literal] = {
            ox.Variable(name): term for name, term in bound.items()
        }
        answer = self._store.query(text, substitutions=substitutions)
        assert isinstance(answer, ox.QuerySolutions)  # noqa: S101 - all of them are SELECT
        return iter(answer)

    def _triples(self, text: str, **bound: ox.NamedNode) -> list[ox.Triple]:
        return [ox.Triple(row["s"], row["p"], row["o"]) for row in self._rows(text, **bound)]


def _text(term: object) -> str:
    return str(getattr(term, "value", ""))
