"""A text that a copy put on one line: parted again before and behind its headings.

Sites that show what a PDF says often keep no line breaks. Parted is only a line that holds parts
(第一部分) and more headings; each piece knows where in the line it begins.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from .document import Line

_NUMBER = "[一二三四五六七八九十]{1,3}"
_HEADING = re.compile(
    rf"(?<!\s)\s++(?=第{_NUMBER}部分|{_NUMBER}、|[(（]{_NUMBER}[)）]|[(（]?目\s*录[)）]?\s)"
)
_PART = re.compile(rf"第{_NUMBER}部分")
_TITLE_ENDS = re.compile(
    r"(?<=[况明能责置成释费算标表作绩产购质])(?:\s*[.…·]{3,}+\s*\d{0,3}+)?+(?P<blank>\s+)(?=\S)"
)
"""The blank behind the last word of a heading: 情况, 说明, 职能, 职责, 设置, 构成, 解释, 经费."""
SHORTEST = 200
"""Characters of a line that may hold a whole document, at least."""

_LONGEST_TITLE = 45
_PARTS, _HEADINGS = 2, 4


def unrolled(line: Line) -> tuple[Line, ...]:
    """Return the pieces of a *line* that holds a whole document, else the line alone."""
    text = line.text
    if len(text) < SHORTEST or len(_PART.findall(text)) < _PARTS or "\t" in text or "|" in text:
        return (line,)
    starts = [match.end() for match in _HEADING.finditer(text)]
    if len(starts) < _HEADINGS:
        return (line,)
    bounds = [line.indent, *starts, len(text)]
    pieces = (piece for a, b in pairwise(bounds) for piece in _parted(text, a, b))
    return tuple(line.piece(start, end) for start, end in pieces if start < end)


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of a heading and of what stands behind it on its line."""
    is_headed = _HEADING.match(f" {text[start : start + 8]}")
    end = start + len(text[start:end].rstrip())
    found = _TITLE_ENDS.search(text, start, min(end, start + _LONGEST_TITLE)) if is_headed else None
    if found:
        yield start, found.start("blank")
        yield found.end(), end
    else:
        yield start, end
