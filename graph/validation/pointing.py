"""Which words of a place a finding is about, where the place is a whole paragraph.

Cells and clauses are short enough to be seen at once. Of a paragraph the words count that the
finding quotes: its value, else what its message has in quotation marks.
"""

import re
from collections.abc import Iterable

from .report import Result

PARAGRAPH = 60
"""Characters from which a place is no longer seen at a glance."""
_QUOTED = re.compile(r"“([^“”]{2,})”")
_LEAST = 2

Span = tuple[int, int]


def spans_of(result: Result, text: str) -> list[Span]:
    """Return where *text*, a place of *result*, has the words in question; nothing if it is short.

    What a text begins with stands for all of it.
    """
    if len(text) < PARAGRAPH:
        return []
    for words in _words(result):
        if found := [match.span() for match in re.finditer(re.escape(words), text)]:
            return [] if found[0][0] == 0 else found
    return []


def _words(result: Result) -> Iterable[str]:
    if isinstance(result.value, str) and len(result.value) >= _LEAST:
        yield result.value
    yield from sorted(_QUOTED.findall(result.message.get("zh", "")), key=len, reverse=True)


def excerpt(text: str, spans: Iterable[Span], length: int) -> str:
    """Return *length* characters of *text*, with what was left out as …, the first span in view."""
    if len(text) <= length:
        return text
    first = next(iter(spans), (0, 0))
    start = max(0, min(first[0] - (length - (first[1] - first[0])) // 2, len(text) - length))
    start = min(start, first[0])
    before, after = "…" if start else "", "…" if start + length < len(text) else ""
    return before + text[start + len(before) : start + length - len(after)] + after
