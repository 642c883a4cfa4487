"""Running text put together where a line break or a page mark cuts a sentence."""

import re
from collections.abc import Iterable, Iterator

from ..reading.document import Paragraph, Passage
from .folding import Folded

_PAGE_MARK = re.compile(r"-{1,2}\d{1,4}-{1,2}|第\d{1,4}页(?:共\d{1,4}页)?|\d{1,4}")
_OPEN_END = re.compile(
    r"(?:[，,、:(]|[\d.]|为|是|共计|合计|金额|总额|其中|安排|增加|减少|增长|下降)$"
)
_UNIT = re.compile(r"(?:亿元|万元|元|%)")
_CLOSING = re.compile(r"[，,。;、)]")


def running_text(paragraphs: Iterable[Paragraph]) -> Iterator[Passage]:
    """Yield paragraphs; one that cannot end where its line does is joined with the next.

    A number goes on in its unit, a comma in what it parts; a page mark between the two
    halves of a sentence is left out.
    """
    held: Passage | None = None
    marks: list[Passage] = []
    for paragraph in paragraphs:
        passage = paragraph.passage
        if held and _PAGE_MARK.fullmatch(Folded(passage).text):
            marks.append(passage)
        elif held and _goes_on(held, passage):
            held = Passage((*held.lines, *passage.lines))
            marks.clear()
        else:
            if held:
                yield held
            yield from marks
            marks, held = [], passage
    if held:
        yield held
    yield from marks


def _goes_on(first: Passage, second: Passage) -> bool:
    start, end = Folded(second).text, Folded(first).text
    if _CLOSING.match(start):
        return True
    if end[-1:].isdigit():
        return bool(_UNIT.match(start)) or end[-1:] == "."
    if end.endswith((":",)):
        return bool(re.match(r"\d[\d,.]*(?:亿元|万元|元)?", start)) and len(start) < 20
    return bool(_OPEN_END.search(end)) and not start.startswith(("(", "第"))
