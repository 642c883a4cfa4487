"""Characters put together as lines of text, with blanks only where they tell words apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from ..superscripts import SUPERSCRIPTS, raised
from .glyphs import Glyph

_SAME_LINE = 0.45
_WORD_GAP = 0.18
_HIGHER, _SMALLER = 0.1, 0.8
"""How much higher, in heights of the font, and how small a superscript is."""

WIDE_GAP = 1.0
"""From which gap on, in heights of the font, text outside of tables is set apart."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text as the page shows it, and its box; *size* is the height of its font."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    glyphs: tuple[Glyph, ...] = ()

    @property
    def middle(self) -> float:
        """How far down the middle of the line is."""
        return (self.top + self.bottom) / 2


def text_lines(glyphs: Iterable[Glyph], wide_gap: float = WIDE_GAP) -> list[TextLine]:
    """Return the lines that *glyphs* make, from the top.

    :param wide_gap: the gap, in heights of the font, that becomes a blank between Han
        characters; text is spaced out to fill a cell, so that a cell needs a large one.
    """
    return [line_of(group, wide_gap) for group in _groups(glyphs)]


def line_of(glyphs: Iterable[Glyph], wide_gap: float = WIDE_GAP) -> TextLine:
    """Return the line of *glyphs*, which stand on one line; a character set twice is one."""
    kept = list(_once(sorted(glyphs, key=attrgetter("x0"))))
    text = [kept[0].text]
    for left, right in pairwise(kept):
        if blanks := right.blanks or _is_apart(left, right, wide_gap):
            text.append(" " * blanks)
        is_raised = not blanks and _is_raised(left, right, text[-1])
        text.append(raised(right.text) if is_raised else right.text)
    _, _, rights, tops, bottoms, sizes, *_ = zip(*kept, strict=True)
    return TextLine(
        "".join(text),
        kept[0].x0,
        max(rights),
        min(tops),
        max(bottoms),
        max(sizes),
        tuple(kept),
    )


def _groups(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the characters of each line: those whose middles are about as far down."""
    group: list[Glyph] = []
    first, size = 0.0, 0.0
    for glyph in sorted(glyphs, key=_middle):
        middle = _middle(glyph)
        if group and middle - first > _SAME_LINE * max(glyph.size, size):
            yield group
            group = []
        if not group:
            first, size = middle, glyph.size
        group.append(glyph)
    if group:
        yield group


def _middle(glyph: Glyph) -> float:
    return (glyph.top + glyph.bottom) / 2


def _once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Yield *glyphs*, sorted from the left, without those set twice to look bold."""
    last: Glyph | None = None
    for glyph in glyphs:
        if last and last.text == glyph.text and glyph.x0 - last.x0 < (last.x1 - last.x0) / 4:
            continue
        yield glyph
        last = glyph


def _is_raised(left: Glyph, right: Glyph, before: str) -> bool:
    """Tell a small digit set high behind a figure from one of its digits."""
    if not (right.text.isdigit() and before.isdigit()):
        return False
    if before in SUPERSCRIPTS:
        return abs(_middle(right) - _middle(left)) < _HIGHER * left.size
    is_high = _middle(left) - _middle(right) > _HIGHER * left.size
    return is_high and right.size < _SMALLER * left.size


def _is_apart(left: Glyph, right: Glyph, wide_gap: float) -> bool:
    gap = (right.x0 - left.x1) / max(left.size, right.size)
    if left.text[-1:].isascii() and right.text[:1].isascii():
        return gap > _WORD_GAP
    return gap > wide_gap
