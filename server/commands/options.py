"""Options that several commands share, each with its ``FISCUS_*`` variable."""

from pathlib import Path
from typing import Annotated

import typer

from ...graph.vocabulary import BASE
from .terminal import checked_ocr

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
UpdateOption = Annotated[
    str | None,
    typer.Option(
        "--update-url",
        envvar="FISCUS_UPDATE_URL",
        metavar="URL",
        help="Update endpoint of a server, where it is not found beside the query endpoint.",
    ),
]
GraphStoreOption = Annotated[
    str | None,
    typer.Option(
        "--graph-store-url",
        envvar="FISCUS_GRAPH_STORE_URL",
        metavar="URL",
        help="Graph store of a server, where it is not found beside the query endpoint.",
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
CatalogueOption = Annotated[
    Path | None,
    typer.Option(
        "--catalogue",
        envvar="FISCUS_CATALOGUE",
        metavar="FILE",
        help="TOML: publisher, contact, licence of the catalogue (docs/serving.md).",
    ),
]
OcrOption = Annotated[
    bool,
    typer.Option(
        "--ocr",
        envvar="FISCUS_OCR",
        callback=checked_ocr,
        help="Recognise the text of PDF pages that are only pictures (pip install 'fiscus[ocr]').",
    ),
]
DEFAULT_BASE = BASE
