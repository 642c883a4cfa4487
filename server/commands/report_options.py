"""Options of ``fiscus validate`` about what is reported, and how."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ...graph.validation.languages import LANGUAGES, Language
from ...graph.validation.report import SEVERITIES, Severity
from .terminal import choose

FilesArgument = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILE", help="Disclosures, RDF, folders; left out, the store is checked."
    ),
]
FormatOption = Annotated[
    str,
    typer.Option(
        "--format", help="text, turtle, json, html, sarif, junit; summary counts by disclosure."
    ),
]
ProfileOption = Annotated[
    str,
    typer.Option(
        "--profile", envvar="FISCUS_PROFILE", help="Set of rules; a wrong one lists them."
    ),
]
FailOnOption = Annotated[
    str,
    typer.Option("--fail-on", envvar="FISCUS_FAIL_ON", help="violation, warning, info, never."),
]
LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang",
        envvar="FISCUS_LANG",
        help="zh or en; left out, text is in both, html, sarif and junit in Chinese.",
    ),
]
WriteReportsOption = Annotated[
    bool,
    typer.Option("--write-reports", help="Write findings and derived figures into the store."),
]


class FailOn(StrEnum):
    """From which severity on findings fail the command."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class Lang(StrEnum):
    """Languages of reports."""

    ZH = "zh"
    EN = "en"


def languages_of(lang: str | None) -> tuple[Language, ...]:
    """Return the languages that a report is in: both where none is asked for.

    :raises BadUsage: there is no such language.
    """
    return LANGUAGES if lang is None else (choose(Lang, lang, "--lang").value,)


def severities_from(threshold: FailOn) -> tuple[Severity, ...]:
    """Return the severities at or above a threshold."""
    if threshold is FailOn.NEVER:
        return ()
    return SEVERITIES[: SEVERITIES.index(threshold.value) + 1]
