"""The baseline of ``fiscus validate``: which findings are acknowledged, and a way to list them."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from ...graph.validation.baseline import compared, read_baseline, written_baseline
from ...graph.validation.comparison import Acknowledgement
from ..checking import Checked
from .terminal import complain, read_file, write_output

BaselineOption = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        envvar="FISCUS_BASELINE",
        metavar="FILE",
        help="Findings acknowledged with a reason; they do not fail the command.",
    ),
]
WriteBaselineOption = Annotated[
    Path | None,
    typer.Option(
        "--write-baseline", metavar="FILE", help="List all findings, to be given reasons."
    ),
]
ReasonOption = Annotated[
    str,
    typer.Option("--reason", metavar="TEXT", help="Reason that --write-baseline fills in."),
]


def acknowledged(baseline: Path | None) -> tuple[Acknowledgement, ...]:
    """Return what a file acknowledges; nothing without a file.

    :raises FiscusError: the file cannot be read or is no baseline.
    """
    return read_baseline(read_file(baseline), baseline.name) if baseline else ()


def against(checked: Checked, known: tuple[Acknowledgement, ...], baseline: Path | None) -> Checked:
    """Return a report with what a baseline says of it, and tell on standard error what is amiss."""
    if baseline is None:
        return checked
    report = compared(checked.report, known, checked.subjects)
    comparison = report.comparison
    if comparison and comparison.unexplained:
        what = f"{comparison.unexplained} findings are listed without a reason and still count"
        complain(f"{baseline.name}: {what} (write why they are accepted)")
    if comparison and comparison.stale:
        what = f"{len(comparison.stale)} acknowledgements answer to no finding any more"
        complain(f"{baseline.name}: {what} (renew the file with --write-baseline)")
    return replace(checked, report=report)


def write_baseline(
    out: Path, checked: Checked, known: tuple[Acknowledgement, ...], reason: str
) -> None:
    """Write a baseline of all findings; reasons that are known already are kept.

    :raises CannotWrite: the file cannot be written.
    """
    before = known or (acknowledged(out) if out.exists() else ())
    listed = written_baseline(checked.report, checked.subjects, before, reason.strip())
    write_output(out, listed.encode())
