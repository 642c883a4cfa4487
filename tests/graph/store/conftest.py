"""Small graphs written as words: ``a b c`` is one triple of three short names."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from fiscus.graph.store import EmbeddedStore, Marker, Outcome
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

BASE = "https://example.org/"


def quads(graph: str, *triples: str) -> list[Quad]:
    parts = (triple.split() for triple in triples)
    return [
        Quad(NamedNode(BASE + s), NamedNode(BASE + p), Literal(o), NamedNode(graph))
        for s, p, o in parts
    ]


def put(store: EmbeddedStore, name: str, *triples: str, version: str = "1") -> Outcome:
    """Put the file ``name`` whose bytes are its triples."""
    digest = sha256("\n".join(triples).encode()).hexdigest()
    source = f"{BASE}id/source/{digest[:16]}"
    return store.put(Marker(source, digest, version, 0, name), quads(source, *triples))


def words(store: EmbeddedStore, *, default: bool) -> set[str]:
    """Return the triples of the default graph, or those of all other graphs, as words."""
    kept = (q for q in store.dump_quads() if (q.graph_name == DefaultGraph()) is default)
    return {" ".join(_word(term) for term in quad.triple) for quad in kept}


def _word(term: NamedNode | Literal | object) -> str:
    assert isinstance(term, NamedNode | Literal)
    return term.value.removeprefix(BASE)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(tmp_path / "store") as opened:
        yield opened


@pytest.fixture(scope="session")
def make_quads() -> Callable[..., list[Quad]]:
    return quads


@pytest.fixture(scope="session")
def put_file() -> Callable[..., Outcome]:
    return put


@pytest.fixture(scope="session")
def default_graph() -> Callable[[EmbeddedStore], set[str]]:
    return lambda store: words(store, default=True)


@pytest.fixture(scope="session")
def named_graphs() -> Callable[[EmbeddedStore], set[str]]:
    return lambda store: words(store, default=False)
