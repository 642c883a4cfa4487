"""``fiscus validate``: what is missing or contradicts itself in documents or in a store."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ...graph.errors import FiscusError
from ...graph.validation.languages import LANGUAGES, Language
from ...graph.validation.palette import COLOURED, PLAIN, Palette
from ...graph.validation.profiles import profile_of
from ...graph.validation.report import SEVERITIES, Report, Severity
from ...graph.validation.source_text import SourceText
from ..checking import Checked, check_documents, check_store
from ..report_forms import Form, Outcome, written
from ..store_folder import open_for_reading
from .baselines import (
    BaselineOption,
    ReasonOption,
    WriteBaselineOption,
    acknowledged,
    against,
    write_baseline,
)
from .options import (
    DEFAULT_BASE,
    DEFAULT_STORE,
    BaseOption,
    GraphStoreOption,
    OutOption,
    StoreOption,
)
from .terminal import BadUsage, checked_base, choose, complain, write_output
from .validated_files import Given, given, read_all


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


@dataclass(slots=True)
class Gathered:
    """What the files of a run gave beside facts.

    :ivar files: the files that there are.
    :ivar unread: what could not be read, and why.
    :ivar texts: the text of each document.
    """

    files: list[Given] = field(default_factory=list)
    unread: list[FiscusError] = field(default_factory=list)
    texts: list[SourceText] = field(default_factory=list)


COULD_NOT = 2
EMPTY = "there is nothing to check: no disclosure, or nothing that the profile looks at"


def validate(  # noqa: PLR0913, PLR0917 - the options of the command
    context: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE", help="Disclosures, RDF, folders; left out, the store is checked."
        ),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            help="text, turtle, json, html, sarif, junit; summary counts by disclosure.",
        ),
    ] = "text",
    output: OutOption = None,
    profile: Annotated[
        str,
        typer.Option(
            "--profile", envvar="FISCUS_PROFILE", help="Set of rules; a wrong one lists them."
        ),
    ] = "general",
    fail_on: Annotated[
        str,
        typer.Option("--fail-on", envvar="FISCUS_FAIL_ON", help="violation, warning, info, never."),
    ] = "violation",
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            envvar="FISCUS_LANG",
            help="zh or en; left out, text is in both, html, sarif and junit in Chinese.",
        ),
    ] = None,
    baseline: BaselineOption = None,
    new_baseline: WriteBaselineOption = None,
    reason: ReasonOption = "",
    base: BaseOption = DEFAULT_BASE,
    graph_store_url: GraphStoreOption = None,
) -> None:
    """Check documents, or everything in a store, against the shapes.

    Without FILE the store is checked, ./fiscus-data unless --store names another.
    """
    wanted, threshold = choose(Form, format_, "--format"), choose(FailOn, fail_on, "--fail-on")
    languages = _languages(lang)
    profile_of(profile)
    known = acknowledged(baseline)
    gathered = Gathered()
    if files:
        _refuse_both(context)
        gathered.files = given(files)
        checked = _check_files(gathered.files, checked_base(base), profile, gathered)
    else:
        with open_for_reading(store, graph_store_url=graph_store_url) as opened:
            checked = check_store(opened, profile)
    if new_baseline:
        write_baseline(new_baseline, checked, known, reason)
    checked = against(checked, known, baseline)
    if checked.report.empty:
        complain(EMPTY)
    failing, palette = severities_from(threshold), _palette(output)
    outcome = Outcome(
        checked, gathered.texts, languages, failing, _addresses(gathered.files), palette
    )
    write_output(output, written(wanted, outcome).encode())
    found = 1 if fails(checked.report, failing) else 0
    raise typer.Exit(COULD_NOT if gathered.unread else found)


def _languages(lang: str | None) -> tuple[Language, ...]:
    return LANGUAGES if lang is None else (choose(Lang, lang, "--lang").value,)


def _palette(output: Path | None) -> Palette:
    """Return colours for a terminal, unless the user wants none (no-color.org)."""
    plain = output is not None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return PLAIN if plain or not sys.stdout.isatty() else COLOURED


def _refuse_both(context: typer.Context) -> None:
    source = context.get_parameter_source("store")
    if source is not None and source.name == "COMMANDLINE":
        raise BadUsage("files and a store are not checked together", "--store", "leave one out")


def _check_files(files: Sequence[Given], base: str, profile: str, gathered: Gathered) -> Checked:
    unread, texts = gathered.unread, gathered.texts
    documents = read_all(files, unread)
    checked = check_documents(documents, base, profile, unread.append, texts.append)
    for error in unread:
        complain(error.sentence())
    if unread and checked.report.empty:
        raise typer.Exit(COULD_NOT)
    return checked


def _addresses(files: Sequence[Given]) -> dict[str, str]:
    """Return where the files are, seen from the working folder, by their names."""
    here = Path.cwd()
    return {file.name: _address(file.path.absolute(), here) for file in files}


def _address(file: Path, here: Path) -> str:
    if not file.is_relative_to(here):
        return file.as_uri()
    return file.as_uri().removeprefix(here.as_uri()).removeprefix("/")


def severities_from(threshold: FailOn) -> tuple[Severity, ...]:
    """Return the severities at or above a threshold."""
    if threshold is FailOn.NEVER:
        return ()
    return SEVERITIES[: SEVERITIES.index(threshold.value) + 1]


def fails(report: Report, failing: Sequence[Severity]) -> bool:
    """Tell whether a result that no baseline acknowledges is of a failing severity."""
    return any(report.new_counts[severity] for severity in failing)
