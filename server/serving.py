"""From a store to a running service: ``fiscus serve``."""

import asyncio
import logging
import socket
import sys
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from fastapi import FastAPI

from ..graph.errors import StoreError
from .addresses import Addresses
from .app import create_app
from .catalogue_facts import CatalogueFacts
from .fair_share import Allowance
from .following import Following
from .graph_view import GraphView
from .harvest import build_dumps
from .published import Published, load_published
from .site import Site
from .snapshot import Snapshot
from .snapshot_folder import snapshot_folder
from .snapshot_reader import SnapshotReader
from .starting import address_of, listen, run
from .store_folder import open_for_reading
from .workers import QueryPool

_LOG = logging.getLogger("fiscus.server")
_REMOTE = "sparql:"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the graph is, and where and how it is served.

    :ivar store: folder of an embedded store.
    :ivar base: IRI prefix of the data in the store.
    :ivar allowance: what one client may take.
    :ivar proxy: address of a proxy that says whom it speaks for; empty for none.
    :ivar facts: what the publisher tells of the catalogue.
    """

    store: str
    host: str
    port: int
    base: str
    allowance: Allowance = field(default_factory=Allowance)
    proxy: str = ""
    facts: CatalogueFacts = field(default_factory=CatalogueFacts)


def serve_store(settings: Settings) -> None:
    """Serve a store until the process is told to end; the store is only read.

    The first line on standard output is the address, once questions can be asked. What is
    ingested meanwhile is served soon after.

    :raises FiscusError: the store cannot be read, or the address not be bound.
    """
    store = checked_store(settings.store)
    listener = listen(settings.host, settings.port)
    with snapshot_folder(store) as folder:
        make = partial(
            make_site, base=settings.base, published=load_published(), facts=settings.facts
        )
        site = make(Snapshot.take(store, folder))
        pool = QueryPool(site.snapshot)
        app = create_app(site, pool, settings.allowance)
        app.state.following = Following(store, folder, pool, make, partial(_publish, app))
        asyncio.run(_serve(app, listener, settings.proxy))


async def _serve(app: FastAPI, listener: socket.socket, proxy: str) -> None:
    pool, following = app.state.pool, None
    try:
        await pool.start()
        following = asyncio.ensure_future(app.state.following.run())
        following.add_done_callback(_tell_end)
        sys.stdout.write(f"{address_of(listener)}\n")
        sys.stdout.flush()
        await run(app, listener, proxy)
    finally:
        if following is not None:
            following.cancel()
            await asyncio.gather(following, return_exceptions=True)
        await pool.stop()


def _publish(app: FastAPI, site: Site) -> None:
    app.state.site = site


def _tell_end(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        _LOG.critical("the store is no longer followed", exc_info=error)


def checked_store(text: str) -> Path:
    """Return the folder of a store that can be read.

    :raises StoreError: it is on a SPARQL server, absent or damaged.
    """
    if text.startswith(_REMOTE):
        hint = "give the folder of an embedded store"
        raise StoreError("stores on SPARQL servers cannot be served yet", text, hint)
    with open_for_reading(text):
        return Path(text)


def make_site(snapshot: Snapshot, base: str, published: Published, facts: CatalogueFacts) -> Site:
    """Return what routes read of a snapshot: its nodes, its dumps, the vocabulary."""
    view = GraphView(SnapshotReader(snapshot))
    return Site(Addresses(base), view, build_dumps(view, base), published, snapshot, facts)
