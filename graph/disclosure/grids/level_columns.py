"""Columns that hold the parts of one code each (201 · 05 · 06), told by what stands in them.

Without rules their heads 类, 款 and 项 run together with the one above them.
"""

import re
from collections.abc import Sequence

from ...reading.document import Row
from ..basics.folding import fold

LEVELS = ("类", "款", "项")
"""Heads of columns that hold one part of a code each."""

_CLASS = re.compile(r"[235]\d{2}")
_PART = re.compile(r"\d{2}")
_SUMS = frozenset(("合计", "总计", "小计", "合", "计"))
_HEAD = re.compile(r"[类款项]+|项目|[^\d]*(?:科目|编码)[^\d]*")
"""Heads, which a page may repeat."""

_FEWEST = 2


def levels_of(rows: Sequence[Row]) -> dict[int, str]:
    """Return the level of each column of *rows* that holds the parts of codes."""
    width = min(map(len, rows), default=0)
    columns = [[_text(row[column].text) for row in rows] for column in range(width)]
    found: dict[int, str] = {}
    for start, texts in enumerate(columns):
        filled = [text for text in texts if text]
        if start in found or len(filled) < _FEWEST or not all(map(_CLASS.fullmatch, filled)):
            continue
        depth = 1
        while depth < len(LEVELS) and _goes_deeper(columns, start + depth):
            depth += 1
        if depth > 1 and _is_named(columns, start + depth):
            found |= {start + level: LEVELS[level] for level in range(depth)}
    return found


def _text(text: str) -> str:
    text = fold(text)
    return "" if text in _SUMS or _HEAD.fullmatch(text) else text


def _goes_deeper(columns: list[list[str]], column: int) -> bool:
    """Tell parts of two digits, each behind a part of the level above."""
    if column >= len(columns) or not any(columns[column]):
        return False
    pairs = zip(columns[column - 1], columns[column], strict=True)
    return all(not part or (above and _PART.fullmatch(part)) for above, part in pairs)


def _is_named(columns: list[list[str]], column: int) -> bool:
    """Tell a column with a name in each row that has a class."""
    if column >= len(columns):
        return False
    return not any(text[:1].isdigit() for text in columns[column]) and any(columns[column])
