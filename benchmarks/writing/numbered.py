"""Paragraphs whose typed numbers follow each other, for word processors that count themselves."""

import re
from dataclasses import dataclass

from .layout import Layout

_TYPED = re.compile(
    r"(?P<before>[（(]?)(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})(?P<after>[、.）)])"
)
_CHINESE = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a paragraph: its format, what is around it (``%1`` is the number), its value.

    *rest* is the paragraph without it, *starts* says that a list starts here.
    """

    format: str
    pattern: str
    value: int
    rest: str
    starts: bool


def numbers(layout: Layout) -> dict[int, Number]:
    """Return the numbers of the paragraphs that have one, by their place in *layout*."""
    found: dict[int, Number] = {}
    counts: dict[str, int] = {}
    for place, block in enumerate(layout):
        match = _TYPED.match(block) if isinstance(block, str) else None
        if match is None or not isinstance(block, str):
            continue
        written = match["number"]
        if not written.isdigit() and written not in _CHINESE:
            continue
        value = int(written) if written.isdigit() else _CHINESE.index(written) + 1
        kind = "decimal" if written.isdigit() else "chineseCounting"
        pattern = f"{match['before']}%1{match['after']}"
        key = kind + pattern
        starts = counts.get(key) != value - 1
        found[place] = Number(kind, pattern, value, block[match.end() :], starts)
        counts[key] = value
    return found
