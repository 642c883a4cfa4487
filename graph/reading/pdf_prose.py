"""Which lines of text make one paragraph, and which are only page marks."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .pdf_lines import TextLine
from .text import BARE_NUMBER, PAGE_MARK

_MARGIN = 0.12
_HEADING = re.compile(
    r"第[一二三四五六七八九十]{1,3}(?:部分|[章节编])|[一二三四五六七八九十]{1,3}、"
    r"|[((（][一二三四五六七八九十]{1,3}[))）]|\d{1,2}[.．、](?!\d)"
)
_CAPTION = re.compile(r"[^。，；]{2,40}表\s*(?:[((（][^()（）]{1,12}[))）])?\s*$")
_FULL_STOPS = tuple("。！？")
_SENTENCE_END = tuple("。；：！？.;:!?”")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line outside of tables: its number on its page, and whether it is a page mark."""

    line: TextLine
    page: int
    number: int
    is_mark: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """The left and right edge of running text on a page, and the usual step between lines."""

    left: float
    right: float
    step: float


def running(edges: Iterable[Sequence[TextLine]]) -> frozenset[str]:
    """Return the running heads: texts that stand at the edge of three pages or more.

    :param edges: of each page, the lines in its margins.
    """
    counts = Counter(text for lines in edges for text in {bare(line.text) for line in lines})
    return frozenset(text for text, count in counts.items() if count >= 3 and text)


def in_margin(line: TextLine, height: float) -> bool:
    """Tell whether a line stands in the top or bottom margin of a page."""
    return line.bottom < height * _MARGIN or line.top > height * (1 - _MARGIN)


def is_mark(line: TextLine, heads: frozenset[str]) -> bool:
    """Tell whether a line in the margin is a page number or a running head."""
    return is_number(line.text) or bare(line.text) in heads


def is_number(text: str) -> bool:
    """Tell whether *text* is only the number of a page."""
    return bool(PAGE_MARK.fullmatch(text) or BARE_NUMBER.fullmatch(text))


def column_of(lines: Sequence[TextLine]) -> Column:
    """Return where the running text made of *lines* stands."""
    wide = max((line.x1 - line.x0 for line in lines), default=0.0)
    long = [line for line in lines if line.x1 - line.x0 > 0.7 * wide] or list(lines)
    left = _usual([line.x0 for line in long], low=True)
    right = _usual([line.x1 for line in long], low=False)
    steps = sorted(b.bottom - a.bottom for a, b in pairwise(lines) if b.top > a.top)
    return Column(left, right, steps[len(steps) // 2] if steps else 0.0)


def goes_on(above: PageLine, below: PageLine, columns: tuple[Column, Column]) -> bool:
    """Tell whether *below* belongs to the paragraph of *above*.

    :param columns: the running text on the page of each.
    """
    a, b = above.line, below.line
    before, after = columns
    size = max(a.size, b.size)
    if abs(a.size - b.size) > 0.15 * size or a.x1 < before.right - 2 * size:
        return False
    if a.text.endswith(_FULL_STOPS) and (above.page != below.page or _CAPTION.match(b.text)):
        return False
    if b.x0 > after.left + 1.2 * size or b.x0 < after.left - 6 * size:
        return False
    if above.page == below.page and b.bottom - a.bottom > 1.6 * max(after.step, size):
        return False
    if not _HEADING.match(b.text):
        return True
    return not (a.text.endswith(_SENTENCE_END) or _HEADING.match(a.text))


def bare(text: str) -> str:
    """Return *text* without digits and blanks: what running heads of all pages share."""
    return re.sub(r"\d+|\s", "", text)


def _usual(values: list[float], *, low: bool) -> float:
    """Return the outermost place at which at least two lines begin or end."""
    counts = Counter(round(value / 3) for value in values)
    often = [place for place, count in counts.items() if count >= 2] or list(counts) or [0]
    place = min(often) if low else max(often)
    near = [value for value in values if round(value / 3) == place]
    return (min(near) if low else max(near)) if near else 0.0
