"""A lane: some workers, a bounded queue before them, and a time after which a query is out."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from typing import Any

from ..graph.errors import FiscusError
from .frames import Frame
from .limits import Limits
from .nursery_process import NurseryProcess
from .query_errors import Busy
from .worker_process import WorkerProcess

_LOG = logging.getLogger("fiscus.server")
_STEP = 0.02
_RETRY_SECONDS = 1.0


class OutOfTime(Exception):
    """The query used up its time in this lane; its worker is gone.

    :ivar ran: seconds that it ran.
    """

    def __init__(self, ran: float) -> None:
        self.ran = ran
        super().__init__(f"out of time after {ran:.3f} s")


class Lane:
    """Workers on one snapshot. One more than may run at once stands by, to take over at once."""

    def __init__(self, nursery: NurseryProcess, limits: Limits, niceness: int) -> None:
        self._nursery = nursery
        self._limits = limits
        self._niceness = niceness
        self._places = asyncio.Semaphore(limits.workers)
        self._ready: asyncio.Queue[WorkerProcess] = asyncio.Queue()
        self._workers: set[WorkerProcess] = set()
        self._chores: set[asyncio.Task[None]] = set()
        self.waiting = 0

    async def start(self) -> None:
        """Start the workers; ``StoreError`` when they cannot open the snapshot."""
        started = (self._add_worker() for _ in range(self._limits.workers + 1))
        results = await asyncio.gather(*started, return_exceptions=True)
        for result in results:
            if result is not None:
                await self.stop()
                raise result

    async def run(
        self,
        request: Frame,
        allowance: Callable[[int], float],
        on_ran: Callable[[float], None] = lambda _: None,
    ) -> Frame:
        """Ask a worker, after those who came before.

        :param allowance: seconds that the query may run while so many others wait.
        :param on_ran: is told the seconds that it ran, however it ended.
        :raises Busy: when too many wait, or the wait takes too long.
        :raises OutOfTime: when the query took longer; it was ended.
        :raises WorkerDied: when the query ended its worker.
        """
        await self._enter()
        started = time.monotonic()
        try:
            return await self._run_now(request, allowance)
        finally:
            on_ran(time.monotonic() - started)
            self._places.release()

    async def stop(self) -> None:
        """End all workers, whatever they do."""
        for chore in self._chores:
            chore.cancel()
        await asyncio.gather(*self._chores, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._workers))
        self._workers.clear()

    def pids(self) -> list[int]:
        """Return the process ids of the workers."""
        return [worker.pid for worker in self._workers]

    async def _enter(self) -> None:
        if self._places.locked() and self.waiting >= self._limits.queue:
            raise self._busy(f"{self.waiting} queries are waiting")
        self.waiting += 1
        try:
            async with asyncio.timeout(self._limits.deadline):
                await self._places.acquire()
        except TimeoutError:
            raise self._busy("the queries before this one take too long") from None
        finally:
            self.waiting -= 1

    async def _run_now(self, request: Frame, allowance: Callable[[int], float]) -> Frame:
        worker = await self._take()
        try:
            reply = await self._watch(worker, request, allowance)
        except BaseException:
            self._replace(worker)
            raise
        if reply.header.pop("worn", False):
            self._replace(worker)
        else:
            self._ready.put_nowait(worker)
        return reply

    async def _take(self) -> WorkerProcess:
        """Return a worker that lives; one may have died while it stood by."""
        try:
            async with asyncio.timeout(self._limits.deadline):
                while not (worker := await self._ready.get()).is_alive:
                    self._replace(worker)
        except TimeoutError:
            raise self._busy("there are no workers") from None
        return worker

    async def _watch(
        self, worker: WorkerProcess, request: Frame, allowance: Callable[[int], float]
    ) -> Frame:
        started = time.monotonic()
        asking = asyncio.ensure_future(worker.ask(request))
        try:
            while not asking.done():
                ran = time.monotonic() - started
                left = allowance(self.waiting) - ran
                if left <= 0:
                    raise OutOfTime(ran)
                await asyncio.wait({asking}, timeout=min(_STEP, left))
            return asking.result()
        finally:
            asking.cancel()

    def _replace(self, worker: WorkerProcess) -> None:
        self._workers.discard(worker)
        self._do(worker.end())
        self._do(self._renew())

    async def _renew(self) -> None:
        while True:
            try:
                return await self._add_worker()
            except (FiscusError, OSError) as error:
                _LOG.error("a worker could not be started: %s", error)
                await asyncio.sleep(_RETRY_SECONDS)

    async def _add_worker(self) -> None:
        worker = await self._nursery.spawn(self._niceness)
        self._workers.add(worker)
        self._ready.put_nowait(worker)

    def _do(self, chore: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(chore)
        self._chores.add(task)
        task.add_done_callback(self._chores.discard)

    def _busy(self, what: str) -> Busy:
        return Busy(what, max(1, round(self._limits.deadline / 2)))
