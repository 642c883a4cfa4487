"""One file as RDF: bytes, document, facts, quads."""

from dataclasses import dataclass

from pyoxigraph import Quad

from ..disclosure.coverage import Coverage, coverage
from ..disclosure.gaps import Gap
from ..disclosure.understanding import Understanding, understand_all
from ..reading.document import Document
from ..reading.formats import read
from ..triples import quads
from ..values import Iri
from ..vocabulary import BASE
from .joined import joined

MAPPING_VERSION = "1"
"""Changes when the same bytes give other triples; a store then takes every file again."""


@dataclass(frozen=True, slots=True)
class Understood:
    """One file as read: the document, and each disclosure in it with what it states."""

    name: str
    document: Document
    parts: tuple[tuple[Document, Understanding], ...]

    @property
    def source(self) -> Iri:
        """The IRI of the file."""
        return self.parts[0][1].frame.source


@dataclass(frozen=True, slots=True)
class Conversion:
    """One file as RDF.

    *source* is its graph, *digest* its SHA-256, *gaps* what was not understood.
    """

    source: str
    name: str
    digest: str
    quads: tuple[Quad, ...]
    coverage: Coverage
    gaps: tuple[Gap, ...]


def convert(data: bytes, name: str, base: str = BASE) -> Conversion:
    """Turn a file into RDF: one disclosure, or one for each publisher that it holds.

    :param name: the file's name, for messages and reports.
    :param base: base of the IRIs to mint, ending with a slash.
    :raises FiscusError: the bytes cannot be read, are empty, or are no disclosure.
    """
    return conversion_of(understand_file(data, name, base))


def understand_file(data: bytes, name: str, base: str = BASE) -> Understood:
    """Read a file and return what it states, with its text; see :func:`convert`."""
    document = read(data, name)
    return Understood(name, document, understand_all(document, base))


def conversion_of(understood: Understood) -> Conversion:
    """Return what was understood of a file as RDF."""
    document, parts, source = understood.document, understood.parts, understood.source
    return Conversion(
        source,
        understood.name,
        document.digest,
        quads((node for _, facts in parts for node in facts.nodes), source),
        joined(coverage(part, facts.sections, facts.nodes) for part, facts in parts),
        tuple(gap for _, facts in parts for gap in facts.gaps),
    )
