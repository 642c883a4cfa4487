"""``fiscus validate``: what is missing or contradicts itself in documents or in a store."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pyoxigraph as ox
import typer

from ...graph.store import Store, open_store
from ...graph.validation import Report, validate_quads
from ...graph.validation.as_json import as_json
from ...graph.validation.as_text import as_text
from ...graph.validation.as_turtle import as_turtle
from ..checking import NamedBytes, check_documents, check_profile
from .options import DEFAULT_BASE, DEFAULT_STORE, BaseOption, OutOption
from .terminal import BadUsage, checked_base, choose, read_file, write_output


class Format(StrEnum):
    """Forms of the validation report."""

    TEXT = "text"
    TURTLE = "turtle"
    JSON = "json"
    HTML = "html"
    SARIF = "sarif"
    JUNIT = "junit"


class FailOn(StrEnum):
    """The least severity that makes the exit status 1."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


_WRITERS = {Format.TEXT: as_text, Format.TURTLE: as_turtle, Format.JSON: as_json}


def validate(  # noqa: PLR0913, PLR0917 - the options of the command
    files: Annotated[list[Path] | None, typer.Argument(metavar="[FILE...]")] = None,
    store: Annotated[
        str | None, typer.Option("--store", envvar="FISCUS_STORE", metavar="STORE")
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", help="text, turtle, json, html, sarif or junit.")
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
) -> None:
    """Check documents, or everything in a store, against the shapes."""
    wanted, threshold = choose(Format, format_, "--format"), choose(FailOn, fail_on, "--fail-on")
    if wanted not in _WRITERS:
        available = ", ".join(_WRITERS)
        raise BadUsage(f"{wanted} reports are not available yet", "--format", f"use {available}")
    check_profile(profile)
    if files:
        documents = [NamedBytes(file.name, read_file(file)) for file in files]
        report = check_documents(documents, checked_base(base))
    else:
        with open_store(store or DEFAULT_STORE, write=False) as opened:
            report = _check_store(opened)
    write_output(output, f"{_WRITERS[wanted](report).rstrip()}\n".encode())
    raise typer.Exit(1 if reaches(report, threshold) else 0)


def reaches(report: Report, threshold: FailOn) -> bool:
    """Tell whether a result is at or above the threshold."""
    order = [FailOn.VIOLATION, FailOn.WARNING, FailOn.INFO]
    if threshold is FailOn.NEVER:
        return False
    severities = order[: order.index(threshold) + 1]
    return any(report.counts[severity.value] for severity in severities)


def _check_store(store: Store) -> Report:
    names = {marker.source: marker.name for marker in store.markers()}
    merged = ox.DefaultGraph()
    quads = (quad for quad in store.dump_quads() if quad.graph_name == merged)
    return validate_quads(quads, names)
