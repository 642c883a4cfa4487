"""What the Turtle files of the ontology state, looked up by subject or by object, in file order."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import Literal

import pyoxigraph as ox

from ...graph.vocabulary import RDF, RDFS, SKOS
from ..files import alignments_file, closure_files

Language = Literal["zh", "en"]
Object = ox.NamedNode | ox.BlankNode | ox.Literal

_FIRST, _REST, _NIL = RDF.first.value, RDF.rest.value, RDF.nil.value
_LABELS = (SKOS.prefLabel.value, RDFS.label.value, "http://purl.org/dc/terms/title")


@dataclass(frozen=True, slots=True)
class Statements:
    """Triples by subject and predicate and by predicate and object.

    Nodes are keyed by their IRI, blank nodes by ``_:`` and their name.

    :ivar forward: objects by subject and predicate.
    :ivar backward: subjects by predicate and object.
    """

    forward: dict[tuple[str, str], list[Object]]
    backward: dict[tuple[str, str], list[str]]

    def objects(self, subject: str, predicate: str) -> list[str]:
        """Return the keys of the nodes, and the texts of the literals, that a subject has."""
        return [key(term) for term in self.forward.get((subject, predicate), ())]

    def subjects(self, predicate: str, term: str) -> list[str]:
        """Return the subjects that have *term* under a predicate."""
        return self.backward.get((predicate, term), [])

    def texts(self, subject: str, predicate: str, language: Language) -> list[str]:
        """Return the literals in a language, and those that are of none."""
        found = self.forward.get((subject, predicate), ())
        literals = (term for term in found if isinstance(term, ox.Literal))
        return [term.value for term in literals if term.language in {language, None}]

    def text(self, subject: str, predicate: str, language: Language) -> str:
        """Return the first of these literals, empty where there is none."""
        return next(iter(self.texts(subject, predicate, language)), "")

    def label(self, subject: str, language: Language) -> str:
        """Return what a term is called, empty where nothing says it."""
        return next(filter(None, (self.text(subject, name, language) for name in _LABELS)), "")

    def members(self, head: str) -> list[str]:
        """Return the members of an RDF list."""
        found: list[str] = []
        while head != _NIL:
            found += self.objects(head, _FIRST)
            (head,) = self.objects(head, _REST)
        return found

    def of_type(self, *kinds: str) -> list[str]:
        """Return what is of one of the types, each once."""
        return list(dict.fromkeys(s for kind in kinds for s in self.subjects(RDF.type.value, kind)))


def key(term: Object) -> str:
    """Return the key of a node or the text of a literal."""
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else term.value


def statements_of(files: Iterable[Traversable]) -> Statements:
    """Return what Turtle files state.

    :raises SyntaxError: a file is no Turtle.
    """
    forward: dict[tuple[str, str], list[Object]] = defaultdict(list)
    backward: dict[tuple[str, str], list[str]] = defaultdict(list)
    for file in files:
        for quad in ox.parse(
            file.read_bytes(), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True
        ):
            subject, predicate, term = quad.subject, quad.predicate.value, quad.object
            if isinstance(subject, ox.Triple) or isinstance(term, ox.Triple):
                continue
            forward[key(subject), predicate].append(term)
            backward[predicate, key(term)].append(key(subject))
    return Statements(dict(forward), dict(backward))


@cache
def ontology() -> Statements:
    """Return the ontology with the annotations on its use, without alignments and code lists."""
    return statements_of(closure_files())


@cache
def alignments() -> Statements:
    """Return the alignments to other vocabularies."""
    return statements_of([alignments_file()])
