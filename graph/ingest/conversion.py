"""One file as RDF: bytes, document, facts, quads."""

from dataclasses import dataclass

from pyoxigraph import Quad

from ..disclosure.coverage import Coverage, coverage
from ..disclosure.gaps import Gap
from ..disclosure.understanding import understand
from ..reading.formats import read
from ..triples import quads
from ..vocabulary import BASE

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
    """Turn a disclosure into RDF.

    :param name: the file's name, for messages and reports.
    :param base: base of the IRIs to mint, ending with a slash.
    :raises FiscusError: the bytes cannot be read, are empty, or are no disclosure.
    """
    document = read(data, name)
    facts = understand(document, base)
    return Conversion(
        facts.frame.source,
        name,
        document.digest,
        quads(facts.nodes, facts.frame.source),
        coverage(document, facts.sections, facts.nodes),
        facts.gaps,
    )
