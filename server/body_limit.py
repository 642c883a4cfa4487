"""Counts request bodies as they stream and gives up on those that are too long or too slow."""

import asyncio
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .problems import RequestError

QUERY_BYTES = 64 * 1024
UPLOAD_BYTES = 32 * 1024 * 1024
CHUNK_SECONDS = 15.0
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
        await self.app(scope, _Counted(receive, cap, _declared(scope)).receive, send)


@dataclass(slots=True)
class _Counted:
    source: Receive
    cap: int
    declared: int
    read: int = 0
    ended: bool = False

    async def receive(self) -> Message:
        if self.ended:
            return await self.source()
        if self.declared > self.cap:
            raise _too_large(self.cap)
        try:
            async with asyncio.timeout(CHUNK_SECONDS):  # wait_for can swallow a cancellation
                message = await self.source()
        except TimeoutError as error:
            limit = f"{CHUNK_SECONDS:.0f} s without data"
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
