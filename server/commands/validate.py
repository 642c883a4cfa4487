"""``fiscus validate``: what is missing or contradicts itself in documents or in a store."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ...graph.errors import FiscusError, UnreadableSource
from ...graph.validation import Report
from ...graph.validation.as_json import as_json
from ...graph.validation.as_text import as_text
from ...graph.validation.as_turtle import as_turtle
from ..checking import Checked, NamedBytes, check_documents, check_profile, check_store
from ..store_folder import open_for_reading
from .options import (
    DEFAULT_BASE,
    DEFAULT_STORE,
    BaseOption,
    GraphStoreOption,
    OutOption,
    StoreOption,
)
from .summary_table import summary
from .terminal import BadUsage, checked_base, choose, complain, read_file, write_output


class Format(StrEnum):
    """Forms of the validation report."""

    TEXT = "text"
    TURTLE = "turtle"
    JSON = "json"
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

_PLANNED = ("html", "sarif", "junit")
COULD_NOT = 2


def validate(  # noqa: PLR0913, PLR0917 - the options of the command
    context: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", help="Disclosures; left out, the store is checked."),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            help="text, turtle or json; summary counts by disclosure.",
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
    """Check documents, or everything in a store, against the shapes.

    Without FILE the store is checked, ./fiscus-data unless --store names another.
    """
    if format_ in _PLANNED:
        available = ", ".join(Format)
        raise BadUsage(f"{format_} reports are not available yet", "--format", f"use {available}")
    wanted, threshold = choose(Format, format_, "--format"), choose(FailOn, fail_on, "--fail-on")
    check_profile(profile)
    unread: list[FiscusError] = []
    if files:
        _refuse_both(context)
        checked = check_documents(_readable(files, unread), checked_base(base), unread.append)
    else:
        with open_for_reading(store, graph_store_url=graph_store_url) as opened:
            checked = check_store(opened)
    for error in unread:
        complain(error.sentence())
    if files and len(unread) == len(files):
        raise typer.Exit(COULD_NOT)
    write_output(output, f"{_WRITERS[wanted](checked).rstrip()}\n".encode())
    found = 1 if reaches(checked.report, threshold) else 0
    raise typer.Exit(COULD_NOT if unread else found)


def _refuse_both(context: typer.Context) -> None:
    source = context.get_parameter_source("store")
    if source is not None and source.name == "COMMANDLINE":
        raise BadUsage("files and a store are not checked together", "--store", "leave one out")


def _readable(files: Sequence[Path], unread: list[FiscusError]) -> Iterator[NamedBytes]:
    for file in files:
        try:
            document = NamedBytes(file.name, read_file(file))
        except UnreadableSource as error:
            unread.append(error)
        else:
            yield document


def reaches(report: Report, threshold: FailOn) -> bool:
    """Tell whether a result is at or above the threshold."""
    order = [FailOn.VIOLATION, FailOn.WARNING, FailOn.INFO]
    if threshold is FailOn.NEVER:
        return False
    severities = order[: order.index(threshold) + 1]
    return any(report.counts[severity.value] for severity in severities)
