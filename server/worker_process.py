"""A worker as the server sees it: started, asked one thing at a time, killed."""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path

from ..graph.errors import StoreError
from .frames import Frame, receive_frame
from .limits import Limits

_START_SECONDS = 60.0


class WorkerDied(Exception):
    """The worker ended without a reply.

    :ivar status: its exit status, negative the number of the signal that ended it.
    """

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(f"worker ended with status {status}")


class WorkerProcess:
    """One child process on one snapshot."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.isolation: tuple[str, ...] = ()

    @classmethod
    async def start(cls, snapshot: Path, limits: Limits, niceness: int) -> "WorkerProcess":
        """Start a worker and wait until it has opened the snapshot.

        :raises StoreError: when it cannot.
        """
        arguments = (str(snapshot), str(limits.memory), str(niceness))
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "fiscus.server.worker", *arguments),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env=_environment(),
        )
        worker = cls(process)
        try:
            async with asyncio.timeout(_START_SECONDS):
                hello = await worker._receive()
        except BaseException as error:
            await worker.end()
            if isinstance(error, WorkerDied | TimeoutError):
                raise _cannot_start() from error
            raise
        if "ready" not in hello.header:
            await worker.end()
            raise _cannot_start()
        worker.isolation = tuple(hello.header["ready"])
        return worker

    @property
    def pid(self) -> int:
        """Process id."""
        return self._process.pid

    async def ask(self, request: Frame) -> Frame:
        """Send a request and return the reply; ``WorkerDied`` when there will be none."""
        if self._process.stdin is None:
            raise WorkerDied(0)
        try:
            self._process.stdin.write(request.pack())
            await self._process.stdin.drain()
        except ConnectionError:
            raise WorkerDied(await self._process.wait()) from None
        return await self._receive()

    async def end(self) -> None:
        """Kill the worker and wait until the system has taken it back."""
        if self._process.returncode is None:
            self._process.kill()
        if self._process.stdin is not None:
            self._process.stdin.close()
        await self._process.wait()

    async def _receive(self) -> Frame:
        if self._process.stdout is None:
            raise WorkerDied(0)
        try:
            return await receive_frame(self._process.stdout)
        except (asyncio.IncompleteReadError, ValueError):
            raise WorkerDied(await self._process.wait()) from None


def _environment() -> dict[str, str]:
    """Return the variables for a worker: none of ours, which may hold the writing token."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("FISCUS_")}
    return {**kept, "RUST_BACKTRACE": "0", "MALLOC_ARENA_MAX": "2"}


def _cannot_start() -> StoreError:
    return StoreError(
        "no worker could open the snapshot", hint="see whether memory and processes are to be had"
    )
