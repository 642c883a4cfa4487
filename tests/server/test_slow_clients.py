"""Clients that are slow to speak or slow to listen are let go; tried at once, to save time."""

import contextlib
import socket
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import httpx
import pytest

from fiscus.server import body_limit, starting

pytestmark = [pytest.mark.server, pytest.mark.slow]

CLOSED_WITHIN = 15.0
HALF_OPEN = 150
Outcome = tuple[bytes, float]


def connected(address: str) -> socket.socket:
    url = httpx.URL(address)
    return socket.create_connection((url.host, url.port or 80), timeout=30)


def trickle(address: str, head: bytes, piece: bytes) -> Outcome:
    """Send a head, then a piece each second; return what came back and after how long."""
    started = time.monotonic()
    answer = b""
    with connected(address) as client, contextlib.suppress(ConnectionError):
        client.sendall(head)
        client.settimeout(1)
        while time.monotonic() - started < 2 * CLOSED_WITHIN:
            client.sendall(piece)
            with contextlib.suppress(TimeoutError):
                received = client.recv(4096)
                if not received:
                    break
                answer += received
    return answer, time.monotonic() - started


def post(path: str, content_type: str, length: int) -> bytes:
    return (
        f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: {content_type}\r\n"
        f"Content-Length: {length}\r\nAccept: text/csv, application/json;q=0.5\r\n\r\n"
    ).encode()


def ignore_the_answer(address: str) -> Outcome:
    """Ask for 20 MB, read 16 bytes, wait, and return what can still be read."""
    started = time.monotonic()
    columns = " ".join(f"(CONCAT(?l, STR({n})) AS ?v{n})" for n in range(12))
    values = " ".join(f"VALUES ?{name} {{ {' '.join(map(str, range(16)))} }}" for name in "abc")
    body = f"SELECT {columns} {{ {values} BIND('{'a' * 400}' AS ?l) }}".encode()
    with connected(address) as client:
        client.sendall(post("/sparql", "application/sparql-query", len(body)) + body)
        answer = client.recv(16)
        time.sleep(starting.READING_SECONDS + 2)
        with contextlib.suppress(ConnectionError):
            while piece := client.recv(1 << 20):
                answer += piece
    return answer, time.monotonic() - started


def open_by_half(address: str) -> tuple[int, float]:
    """Open many connections, ask from another one; return how many are closed, and its time."""
    opened = [connected(address) for _ in range(HALF_OPEN)]
    try:
        for client in opened:
            client.sendall(b"GET / HTTP/1.1\r\n")
        started = time.monotonic()
        query = {"query": "ASK {}"}
        httpx.get(f"{address}sparql", params=query, trust_env=False).raise_for_status()
        seconds = time.monotonic() - started
        time.sleep(starting.HEADER_SECONDS + 1)
        closed = 0
        for client in opened:
            client.settimeout(1)
            with contextlib.suppress(TimeoutError):
                closed += client.recv(16) == b""
        return closed, seconds
    finally:
        for client in opened:
            client.close()


@pytest.fixture(scope="module")
def running_all(server: object) -> Iterator[dict[str, Future[Outcome]]]:
    address: str = server.address  # type: ignore[attr-defined]
    with ThreadPoolExecutor() as pool:
        yield {
            "head": pool.submit(trickle, address, b"GET / HTTP/1.1\r\nHost: x\r\n", b"X-A: b\r\n"),
            "query": pool.submit(
                trickle, address, post("/sparql", "application/sparql-query", 60_000), b"#"
            ),
            "upload": pool.submit(trickle, address, post("/validate", "text/plain", 60_000), b"#"),
            "answer": pool.submit(ignore_the_answer, address),
        }


def test_a_head_that_trickles_is_given_up(running_all: dict[str, Future[Outcome]]) -> None:
    answer, seconds = running_all["head"].result()

    assert answer == b""
    assert starting.HEADER_SECONDS - 1 < seconds < CLOSED_WITHIN


@pytest.mark.parametrize("name", ["query", "upload"])
def test_a_body_that_trickles_is_408(running_all: dict[str, Future[Outcome]], name: str) -> None:
    answer, seconds = running_all[name].result()

    assert answer.startswith(b"HTTP/1.1 408 ")
    assert body_limit.GRACE_SECONDS - 1 < seconds < CLOSED_WITHIN


def test_a_client_that_does_not_read_is_let_go(running_all: dict[str, Future[Outcome]]) -> None:
    answer, _ = running_all["answer"].result()

    assert answer.startswith(b"HTTP/1.1 200 ")
    assert len(answer) < 15_000_000


def test_many_half_open_connections_leave_room_and_are_closed(address: str) -> None:
    closed, seconds = open_by_half(address)

    assert closed == HALF_OPEN
    assert seconds < 1
