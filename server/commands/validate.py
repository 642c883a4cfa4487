"""``fiscus validate``: what is missing or contradicts itself in documents or in a store."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ...graph.errors import FiscusError, UnreadableSource
from ...graph.validation import Report
from ...graph.validation.as_html import as_html
from ...graph.validation.as_json import as_json
from ...graph.validation.as_text import as_text
from ...graph.validation.as_turtle import as_turtle
from ...graph.validation.languages import Language
from ...graph.validation.source_text import SourceText
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
    HTML = "html"
    SUMMARY = "summary"


class FailOn(StrEnum):
    """The least severity that makes the exit status 1."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class Lang(StrEnum):
    """Languages of reports."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a report is written from.

    :ivar texts: the text of each document.
    """

    checked: Checked
    texts: Sequence[SourceText]
    language: Language


_WRITERS: Mapping[Format, Callable[[Outcome], str]] = {
    Format.TEXT: lambda outcome: as_text(outcome.checked.report),
    Format.TURTLE: lambda outcome: as_turtle(outcome.checked.report),
    Format.JSON: lambda outcome: as_json(outcome.checked.report),
    Format.HTML: lambda outcome: as_html(
        outcome.checked.report, outcome.texts, outcome.checked.subjects, outcome.language
    ),
    Format.SUMMARY: lambda outcome: summary(outcome.checked),
}

_PLANNED = ("sarif", "junit")
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
            help="text, turtle, json or html; summary counts by disclosure.",
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
    lang: Annotated[
        str, typer.Option("--lang", envvar="FISCUS_LANG", help="Language of html: zh or en.")
    ] = "zh",
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
    language: Language = choose(Lang, lang, "--lang").value
    check_profile(profile)
    unread: list[FiscusError] = []
    texts: list[SourceText] = []
    if files:
        _refuse_both(context)
        documents = _readable(files, unread)
        checked = check_documents(documents, checked_base(base), unread.append, texts.append)
    else:
        with open_for_reading(store, graph_store_url=graph_store_url) as opened:
            checked = check_store(opened)
    for error in unread:
        complain(error.sentence())
    if files and len(unread) == len(files):
        raise typer.Exit(COULD_NOT)
    write_output(
        output, f"{_WRITERS[wanted](Outcome(checked, texts, language)).rstrip()}\n".encode()
    )
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
    """Tell whether a result that no baseline acknowledges is at or above the threshold."""
    if threshold is FailOn.NEVER:
        return False
    counts = {FailOn(severity): count for severity, count in report.new_counts.items()}
    order = list(counts)
    return any(counts[severity] for severity in order[: order.index(threshold) + 1])
