"""Keeps a running service in step with its store: looks, copies, verifies, swaps."""

import asyncio
import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ..graph.errors import FiscusError
from ..graph.store.faults import absent
from ..graph.store.sentinel import SENTINEL_FILE, read_sentinel
from .site import Site
from .snapshot import Snapshot
from .workers import QueryPool

_LOG = logging.getLogger("fiscus.server")
POLL_SECONDS = 1.0
GRACE_SECONDS = 10.0
"""A snapshot's files stay this long after its last query, for pages that still read them."""
_FAULTS = (FiscusError, OSError, RuntimeError, ValueError)

Stamp = tuple[int, int, int]


@dataclass(slots=True)
class Following:
    """Looks at the sentinel of a store every second; a new state of it is served soon after.

    What is served stays as it is when the new state cannot be read.

    :ivar store: folder of the store.
    :ivar folder: where snapshots go.
    :ivar make_site: makes what routes read of a snapshot.
    :ivar publish: is given the new site once its workers stand ready.
    :ivar trouble: why the store's last state is not served; empty when it is.
    """

    store: Path
    folder: Path
    pool: QueryPool
    make_site: Callable[[Snapshot], Site]
    publish: Callable[[Site], None]
    trouble: str = ""
    _seen: Stamp | None = None
    _discarding: set[asyncio.Task[None]] = field(default_factory=set)

    async def run(self) -> None:
        """Follow the store until cancelled."""
        try:
            while True:
                await self._look()
                await asyncio.sleep(POLL_SECONDS)
        finally:
            for task in self._discarding:
                task.cancel()

    async def _look(self) -> None:
        try:
            stamp = _stamp(self.store / SENTINEL_FILE)
            if stamp != self._seen:
                await self._follow()
                self._seen = stamp
                self.trouble = ""
        except _FAULTS as error:
            what = error.what if isinstance(error, FiscusError) else type(error).__name__
            if what != self.trouble:
                _LOG.error("the store cannot be followed", extra={"what": what})
            self.trouble = what

    async def _follow(self) -> None:
        sentinel = await asyncio.to_thread(read_sentinel, self.store)
        if sentinel is None:
            raise absent(self.store)
        served = self.pool.snapshot
        if served.is_of(sentinel.digest):
            return
        site = await asyncio.to_thread(self._prepare)
        if site.snapshot == served:
            return
        await self.pool.swap(site.snapshot)
        self.publish(site)
        _LOG.info("another snapshot is served", extra={"snapshot": site.snapshot.name})
        task = asyncio.ensure_future(self._discard(served))
        self._discarding.add(task)
        task.add_done_callback(self._discarding.discard)

    def _prepare(self) -> Site:
        return self.make_site(Snapshot.take(self.store, self.folder))

    async def _discard(self, old: Snapshot) -> None:
        await self.pool.drained()
        await asyncio.sleep(GRACE_SECONDS)
        if self.pool.snapshot.path != old.path:
            await asyncio.to_thread(shutil.rmtree, old.path, ignore_errors=True)


def _stamp(file: Path) -> Stamp:
    """Return what changes when a file is replaced; zeros where it is absent."""
    try:
        found = file.stat()
    except FileNotFoundError:
        return (0, 0, 0)
    return (found.st_ino, found.st_mtime_ns, found.st_size)
