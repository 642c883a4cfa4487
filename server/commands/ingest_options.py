"""The options of ``fiscus ingest`` that no other command has."""

from pathlib import Path
from typing import Annotated

import typer

PathsArgument = Annotated[
    list[Path], typer.Argument(metavar="PATH...", help="Files, folders and zip archives.")
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers",
        envvar="FISCUS_WORKERS",
        metavar="N",
        min=1,
        help="Processes that convert; as many as there are cores when left out.",
    ),
]
ClusterOption = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        envvar="FISCUS_CLUSTER",
        metavar="ADDRESS",
        help="Convert on the workers of a Dask scheduler, such as tcp://host:8786.",
    ),
]
TimeoutOption = Annotated[
    float | None,
    typer.Option(
        "--timeout",
        envvar="FISCUS_TIMEOUT",
        metavar="S",
        min=1,
        help="Seconds for one file; 60 when left out, 900 with --ocr.",
    ),
]
MemoryOption = Annotated[
    int,
    typer.Option(
        "--memory", envvar="FISCUS_MEMORY", metavar="MB", min=256, help="Memory for one file."
    ),
]
ReportOption = Annotated[
    Path | None, typer.Option("--report", metavar="FILE", help="Write the summary as JSON.")
]
