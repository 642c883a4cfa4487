"""Text to quads, beside the least that any reader must do, and beside rdflib."""

import re
from collections.abc import Iterator

import rdflib
from pyoxigraph import RdfFormat, serialize

from fiscus.graph.disclosure.understanding import understand
from fiscus.graph.ingest import convert
from fiscus.graph.reading.formats import read
from fiscus.graph.triples import quads
from fiscus.graph.vocabulary import BASE

from .inputs import Source, conversions, documents, triples_of
from .measuring import Row, best

_NUMBER = re.compile(r"[0-9][0-9,.]*")


def measure(copies: int, rounds: int) -> Iterator[Row]:
    """Yield the rows of a conversion on one core."""
    sources = documents(copies)
    count = len(sources)
    total = sum(len(conversion.quads) for conversion in conversions(copies))
    ours = best(lambda: [convert(source.data, source.name) for source in sources], rounds)
    floor = best(lambda: [_floor(source) for source in sources], rounds)
    group = "text to quads"
    yield Row(
        group, "fiscus convert", f"{count / ours:.1f} documents/s, {total / ours:,.0f} quads/s"
    )
    yield Row(group, "decode, split, one pattern", f"{count / floor:.0f} documents/s", floor / ours)
    yield from _writing(copies, rounds)


def _writing(copies: int, rounds: int) -> Iterator[Row]:
    found = [understand(read(source.data, source.name), BASE) for source in documents(copies)]
    done = conversions(copies)
    total = sum(len(conversion.quads) for conversion in done)
    triples = [triples_of(item.quads) for item in done]

    def ours() -> None:
        for facts in found:
            serialize(quads(facts.nodes, facts.frame.source), format=RdfFormat.N_QUADS)

    def theirs() -> None:
        for document in triples:
            graph = rdflib.Graph()
            for triple in document:
                graph.add(triple)
            graph.serialize(format="nt")

    seconds, peer = best(ours, rounds), best(theirs, rounds)
    group = "facts to N-Quads"
    yield Row(group, "fiscus", f"{total / seconds:,.0f} quads/s")
    yield Row(group, "rdflib, add and serialize", f"{total / peer:,.0f} quads/s", peer / seconds)


def _floor(source: Source) -> int:
    lines = source.data.decode("utf-8").splitlines()
    return sum(len(_NUMBER.findall(line)) for line in lines)
