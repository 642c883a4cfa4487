"""Merged cells that a copy of a table wrote out again in each place that they cover.

Programs that unmerge the cells of a sheet, or turn a page into lines of text, fill all of their
places: 项目, 项目, 项目 over 类, 款, 项, and 2130301 three times in front of one name. Told by
their place only: heads by what stands above, codes by a head over all of them.
"""

import re
from collections.abc import Sequence

from ...reading.document import Passage, Row
from ..basics.folding import fold
from ..basics.ordinals import counts_columns
from .table_columns import SUMS, is_figure

_WORDS = re.compile("[\u4e00-\u9fff]")
_CODE = re.compile(r"\d{3,7}")
_NAMES = re.compile(r"编码|代码|编号|科目|项目|类款项")
_DEEPEST_HEADER = 8


def joined(grid: Sequence[Row]) -> tuple[Row, ...]:
    """Return *grid*, each cell that only repeats another one being that one."""
    if not any(map(_repeats, grid)):
        return tuple(grid)
    heads = next((r for r, row in enumerate(grid) if _is_body(row)), len(grid))
    rows: list[Row] = []
    for row in grid[:heads] if heads <= _DEEPEST_HEADER else ():
        rows.append(_head(row, rows[-1] if rows else None))
    if not rows:
        return tuple(grid)
    for row in grid[heads:]:
        lower = _reached(row, rows[-1]) if len(rows) == heads else row
        rows.append(_labels(lower, rows[:heads]))
    return tuple(rows)


def _repeats(row: Row) -> bool:
    return any(_same(row[at - 1], row[at]) for at in range(1, len(row)))


def _same(cell: Passage, other: Passage) -> bool:
    """Tell two cells with one text, of words or a code."""
    if cell is other or cell.is_blank:
        return False
    text = fold(cell.text)
    has_words = _WORDS.search(text) or _CODE.fullmatch(text)
    return bool(has_words) and text == fold(other.text)


def _is_body(row: Row) -> bool:
    return any(map(is_figure, row)) and not counts_columns(row)


def _head(row: Row, above: Row | None) -> Row:
    """Return a row of a head; cells with one text beneath one cell, or none, are one."""
    found: list[Passage] = []
    for column, cell in enumerate(row):
        beneath_one = above is None or (column and above[column] is above[column - 1])
        if column and beneath_one and _same(found[-1], cell):
            found.append(found[-1])
        else:
            found.append(cell)
    return _reached(tuple(found), above) if above else tuple(found)


def _reached(row: Row, above: Row) -> Row:
    """Return the lower of two rows, the upper cell in the place of one that only repeats it."""
    pairs = zip(row, above, strict=True)
    return tuple(
        upper if _WORDS.search(lower.text) and _same(upper, lower) else lower
        for lower, upper in pairs
    )


def _labels(row: Row, heads: Sequence[Row]) -> Row:
    """Return a row beneath a head: a title is one cell, and so is what one head of names covers."""
    if _is_title(row):
        return (row[0],) * len(row)
    found = list(row[:1])
    for column, cell in enumerate(row[1:], start=1):
        is_label = fold(cell.text) in SUMS or _is_name(heads, column)
        repeats = is_label and _same(found[-1], cell)
        found.append(found[-1] if repeats else cell)
    return tuple(found)


def _is_title(row: Row) -> bool:
    return (
        len(row) > 2
        and _WORDS.search(row[0].text) is not None
        and not any(not (cell is row[0] or _same(row[0], cell)) for cell in row[1:])
    )


def _is_name(heads: Sequence[Row], column: int) -> bool:
    """Tell whether one head of names stands over a column and the one to its left."""
    return any(
        row[column] is row[column - 1]
        and any(cell is not row[column] for cell in row)
        and _NAMES.search(fold(row[column].text))
        for row in heads
    )
