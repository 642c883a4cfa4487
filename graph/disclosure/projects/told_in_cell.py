"""Cells of project tables that hold a label and its amount: 年度资金总额：2,160.00."""

import re
from dataclasses import dataclass

from ...reading.document import Passage, Row, Span
from ...reading.lazy import lazy
from .project_labels import label_of

_TOLD = re.compile(
    r"\s*(?P<label>[^\d]{2,24}?)\s*[:：]?\s*(?P<value>\d[\d,，]*(?:\.\d+)?\s*(?:万?元)?)\s*"
)
_MONEY = frozenset(("amount", "fiscal", "other"))


@dataclass(frozen=True)
class CellPart(Passage):
    """The characters *start* to *end* of a line of a cell, read as a cell of its own."""

    start: int
    end: int

    @lazy
    def text(self) -> str:
        """Return the characters."""
        line = self.lines[0]
        return line.text[line.indent :][self.start : self.end]

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """Return the spans of the characters *start* to *end* of :attr:`text`."""
        stop = self.end if end is None else self.start + end
        return super().spans(self.start + start, stop)


def with_parts(row: Row) -> Row:
    """Return *row*, for each cell whose lines are labels with amounts a cell for each of both."""
    return tuple(part for cell in row for part in _parts(cell) or (cell,))


def _parts(cell: Passage) -> tuple[Passage, ...]:
    """Return the labels and amounts of a cell, nothing where a line of it is something else."""
    found: list[Passage] = []
    for line in cell.lines:
        if not line.text.strip():
            continue
        told = _TOLD.fullmatch(line.text[line.indent :])
        if told is None:
            return ()
        label = CellPart((line,), *told.span("label"))
        if label_of(label) not in _MONEY:
            return ()
        found += [label, CellPart((line,), *told.span("value"))]
    return tuple(found)
