"""Remarks: notes, and the paragraphs of 其他需要说明的事项."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...minting import beneath
from ...reading.document import Block, Paragraph, Passage
from ...values import Iri, zh
from ...vocabulary import FIS
from ..basics.fact import Stated
from ..basics.folding import Folded
from ..basics.numbered_list import introduces
from ..basics.text_node import TextNode
from ..naming.names import block_passages
from ..outline.outline import Section

_NOTE = re.compile(r"\(?(?:备?注|说明)\d?[:：]")


@dataclass(frozen=True, slots=True)
class Remark(TextNode):
    """A note, or a paragraph of 其他需要说明的事项."""

    TYPE = FIS.Remark


_LABEL_OF_HEADING = re.compile(r"[^:。]*[:。]")


def remarks(sections: tuple[Section, ...], disclosure: Iri) -> Iterator[Remark]:
    """Yield notes and the paragraphs of the last section in the order of the document."""
    for order, (passage, start) in enumerate(_remark_places(sections), start=1):
        text = Stated(zh(passage.text[start:]), passage.spans())
        yield Remark(beneath(disclosure, f"remark/{order}"), order, None, text, disclosure)


def _remark_places(sections: tuple[Section, ...]) -> Iterator[tuple[Passage, int]]:
    """Yield each passage that is a remark, and where its text begins.

    A note whose entries are numbered (注：1.…) goes on while the next paragraphs count on.
    """
    last: int | None = None
    for section in sections:
        for block in section.blocks:
            for passage in block_passages(block):
                start = _remark_start(passage, section, block)
                if start is None and last is not None and isinstance(block, Paragraph):
                    start = 0 if _entry_number(passage.text) == last + 1 else None
                last = None
                if start is not None:
                    last = _entry_number(passage.text[start:])
                    yield passage, start


_ENTRY = re.compile(r"\s*[(（]?(?P<number>\d{1,2})[.．、)）](?!\d)")


def _entry_number(text: str) -> int | None:
    match = _ENTRY.match(text)
    return int(match["number"]) if match else None


def _remark_start(passage: Passage, section: Section, block: Block) -> int | None:
    text = passage.folded[0]
    note = _NOTE.match(text)
    is_other = section.kind == "other" and isinstance(block, Paragraph)
    if note is None and not is_other:
        return None
    is_heading = section.heading is not None and block is section.heading
    match = _LABEL_OF_HEADING.match(text) if is_heading else note
    start = Folded(passage).bounds(match.end(), len(text))[0] if match else 0
    if not passage.text[start:].strip():
        return None
    return start if note or not introduces(passage) else None
