"""Runs the service on a port, with time limits for clients that are slow to speak."""

import asyncio
import signal
import socket
from types import FrameType

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from ..graph.errors import FiscusError
from .logs import configure_logging

HEADER_SECONDS = 10.0
"""A connection must have sent a whole request head this long after it opened or last spoke."""
READING_SECONDS = 10.0
LEAST_RATE = 16 * 1024
"""Bytes a second that a client must read an answer at, looked at every ten seconds."""
KEEP_ALIVE_SECONDS = 5
CONNECTIONS = 256
BACKLOG = 2048
HEAD_BYTES = 96 * 1024
"""Longest request head; a query of 64 kB fits into an address."""


class CannotListen(FiscusError):
    """The port is taken or the address is not one of this machine."""

    reason = "cannot-listen"


class PunctualProtocol(H11Protocol):
    """HTTP/1.1 that closes connections whose clients are slow to speak or slow to listen."""

    _head_timer: asyncio.TimerHandle | None = None
    _reading_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start to wait for the first request."""
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        """Take in data; wait on while the head of a request is still incomplete."""
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop to wait."""
        self._unwatch()
        self._stop_reading_timer()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Look from now on whether the client reads what waits for it."""
        super().pause_writing()
        self._expect_reading()

    def resume_writing(self) -> None:
        """Stop looking: the client has read."""
        self._stop_reading_timer()
        super().resume_writing()

    def _expect_reading(self) -> None:
        unread = self.transport.get_write_buffer_size()
        self._reading_timer = self.loop.call_later(READING_SECONDS, self._check_reading, unread)

    def _check_reading(self, unread: int) -> None:
        read = unread - self.transport.get_write_buffer_size()
        if read < LEAST_RATE * READING_SECONDS:
            self.transport.abort()
        else:
            self._expect_reading()

    def _stop_reading_timer(self) -> None:
        if self._reading_timer is not None:
            self._reading_timer.cancel()
            self._reading_timer = None

    def _watch(self) -> None:
        if self._busy():
            self._unwatch()
        elif self._head_timer is None:
            self._head_timer = self.loop.call_later(HEADER_SECONDS, self._give_up)

    def _unwatch(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _busy(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _give_up(self) -> None:
        self._head_timer = None
        if not self._busy():
            self.transport.close()


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 takes a free one.

    :raises CannotListen: the address cannot be bound.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio turns Nagle's algorithm off: it held each answer back 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except (OSError, OverflowError) as error:
        listener.close()
        what = getattr(error, "strerror", None) or str(error)
        raise CannotListen(what, f"{host}:{port}", "choose another --port or --host") from error
    listener.listen(BACKLOG)
    return listener


def address_of(listener: socket.socket) -> str:
    """Return the address under which clients on this machine reach the socket."""
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"


async def run(app: ASGIApp, listener: socket.socket, proxy: str = "") -> None:
    """Serve until the process is told to end by SIGINT or SIGTERM, then return.

    :param proxy: address whose ``X-Forwarded-For`` and ``X-Forwarded-Proto`` are believed.
    """
    configure_logging()
    config = uvicorn.Config(
        app,
        http=PunctualProtocol,
        ws="none",
        backlog=BACKLOG,
        lifespan="off",
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=5,
        limit_concurrency=CONNECTIONS,
        h11_max_incomplete_event_size=HEAD_BYTES,
        server_header=False,
        access_log=False,
        log_config=None,
        proxy_headers=bool(proxy),
        forwarded_allow_ips=proxy,
    )
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stay)
    await uvicorn.Server(config).serve(sockets=[listener])


def _stay(_number: int, _frame: FrameType | None) -> None:
    """Do nothing: the server ends by itself, then raises the signal once more."""
