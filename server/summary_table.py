"""A validation report in one table: how many findings of each severity, by disclosure."""

import sys
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table

from ..graph.validation.languages import LANGUAGES, PLURAL_WORDS, Language
from ..graph.validation.report import SEVERITIES, counts_of
from ..graph.validation.showable import one_line
from ..graph.validation.subject import by_subject
from .checking import Checked
from .commands.answer_table import PIPED_WIDTH

_WORDS: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "disclosure": "公开文本",
        "total": "合计",
        "other": "其他",
        "nothing": "没有可核验的公开文本",
    },
    "en": {
        "disclosure": "disclosure",
        "total": "total",
        "other": "other",
        "nothing": "nothing to check",
    },
}


def summary(checked: Checked, languages: Sequence[Language] = LANGUAGES) -> str:
    """Return a row for each disclosure, without findings too, and one for the whole."""
    said = {key: " ".join(_WORDS[one][key] for one in languages) for key in _WORDS["zh"]}
    table = Table(show_footer=True, caption=said["nothing"] if checked.report.empty else None)
    table.add_column(said["disclosure"], footer=said["total"], overflow="fold")
    for severity in SEVERITIES:
        total = str(checked.report.counts[severity])
        heading = " ".join(PLURAL_WORDS[one][severity] for one in languages)
        table.add_column(heading, footer=total, justify="right", no_wrap=True)
    for subject, results in by_subject(checked.report, checked.subjects):
        counts = (str(count) for count in counts_of(results).values())
        table.add_row(one_line(subject.name) or said["other"], *counts)
    width = None if sys.stdout.isatty() else PIPED_WIDTH
    console = Console(markup=False, emoji=False, highlight=False, width=width)
    with console.capture() as captured:
        console.print(table)
    return captured.get()
