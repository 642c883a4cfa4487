"""Text out of a word processor, taken apart by its tabs and blank lines alone.

Only for the samples, whose writing is known: rows are parted by one blank line, a table
ends with two, and in a table that begins with a row of five or more cells all rows have
as many.
"""

from dataclasses import dataclass, field

from .layout import Block, Layout
from .spans import grid_of

Row = list[str]


@dataclass
class _Taken:
    """What was read so far; *rows* are those of the table that is not yet at its end."""

    blocks: list[Block] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    blanks: int = 0

    def line(self, line: str) -> None:
        if not line:
            self.blanks += 1
            return
        if line.startswith("\t"):
            self._cell(line[1:])
        elif self.rows and self.blanks < 2:
            self.rows[-1][-1] += "\n" * (1 + self.blanks) + line
        else:
            self.close()
            self.blocks.append(line)
        self.blanks = 0

    def _cell(self, text: str) -> None:
        wide = bool(self.rows) and len(self.rows[0]) > 4
        lacks_cells = wide and len(self.rows[-1]) < len(self.rows[0])
        if self.rows and self.blanks and lacks_cells and not _is_head(self.rows):
            self.rows[-1][-1] += "\n" * self.blanks
        elif self.blanks >= 2:
            self.close()
            self.rows.append([])
        elif self.blanks or not self.rows:
            self.rows.append([])
        self.rows[-1].append(text)

    def close(self) -> None:
        if self.rows:
            self.blocks.append(grid_of(self.rows))
        self.rows = []


def _is_head(rows: list[Row]) -> bool:
    return len(rows) == 1


def layout_of(text: str) -> Layout:
    """Return the paragraphs and tables of *text*, a cell stream."""
    taken = _Taken()
    for line in text.split("\n"):
        taken.line(line)
    taken.close()
    return tuple(taken.blocks)
