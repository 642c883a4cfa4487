"""Cells of plain text that bars close, a line or more each: ``序号 |`` … ``支出 | ||``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..document import Line

_CLOSED = re.compile(r"(?P<cell>[^|｜]*)(?P<bars>[|｜][\s|｜]*)")
_ROW_END = re.compile(r"[|｜]{2,}")
"""A line that only ends the row of the cell above it."""

_MOST_LINES = 30
"""Lines of one cell."""


@dataclass(frozen=True, slots=True)
class ClosedCell:
    """A cell: its lines, of which the last is closed by *bars* bars."""

    lines: tuple[Line, ...]
    bars: int

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(line.text for line in self.lines)

    @property
    def ends_row(self) -> bool:
        """Whether the cell is the last of its row."""
        return self.bars != 1


def closed_cells(lines: Sequence[Line], start: int) -> tuple[list[ClosedCell], int]:
    """Return the closed cells from *start* on, and where they end."""
    found: list[ClosedCell] = []
    row = widest = 0
    at = start
    while at < len(lines):
        if row and _ROW_END.fullmatch(lines[at].text.strip()):
            found[-1] = replace(found[-1], bars=len(lines[at].text.strip()))
            at, row, widest = at + 1, 0, max(widest, row)
            continue
        size = _lines_of_cell(lines, at) if 0 < row < widest else _is_closed(lines[at])
        if not size:
            break
        cell = closed(lines[at : at + size])
        found.append(cell)
        at += size
        row += 1
        if cell.ends_row:
            row, widest = 0, max(widest, row)
    return found, at


def _lines_of_cell(lines: Sequence[Line], at: int) -> int:
    """Return how many lines the cell has that begins at *at*; 0 where none is closed there.

    Within a row that is not as wide as those above, a cell may have several.
    """
    for size in range(1, min(_MOST_LINES, len(lines) - at) + 1):
        line = lines[at + size - 1]
        if _is_closed(line):
            return size
        if not line.text.strip() or line.indent:
            return 0
    return 0


def _is_closed(line: Line) -> bool:
    return bool(_CLOSED.fullmatch(line.text.strip()))


def closed(lines: Sequence[Line]) -> ClosedCell:
    """Return the cell that *lines* are, without its bars."""
    *above, last = lines
    match = _CLOSED.fullmatch(last.text.strip())
    cell, bars = (match["cell"], match["bars"]) if match else (last.text, "")
    texts = [*(line.text.strip() for line in above), cell.strip()]
    kept = tuple(replace(line, text=text) for line, text in zip(lines, texts, strict=True))
    return ClosedCell(kept, sum(map(bars.count, "|｜")))
