"""``fiscus ingest``: files, folders and archives into the store."""

import json
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from ...graph.ingest import Limits
from ...graph.ingest import ingest as ingest_files
from ..store_folder import open_for_writing
from .cluster import cluster_executor
from .ingest_progress import shown_progress
from .ingest_summary import as_json, sentences, totals
from .options import (
    DEFAULT_BASE,
    DEFAULT_STORE,
    BaseOption,
    GraphStoreOption,
    OcrOption,
    StoreOption,
    UpdateOption,
)
from .terminal import checked_base, say, write_output

_SECONDS = 60.0
_OCR_SECONDS = 900.0
"""A page takes some six seconds on one core, a disclosure has up to a hundred."""


def ingest(  # noqa: PLR0913, PLR0917 - the options of the command
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files, folders and zip archives.")
    ],
    store: StoreOption = DEFAULT_STORE,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            envvar="FISCUS_WORKERS",
            metavar="N",
            min=1,
            help="Processes that convert; as many as there are cores when left out.",
        ),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(
            "--cluster",
            envvar="FISCUS_CLUSTER",
            metavar="ADDRESS",
            help="Convert on the workers of a Dask scheduler, such as tcp://host:8786.",
        ),
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option(
            "--timeout",
            envvar="FISCUS_TIMEOUT",
            metavar="S",
            min=1,
            help="Seconds for one file; 60 when left out, 900 with --ocr.",
        ),
    ] = None,
    memory: Annotated[
        int,
        typer.Option(
            "--memory", envvar="FISCUS_MEMORY", metavar="MB", min=256, help="Memory for one file."
        ),
    ] = 2048,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Write the summary as JSON.")
    ] = None,
    base: BaseOption = DEFAULT_BASE,
    ocr: OcrOption = False,  # noqa: FBT002 - a flag of the command line
    update_url: UpdateOption = None,
    graph_store_url: GraphStoreOption = None,
) -> None:
    """Put documents into the store; done again with the same files, it changes nothing."""
    base = checked_base(base)
    limits = Limits(timeout or (_OCR_SECONDS if ocr else _SECONDS), memory << 20)
    with nullcontext() if cluster is None else cluster_executor(cluster) as helpers:
        target = open_for_writing(store, update_url=update_url, graph_store_url=graph_store_url)
        with target as opened, shown_progress() as on_progress:
            outcome = ingest_files(
                paths,
                opened,
                base,
                workers=workers if helpers is None else workers or helpers.width,
                executor=None if helpers is None else helpers.executor,
                limits=limits,
                ocr=ocr,
                on_progress=on_progress,
            )
    if report is not None:
        text = json.dumps(as_json(outcome), ensure_ascii=False, indent=2)
        write_output(report, f"{text}\n".encode())
    for line in sentences(outcome):
        say(line)
    write_output(None, totals(outcome).encode())
    raise typer.Exit(1 if outcome.quarantined else 0)
