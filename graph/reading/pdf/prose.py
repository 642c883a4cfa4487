"""Which lines of text make one paragraph, and which are only page marks."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..plain.text import BARE_NUMBER, PAGE_MARK
from .columns import Column
from .lines import WIDE_GAP, TextLine
from .wrapping import first_word_width

_MARGIN = 0.12
_BOTH, _MANY = 2, 3
_NARROWEST = 12
"""Heights of the font that a column is wide at least; less is a list of short lines."""
_DEEPEST_INDENT = 8
"""Heights of the font; what begins further to the right is set to the right edge."""
_HEADING = re.compile(
    r"第[一二三四五六七八九十]{1,3}(?:部分|[章节编])|[一二三四五六七八九十]{1,3}、"
    r"|[((（][一二三四五六七八九十]{1,3}[))）]|\d{1,2}[.．、](?!\d)"
)
_CAPTION = re.compile(r"[^。，；]{2,40}表\s*(?:[((（][^()（）]{1,12}[))）])?\s*$")
_TITLE = re.compile(r"[^。，；：:]*(?:19|20)\d{2}年[^。，；：:]*表\s*")
"""A title with its year, which ends with the word for a table."""
_LABELLED = re.compile(r"\s*(?:来源|(?:填报|编制|公开|金额)?(?:单位|部门)(?:名称)?)\s*[：:]")
"""Who reports, and in which unit: a line of its own above a table."""
_FULL_STOPS = tuple("。！？")
_SENTENCE_END = tuple("。；：！？.;:!?”")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line outside of tables: its number on its page, and whether it is a page mark."""

    line: TextLine
    page: int
    number: int
    is_mark: bool = False


def running(edges: Iterable[Sequence[TextLine]]) -> frozenset[str]:
    """Return the running heads: texts that stand at the edge of three pages or more.

    Of two pages, what both begin with; a caption (…表) may stand above a table on each.

    :param edges: of each page, the lines in its margins.
    """
    pages = list(edges)
    counts = Counter(text for lines in pages for text in {bare(line.text) for line in lines})
    firsts = {lines[0].text.strip() if lines else "" for lines in pages}
    if len(pages) == _BOTH and len(firsts) == 1 and not (first := firsts.pop()).endswith("表"):
        counts[bare(first)] = _MANY
    return frozenset(text for text, count in counts.items() if count >= _MANY and text)


def in_margin(line: TextLine, height: float) -> bool:
    """Tell whether a line stands in the top or bottom margin of a page."""
    return line.bottom < height * _MARGIN or line.top > height * (1 - _MARGIN)


def is_mark(line: TextLine, heads: frozenset[str]) -> bool:
    """Tell whether a line in the margin is a page number or a running head.

    What stands in three columns or more is a row of a table, however often it is repeated.
    """
    if is_number(line.text):
        return True
    gaps = sum(b.x0 - a.x1 > WIDE_GAP * line.size for a, b in pairwise(line.glyphs))
    return gaps < 2 and bare(line.text) in heads


def is_number(text: str) -> bool:
    """Tell whether *text* is only the number of a page."""
    return bool(PAGE_MARK.fullmatch(text) or BARE_NUMBER.fullmatch(text))


def goes_on(above: PageLine, below: PageLine, columns: tuple[Column, Column]) -> bool:
    """Tell whether *below* belongs to the paragraph of *above*.

    :param columns: the running text on the page of each.
    """
    a, b = above.line, below.line
    before, after = columns
    size = max(a.size, b.size)
    if abs(a.size - b.size) > 0.15 * size or not _is_full(a, b, before):
        return False
    if _begins_anew(above, below):
        return False
    if not after.left - 6 * size <= b.x0 <= after.left + 1.2 * size:
        return False
    if above.page == below.page and b.bottom - a.bottom > 1.6 * max(after.step, size):
        return False
    if not _HEADING.match(b.text):
        return True
    return not (a.text.endswith(_SENTENCE_END) or _HEADING.match(a.text))


def _begins_anew(above: PageLine, below: PageLine) -> bool:
    a, b = above.line.text, below.line.text
    is_closed = a.endswith(_FULL_STOPS)
    if is_closed and (above.page != below.page or _CAPTION.match(b)):
        return True
    return bool(_TITLE.fullmatch(a) or _LABELLED.match(b))


def _is_full(line: TextLine, following: TextLine, column: Column) -> bool:
    """Tell whether *line* fills its column, or ends so that the next word did not fit."""
    if column.right - column.left < _NARROWEST * line.size:
        return False
    if line.x0 > column.left + _DEEPEST_INDENT * line.size:
        return False
    free = column.right - line.x1
    return free <= 2 * line.size or free < first_word_width(following)


def bare(text: str) -> str:
    """Return *text* without digits and blanks: what running heads of all pages share."""
    return re.sub(r"\d+|\s", "", text)
