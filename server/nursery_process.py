"""The nursery as the server sees it: started on a snapshot, asked for workers."""

import asyncio
import json
import os
import signal
import socket
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path
from typing import Any

from ..graph.errors import StoreError
from .limits import Limits
from .worker_process import WorkerDied, WorkerProcess

_START_SECONDS = 120.0
_GREETING_SECONDS = 30.0


class NurseryProcess:
    """One child process whose children are the workers of one snapshot.

    When it dies its workers die with it, and it is started again for the next worker.
    """

    def __init__(self, snapshot: Path, limits: Limits) -> None:
        self._snapshot = snapshot
        self._limits = limits
        self._process: Process | None = None
        self._control: socket.socket | None = None
        self._ready: asyncio.Future[tuple[str, ...]] | None = None
        self._ends: dict[int, asyncio.Future[int]] = {}
        self._count = 0
        self._starting = asyncio.Lock()
        self._watching: asyncio.Task[None] | None = None
        self.isolation: tuple[str, ...] = ()

    async def spawn(self, niceness: int) -> WorkerProcess:
        """Return a worker that stands ready; ``StoreError`` when none can be had."""
        async with self._starting:
            if self._process is None or self._process.returncode is not None:
                await self._start()
        self._count += 1
        number = self._count
        self._ends[number] = ended = asyncio.get_running_loop().create_future()
        streams = await asyncio.open_connection(sock=self._fork(number, niceness))
        worker = WorkerProcess(streams, ended, lambda: self._order({"kill": number}))
        try:
            async with asyncio.timeout(_GREETING_SECONDS):
                await worker.greet()
        except BaseException as error:
            await worker.end()
            if isinstance(error, WorkerDied | TimeoutError):
                raise _cannot_start() from error
            raise
        return worker

    async def stop(self) -> None:
        """End the nursery and with it all workers."""
        if self._process is not None and self._watching is not None:
            if self._process.returncode is None:
                self._process.kill()
            await self._watching

    async def _start(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        ours.setblocking(False)  # noqa: FBT003 - the signature of the standard library
        arguments = (str(self._snapshot), str(self._limits.memory), str(theirs.fileno()))
        with theirs:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", "fiscus.server.nursery", *arguments),
                stdin=PIPE,
                stdout=DEVNULL,
                stderr=DEVNULL,
                pass_fds=[theirs.fileno()],
                env=_environment(),
            )
        loop = asyncio.get_running_loop()
        self._control, self._ready = ours, loop.create_future()
        loop.add_reader(ours, self._listen)
        self._watching = asyncio.ensure_future(self._watch(self._process, ours))
        both: set[asyncio.Future[Any]] = {self._ready, self._watching}
        await asyncio.wait(both, timeout=_START_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        if not self._ready.done():
            await self.stop()
            raise _cannot_start()
        self.isolation = self._ready.result()

    async def _watch(self, process: Process, control: socket.socket) -> None:
        """Wait for the nursery's end; its workers have ended then, killed by the kernel."""
        await process.wait()
        if process.stdin is not None:
            process.stdin.close()
        asyncio.get_running_loop().remove_reader(control)
        control.close()
        for ended in self._ends.values():
            if not ended.done():
                ended.set_result(-signal.SIGTERM)
        self._ends.clear()

    def _listen(self) -> None:
        assert self._control is not None  # noqa: S101 - the loop calls only while it is open
        news = json.loads(self._control.recv(4096))
        if "ready" in news and self._ready is not None and not self._ready.done():
            self._ready.set_result(tuple(news["ready"]))
        ended = self._ends.pop(news.get("ended", 0), None)
        if ended is not None and not ended.done():
            ended.set_result(news["status"])

    def _fork(self, number: int, niceness: int) -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                self._order({"fork": number, "niceness": niceness}, theirs.fileno())
            except OSError as error:
                ours.close()
                raise _cannot_start() from error
        return ours

    def _order(self, order: dict[str, int], *descriptors: int) -> None:
        if self._control is not None and self._control.fileno() >= 0:
            socket.send_fds(self._control, [json.dumps(order).encode()], descriptors)


def _environment() -> dict[str, str]:
    """Return the variables for workers: none of ours, which may hold the writing token."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("FISCUS_")}
    return {**kept, "RUST_BACKTRACE": "0", "MALLOC_ARENA_MAX": "2"}


def _cannot_start() -> StoreError:
    return StoreError(
        "no worker could open the snapshot", hint="see whether memory and processes are to be had"
    )
