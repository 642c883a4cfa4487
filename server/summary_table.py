"""A validation report in one table: how many findings of each severity, by disclosure."""

import sys

from rich.console import Console
from rich.table import Table

from ..graph.validation.report import SEVERITIES, counts_of
from ..graph.validation.showable import one_line
from ..graph.validation.subject import by_subject
from .checking import Checked
from .commands.answer_table import PIPED_WIDTH

_NOTHING = "没有可核验的公开文本 nothing to check"
_HEADINGS = {"violation": "违规 violations", "warning": "警示 warnings", "info": "提示 info"}


def summary(checked: Checked) -> str:
    """Return a row for each disclosure, without findings too, and one for the whole."""
    table = Table(show_footer=True, caption=_NOTHING if checked.report.empty else None)
    table.add_column("公开文本 disclosure", footer="合计 total", overflow="fold")
    for severity in SEVERITIES:
        total = str(checked.report.counts[severity])
        table.add_column(_HEADINGS[severity], footer=total, justify="right", no_wrap=True)
    for subject, results in by_subject(checked.report, checked.subjects):
        counts = (str(count) for count in counts_of(results).values())
        table.add_row(one_line(subject.name) or "其他 other", *counts)
    width = None if sys.stdout.isatty() else PIPED_WIDTH
    console = Console(markup=False, emoji=False, highlight=False, width=width)
    with console.capture() as captured:
        console.print(table)
    return captured.get()
