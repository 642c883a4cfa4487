"""Numbered lists in running text: duties, goals, safeguards, terms."""

from collections.abc import Iterable
from dataclasses import dataclass

from ...reading.document import Paragraph, Passage
from ...values import Zh, zh
from .fact import Stated, join_spans
from .folding import Folded, fold
from .numbering import Mark, mark_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its number where one is printed, its heading or term, and its body.

    *position* is the printed number where the list's numbers are all there and unlike,
    else the order from 1.
    """

    position: Stated[int] | int
    label: Stated[Zh] | None
    body: Stated[Zh] | None
    first: Passage


@dataclass
class _Draft:
    passage: Passage
    mark: Mark | None
    body: list[Passage]


def entries(paragraphs: Iterable[Paragraph]) -> tuple[Entry, ...]:
    """Return the entries of a list.

    A numbered line is the heading of what follows it until the next number of that style;
    paragraphs in front of the first number only introduce. Without numbers each paragraph
    is an entry with a body alone.
    """
    drafts = _drafts([paragraph.passage for paragraph in paragraphs])
    numbers = [draft.mark.number for draft in drafts if draft.mark]
    printed = len(numbers) == len(set(numbers)) == len(drafts)
    return tuple(
        _entry(draft, order, printed=printed) for order, draft in enumerate(drafts, start=1)
    )


def _drafts(passages: list[Passage]) -> list[_Draft]:
    marks = [mark_of(Folded(passage)) for passage in passages]
    style = next((mark.style for mark in marks if mark), None)
    drafts: list[_Draft] = []
    for passage, mark in zip(passages, marks, strict=True):
        if mark and mark.style == style:
            drafts.append(_Draft(passage, mark, []))
        elif style and drafts:
            drafts[-1].body.append(passage)
        elif style is None and not introduces(passage):
            drafts.append(_Draft(passage, None, []))
    return drafts


def introduces(passage: Passage) -> bool:
    """Tell whether a paragraph only leads to what follows: it ends with a colon."""
    return fold(passage.text).endswith((":", "如下", "如下。", "主要职责是", "主要是"))


def _entry(draft: _Draft, order: int, *, printed: bool) -> Entry:
    if draft.mark is None:
        return Entry(order, None, _stated(draft.passage, 0), draft.passage)
    spans = draft.passage.spans()
    position = Stated(draft.mark.number, spans) if printed else order
    start = Folded(draft.passage).bounds(draft.mark.end, len(Folded(draft.passage).text))[0]
    body = None
    if draft.body:
        text = zh("\n".join(passage.text for passage in draft.body))
        body = Stated(text, join_spans(passage.spans() for passage in draft.body))
    return Entry(position, _stated(draft.passage, start), body, draft.passage)


def _stated(passage: Passage, start: int) -> Stated[Zh] | None:
    text = zh(passage.text[start:])
    return Stated(text, passage.spans()) if text else None
