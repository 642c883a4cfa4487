"""A worker as the server sees it: asked one thing at a time, killed without regret."""

import asyncio
import contextlib
from collections.abc import Callable

from .frames import Frame, receive_frame

_LAST_WORD_SECONDS = 5.0


class WorkerDied(Exception):
    """The worker ended without a reply.

    :ivar status: its exit status, negative the number of the signal that ended it.
    """

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(f"worker ended with status {status}")


class WorkerProcess:
    """One worker, at the other end of a socket."""

    def __init__(
        self,
        streams: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        ended: asyncio.Future[int],
        kill: Callable[[], None],
    ) -> None:
        """Take over a worker that is about to say that it is ready.

        :param ended: becomes the exit status when the process has ended.
        :param kill: ends the process; harmless when it has ended.
        """
        self._reader, self._writer = streams
        self._ended = ended
        self._kill = kill
        self.pid = 0

    @property
    def is_alive(self) -> bool:
        """Tell whether the process has not ended, as far as is known."""
        return not self._ended.done()

    async def greet(self) -> None:
        """Wait until the worker is ready; ``WorkerDied`` when it never will be."""
        self.pid = (await self._receive()).header["ready"]

    async def ask(self, request: Frame) -> Frame:
        """Send a request and return the reply; ``WorkerDied`` when there will be none."""
        try:
            self._writer.write(request.pack())
            await self._writer.drain()
        except ConnectionError:
            raise WorkerDied(await self._status()) from None
        return await self._receive()

    async def end(self) -> None:
        """Kill the worker and wait until the system has taken it back."""
        self._writer.close()
        with contextlib.suppress(OSError):
            self._kill()
        await self._status()
        with contextlib.suppress(ConnectionError):
            await self._writer.wait_closed()

    async def _receive(self) -> Frame:
        try:
            return await receive_frame(self._reader)
        except (asyncio.IncompleteReadError, ConnectionError, ValueError):
            raise WorkerDied(await self._status()) from None

    async def _status(self) -> int:
        done, _ = await asyncio.wait({self._ended}, timeout=_LAST_WORD_SECONDS)
        return self._ended.result() if done else 0
