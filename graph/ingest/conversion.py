"""One file as RDF: bytes, document, facts, quads."""

from dataclasses import dataclass

from pyoxigraph import Quad

from ..disclosure.coverage import Coverage, coverage
from ..disclosure.gaps import Gap
from ..disclosure.understanding import understand_all
from ..reading.formats import read
from ..triples import quads
from ..vocabulary import BASE
from .joined import joined

MAPPING_VERSION = "1"
"""Changes when the same bytes give other triples; a store then takes every file again."""


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
    document = read(data, name)
    parts = understand_all(document, base)
    source = parts[0][1].frame.source
    return Conversion(
        source,
        name,
        document.digest,
        quads((node for _, facts in parts for node in facts.nodes), source),
        joined(coverage(part, facts.sections, facts.nodes) for part, facts in parts),
        tuple(gap for _, facts in parts for gap in facts.gaps),
    )
