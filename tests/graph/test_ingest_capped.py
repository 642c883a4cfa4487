"""Worker processes with limits: a call that hangs, grows or dies takes nobody with it."""

import os
import time
from concurrent.futures import Future, wait
from typing import Any

import pytest

from fiscus.graph.errors import FiscusError
from fiscus.graph.ingest import CappedExecutor, Limits

LIMITS = Limits(seconds=5, memory=1 << 30)


def test_results_and_errors_come_back() -> None:
    with CappedExecutor(2, LIMITS) as executor:
        results = list(executor.map(divmod, [7, 8, 9], [2, 3, 4]))
        failed = executor.submit(int, "x").exception()
    assert results == [(3, 1), (2, 2), (2, 1)]
    assert isinstance(failed, ValueError)


def test_what_hits_a_limit_ends_alone() -> None:
    with CappedExecutor(2, Limits(seconds=1, memory=1 << 30)) as executor:
        bad: list[Future[Any]] = [
            executor.submit(time.sleep, 100),
            executor.submit(bytearray, 4 << 30),
            executor.submit(os._exit, 3),
            executor.submit(os.abort),
        ]
        good = executor.submit(os.getpid)
        wait([*bad, good], timeout=60)
        errors = [future.exception(0) for future in bad]
        assert good.result(0) != os.getpid()
    assert [error.reason for error in errors if isinstance(error, FiscusError)] == [
        "timeout",
        "memory",
        "crashed",
        "crashed",
    ]


def test_an_error_of_the_caller_ends_all_at_once() -> None:
    start = time.monotonic()
    with pytest.raises(KeyError), CappedExecutor(1, Limits(seconds=100)) as executor:  # noqa: PT012 - how it ends is tested
        executor.submit(time.sleep, 90)
        queued = executor.submit(int)
        time.sleep(0.2)
        raise KeyError
    assert queued.cancelled()
    assert time.monotonic() - start < 30


def test_nothing_is_taken_after_the_end() -> None:
    executor = CappedExecutor(1, LIMITS)
    executor.shutdown()
    with pytest.raises(RuntimeError):
        executor.submit(int)
