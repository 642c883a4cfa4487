"""``fiscus ingest``: files, folders and archives into the store."""

import json
from contextlib import nullcontext

import typer

from ...graph.ingest import Limits
from ...graph.ingest import ingest as ingest_files
from ..store_folder import open_for_writing
from .cluster import cluster_executor
from .ingest_options import (
    ClusterOption,
    MemoryOption,
    PathsArgument,
    ReportOption,
    TimeoutOption,
    WorkersOption,
)
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
    paths: PathsArgument,
    store: StoreOption = DEFAULT_STORE,
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
    timeout: TimeoutOption = None,
    memory: MemoryOption = 2048,
    report: ReportOption = None,
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
