"""Quads into a store on disk: document by document with markers, beside a bare bulk load."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import rdflib
from pyoxigraph import Store

from fiscus.graph.ingest import MAPPING_VERSION, Conversion
from fiscus.graph.store import EmbeddedStore, Marker

from .inputs import conversions, merged, triples_of
from .measuring import Row, best


def fill(folder: Path, documents: tuple[Conversion, ...]) -> None:
    """Put documents into a new embedded store and flush."""
    with EmbeddedStore(folder) as store:
        for item in documents:
            count = len(item.quads)
            store.put(
                Marker(item.source, item.digest, MAPPING_VERSION, count, item.name), item.quads
            )


def measure(copies: int, rounds: int) -> Iterator[Row]:
    """Yield the rows of loading; quads are counted once, though all store them twice."""
    done = conversions(copies)
    total = sum(len(item.quads) for item in done)
    both = [[*item.quads, *merged(item.quads)] for item in done]
    terms = [triples_of(item.quads) for item in done]

    def ours() -> None:
        with tempfile.TemporaryDirectory() as folder:
            fill(Path(folder) / "store", done)

    def bulk() -> None:
        with tempfile.TemporaryDirectory() as folder:
            store = Store(folder)
            store.bulk_extend(quad for document in both for quad in document)
            store.flush()
            del store

    def by_document() -> None:
        with tempfile.TemporaryDirectory() as folder:
            store = Store(folder)
            for document in both:
                store.extend(document)
            store.flush()
            del store

    def memory() -> None:
        whole = rdflib.Graph()
        parts = rdflib.Dataset()
        for item, document in zip(done, terms, strict=True):
            part = parts.graph(rdflib.URIRef(item.source))
            for triple in document:
                part.add(triple)
                whole.add(triple)

    seconds = best(ours, rounds)
    group = "load into the store"
    yield Row(group, "fiscus, put a document at a time", f"{total / seconds:,.0f} quads/s")
    peers = (
        ("pyoxigraph bulk_extend, all at once", bulk),
        ("pyoxigraph extend, a document at a time", by_document),
        ("rdflib, in memory", memory),
    )
    for name, work in peers:
        peer = best(work, rounds)
        yield Row(group, name, f"{total / peer:,.0f} quads/s", peer / seconds)
