"""Runaways are ended, errors are typed, and everyone else is served meanwhile."""

import asyncio
import socket
import time
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from fiscus.graph.store import StoreDamaged
from fiscus.server.answer import Answer
from fiscus.server.frames import Frame
from fiscus.server.nursery_process import NurseryProcess
from fiscus.server.query_errors import (
    LimitExceeded,
    NotAcceptable,
    QueryError,
    QueryRefused,
    QuerySyntaxError,
    QueryTooComplex,
)
from fiscus.server.snapshot import Snapshot
from fiscus.server.workers import QueryPool
from tests.server.query_pools import JSON, LIMITS, RUNAWAY, fill


@pytest.fixture(scope="module")
def pool(runner: asyncio.Runner, snapshots: tuple[Snapshot, Snapshot]) -> Iterator[QueryPool]:
    started = QueryPool(snapshots[0], LIMITS)
    runner.run(started.start())
    yield started
    runner.run(started.stop())


def timed(runner: asyncio.Runner, work: Coroutine[Any, Any, Answer]) -> tuple[Answer, float]:
    started = time.monotonic()
    return runner.run(work), time.monotonic() - started


@pytest.mark.parametrize(
    ("query", "accept", "expected"),
    [
        ("ASK { ?s ?p ?o }", JSON, ("boolean", b"true")),
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv", ("solutions", b"1500")),
        ("CONSTRUCT { <urn:x> ?p 1 } WHERE { ?s ?p ?o }", "text/turtle", ("graph", b"urn:x")),
        ("DESCRIBE <urn:1>", "application/n-triples", ("graph", b"<urn:1>")),
    ],
)
def test_answers(
    runner: asyncio.Runner, pool: QueryPool, query: str, accept: str, expected: tuple[str, bytes]
) -> None:
    kind, part = expected
    answer = runner.run(pool.run(query, accept))
    assert (answer.kind, answer.media_type) == (kind, accept)
    assert part in answer.body
    assert answer.snapshot == pool.snapshot.name


def test_parameters_and_dataset(runner: asyncio.Runner, pool: QueryPool) -> None:
    terms = {ox.Variable("o"): ox.Literal("1 first")}
    graphs = ["https://example.org/id/source/1"]
    query = "SELECT ?s ?o { ?s ?p ?o }"
    work = pool.run(query, "text/csv", default_graphs=graphs, substitutions=terms)
    assert b"urn:1" in runner.run(work).body
    assert runner.run(pool.run(query, "text/csv", named_graphs=graphs)).rows == 0


def test_parameter_that_is_no_column(runner: asyncio.Runner, pool: QueryPool) -> None:
    terms = {ox.Variable("o"): ox.Literal("1 first")}
    with pytest.raises(QueryError, match="no column"):
        runner.run(pool.run("SELECT ?s { ?s ?p ?o }", JSON, substitutions=terms))


def test_syntax_error_says_where(runner: asyncio.Runner, pool: QueryPool) -> None:
    with pytest.raises(QuerySyntaxError, match=r"line 2, column 18: .* understood: ten"):
        runner.run(pool.run("SELECT * {\n ?s ?p 7 } LIMIT ten", JSON))


@pytest.mark.parametrize(
    "query", ["INSERT DATA { <urn:a> <urn:b> 1 }", "LOAD <http://127.0.0.1:9/>"]
)
def test_updates_are_no_queries(runner: asyncio.Runner, pool: QueryPool, query: str) -> None:
    with pytest.raises(QuerySyntaxError):
        runner.run(pool.run(query, JSON))


def test_format_of_another_kind(runner: asyncio.Runner, pool: QueryPool) -> None:
    with pytest.raises(NotAcceptable):
        runner.run(pool.run("ASK { }", "text/turtle"))


def test_runaway_is_ended_and_the_next_is_served(runner: asyncio.Runner, pool: QueryPool) -> None:
    started = time.monotonic()
    with pytest.raises(LimitExceeded, match=r"longer than 1\.5 seconds") as caught:
        runner.run(pool.run(RUNAWAY, JSON))
    assert time.monotonic() - started < LIMITS.deadline + 1
    assert caught.value.limit == "time"
    assert caught.value.elapsed >= LIMITS.deadline
    answer, seconds = timed(runner, pool.run("ASK { }", JSON))
    assert b"true" in answer.body
    assert seconds < 0.5


@pytest.mark.parametrize("query", ["ASK { FILTER(" + "(" * 6000, "ASK " + "{" * 2500])
def test_deep_nesting_never_reaches_a_parser(
    runner: asyncio.Runner, pool: QueryPool, query: str
) -> None:
    before = set(pool.pids())
    with pytest.raises(QueryTooComplex):
        runner.run(pool.run(query, JSON))
    assert before <= set(pool.pids())


def test_service_is_refused_and_has_no_network(runner: asyncio.Runner, pool: QueryPool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.setblocking(False)  # noqa: FBT003 - the signature of the standard library
        query = f"ASK {{ SERVICE <http://127.0.0.1:{canary.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
        for spelled in (query, query.replace("S", "\\u0053", 2)):
            with pytest.raises(QueryRefused):
                runner.run(pool.run(spelled, JSON))
        assert pool.isolation
        reply = runner.run(ask_unguarded(pool.snapshot, query))
        assert reply.header["error"] == "failed"
        with pytest.raises(BlockingIOError):
            canary.accept()


async def ask_unguarded(snapshot: Snapshot, query: str) -> Frame:
    nursery = NurseryProcess(snapshot.path, LIMITS)
    worker = await nursery.spawn(0)
    header = {
        "media_type": JSON,
        "default_graphs": [],
        "named_graphs": [],
        "substitutions": {},
        "rows": 1,
        "body": 1000,
        "seconds": 5,
    }
    try:
        return await worker.ask(Frame(header, query.encode()))
    finally:
        await worker.end()
        await nursery.stop()


@pytest.mark.parametrize(
    ("query", "limit"),
    [
        ("SELECT ?s { ?s ?p ?o }", "rows"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "rows"),
        ("SELECT * { ?s ?p ?o . ?x ?p ?o . BIND(CONCAT(?o, STR(?p), ?o) AS ?q) }", "bytes"),
    ],
)
def test_large_answers(runner: asyncio.Runner, pool: QueryPool, query: str, limit: str) -> None:
    accept = "text/turtle" if query.startswith("CONSTRUCT") else JSON
    with pytest.raises(LimitExceeded) as caught:
        runner.run(pool.run(query, accept))
    assert caught.value.limit == limit
    assert caught.value.hint


def test_damaged_snapshot_is_not_swapped_in(
    runner: asyncio.Runner, pool: QueryPool, tmp_path: Path
) -> None:
    fill(tmp_path / "store", "third")
    bad = Snapshot.take(tmp_path / "store", tmp_path / "s")
    (bad.path / "quads.nq").write_text("")
    with pytest.raises(StoreDamaged):
        runner.run(pool.swap(bad))
    assert b"true" in runner.run(pool.run("ASK { ?s ?p '1 first' }", JSON)).body
