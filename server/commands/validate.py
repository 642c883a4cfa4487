"""``fiscus validate``: what is missing or contradicts itself in documents or in a store."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import typer

from ...graph.errors import FiscusError
from ...graph.validation.palette import COLOURED, PLAIN, Palette
from ...graph.validation.profiles import GENERAL, profile_of
from ...graph.validation.report import Report, Severity
from ...graph.validation.source_text import SourceText
from ..checking import Checked, check_documents, check_store
from ..report_forms import Form, Outcome, written
from ..report_graphs import write_reports
from ..store_folder import open_for_reading, open_for_writing
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
    OcrOption,
    OutOption,
    StoreOption,
    UpdateOption,
)
from .report_options import (
    FailOn,
    FailOnOption,
    FilesArgument,
    FormatOption,
    LangOption,
    ProfileOption,
    WriteReportsOption,
    languages_of,
    severities_from,
)
from .terminal import BadUsage, checked_base, choose, complain, say, write_output
from .validated_files import Given, given, read_all


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
    files: FilesArgument = None,
    store: StoreOption = DEFAULT_STORE,
    format_: FormatOption = "text",
    output: OutOption = None,
    profile: ProfileOption = GENERAL,
    fail_on: FailOnOption = "violation",
    lang: LangOption = None,
    baseline: BaselineOption = None,
    new_baseline: WriteBaselineOption = None,
    reason: ReasonOption = "",
    write_graphs: WriteReportsOption = False,  # noqa: FBT002 - a flag of the command line
    base: BaseOption = DEFAULT_BASE,
    ocr: OcrOption = False,  # noqa: FBT002 - a flag of the command line
    update_url: UpdateOption = None,
    graph_store_url: GraphStoreOption = None,
) -> None:
    """Check documents, or everything in a store, against the shapes.

    Without FILE the store is checked, ./fiscus-data unless --store names another.
    """
    wanted, threshold = choose(Form, format_, "--format"), choose(FailOn, fail_on, "--fail-on")
    languages = languages_of(lang)
    profile_of(profile)
    known = acknowledged(baseline)
    gathered = Gathered()
    if files:
        _refuse_both(context, writing=write_graphs)
        gathered.files = given(files)
        checked = _check_files(gathered, checked_base(base), profile, ocr=ocr)
    else:
        checked = _check_store(store, update_url, graph_store_url, profile, writing=write_graphs)
    if new_baseline:
        write_baseline(new_baseline, checked, known, reason)
    checked = against(checked, known, baseline)
    if checked.report.empty:
        complain(EMPTY)
    failing, palette = severities_from(threshold), palette_for(output)
    outcome = Outcome(
        checked, gathered.texts, languages, failing, _addresses(gathered.files), palette
    )
    write_output(output, written(wanted, outcome).encode())
    found = 1 if fails(checked.report, failing) else 0
    raise typer.Exit(COULD_NOT if gathered.unread else found)


def palette_for(output: Path | None) -> Palette:
    """Return colours for a terminal, unless the user wants none (no-color.org)."""
    plain = output is not None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return PLAIN if plain or not sys.stdout.isatty() else COLOURED


def _check_store(
    store: str, update_url: str | None, graph_store_url: str | None, profile: str, *, writing: bool
) -> Checked:
    with open_for_reading(store, graph_store_url=graph_store_url) as opened:
        checked = check_store(opened, profile)
    if writing:
        with open_for_writing(
            store, update_url=update_url, graph_store_url=graph_store_url
        ) as opened:
            graphs = write_reports(opened, checked)
        say(f"{graphs} report graphs are in the store")
    return checked


def _refuse_both(context: typer.Context, *, writing: bool) -> None:
    if writing:
        raise BadUsage("reports are written into a store", "--write-reports", "leave files out")
    source = context.get_parameter_source("store")
    if source is not None and source.name == "COMMANDLINE":
        raise BadUsage("files and a store are not checked together", "--store", "leave one out")


def _check_files(gathered: Gathered, base: str, profile: str, *, ocr: bool) -> Checked:
    unread, texts = gathered.unread, gathered.texts
    documents = read_all(gathered.files, unread)
    checked = check_documents(documents, base, profile, unread.append, texts.append, ocr=ocr)
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


def fails(report: Report, failing: Sequence[Severity]) -> bool:
    """Tell whether a result that no baseline acknowledges is of a failing severity."""
    return any(report.new_counts[severity] for severity in failing)
