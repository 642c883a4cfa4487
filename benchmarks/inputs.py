"""The documents that all are measured on: the samples, as often as wanted."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Quad
from rdflib.term import Node

from fiscus.graph.ingest import Conversion, convert
from fiscus.graph.validation.conversion import to_rdflib

SAMPLES = Path(__file__).parents[1] / "samples"


@dataclass(frozen=True, slots=True)
class Source:
    """A file's name and bytes."""

    name: str
    data: bytes


def documents(copies: int) -> list[Source]:
    """Return every sample ``copies`` times; each copy has bytes, and so a graph, of its own."""
    paths = sorted(SAMPLES.glob("*.txt"))
    return [
        Source(f"{number}-{path.name}", path.read_bytes() + b"\n" * number)
        for number in range(copies)
        for path in paths
    ]


@cache
def conversions(copies: int) -> tuple[Conversion, ...]:
    """Return the documents as quads."""
    return tuple(convert(source.data, source.name) for source in documents(copies))


def merged(quads: tuple[Quad, ...]) -> list[Quad]:
    """Return the quads as they stand in the default graph."""
    return [Quad(quad.subject, quad.predicate, quad.object) for quad in quads]


def triples_of(quads: Iterable[Quad]) -> list[tuple[Node, Node, Node]]:
    """Return the quads as rdflib takes them."""
    return [
        (to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object))
        for quad in quads
    ]
