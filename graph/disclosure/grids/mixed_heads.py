"""Rows that hold heads and figures at once.

The forms of final accounts put the total of a fund beside the heads of its spending:
合计 · 30.00 · 合计 · 基本支出 · 项目支出, where the last three stand beneath 本年支出.
"""

from ...reading.document import Line, Passage, Row
from ..basics.folding import fold
from ..basics.numbers import parse_number

_FEWEST = 2
_SUMS = ("合计", "小计")


def heads_apart(header: tuple[Row, ...], rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the heads in the first of *rows* as a row of their own, and that row without them.

    Heads are words, 合计 or 小计 among them, beneath one cell of *header* that reaches over
    several columns, and above figures only. Nothing is returned where there are none.
    """
    first, above = rows[0], header[-1]
    heads = [column for column in range(1, len(first)) if _is_head(first, above, column)]
    if len(heads) < _FEWEST or len({id(above[column]) for column in heads}) > 1:
        return ()
    low, high = heads[0], heads[-1]
    if any(above[c] is above[low] for c in (low - 1, high + 1) if c < len(first)):
        return ()
    inside = range(low, high + 1)
    if not any(fold(first[c].text) in _SUMS for c in heads):
        return ()
    if not all(_is_figure(row[c]) for row in rows[1:] for c in inside if c < len(row)):
        return ()
    lower = tuple(first[c] if c in inside else above[c] for c in range(len(first)))
    rest = tuple(_blank(cell) if c in inside else cell for c, cell in enumerate(first))
    return lower, rest


def _is_head(row: Row, above: Row, column: int) -> bool:
    """Tell a word beneath a cell that stands above its neighbour as well, and which it is not."""
    cell, head = row[column], above[column]
    beside = [above[c] for c in (column - 1, column + 1) if 0 < c < len(row)]
    is_under = any(other is head for other in beside) and not head.is_blank
    return is_under and cell is not head and bool(_words(cell))


def _words(cell: Passage) -> bool:
    text = fold(cell.text)
    return len(text) > 1 and not any(character.isdigit() for character in text)


def _is_figure(cell: Passage) -> bool:
    return cell.is_blank or parse_number(fold(cell.text)) is not None


def _blank(cell: Passage) -> Passage:
    return Passage((Line("", cell.lines[0].place),)) if cell.lines else cell
