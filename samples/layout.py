"""Tables as text out of a word processor: a cell a line behind a tab, a blank line a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BLANK = ""


def row(cells: Iterable[str]) -> str:
    """Lay out one row; a cell over several lines goes on without a tab."""
    return "\n".join(f"\t{cell}" for cell in cells)


def table(rows: Iterable[Sequence[str]]) -> str:
    """Lay out a table: rows parted by a blank line, two blank lines at its end."""
    return "\n\n".join(row(cells) for cells in rows) + "\n\n"


def merged_down(rows: Iterable[Sequence[str]], levels: int) -> list[list[str]]:
    """Blank the first ``levels`` cells of a row where the row above says the same."""
    result: list[list[str]] = []
    above: Sequence[str] = ()
    for cells in rows:
        same = 0
        while same < levels and above and cells[same] == above[same]:
            same += 1
        result.append([BLANK] * same + list(cells[same:]))
        above = cells
    return result
