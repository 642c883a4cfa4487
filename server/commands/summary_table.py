"""A validation report in one table: how many findings of each severity, by disclosure."""

import sys
from collections import Counter

from rich.console import Console
from rich.table import Table

from ...graph.validation import Result
from ...graph.validation.report import SEVERITIES
from ..checking import Checked
from .answer_table import PIPED_WIDTH

_HEADINGS = {"violation": "违规 violations", "warning": "警示 warnings", "info": "提示 info"}


def summary(checked: Checked) -> str:
    """Return a row for each disclosure, without findings too, and one for the whole."""
    found = Counter((_about(result, checked), result.severity) for result in checked.report.results)
    table = Table(show_footer=True)
    table.add_column("公开文本 disclosure", footer="合计 total", overflow="fold")
    for severity in SEVERITIES:
        total = str(checked.report.counts[severity])
        table.add_column(_HEADINGS[severity], footer=total, justify="right", no_wrap=True)
    rows = dict(checked.titles)
    if any(not about for about, _ in found):
        rows[""] = "其他 other"
    for iri, title in rows.items():
        counts = (str(found[iri, severity]) for severity in SEVERITIES)
        table.add_row(title or _tail(iri), *counts)
    width = None if sys.stdout.isatty() else PIPED_WIDTH
    console = Console(markup=False, emoji=False, highlight=False, width=width)
    with console.capture() as captured:
        console.print(table)
    return captured.get()


def _about(result: Result, checked: Checked) -> str:
    """Return the disclosure that a result belongs to, empty where it cannot be told."""
    iri = result.focus
    while iri and iri not in checked.titles:
        iri = iri.rpartition("/")[0]
    if iri:
        return iri
    for place in result.evidence:
        for iri in checked.disclosures.get(place.source, ()):
            return iri
    return ""


def _tail(iri: str) -> str:
    return iri.partition("/id/")[2] or iri
