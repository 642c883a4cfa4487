"""From a store to a running service: ``fiscus serve``."""

import asyncio
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

from ..graph.errors import StoreError
from ..graph.store import open_store
from .addresses import Addresses
from .app import create_app
from .graph_view import GraphView
from .harvest import build_dumps
from .published import load_published
from .site import Site
from .snapshot import Snapshot
from .snapshot_folder import snapshot_folder
from .snapshot_reader import SnapshotReader
from .starting import address_of, listen, run
from .workers import QueryPool

_REMOTE = "sparql:"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the graph is, and where it is served.

    :ivar store: folder of an embedded store.
    :ivar base: IRI prefix of the data in the store.
    """

    store: str
    host: str
    port: int
    base: str


def serve_store(settings: Settings) -> None:
    """Serve a snapshot of a store until the process is told to end; the store is only read.

    The first line on standard output is the address, once questions can be asked.

    :raises FiscusError: the store cannot be read, or the address not be bound.
    """
    store = checked_store(settings.store)
    listener = listen(settings.host, settings.port)
    with snapshot_folder(store) as folder:
        snapshot = Snapshot.take(store, folder)
        site = make_site(snapshot, settings.base)
        asyncio.run(_serve(site, QueryPool(snapshot), listener))


async def _serve(site: Site, pool: QueryPool, listener: socket.socket) -> None:
    try:
        await pool.start()
        sys.stdout.write(f"{address_of(listener)}\n")
        sys.stdout.flush()
        await run(create_app(site, pool), listener)
    finally:
        await pool.stop()


def checked_store(text: str) -> Path:
    """Return the folder of a store that can be read.

    :raises StoreError: it is on a SPARQL server, absent or damaged.
    """
    if text.startswith(_REMOTE):
        hint = "give the folder of an embedded store"
        raise StoreError("stores on SPARQL servers cannot be served yet", text, hint)
    with open_store(text, write=False):
        return Path(text)


def make_site(snapshot: Snapshot, base: str) -> Site:
    """Return what routes read of a snapshot: its nodes, its dumps, the vocabulary."""
    view = GraphView(SnapshotReader(snapshot))
    return Site(Addresses(base), view, build_dumps(view, base), load_published(), snapshot.name)
