"""Runaways are ended, errors are typed, and everyone else is served meanwhile."""

import asyncio
import os
import socket
import time
from collections.abc import Coroutine, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from fiscus.graph.store import EmbeddedStore, Marker, StoreDamaged
from fiscus.server.answer import Answer
from fiscus.server.frames import Frame
from fiscus.server.limits import Limits
from fiscus.server.nursery_process import NurseryProcess
from fiscus.server.query_errors import (
    Busy,
    LimitExceeded,
    NotAcceptable,
    QueryError,
    QueryRefused,
    QuerySyntaxError,
    QueryTooComplex,
)
from fiscus.server.snapshot import Snapshot
from fiscus.server.workers import QueryPool

JSON = "application/sparql-results+json"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LIMITS = Limits(deadline=1.5, first_slice=0.5, memory=256 << 20, rows=1000, body=200_000)


def fill(folder: Path, extra: str) -> None:
    graph = ox.NamedNode("https://example.org/id/source/1")
    quads = [
        ox.Quad(ox.NamedNode(f"urn:{n % 40}"), graph, ox.Literal(f"{n} {extra}"), graph)
        for n in range(1500)
    ]
    with EmbeddedStore(folder) as store:
        store.put(Marker(graph.value, extra, "1", len(quads), "x"), quads)


@pytest.fixture(scope="module")
def snapshots(tmp_path_factory: pytest.TempPathFactory) -> tuple[Snapshot, Snapshot]:
    folder = tmp_path_factory.mktemp("pool")
    fill(folder / "store", "first")
    first = Snapshot.take(folder / "store", folder / "snapshots")
    fill(folder / "store", "second")
    return first, Snapshot.take(folder / "store", folder / "snapshots", in_memory=0)


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as opened:
        yield opened


@pytest.fixture(scope="module")
def pool(runner: asyncio.Runner, snapshots: tuple[Snapshot, Snapshot]) -> Iterator[QueryPool]:
    started = QueryPool(snapshots[0], LIMITS)
    runner.run(started.start())
    yield started
    runner.run(started.stop())


