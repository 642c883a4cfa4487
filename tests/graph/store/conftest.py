"""Small graphs written as words: ``a b c`` is one triple of three short names."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from fiscus.graph.store import Marker, Outcome, Store, open_store
from fiscus.graph.store.sparql_client import update_server

BASE = "https://example.org/"
START_SECONDS = 30


def quads(graph: str, *triples: str) -> list[Quad]:
    parts = (triple.split() for triple in triples)
    return [
        Quad(NamedNode(BASE + s), NamedNode(BASE + p), Literal(o), NamedNode(graph))
        for s, p, o in parts
    ]


def put(store: Store, name: str, *triples: str, version: str = "1") -> Outcome:
    """Put the file ``name`` whose bytes are its triples."""
    digest = sha256("\n".join(triples).encode()).hexdigest()
    source = f"{BASE}id/source/{digest[:16]}"
    return store.put(Marker(source, digest, version, 0, name), quads(source, *triples))


def words(store: Store, *, default: bool) -> set[str]:
    """Return the triples of the default graph, or those of all other graphs, as words."""
    kept = (q for q in store.dump_quads() if (q.graph_name == DefaultGraph()) is default)
    return {" ".join(_word(term) for term in quad.triple) for quad in kept}


def _word(term: NamedNode | Literal | object) -> str:
    assert isinstance(term, NamedNode | Literal)
    return term.value.removeprefix(BASE)


def _oxigraph() -> Path:
    """Return the server's program, which comes with the requirements of development."""
    beside = Path(sys.executable).with_name("oxigraph")
    found = str(beside) if beside.exists() else shutil.which("oxigraph")
    if found is None and not os.environ.get("CI"):
        pytest.skip("no oxigraph program: install requirements/dev.txt to test SPARQL servers")
    assert found, "CI must have the oxigraph program"
    return Path(found)


@contextmanager
def serving(program: Path, *options: str) -> Iterator[str]:
    """Run a server in memory on a free port; its root."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    process = subprocess.Popen(
        (program, "serve", "--bind", address, *options),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://{address}/")
        yield f"http://{address}"
    finally:
        process.kill()
        process.wait(10)


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own server
                return
        except OSError:
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(0.02)


@pytest.fixture(scope="session")
def start_server() -> Callable[..., AbstractContextManager[str]]:
    program = _oxigraph()
    return lambda *options: serving(program, *options)


@pytest.fixture(scope="session")
def server(start_server: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    with start_server() as root:
        yield root


@pytest.fixture
def empty_server(server: str) -> str:
    update_server(f"{server}/update", "DROP ALL")
    return server


@pytest.fixture(params=["folder", pytest.param("server", marks=pytest.mark.server)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "folder":
        name = str(tmp_path / "store")
    else:
        name = f"sparql:{request.getfixturevalue('empty_server')}"
    with open_store(name, write=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def make_quads() -> Callable[..., list[Quad]]:
    return quads


@pytest.fixture(scope="session")
def put_file() -> Callable[..., Outcome]:
    return put


@pytest.fixture(scope="session")
def default_graph() -> Callable[[Store], set[str]]:
    return lambda store: words(store, default=True)


@pytest.fixture(scope="session")
def named_graphs() -> Callable[[Store], set[str]]:
    return lambda store: words(store, default=False)
