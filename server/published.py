"""The vocabulary that comes with the package, as published: ontology, cube, codes, shapes."""

from dataclasses import dataclass
from importlib.resources import files

import pyoxigraph as ox

from ..graph.vocabulary import RDF, SKOS
from ..ontology.loading import closure_files, code_list_file, code_list_names, cube_file
from .addresses import ONTOLOGY, SHAPES
from .formats import PREFIXES

_LABELS = tuple(
    ox.NamedNode(PREFIXES[prefix] + name)
    for prefix, name in (("skos", "prefLabel"), ("rdfs", "label"), ("dcterms", "title"))
)


@dataclass(frozen=True, slots=True)
class Published:
    """Ontology, code lists and shapes.

    :ivar ontology: the ontology's Turtle files, one after the other.
    :ivar shapes: the shapes' Turtle files, one after the other.
    :ivar cube: the structure of the data cubes, in Turtle.
    :ivar terms: all terms and concepts, to look up labels and statements.
    """

    ontology: bytes
    shapes: bytes
    cube: bytes
    terms: ox.Store

    def about(self, iri: str) -> list[ox.Triple]:
        """Return what the vocabulary says of a term or concept."""
        return [quad.triple for quad in self.terms.quads_for_pattern(ox.NamedNode(iri), None, None)]

    def schemes(self) -> list[str]:
        """Return the IRIs of all code lists, in order."""
        return self._subjects(RDF.type, SKOS.ConceptScheme)

    def concepts(self, scheme: str) -> list[str]:
        """Return the IRIs of a code list's concepts, in order."""
        return self._subjects(SKOS.inScheme, ox.NamedNode(scheme))

    def label(self, iri: str, language: str) -> str:
        """Return the label of a term in ``zh`` or ``en``, empty where there is none."""
        for predicate in _LABELS:
            for quad in self.terms.quads_for_pattern(ox.NamedNode(iri), predicate, None):
                if isinstance(quad.object, ox.Literal) and quad.object.language == language:
                    return quad.object.value
        return ""

    def _subjects(self, predicate: ox.NamedNode, term: ox.NamedNode) -> list[str]:
        found = self.terms.quads_for_pattern(None, predicate, term)
        subjects = (quad.subject for quad in found)
        return sorted({s.value for s in subjects if isinstance(s, ox.NamedNode)})


def load_published() -> Published:
    """Read the Turtle files of the package.

    :raises SyntaxError: a file of the package is no Turtle (a fault of the package).
    """
    ontology = [file.read_bytes() for file in closure_files()]
    code_lists = [code_list_file(name).read_bytes() for name in code_list_names()]
    terms = ox.Store()
    for text in (*ontology, *code_lists):
        terms.load(text, format=ox.RdfFormat.TURTLE, base_iri=ONTOLOGY)
    return Published(
        ontology=b"\n".join(ontology),
        shapes=b"\n".join(_shape_files()),
        cube=cube_file().read_bytes(),
        terms=terms,
    )


def parse_published(turtle: bytes, base: str = SHAPES) -> list[ox.Triple]:
    """Return the triples of a published Turtle text."""
    return [quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE, base_iri=base)]


def _shape_files() -> list[bytes]:
    entries = sorted(files("fiscus.shapes").iterdir(), key=lambda entry: entry.name)
    return [entry.read_bytes() for entry in entries if entry.name.endswith(".ttl")]