def timed(runner: asyncio.Runner, work: Coroutine[Any, Any, Answer]) -> tuple[Answer, float]:
    started = time.monotonic()
    return runner.run(work), time.monotonic() - started


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; one that only waits to be taken back does not."""
    try:
        os.kill(pid, 0)
        status = Path(f"/proc/{pid}/stat")
        return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


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


def test_memory_hog_is_ended_alone(
    runner: asyncio.Runner, snapshots: tuple[Snapshot, Snapshot]
) -> None:
    doubling = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(30))
    hog = f'SELECT ?x30 {{ BIND("0123456789" AS ?x0) {doubling} }}'

    async def both() -> tuple[BaseException | Answer, ...]:
        limits = Limits(memory=64 << 20, deadline=20, first_slice=10)
        pool = QueryPool(snapshots[0], limits)
        await pool.start()
        asked = (pool.run(query, JSON) for query in (hog, "ASK { }"))
        results = await asyncio.gather(*asked, return_exceptions=True)
        after = await pool.run("ASK { }", JSON)
        await pool.stop()
        return (*results, after)

    ended, beside, after = runner.run(both())
    assert isinstance(ended, LimitExceeded)
    assert (ended.limit, ended.allowed) == ("memory", 64 << 20)
    assert isinstance(beside, Answer)
    assert isinstance(after, Answer)


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


def test_cancelling_ends_the_worker(
    runner: asyncio.Runner, snapshots: tuple[Snapshot, Snapshot]
) -> None:
    async def leave() -> tuple[set[int], set[int]]:
        pool = QueryPool(snapshots[0], replace(LIMITS, deadline=60, first_slice=60, workers=1))
        await pool.start()
        before = set(pool.pids())
        task = asyncio.ensure_future(pool.run(RUNAWAY, JSON))
        await asyncio.sleep(0.3)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.sleep(0.2)
        gone = {pid for pid in before if not is_alive(pid)}
        assert b"true" in (await pool.run("ASK { }", JSON)).body
        await pool.stop()
        return gone, {pid for pid in before if is_alive(pid)}

    gone, left = runner.run(leave())
    assert len(gone) == 1
    assert left == set()


def test_many_runaways_and_a_small_question(
    runner: asyncio.Runner, snapshots: tuple[Snapshot, Snapshot]
) -> None:
    async def crowd() -> tuple[list[float], set[str]]:
        pool = QueryPool(snapshots[0], LIMITS)
        await pool.start()
        runaways = [asyncio.ensure_future(again(pool, f"{RUNAWAY} # {n % 4}")) for n in range(20)]
        await asyncio.sleep(2.0)
        waits = []
        for _ in range(20):
            started = time.monotonic()
            await pool.run("ASK { }", JSON)
            waits.append(time.monotonic() - started)
            await asyncio.sleep(0.05)
        for task in runaways:
            task.cancel()
        ended = await asyncio.gather(*runaways, return_exceptions=True)
        await pool.stop()
        return sorted(waits), {type(error).__name__ for error in ended}

    waits, ended = runner.run(crowd())
    assert waits[len(waits) // 2] < 0.25
    assert waits[-1] < 2
    assert ended == {"CancelledError"}


async def again(pool: QueryPool, query: str) -> None:
    """Ask without end, like a client that does not take no for an answer."""
    while True:
        try:
            await pool.run(query, JSON)
        except LimitExceeded:
            continue
        except Busy:
            await asyncio.sleep(0.05)


def test_full_queue_says_busy(runner: asyncio.Runner, snapshots: tuple[Snapshot, Snapshot]) -> None:
    async def overfill() -> list[BaseException | Answer]:
        pool = QueryPool(snapshots[0], replace(LIMITS, workers=1, queue=2))
        await pool.start()
        asked = (pool.run(f"{RUNAWAY} # {n}", JSON) for n in range(6))
        results = await asyncio.gather(*asked, return_exceptions=True)
        await pool.stop()
        return list(results)

    kinds = [type(result) for result in runner.run(overfill())]
    assert set(kinds) == {Busy, LimitExceeded}
    assert kinds.count(Busy) >= 3


def test_all_come_back_after_the_nursery_died(
    runner: asyncio.Runner, snapshots: tuple[Snapshot, Snapshot]
) -> None:
    async def die_and_ask() -> tuple[list[int], list[int]]:
        pool = QueryPool(snapshots[0], LIMITS)
        await pool.start()
        before = pool.pids()
        nursery = pool._lanes._nursery._process
        assert nursery is not None
        nursery.kill()
        await nursery.wait()
        await asyncio.sleep(0.1)
        for _ in range(3):
            assert b"true" in (await pool.run("ASK { }", JSON)).body
        await pool.stop()
        return [pid for pid in before if is_alive(pid)], before

    left, before = runner.run(die_and_ask())
    assert left == []
    assert len(set(before)) == 2 * (LIMITS.workers + 1)


def test_swap_lets_old_queries_finish(
    runner: asyncio.Runner, snapshots: tuple[Snapshot, Snapshot]
) -> None:
    async def swap() -> tuple[str, str, bool]:
        pool = QueryPool(snapshots[0], LIMITS)
        await pool.start()
        before = pool.pids()
        slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(?a < ?d) } # slow"
        running = asyncio.ensure_future(pool.run(slow, JSON))
        await asyncio.sleep(0.05)
        await pool.swap(snapshots[1])
        after = await pool.run("ASK { ?s ?p '1 second' }", JSON)
        assert b"true" in after.body
        old = await asyncio.gather(running, return_exceptions=True)
        await asyncio.sleep(0.3)
        drained = not any(is_alive(pid) for pid in before)
        await pool.stop()
        name = old[0].snapshot if isinstance(old[0], Answer) else type(old[0]).__name__
        return name, after.snapshot, drained

    old, new, drained = runner.run(swap())
    assert old in (snapshots[0].name, "LimitExceeded")
    assert (new, drained) == (snapshots[1].name, True)


def test_damaged_snapshot_is_not_swapped_in(
    runner: asyncio.Runner, pool: QueryPool, tmp_path: Path
) -> None:
    fill(tmp_path / "store", "third")
    bad = Snapshot.take(tmp_path / "store", tmp_path / "s")
    (bad.path / "quads.nq").write_text("")
    with pytest.raises(StoreDamaged):
        runner.run(pool.swap(bad))
    assert b"true" in runner.run(pool.run("ASK { ?s ?p '1 first' }", JSON)).body
