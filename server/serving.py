"""From a store to a running service: ``fiscus serve``."""

import sys
from dataclasses import dataclass

from ..graph.store import open_store
from .addresses import Addresses
from .app import create_app
from .graph_view import GraphView
from .harvest import build_dumps
from .published import load_published
from .site import Site
from .starting import listen, run


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the graph is, and where it is served.

    :ivar base: IRI prefix of the data in the store.
    """

    store: str
    host: str
    port: int
    base: str


def serve_store(settings: Settings) -> None:
    """Serve a store until the process is told to end; it is only read.

    The first line on standard output is the address, once connections are taken.

    :raises FiscusError: the store cannot be opened, or the address not be bound.
    """
    listener = listen(settings.host, settings.port)
    with open_store(settings.store, write=False) as store:
        view = GraphView(store)
        site = Site(
            addresses=Addresses(settings.base),
            view=view,
            dumps=build_dumps(view, settings.base),
            published=load_published(),
            snapshot="",
        )
        app = create_app(site)
        listener.listen(2048)
        host, port = listener.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        sys.stdout.write(f"http://{shown}:{port}/\n")
        sys.stdout.flush()
        run(app, listener)
