"""One file as RDF: bytes, document, facts, quads."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Quad

from ..disclosure.basics.fact import Node
from ..disclosure.basics.gaps import Gap
from ..disclosure.coverage.coverage import Coverage, coverage
from ..disclosure.understanding import Understanding, understand_all
from ..reading.document import Document
from ..reading.formats import read
from ..triples import n_quads, quads
from ..values import Iri
from ..vocabulary import BASE
from .joined import joined
from .missed import missed

MAPPING_VERSION = "11"
"""Changes when the same bytes give other triples; a store then takes every file again."""


def version(*, ocr: bool) -> str:
    """Return the version under which a store notes what was converted."""
    return f"{MAPPING_VERSION}+ocr" if ocr else MAPPING_VERSION


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

    @property
    def nodes(self) -> Iterator[Node]:
        """The facts of all parts."""
        return (node for _, facts in self.parts for node in facts.nodes)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What was met and not understood in all parts."""
        return tuple(gap for _, facts in self.parts for gap in facts.gaps)

    def coverage(self) -> Coverage:
        """Measure how much of the file became facts."""
        return joined(coverage(part, facts.sections, facts.nodes) for part, facts in self.parts)

    def n_quads(self) -> bytes:
        """Return what the file states as N-Quads, sorted."""
        return n_quads(self.nodes, self.source)


@dataclass(frozen=True, slots=True)
class Conversion:
    """One file as RDF.

    *source* is its graph, *digest* its SHA-256, *gaps* what was not understood; *missed* says
    the same and what could not be read in sentences.
    """

    source: str
    name: str
    digest: str
    quads: tuple[Quad, ...]
    coverage: Coverage
    gaps: tuple[Gap, ...]
    missed: tuple[str, ...]


def convert(data: bytes, name: str, base: str = BASE, *, ocr: bool = False) -> Conversion:
    """Turn a file into RDF: one disclosure, or one for each publisher that it holds.

    :param name: the file's name, for messages and reports.
    :param base: base of the IRIs to mint, ending with a slash.
    :param ocr: recognise the text of pages that are only pictures.
    :raises FiscusError: the bytes cannot be read, are empty, or are no disclosure.
    """
    return conversion_of(understand_file(data, name, base, ocr=ocr))


def understand_file(data: bytes, name: str, base: str = BASE, *, ocr: bool = False) -> Understood:
    """Read a file and return what it states, with its text; see :func:`convert`."""
    document = read(data, name, ocr=ocr)
    return Understood(name, document, understand_all(document, base))


def conversion_of(understood: Understood) -> Conversion:
    """Return what was understood of a file as RDF."""
    document, covered = understood.document, understood.coverage()
    return Conversion(
        understood.source,
        understood.name,
        document.digest,
        quads(understood.nodes, understood.source),
        covered,
        understood.gaps,
        tuple(missed(document.unread, understood.gaps, covered)),
    )
