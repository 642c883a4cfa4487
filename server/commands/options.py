"""Options that several commands share, each with its ``FISCUS_*`` variable."""

from pathlib import Path
from typing import Annotated

import typer

from ...graph.vocabulary import BASE

DEFAULT_STORE = "./fiscus-data"

StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        envvar="FISCUS_STORE",
        metavar="STORE",
        help="Folder of the store, or sparql:URL of a server.",
    ),
]
BaseOption = Annotated[
    str,
    typer.Option("--base", envvar="FISCUS_BASE", metavar="IRI", help="Prefix of the data's IRIs."),
]
OutOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="OUT", help="File to write; else standard output."),
]
DEFAULT_BASE = BASE
