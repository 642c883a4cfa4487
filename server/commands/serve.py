"""``fiscus serve``: the store over HTTP."""

from typing import Annotated

import typer

from ..catalogue_facts import read_facts
from ..fair_share import Allowance
from ..serving import Settings, serve_store
from .options import DEFAULT_BASE, DEFAULT_STORE, BaseOption, CatalogueOption, StoreOption
from .terminal import checked_base

_USUAL = Allowance()
_BURST_MINUTES = 2
"""Minutes of unused query time that a client can save up."""


def serve(  # noqa: PLR0913, PLR0917 - the options of the command
    store: StoreOption = DEFAULT_STORE,
    host: Annotated[
        str, typer.Option("--host", envvar="FISCUS_HOST", help="Address to listen on.")
    ] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option("--port", envvar="FISCUS_PORT", min=0, max=65535, help="0 takes a free one."),
    ] = 8000,
    base: BaseOption = DEFAULT_BASE,
    client_seconds: Annotated[
        float,
        typer.Option(
            "--client-seconds",
            envvar="FISCUS_CLIENT_SECONDS",
            min=0,
            help="Query time a minute that one client may take; 0 for no limit.",
        ),
    ] = _USUAL.seconds,
    client_errors: Annotated[
        int,
        typer.Option(
            "--client-errors",
            envvar="FISCUS_CLIENT_ERRORS",
            min=0,
            help="Refused requests a minute that one client may send; 0 for no limit.",
        ),
    ] = int(_USUAL.errors),
    proxy: Annotated[
        str,
        typer.Option(
            "--trusted-proxy",
            envvar="FISCUS_TRUSTED_PROXY",
            metavar="ADDRESS",
            help="A proxy in front whose X-Forwarded-For says who the client is.",
        ),
    ] = "",
    catalogue: CatalogueOption = None,
) -> None:
    """Serve the store until Ctrl-C; it is only read. What is ingested meanwhile is served too."""
    allowance = Allowance(client_seconds, client_seconds * _BURST_MINUTES, client_errors)
    facts = read_facts(catalogue)
    serve_store(Settings(store, host, port, checked_base(base), allowance, proxy, facts))
