"""``fiscus ingest``: files, folders and archives into the store."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from ...graph.ingest import IngestReport
from ...graph.ingest import ingest as ingest_files
from ..store_folder import open_for_writing
from .options import (
    DEFAULT_BASE,
    DEFAULT_STORE,
    BaseOption,
    GraphStoreOption,
    StoreOption,
    UpdateOption,
)
from .terminal import BadUsage, checked_base, say, write_output


def ingest(  # noqa: PLR0913, PLR0917 - the options of the command
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders.")],
    store: StoreOption = DEFAULT_STORE,
    workers: Annotated[
        int, typer.Option("--workers", envvar="FISCUS_WORKERS", min=1, hidden=True)
    ] = 1,
    cluster: Annotated[str | None, typer.Option("--cluster", hidden=True)] = None,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Write the summary as JSON.")
    ] = None,
    base: BaseOption = DEFAULT_BASE,
    update_url: UpdateOption = None,
    graph_store_url: GraphStoreOption = None,
) -> None:
    """Put documents into the store; done again with the same files, it changes nothing."""
    if cluster is not None:
        raise BadUsage("clusters are not available yet", "--cluster", "leave the option out")
    if workers > 1:
        say("--workers: one process is used so far")
    base = checked_base(base)
    target = open_for_writing(store, update_url=update_url, graph_store_url=graph_store_url)
    with target as opened, _progress(paths) as on_progress:
        outcome = ingest_files(paths, opened, base, on_progress)
    if report is not None:
        text = json.dumps(summary(outcome), ensure_ascii=False, indent=2)
        write_output(report, f"{text}\n".encode())
    for item in outcome.quarantined:
        say(f"{item.message} [{item.reason}]")
    write_output(None, _sentence(outcome).encode())
    raise typer.Exit(1 if outcome.quarantined else 0)


def summary(outcome: IngestReport) -> dict[str, object]:
    """Return the summary as the JSON that others rely on."""
    return {
        "ingested": outcome.ingested,
        "unchanged": outcome.unchanged,
        "quarantined": [
            {"source": item.source, "reason": item.reason, "message": item.message}
            for item in outcome.quarantined
        ],
    }


def _sentence(outcome: IngestReport) -> str:
    return (
        f"入库 ingested {outcome.ingested} · 未变 unchanged {outcome.unchanged} · "
        f"搁置 quarantined {len(outcome.quarantined)}\n"
    )


@contextmanager
def _progress(paths: Sequence[Path]) -> Iterator[Callable[[Path], None]]:
    columns = (TextColumn("ingest"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    shown = console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=not shown) as bar:
        task = bar.add_task("ingest", total=sum(_count_files(path) for path in paths))

        def on_progress(_: Path) -> None:
            bar.advance(task)

        yield on_progress


def _count_files(path: Path) -> int:
    return sum(inner.is_file() for inner in path.rglob("*")) if path.is_dir() else 1
