"""The two lanes on one snapshot: each query tries the fast one, runaways end in the slow one."""

import asyncio
import time
from collections.abc import Callable
from hashlib import sha256

from .frames import Frame
from .lane import Lane, OutOfTime
from .limits import Limits
from .nursery_process import NurseryProcess
from .snapshot import Snapshot

_REMEMBERED = 1000
_REMEMBERED_SECONDS = 60.0
_SLOW_NICENESS = 10


class Lanes:
    """Workers for one snapshot, in use until ``retire``.

    A query that ran out of its slice in the fast lane is remembered for a minute and starts in the
    slow lane, so that the same runaway, sent over and over, cannot fill the fast one.
    """

    def __init__(self, snapshot: Snapshot, limits: Limits) -> None:
        self.snapshot = snapshot
        self._limits = limits
        self._nursery = NurseryProcess(snapshot.path, limits)
        self._fast = Lane(self._nursery, limits, 0)
        self._slow = Lane(self._nursery, limits, _SLOW_NICENESS)
        self._runaways: dict[bytes, float] = {}
        self._active = 0
        self._idle = asyncio.Event()
        self._idle.set()

    async def start(self) -> None:
        """Start all workers; ``StoreError`` when they cannot open the snapshot."""
        results = await asyncio.gather(
            self._fast.start(), self._slow.start(), return_exceptions=True
        )
        for result in results:
            if result is not None:
                await self.stop()
                raise result

    async def run(self, request: Frame, on_ran: Callable[[float], None]) -> Frame:
        """Answer in the fast lane, or else in the slow one.

        :param on_ran: is told the seconds of each run.

        :raises Busy: when too many queries wait.
        :raises OutOfTime: when the query ran for the whole deadline.
        :raises WorkerDied: when the query ended its worker.
        """
        self._active += 1
        self._idle.clear()
        try:
            return await self._run(request, on_ran)
        finally:
            self._active -= 1
            if not self._active:
                self._idle.set()

    async def retire(self) -> None:
        """Wait until the last query has its answer, then end the workers."""
        await self._idle.wait()
        await self.stop()

    async def stop(self) -> None:
        """End all workers now."""
        await self._fast.stop()
        await self._slow.stop()
        await self._nursery.stop()

    def pids(self) -> list[int]:
        """Return the process ids of all workers."""
        return [*self._fast.pids(), *self._slow.pids()]

    @property
    def isolation(self) -> tuple[str, ...]:
        """What keeps the workers off the network."""
        return self._nursery.isolation

    async def _run(self, request: Frame, on_ran: Callable[[float], None]) -> Frame:
        key = sha256(request.pack()).digest()
        ran = 0.0
        if not self._is_runaway(key):
            try:
                return await self._fast.run(
                    request, lambda waiting: self._slice(key, waiting), on_ran
                )
            except OutOfTime as error:
                ran = error.ran
                self._remember(key)
        left = self._limits.deadline - ran
        if left <= 0:
            raise OutOfTime(ran)
        return await self._slow.run(request, lambda _: left, on_ran)

    def _slice(self, key: bytes, waiting: int) -> float:
        """Return the seconds that a query may keep a place in the fast lane."""
        if self._is_runaway(key):
            return 0.0
        limits = self._limits
        crowded = limits.first_slice / (1 + 3 * waiting)
        return min(max(limits.crowded_slice, crowded), limits.first_slice, limits.deadline)

    def _is_runaway(self, key: bytes) -> bool:
        since = self._runaways.get(key)
        return since is not None and time.monotonic() - since < _REMEMBERED_SECONDS

    def _remember(self, key: bytes) -> None:
        self._runaways.pop(key, None)
        self._runaways[key] = time.monotonic()
        while len(self._runaways) > _REMEMBERED:
            del self._runaways[next(iter(self._runaways))]
