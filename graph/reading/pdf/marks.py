"""Page numbers and running heads: which of them belong to the text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..document import Block, Paragraph, Table
from .prose import bare, is_number


@dataclass(frozen=True, slots=True)
class PageMark(Paragraph):
    """A page number or running head."""


def without_marks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Leave out page numbers, and running heads but for the first of each.

    Above a text that begins with a paragraph, a running head has to name a year to be kept:
    only then may it be the title.
    """
    found = tuple(blocks)
    before = next((n for n, block in enumerate(found) if not isinstance(block, PageMark)), 0)
    met: set[str] = set()
    for n, block in enumerate(found):
        if not isinstance(block, PageMark):
            yield block
            continue
        text = block.passage.text
        may_be_title = n > before or isinstance(found[before], Table) or bare(text) != text
        if may_be_title and not is_number(text) and bare(text) not in met:
            yield block
        met.add(bare(text))
