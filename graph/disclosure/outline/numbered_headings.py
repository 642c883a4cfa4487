"""Headings told by their numbers: one goes on from those of the headings before."""

import re
from dataclasses import dataclass

from ...reading.document import Paragraph
from ..basics.folding import Folded
from ..basics.numbering import Mark, mark_of
from .section_kinds import PARTS, STOPPED

_RANKS = ("part", "han", "han_bracket", "digit", "digit_bracket", "circle")
LONGEST = 45


@dataclass(frozen=True, slots=True)
class Heading:
    """What is known of a heading; *has_text* says that its text begins on the same line."""

    kind: str
    mark: Mark | None = None
    has_text: bool = False


_MISCOUNTED = 3
_ON_FIGURES = re.compile(r"(?:支出|收入|收支|预算|决算|经费|采购|资产).*(?:情况|说明)$")
"""A heading that is one even where its number was miscounted."""


class HeadingNumbers:
    """The numbers met so far, by style: a number tells the next heading.

    *last* are those of headings, *items* those of the lines since the last heading: a line
    that goes on from them is one of a list.
    """

    def __init__(self) -> None:
        self._last: dict[str, int] = {}
        self._items: dict[str, int] = {}
        self._rank = -1

    def follow(self, mark: Mark | None) -> None:
        """Take note of a heading: numbers beneath it begin anew."""
        self._items = {}
        if mark is None or mark.style not in _RANKS:
            self._rank = -1
            return
        self._rank = _RANKS.index(mark.style)
        self._last[mark.style] = mark.number
        for style in _RANKS[self._rank + 1 :]:
            self._last.pop(style, None)

    def heading(self, paragraph: Paragraph) -> Heading | None:
        """Return the heading that a paragraph is by its number, whatever its words are."""
        folded = Folded(paragraph.passage)
        mark = mark_of(folded)
        if mark is None or mark.style not in _RANKS:
            return None
        label = folded.text[mark.end :].rstrip(":")
        label = label[:-1] if STOPPED.fullmatch(label) else label
        kind = next((kind for kind, pattern in PARTS if pattern.fullmatch(label)), None)
        goes_on = self._items.get(mark.style) == mark.number - 1
        is_next = self._is_next(mark) or (kind is not None and mark.number == 1)
        is_next = is_next or (self._is_near(mark) and _ON_FIGURES.search(label) is not None)
        if goes_on or not is_next or not _is_title(label):
            self._items[mark.style] = mark.number
            return None
        return Heading(kind or "further", mark)

    def _is_next(self, mark: Mark) -> bool:
        if mark.style == "part":
            return True
        rank = _RANKS.index(mark.style)
        return rank <= self._rank and mark.number == self._last.get(mark.style, -1) + 1

    def _is_near(self, mark: Mark) -> bool:
        """Tell a number that was miscounted: one too few or too many, of the highest style."""
        last = self._last.get("han")
        return mark.style == "han" and last is not None and 0 <= mark.number - last <= _MISCOUNTED


def _is_title(label: str) -> bool:
    return 2 <= len(label) <= LONGEST and not re.search(r"[。;，:]|\d元|万元", label)
