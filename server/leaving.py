"""Work that is given up when the client goes away."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from fastapi import Request

Result = TypeVar("Result")


class ClientLeft(Exception):
    """The client closed the connection; nobody waits for an answer."""


async def while_connected(request: Request, work: Coroutine[Any, Any, Result]) -> Result:
    """Return what ``work`` gives; cancel it as soon as the client has left.

    The body of the request must have been read.

    :raises ClientLeft: the client left first.
    """
    task = asyncio.ensure_future(work)
    watcher = asyncio.ensure_future(_until_left(request))
    try:
        await asyncio.wait({task, watcher}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        raise ClientLeft
    finally:
        for pending in (task, watcher):
            pending.cancel()
        await asyncio.gather(task, watcher, return_exceptions=True)


async def _until_left(request: Request) -> None:
    while True:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            return
