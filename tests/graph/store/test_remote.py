"""What only a store on a server has: endpoints, other writers, and the server's refusals."""

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QueryTriples

from fiscus.graph.errors import StoreError
from fiscus.graph.store import (
    EmbeddedStore,
    Marker,
    Outcome,
    RemoteStore,
    Store,
    StoreFailed,
    StoreRefused,
    StoreUnreachable,
    open_store,
)
from fiscus.graph.store.endpoints import find_endpoints
from fiscus.graph.store.sparql_client import Endpoints, update_server

pytestmark = pytest.mark.server

Put = Callable[..., Outcome]
Words = Callable[[Store], set[str]]
Quads = Callable[..., list[Quad]]
GRAPH = "https://example.org/g"


def opened(root: str) -> RemoteStore:
    return RemoteStore(find_endpoints(root, write=True))


def test_a_root_is_probed(empty_server: str) -> None:
    found = find_endpoints(empty_server + "/", write=True)
    root = empty_server
    assert found == Endpoints(f"{root}/query", f"{root}/update", f"{root}/store")


def test_update_endpoint_is_found_beside_the_query_endpoint(empty_server: str) -> None:
    url = f"{empty_server}/query"
    assert find_endpoints(url, write=True) == Endpoints(url, f"{empty_server}/update")
    assert find_endpoints(url, write=False) == Endpoints(url)


def test_given_addresses_are_taken(empty_server: str) -> None:
    names = [f"{empty_server}/{part}" for part in ("query", "update", "store")]
    found = find_endpoints(names[0], write=True, update_url=names[1], graph_store_url=names[2])
    assert found == Endpoints(*names)


@pytest.mark.parametrize("part", ["query", ""])
def test_graphs_come_the_same_by_query_and_by_graph_store(
    empty_server: str, put_file: Put, part: str
) -> None:
    with opened(empty_server) as store:
        put_file(store, "x", "b p 1", "a p 1")
        put_file(store, "y", "a p 1")
        expected = [str(quad) for quad in store.dump_quads()]
    assert len(expected) == 5
    with open_store(f"sparql:{empty_server}/{part}", write=False) as reader:
        assert [str(quad) for quad in reader.dump_quads()] == expected


def test_dump_is_that_of_an_embedded_store(
    empty_server: str, put_file: Put, tmp_path: Path
) -> None:
    with opened(empty_server) as remote, EmbeddedStore(tmp_path / "s") as embedded:
        for store in (remote, embedded):
            put_file(store, "x", "a p 1", "a p 2")
            put_file(store, "y", "a p 1")
            put_file(store, "x", "a p 3")
        assert list(remote.dump_quads()) == list(embedded.dump_quads())
        assert remote.digest() == embedded.digest()
        assert remote.count() == embedded.count()


def test_terms_are_bound_and_graphs_constructed(empty_server: str, put_file: Put) -> None:
    with opened(empty_server) as store:
        put_file(store, "x", "a p 1", "b p 2")
        answer = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(?o = '2') }")
        assert isinstance(answer, QueryTriples)
        assert [triple.object for triple in answer] == [Literal("2")]


def test_reader_does_not_write(empty_server: str, make_quads: Quads) -> None:
    with (
        open_store(f"sparql:{empty_server}", write=False) as store,
        pytest.raises(StoreError, match="reading only"),
    ):
        store.put_report(GRAPH, make_quads(GRAPH, "a p 1"))


def test_two_writers_do_not_undo_each_other(
    empty_server: str, put_file: Put, default_graph: Words
) -> None:
    with opened(empty_server) as one, opened(empty_server) as other:
        put_file(one, "x", "a p 1", "b p 1")
        put_file(other, "y", "a p 1")
        assert put_file(one, "x", "c p 1") == "replaced"
        put_file(other, "x", "c p 1")
        assert put_file(one, "y", "a p 1") == "unchanged"
        assert default_graph(one) == {"a p 1", "c p 1"}
        assert one.markers() == other.markers()
        other.remove(other.markers()[0].source)
        assert put_file(one, "z", "d p 1") == "stored"
        assert len(one.markers()) == 2


def test_graphs_of_others_are_left_alone(empty_server: str, put_file: Put) -> None:
    foreign = "<https://example.org/other> <https://example.org/p> 'x'"
    update_server(f"{empty_server}/update", f"INSERT DATA {{ GRAPH <urn:other> {{ {foreign} }} }}")
    with opened(empty_server) as store:
        put_file(store, "x", "a p 1")
        put_file(store, "x", "a p 2")
        assert store.query(f"ASK {{ GRAPH <urn:other> {{ {foreign} }} }}")


def test_large_graph_goes_in_one_request(empty_server: str) -> None:
    node, count = NamedNode(GRAPH), 40_000
    quads = [Quad(node, node, Literal(f"{n} 预算" * 8), node) for n in range(count)]
    with opened(empty_server) as store:
        assert store.put(Marker(GRAPH, "0" * 64, "1", 0, "x"), quads) == "stored"
        assert store.count() == count
        assert store.remove(GRAPH)
        assert store.count() == 0


def test_union_default_graph_is_refused(
    start_server: Callable[..., AbstractContextManager[str]], put_file: Put
) -> None:
    with start_server("--union-default-graph") as root:
        with opened(root) as store, pytest.raises(StoreError, match="default graph"):
            put_file(store, "x", "a p 1")
        with pytest.raises(StoreError, match="default graph"):
            opened(root)


def test_nobody_there() -> None:
    with pytest.raises(StoreUnreachable, match="cannot be reached"):
        open_store("sparql:http://127.0.0.1:9/sparql", write=True)


@pytest.mark.parametrize(
    "address", ["", "somewhere", "ftp://127.0.0.1/", "http:///x", "http://127.0.0.1:9/q?a=b"]
)
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(StoreError, match="address"):
        open_store(f"sparql:{address}", write=False)


def test_password_is_not_repeated() -> None:
    with pytest.raises(StoreError) as caught:
        open_store("sparql:http://me:secret@127.0.0.1:9/q", write=False)
    assert "secret" not in str(caught.value)


def test_wrong_path_of_a_server(empty_server: str) -> None:
    with pytest.raises(StoreRefused, match="no SPARQL query endpoint"):
        open_store(f"sparql:{empty_server}/nothing", write=False)


@contextmanager
def answering(status: int, body: bytes, media_type: str = "text/html") -> Iterator[str]:
    """Serve one answer to everything."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST  # noqa: N815 - the standard library's name

        def log_message(self, *_: object) -> None: ...

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, StoreRefused),
        (401, StoreRefused),
        (403, StoreRefused),
        (404, StoreRefused),
        (413, StoreRefused),
        (500, StoreFailed),
        (503, StoreFailed),
    ],
)
def test_refusals_are_typed_and_quoted(status: int, kind: type[StoreError]) -> None:
    with answering(status, b"no, because") as url, pytest.raises(kind, match="no, because"):
        update_server(url, "INSERT DATA {}")


def test_answer_that_is_no_result() -> None:
    with answering(200, b"<html>") as url, pytest.raises(StoreRefused, match="no SPARQL query"):
        open_store(f"sparql:{url}", write=False)
    broken = answering(200, b"{", "application/sparql-results+json")
    with broken as url, pytest.raises(StoreFailed, match="no SPARQL result"):
        RemoteStore(Endpoints(url))
