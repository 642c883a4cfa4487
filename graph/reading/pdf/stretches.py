"""Stretches of lines on a page of a PDF that may be a table without rules."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .bands import top_of
from .glyphs import Glyph
from .lines import TextLine
from .texts import are_set_apart

_WIDE_GAP = 1.5
"""Heights of the font that are free between two columns in some row."""

_CELL_GAP = 0.22
"""The same between texts that were set each by itself."""

_SCRIPT_GAP = 0.35
"""The same where one is Chinese and the other not: running text has a quarter between them."""

_FEWEST_GAPS = 2
_SENTENCE = re.compile("[，。；：]|万元|%")
"""What running text has that is set in pieces, too."""

_WIDEST_CELL = 25
_CLOSE = 1.7
"""Heights of the font from one line of a cell to the next."""

_BESIDE = 0.8
FEWEST_ROWS = 3
_FURTHEST = 5.0
"""Heights of the font between two rows of one table."""

_CAPTION = re.compile(r"(?:单位|部门|日期|金额单位|编制单位)[^:：]{0,8}[:：]")
_NUMBER = re.compile(r"\s*([一二三四五六七八九十])、")
_ORDINALS = "一二三四五六七八九十"
_NEAR = 2.0
"""Points by which two texts that begin in one column differ."""

_TITLE = re.compile(
    r"表\s*$|^\s*第[一二三四五六七八九十]{1,3}部分|^\s*[一二三四五六七八九十]{1,3}、|^\s*注\s*[:：]"
)


def stretches(lines: Sequence[TextLine], start: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of lines of which some are in columns and none is running text."""
    while start < len(lines):
        end = start
        while end < len(lines) and may_belong(lines, start, end):
            end += 1
        yield from trimmed(lines, start, end, FEWEST_ROWS)
        start = max(end, start + 1)


def may_belong(lines: Sequence[TextLine], start: int, place: int) -> bool:
    """Tell whether the line at *place* may stand in a table with the one before it.

    :param start: where the table begins.
    """
    line = lines[place]
    is_broken = _is_broken(line)
    if _CAPTION.search(line.text):
        return False
    if not is_broken and _is_text(line) and (place == start or not _counts_on(lines, place)):
        return False
    if place == start:
        return True
    above = lines[place - 1]
    is_near = line.top - above.bottom < _FURTHEST * line.size
    return is_near and abs(line.size - above.size) < 0.15 * line.size


def _counts_on(lines: Sequence[TextLine], place: int) -> bool:
    """Tell whether a line with a number goes on with that of a cell above: 五、 below 四、."""
    line, above = lines[place], lines[place - 1]
    cell = "".join(glyph.text for glyph in above.glyphs if glyph.x0 > line.x0 - _NEAR)
    is_below = any(abs(glyph.x0 - line.x0) < _NEAR for glyph in above.glyphs)
    numbers = [_NUMBER.match(text) for text in (cell, line.text)]
    ordinals = [_ORDINALS.find(match[1]) if match else -1 for match in numbers]
    return is_below and _is_broken(above) and ordinals[1] == ordinals[0] + 1 > 0


def _is_text(line: TextLine) -> bool:
    """Tell a heading, a note or running text from what stands in a cell."""
    return bool(_TITLE.search(line.text)) or line.x1 - line.x0 > _WIDEST_CELL * line.size


def trimmed(
    lines: Sequence[TextLine], start: int, end: int, fewest: int
) -> Iterator[tuple[int, int]]:
    """Yield the stretch between the first and the last line in columns, if there are enough.

    Lines right above and below it belong to the same cells.
    """
    broken = [place for place in range(start, end) if _is_in_columns(lines, place)]
    if len(broken) < fewest:
        return
    first, last = broken[0], broken[-1]
    while first > start and _is_close(lines[first - 1], lines[first]):
        first -= 1
    while last + 1 < end and _is_close(lines[last], lines[last + 1]):
        last += 1
    yield first, last + 1


def _is_close(above: TextLine, below: TextLine) -> bool:
    return top_of(below) - top_of(above) < _CLOSE * above.size


def _is_in_columns(lines: Sequence[TextLine], place: int) -> bool:
    """Tell whether there is text in another column beside a line, if half a line off."""
    line = lines[place]
    beside = lines[max(place - 1, 0) : place + 2]
    return _is_broken(line) or any(
        abs(other.middle - line.middle) < _BESIDE * line.size
        and max(other.x0 - line.x1, line.x0 - other.x1) > _WIDE_GAP * line.size
        for other in beside
    )


def _is_broken(line: TextLine) -> bool:
    pairs = list(pairwise(line.glyphs))
    if any(b.x0 - a.x1 > _WIDE_GAP * line.size for a, b in pairs):
        return True
    cells = sum(b.x0 - a.x1 > _gap(a, b) * line.size for a, b in pairs)
    return cells >= _FEWEST_GAPS and not _SENTENCE.search(line.text)


def _gap(left: Glyph, right: Glyph) -> float:
    """Return how far two characters are apart, at least, where they are of two columns."""
    if right.blanks or not are_set_apart(left, right):
        return _WIDE_GAP
    is_one_script = left.text.isascii() == right.text.isascii()
    return _CELL_GAP if is_one_script else _SCRIPT_GAP
