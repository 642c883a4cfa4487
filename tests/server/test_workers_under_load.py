"""Runaways and hogs are ended, a crowd and a dead nursery harm nobody else."""

import asyncio
import time
from dataclasses import replace

import pytest

from fiscus.server.answer import Answer
from fiscus.server.limits import Limits
from fiscus.server.query_errors import Busy, LimitExceeded
from fiscus.server.snapshot import Snapshot
from fiscus.server.workers import QueryPool
from tests.server.query_pools import JSON, LIMITS, RUNAWAY, is_alive


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
