"""What a disclosure is made of: its blocks, parted by the headings that are recognised.

A heading is a short paragraph whose words, without the number in front, are those of a
known section; a heading may have its text behind a colon or full stop on the same line.
Words that are not known are a heading where the number in front goes on from that of the
headings before: what they head is of no kind, but no longer belongs to the section above.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...reading.document import Block, Document, Paragraph
from ..basics.folding import Folded
from ..basics.numbering import mark_of
from .contents import contents
from .mending import mended
from .numbered_headings import LONGEST, Heading, HeadingNumbers
from .section_kinds import kind_of

_PARTING = re.compile("[:。]")


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading; *heading* is missing for what stands before the first one."""

    kind: str
    heading: Paragraph | None
    blocks: tuple[Block, ...]


def outline(document: Document) -> tuple[Section, ...]:
    """Part *document* into sections, nothing left out; cut sentences are joined."""
    blocks = document.blocks
    listed = contents(blocks)
    if not listed:
        return tuple(_sections(_mended(blocks)))
    return (
        *_sections(_mended(blocks[: listed.start])),
        Section("contents", None, blocks[listed.start : listed.stop]),
        *_sections(_mended(blocks[listed.stop :])),
    )


def _mended(blocks: Iterable[Block]) -> Iterator[Block]:
    return mended(blocks, lambda paragraph: bool(_known(paragraph, "")))


def _sections(blocks: Iterable[Block]) -> Iterator[Section]:
    kind, heading, held = "opening", None, list[Block]()
    numbers = HeadingNumbers()
    for block in blocks:
        found = None
        if isinstance(block, Paragraph):
            found = _known(block, kind) or numbers.heading(block)
        if found and isinstance(block, Paragraph):
            yield Section(kind, heading, tuple(held))
            numbers.follow(found.mark)
            kind, heading, held = found.kind, block, [block] if found.has_text else []
        else:
            held.append(block)
    yield Section(kind, heading, tuple(held))


def _known(paragraph: Paragraph, within: str) -> Heading | None:
    """Return the heading that a paragraph is by its words."""
    folded = Folded(paragraph.passage)
    mark = mark_of(folded)
    words = folded.text[mark.end if mark else 0 :]
    label, rest = _parted(words)
    if len(label) > LONGEST or (rest and (within == "glossary" or not mark)):
        return None
    kind = kind_of(label)
    if kind is None or (within == "glossary" and not _may_end_glossary(label)):
        return None
    return Heading(kind, mark, bool(rest))


def _parted(words: str) -> tuple[str, str]:
    """Part a heading from the text behind its colon or full stop."""
    end = _PARTING.search(words)
    return (words[: end.start()], words[end.end() :]) if end else (words, "")


def _may_end_glossary(label: str) -> bool:
    """Tell a heading behind a glossary from a term in it: 三公经费情况 is one, 三公经费 none."""
    return bool(re.search(r"情况|说明|信息|事项|概况|目标|措施|职责|设置", label))


def paragraphs(sections: Iterable[Section], *kinds: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of all sections of *kinds*, in order."""
    for section in sections:
        if section.kind in kinds:
            yield from (block for block in section.blocks if isinstance(block, Paragraph))
