"""An answer as a table for the terminal."""

import re
import sys
from collections.abc import Mapping

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table

from ...queries.saved_query import Wording
from ..formats import shorten

_DATA = re.compile(r"(https?://.+?/)id/(.+)")
_NUMBERS = ("integer", "decimal", "double")
PIPED_WIDTH = 160
"""Columns of the table where there is no terminal to ask."""


def table_of(answer: ox.QuerySolutions, labels: Mapping[str, Wording]) -> bytes:
    """Return the rows as a table; IRIs of the data are cut to ``id:…``, told below it.

    A column of IRIs beside one of their names is left out: the other formats give all.

    :param labels: headings of columns by variable; the others are headed by the variable.
    """
    names = {variable.value for variable in answer.variables}
    shown = [v for v in answer.variables if f"{v.value}Name" not in names]
    rows = [[row[variable] for variable in shown] for row in answer]
    table = Table()
    for index, variable in enumerate(shown):
        right = any(_is_number(row[index]) for row in rows)
        label = labels.get(variable.value)
        heading = _heading(label) if label else variable.value
        table.add_column(heading, overflow="fold", justify="right" if right else "left")
    for row in rows:
        table.add_row(*(_cell(term) for term in row))
    width = None if sys.stdout.isatty() else PIPED_WIDTH
    console = Console(markup=False, emoji=False, highlight=False, width=width)
    with console.capture() as captured:
        console.print(table)
        for base in sorted({base for row in rows for term in row if (base := _base(term))}):
            console.print(f"id: = {base}id/", soft_wrap=True)
        console.print(f"{table.row_count} 行 rows")
    return captured.get().encode()


def _heading(label: Wording) -> str:
    """Return the label without what it explains in brackets or behind a colon or comma."""
    zh = re.split(r"[（：，；]", label.zh, maxsplit=1)[0]
    en = re.split(r"[(:,;]", label.en, maxsplit=1)[0].strip()
    return f"{zh}\n{en}"


def _cell(term: object) -> str:
    if not isinstance(term, ox.NamedNode):
        return str(getattr(term, "value", ""))
    match = _DATA.fullmatch(term.value)
    return f"id:{match[2]}" if match else shorten(term.value)


def _base(term: object) -> str:
    match = _DATA.fullmatch(term.value) if isinstance(term, ox.NamedNode) else None
    return match[1] if match else ""


def _is_number(term: object) -> bool:
    return isinstance(term, ox.Literal) and term.datatype.value.endswith(_NUMBERS)
