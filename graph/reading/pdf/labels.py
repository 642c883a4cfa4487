"""Labels that stand beside several rows of a table without rules, and which rows those are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .bands import Band, top_of
from .lines import TextLine

_NEAR = 0.6
"""Heights of the font by which a label may miss the middle of its rows."""

_LEVEL = 0.2
_LINE_GAP = 0.7
"""The same between two lines of one label."""


@dataclass(frozen=True, slots=True)
class Label:
    """The lines of a label, and the rows beside which it stands."""

    lines: tuple[TextLine, ...]
    first: int
    last: int


def labels_of(lines: Sequence[TextLine], rows: Sequence[Band]) -> list[Label] | None:
    """Return the labels that *lines*, those of one column, are; nothing where they fit no rows.

    A label stands in the middle of its rows, and each row has one; or it stands beside the
    first of its rows. Where both fit, other cells tell.
    """
    blocks = list(_blocks(lines))
    if _is_set_to_the_top(rows):
        return _at_the_top(blocks, rows) or _in_the_middle(blocks, rows)
    return _in_the_middle(blocks, rows) or _at_the_top(blocks, rows)


def _is_set_to_the_top(rows: Sequence[Band]) -> bool:
    """Tell whether cells of one line stand beside the first line of longer ones."""
    tops = [
        [top_of(cell[0]) for cell in row.cells.values()]
        for row in rows
        if len({len(cell) for cell in row.cells.values()}) > 1
    ]
    size = next((line.size for row in rows for cell in row.cells.values() for line in cell), 0.0)
    return bool(tops) and all(max(row) - min(row) < _LEVEL * size for row in tops)


def _blocks(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    block: list[TextLine] = []
    for line in sorted(lines, key=top_of):
        if block and top_of(line) - top_of(block[-1]) > (1 + _LINE_GAP) * line.size:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _in_the_middle(blocks: Sequence[list[TextLine]], rows: Sequence[Band]) -> list[Label] | None:
    found: list[Label] = []
    first = 0
    for block in blocks:
        middle = (top_of(block[0]) + top_of(block[-1]) + block[-1].size) / 2
        missed = [
            abs((rows[first].top + rows[last].bottom) / 2 - middle)
            for last in range(first, len(rows))
        ]
        if not missed or min(missed) > _NEAR * block[0].size:
            return None
        last = first + missed.index(min(missed))
        found.append(Label(tuple(block), first, last))
        first = last + 1
    return found if first == len(rows) else None


def _at_the_top(blocks: Sequence[list[TextLine]], rows: Sequence[Band]) -> list[Label] | None:
    found: list[Label] = []
    for block in blocks:
        top, bottom = top_of(block[0]), top_of(block[-1]) + block[-1].size
        beside = [n for n, row in enumerate(rows) if row.top < bottom and top < row.bottom]
        if not beside or (found and beside[0] <= found[-1].first):
            return None
        found.append(Label(tuple(block), beside[0], beside[0]))
    return found
