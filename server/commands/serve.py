"""``fiscus serve``: the store over HTTP."""

from typing import Annotated

import typer

from ..serving import Settings, serve_store
from .options import DEFAULT_BASE, DEFAULT_STORE, BaseOption, StoreOption
from .terminal import checked_base


def serve(
    store: StoreOption = DEFAULT_STORE,
    host: Annotated[
        str, typer.Option("--host", envvar="FISCUS_HOST", help="Address to listen on.")
    ] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option("--port", envvar="FISCUS_PORT", min=0, max=65535, help="0 takes a free one."),
    ] = 8000,
    base: BaseOption = DEFAULT_BASE,
) -> None:
    """Serve the store until Ctrl-C; it is only read."""
    serve_store(Settings(store, host, port, checked_base(base)))
