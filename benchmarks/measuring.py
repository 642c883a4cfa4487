"""Seconds of wall clock, and what is made of them."""

import gc
import multiprocessing
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    :ivar group: what was measured.
    :ivar subject: who did it; the first of a group is fiscus, the others are peers.
    :ivar values: figures by column, numbers already written with their unit.
    :ivar ratio: fiscus against this peer; above 1 fiscus is faster. None for fiscus itself.
    :ivar at_least: the peer was stopped, so that the ratio is greater than this one.
    """

    group: str
    subject: str
    values: str
    ratio: float | None = None
    at_least: bool = False


def best(work: Callable[[], object], rounds: int) -> float:
    """Return the seconds of the quickest of ``rounds`` runs, which the machine disturbed least."""
    return min(timed(work) for _ in range(rounds))


def timed(work: Callable[[], object]) -> float:
    """Return the seconds of one run, its garbage collected but not what was there before."""
    gc.collect()
    gc.freeze()
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    gc.unfreeze()
    return seconds


def ended_within(work: Callable[[], object], limit: float) -> float | None:
    """Return the seconds of one run in a process of its own, or nothing if *limit* did not do."""
    context = multiprocessing.get_context("fork")
    inbox, outbox = context.Pipe(duplex=False)
    process = context.Process(target=lambda: outbox.send(timed(work)), daemon=True)
    process.start()
    outbox.close()
    try:
        return float(inbox.recv()) if inbox.poll(limit) else None
    finally:
        process.kill()
        process.join()


def percentile(seconds: Sequence[float], share: float) -> float:
    """Return the value below which ``share`` (0 to 1) of the measurements lie."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
