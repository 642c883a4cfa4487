"""Latency of queries over HTTP, at equal concurrency, beside ``oxigraph serve``."""

import http.client
import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pyoxigraph import Store

from .inputs import conversions, merged
from .loading import fill
from .measuring import Row, percentile
from .questions import questions
from .servers import fiscus, oxigraph

_HEADERS = {
    "Content-Type": "application/sparql-query",
    "Accept": "application/sparql-results+json",
}
_WARMING = 20
Server = tuple[str, str]
"""Address and path of an endpoint."""


def measure(copies: int, count: int, clients: Sequence[int]) -> Iterator[Row]:
    """Yield the rows of serving: fiscus and its peer in turns, question by question."""
    done = conversions(copies)
    graph = Store()
    graph.extend(quad for item in done for quad in merged(item.quads))
    asked = questions(graph, count)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        fill(store, done)
        with fiscus(store) as ours, oxigraph(store, Path(folder) / "peer") as theirs:
            ends = ((ours, "/sparql"), (theirs, "/query"))
            for kind, texts in asked.items():
                _compare(ends, texts[0])
                for number in clients:
                    yield from _race(f"{kind}, {number} client(s)", ends, texts, number)


def _race(group: str, ends: tuple[Server, Server], texts: Sequence[str], n: int) -> Iterator[Row]:
    for end in ends:
        _run(end, texts[:_WARMING], n)
    ours, theirs = (_run(end, texts, n) for end in ends)
    ratio = percentile(theirs, 0.5) / percentile(ours, 0.5)
    yield Row(group, "fiscus serve", _told(ours))
    yield Row(group, "oxigraph serve", _told(theirs), ratio)


def _told(seconds: Sequence[float]) -> str:
    middle, late = percentile(seconds, 0.5) * 1000, percentile(seconds, 0.99) * 1000
    return f"p50 {middle:.2f} ms, p99 {late:.2f} ms"


def _run(end: Server, texts: Sequence[str], clients: int) -> list[float]:
    """Return the latencies of all texts, shared out among clients that keep their connection."""
    shares = [texts[number::clients] for number in range(clients)]
    with ThreadPoolExecutor(clients) as pool:
        return [
            each for part in pool.map(lambda share: _client(end, share), shares) for each in part
        ]


def _client(end: Server, texts: Sequence[str]) -> list[float]:
    connection = http.client.HTTPConnection(end[0], timeout=30)
    try:
        return [_timed(connection, end[1], text) for text in texts]
    finally:
        connection.close()


def _timed(connection: http.client.HTTPConnection, path: str, text: str) -> float:
    start = time.perf_counter()
    _ask(connection, path, text)
    return time.perf_counter() - start


def _ask(connection: http.client.HTTPConnection, path: str, text: str) -> bytes:
    connection.request("POST", path, text.encode(), _HEADERS)
    response = connection.getresponse()
    body = response.read()
    if response.status != http.client.OK:
        raise RuntimeError(f"{path} answered {response.status}: {body[:200]!r}")
    return body


def _compare(ends: tuple[Server, Server], text: str) -> None:
    """Make sure that both say the same before they are timed."""
    answers = []
    for address, path in ends:
        connection = http.client.HTTPConnection(address, timeout=30)
        rows = json.loads(_ask(connection, path, text))["results"]["bindings"]
        answers.append(sorted(json.dumps(row, sort_keys=True) for row in rows))
        connection.close()
    if answers[0] != answers[1] or not answers[0]:
        raise RuntimeError(f"the servers do not answer the same: {text}")
