"""Paragraphs put together again where a page mark or a line break cuts a sentence.

A number goes on in its unit and a comma in what it parts; a page mark between the two
halves of a sentence is left out. Headings and numbered lines always begin anew.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from ...reading.document import Block, Line, Paragraph, Passage
from ...reading.plain.text import BARE_NUMBER, PAGE_MARK
from ..basics.folding import Folded
from ..basics.numbering import mark_of

_OPEN_END = re.compile(r"(?:[，,、(]|\d|为|是|共计|合计|金额|总额|其中|安排|增加|减少|增长|下降)$")
_REASON = re.compile(r"原因(?:是|为|在于|:)[^。;]{2,}(?:增加|减少|增长|下降)$")
"""A reason that ends with its direction, the full stop left out: 主要原因是在职人员增加."""

_UNIT = re.compile(r"(?:亿元|百万元|万元|千元|元|%)")
_FIGURE = re.compile(r"-?\d[\d,.]*(?:亿|百万|万|千)?元")
_CLOSING = re.compile(r"[，,。;、)]")
_SENTENCE_END = ("。", ";", ":", "！", "？")
_SHORTEST_SENTENCE = 20


def mended(blocks: Iterable[Block], is_heading: Callable[[Paragraph], bool]) -> Iterator[Block]:
    """Yield *blocks* with cut sentences joined and page marks left out.

    A bare number counts as a page mark where a sentence goes on behind it.
    """
    held: Paragraph | None = None
    marks: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and _may_be_mark(block):
            marks.append(block)
            continue
        joined = _joined(held, block, is_heading, marked=bool(marks))
        if joined is None:
            yield from ([held] if held else [])
            yield from (m for m in marks if not PAGE_MARK.fullmatch(m.passage.text))
        held = joined or (block if isinstance(block, Paragraph) else None)
        marks = []
        if held is None:
            yield block
    yield from ([held] if held else [])
    yield from (m for m in marks if not PAGE_MARK.fullmatch(m.passage.text))


def _may_be_mark(paragraph: Paragraph) -> bool:
    text = paragraph.passage.text
    return bool(PAGE_MARK.fullmatch(text) or BARE_NUMBER.fullmatch(text))


def _joined(
    held: Paragraph | None,
    block: Block,
    is_heading: Callable[[Paragraph], bool],
    *,
    marked: bool,
) -> Paragraph | None:
    if held is None or not isinstance(block, Paragraph):
        return None
    if not _goes_on(held.passage, block.passage, marked=marked):
        return None
    if is_heading(held) or is_heading(block):
        return None
    return Paragraph(Passage((*held.passage.lines, *block.passage.lines)))


def _goes_on(first: Passage, second: Passage, *, marked: bool) -> bool:
    """Tell whether the sentence of *first* goes on in *second*.

    :param marked: whether a page mark stands between the two.
    """
    end, start = first.folded[0], second.folded[0]
    if _CLOSING.match(start):
        return True
    if mark_of(Folded(second)) or end.endswith(_SENTENCE_END):
        return bool(end[-1:].isdigit() and _UNIT.match(start))
    if end[-1:].isdigit():
        return bool(_UNIT.match(start))
    if _OPEN_END.search(end) and not _REASON.search(end):
        return not start.startswith("(")
    if _FIGURE.match(start) and len(end) >= _SHORTEST_SENTENCE:
        return marked or _adjacent(first.lines[-1], second.lines[0])
    is_text = len(end) >= _SHORTEST_SENTENCE and re.search(r"[，。;]", end) is not None
    return is_text and (marked or _adjacent(first.lines[-1], second.lines[0]))


def _adjacent(first: Line, second: Line) -> bool:
    """Tell lines that a hard wrap parts from paragraphs with a blank line between them."""
    one, other = first.place.line, second.place.line
    return one is not None and other is not None and other == one + 1
