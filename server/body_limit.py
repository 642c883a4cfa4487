"""Counts request bodies as they stream and gives up on those that are too long or too slow."""

import asyncio
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .problems import RequestError

QUERY_BYTES = 64 * 1024
UPLOAD_BYTES = 32 * 1024 * 1024
GRACE_SECONDS = 10.0
LEAST_RATE = 16 * 1024
"""Bytes a second that a body must come at, counted from the grace on."""
UPLOAD_PATHS = frozenset({"/validate"})


@dataclass(frozen=True, slots=True)
class BodyLimit:
    """ASGI layer that caps bodies: 32 MB where documents are uploaded, 64 kB elsewhere.

    ``RequestError`` is raised from ``receive``, inside the route that reads the body, so
    that nothing beyond the limit is read or kept.
    """

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request with a counted body."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        cap = UPLOAD_BYTES if scope["path"] in UPLOAD_PATHS else QUERY_BYTES
        started = asyncio.get_running_loop().time()
        await self.app(scope, _Counted(receive, cap, _declared(scope), started).receive, send)


@dataclass(slots=True)
class _Counted:
    source: Receive
    cap: int
    declared: int
    started: float
    read: int = 0
    ended: bool = False

    async def receive(self) -> Message:
        if self.ended:
            return await self.source()
        if self.declared > self.cap:
            raise _too_large(self.cap)
        try:
            until = self.started + GRACE_SECONDS + self.read / LEAST_RATE
            async with asyncio.timeout_at(until):  # wait_for can swallow a cancellation
                message = await self.source()
        except TimeoutError as error:
            limit = f"{LEAST_RATE // 1024} kB a second after {GRACE_SECONDS:.0f} s"
            raise RequestError("timeout", "the body came too slowly", limit=limit) from error
        self.read += len(message.get("body", b""))
        if self.read > self.cap:
            raise _too_large(self.cap)
        self.ended = not message.get("more_body", False)
        return message


def _too_large(cap: int) -> RequestError:
    hint = "send one document at a time" if cap == UPLOAD_BYTES else "send a shorter query"
    limit = f"{cap // 1024 // 1024} MB" if cap >= 1024 * 1024 else f"{cap // 1024} kB"
    return RequestError("too-large", "the request body is too long", limit=limit, hint=hint)


def _declared(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0
