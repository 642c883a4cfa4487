"""The table of contents of a document: lines that name headings, and head nothing."""

import re
from collections.abc import Sequence

from ...reading.document import Block, Paragraph
from ..basics.folding import Folded, fold
from ..basics.numbering import mark_of

_TITLE = re.compile(r"\(?(?:目录|目次|内容提要)\)?")
_PART = re.compile(r"第[一二三四五六七八九十]部分")
_PAGE = re.compile(r"(?:PAGEREF_Toc\d+\\?h)?(?:[.…·\-—_]{2,})?\(?\d{0,4}\)?$")
"""What an entry ends with: dots and a page, or the field code of a word processor for it."""
_LONGEST = 60
_MOST_ENTRIES = 120


def contents(blocks: Sequence[Block]) -> range:
    """Return where the table of contents stands in *blocks*; an empty range where there is none.

    It goes from the line 目录 to the line that says its first entry again, its first numbered one,
    or any of its parts: there the text begins. Where no line does, it ends with the last line in a
    row that may be an entry; a line that is made otherwise than those above heads the text.
    """
    title = next((place for place, block in enumerate(blocks) if _is_title(block)), None)
    if title is None:
        return range(0)
    first = next((p for p in range(title + 1, len(blocks)) if _text(blocks[p])), len(blocks))
    last = first
    while last < len(blocks) and last - first < _MOST_ENTRIES and _may_be_entry(blocks[last]):
        last += 1
    if last - first > 1 and _heads_text(blocks, last - 1):
        last -= 1
    if first == last or not _entry(blocks[first]):
        return range(0)
    numbered = (p for p in range(first, last) if _is_numbered(blocks[p]))
    starts = dict.fromkeys((first, next(numbered, first)))
    again = (again for start in starts if (again := _again(blocks, start, last)))
    return range(title, _again_a_part(blocks[first : next(again, last)], first))


def _again(blocks: Sequence[Block], start: int, last: int) -> int | None:
    """Return where, up to *last*, the entry at *start* is said again."""
    entry = _entry(blocks[start])
    return next((p for p in range(start + 1, last + 1) if _is(blocks, p, entry)), None)


def _again_a_part(entries: Sequence[Block], first: int) -> int:
    """Return where *entries*, from place *first* on, name a part again, else where they end."""
    parts: set[str] = set()
    for place, block in enumerate(entries, first):
        if _PART.match(entry := _entry(block)):
            if entry in parts:
                return place
            parts.add(entry)
    return first + len(entries)


def _is_title(block: Block) -> bool:
    return _TITLE.fullmatch(_text(block)) is not None


def _is(blocks: Sequence[Block], place: int, entry: str) -> bool:
    return place < len(blocks) and _entry(blocks[place]) == entry


def _entry(block: Block) -> str:
    """Return the words of an entry, without the number of its page."""
    return _PAGE.sub("", _text(block))


def _text(block: Block) -> str:
    return fold(block.passage.text) if isinstance(block, Paragraph) else ""


def _may_be_entry(block: Block) -> bool:
    """Tell a line that may stand in a table of contents: short, and no sentence."""
    if not isinstance(block, Paragraph):
        return False
    text = _text(block)
    is_short = len(text) <= _LONGEST or _is_numbered(block)
    return not text or (is_short and not re.search("[。;]", text))


def _heads_text(blocks: Sequence[Block], place: int) -> bool:
    """Tell the line in front of the first sentence, without number or dots, from entries with."""
    line, above = blocks[place], blocks[place - 1]
    is_bare = _text(line) != "" and not _is_numbered(line) and not _has_page(line)
    return is_bare and (_is_numbered(above) or _has_page(above))


def _has_page(block: Block) -> bool:
    return _entry(block) != _text(block)


def _is_numbered(block: Block) -> bool:
    return isinstance(block, Paragraph) and mark_of(Folded(block.passage)) is not None
