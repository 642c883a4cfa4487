"""Paragraphs of a text whose lines end because they are full, as text copied out of a print does.

The lines of such a text are nearly all as wide as the sheet. A full line goes on in the next one,
also behind a full stop, unless that begins with a number, a mark or an indent.
"""

import re
from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from ..document import Block, Line, Paragraph, Passage

_BEGINS = re.compile(
    r"\s{2,}|\s*(?:第[一二三四五六七八九十]{1,3}部分|[一二三四五六七八九十]{1,3}、"
    r"|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:[.．](?!\d)|、)|[①-⑳]|附件|注[:：]|—|-)"
)
_FIGURE = re.compile(r"[\d,.]+%?")
_LONG, _WIDEST = 40, 130
"""How wide a full line is; a Chinese character is two wide."""
_MOST_LINES = 100
"""Lines of one paragraph."""
_FEWEST = 15
_SHARE = 0.5
_SLACK = 4
_MOST_WIDER = 0.02


def rejoined(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield *blocks*; lines of a text that is wrapped hard become one paragraph again."""
    width = _width_of(blocks)
    held: Paragraph | None = None
    for block in blocks:
        if held and width and isinstance(block, Paragraph) and _goes_on(held, block, width):
            held = Paragraph(Passage((*held.passage.lines, *block.passage.lines)))
            continue
        if held:
            yield held
        held = block if isinstance(block, Paragraph) else None
        if held is None:
            yield block
    if held:
        yield held


def _width_of(blocks: Sequence[Block]) -> int | None:
    """Return how wide the full lines of a text are that is wrapped hard; nothing of others."""
    lines = [block.passage.lines[-1] for block in blocks if isinstance(block, Paragraph)]
    widths = sorted(width for width in map(_width, lines) if width >= _LONG)
    if len(widths) < _FEWEST:
        return None
    sheet = widths[int(len(widths) * (1 - _MOST_WIDER)) - 1]
    full = sum(abs(width - sheet) <= _SLACK for width in widths)
    wider = sum(width > sheet + _SLACK for width in widths)
    if sheet > _WIDEST:
        return None
    is_wrapped = full >= len(widths) * _SHARE and wider <= len(widths) * _MOST_WIDER
    return sheet if is_wrapped else None


def _width(line: Line) -> int:
    text = line.text.rstrip()
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def _goes_on(held: Paragraph, block: Paragraph, width: int) -> bool:
    last, first = held.passage.lines[-1], block.passage.lines[0]
    if len(held.passage.lines) >= _MOST_LINES:
        return False
    if (last.place.line or 0) + 1 != first.place.line or last.is_piece:
        return False
    is_full = _width(last) + _lead(first) >= width - _SLACK
    return is_full and not _BEGINS.match(first.text)


def _lead(line: Line) -> int:
    """Return how wide the figure is that a line begins with: it is not broken, but put there."""
    figure = _FIGURE.match(line.text)
    return len(figure[0]) if figure else 0
