"""``fiscus validate``: what is missing or contradicts itself in documents or in a store."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ...graph.store import open_store
from ...graph.validation import Report
from ...graph.validation.as_json import as_json
from ...graph.validation.as_text import as_text
from ...graph.validation.as_turtle import as_turtle
from ..checking import Checked, NamedBytes, check_documents, check_profile, check_store
from .options import (
    DEFAULT_BASE,
    DEFAULT_STORE,
    BaseOption,
    GraphStoreOption,
    OutOption,
)
from .summary_table import summary
from .terminal import BadUsage, checked_base, choose, read_file, write_output


class Format(StrEnum):
    """Forms of the validation report."""

    TEXT = "text"
    TURTLE = "turtle"
    JSON = "json"
    HTML = "html"
    SARIF = "sarif"
    JUNIT = "junit"
    SUMMARY = "summary"


class FailOn(StrEnum):
    """The least severity that makes the exit status 1."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


_WRITERS: Mapping[Format, Callable[[Checked], str]] = {
    Format.TEXT: lambda checked: as_text(checked.report),
    Format.TURTLE: lambda checked: as_turtle(checked.report),
    Format.JSON: lambda checked: as_json(checked.report),
    Format.SUMMARY: summary,
}


def validate(  # noqa: PLR0913, PLR0917 - the options of the command
    files: Annotated[list[Path] | None, typer.Argument(metavar="[FILE...]")] = None,
    store: Annotated[
        str | None, typer.Option("--store", envvar="FISCUS_STORE", metavar="STORE")
    ] = None,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            help="text, turtle, json, html, sarif or junit; summary counts by disclosure.",
        ),
    ] = "text",
    output: OutOption = None,
    profile: Annotated[
        str, typer.Option("--profile", envvar="FISCUS_PROFILE", help="Set of rules.")
    ] = "general",
    fail_on: Annotated[
        str,
        typer.Option("--fail-on", envvar="FISCUS_FAIL_ON", help="violation, warning, info, never."),
    ] = "violation",
    base: BaseOption = DEFAULT_BASE,
    graph_store_url: GraphStoreOption = None,
) -> None:
    """Check documents, or everything in a store, against the shapes."""
    wanted, threshold = choose(Format, format_, "--format"), choose(FailOn, fail_on, "--fail-on")
    if wanted not in _WRITERS:
        available = ", ".join(_WRITERS)
        raise BadUsage(f"{wanted} reports are not available yet", "--format", f"use {available}")
    check_profile(profile)
    if files:
        documents = [NamedBytes(file.name, read_file(file)) for file in files]
        checked = check_documents(documents, checked_base(base))
    else:
        with open_store(
            store or DEFAULT_STORE, write=False, graph_store_url=graph_store_url
        ) as opened:
            checked = check_store(opened)
    write_output(output, f"{_WRITERS[wanted](checked).rstrip()}\n".encode())
    raise typer.Exit(1 if reaches(checked.report, threshold) else 0)


def reaches(report: Report, threshold: FailOn) -> bool:
    """Tell whether a result is at or above the threshold."""
    order = [FailOn.VIOLATION, FailOn.WARNING, FailOn.INFO]
    if threshold is FailOn.NEVER:
        return False
    severities = order[: order.index(threshold) + 1]
    return any(report.counts[severity.value] for severity in severities)
