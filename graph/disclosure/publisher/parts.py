"""Files that hold a department and its units: a document for each publisher's own disclosure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ...errors import NotADisclosure
from ...reading.document import Block, Document, Line, Paragraph, Passage, Table
from ..basics.folding import Folded, fold
from ..basics.numbering import mark_of
from ..naming.name_keys import organisation_key
from ..naming.names import ORGANISATION
from ..naming.place_names import heading
from ..naming.titles import is_mere_heading, title_at
from ..outline.contents import contents
from .titled import Header, header_of

_KINDS_OF_TITLE = ("预算", "决算", "自评", "评价")
_LINES_OF_TITLE = 3


@dataclass(frozen=True, slots=True)
class _Title:
    """A title: the blocks that hold it, who publishes, in which scope."""

    start: int
    end: int
    name: str
    key: str
    scope: str | None

    def is_of(self, other: "_Title") -> bool:
        """Tell whether both are of one publisher and scope, be it by a short name."""
        return self.scope == other.scope and (
            self.key == other.key
            or _is_short_for(self.name, other.name)
            or _is_short_for(other.name, self.name)
        )


def parts(document: Document) -> tuple[Document, ...]:
    """Return *document* parted before each title of another publisher that has text of its own.

    A list of titles parts nothing, nor does a title that comes again. What stands before the
    first title belongs to the first part; so does what could not be read at all.
    """
    cuts = tuple(_cuts(document))
    if not cuts:
        return (document,)
    bounds = (0, *cuts, len(document.blocks))
    pieces = (document.blocks[a:b] for a, b in pairwise(bounds))
    first_lines = _firsts(document, cuts)
    found = [
        replace(document, blocks=blocks, lines=lines, unread=())
        for blocks, lines in zip(pieces, _lines(document, first_lines), strict=True)
    ]
    return (replace(found[0], unread=document.unread), *found[1:])


def _cuts(document: Document) -> Iterator[int]:
    titles = _not_listed(tuple(_titles(document)))
    if not titles:
        return
    before = titles[0]
    for place, title in enumerate(titles[1:], start=1):
        if title.is_of(before):
            continue
        end = titles[place + 1].start if place + 1 < len(titles) else len(document.blocks)
        if _has_text(document.blocks[title.end : end]):
            before = title
            yield title.start


def _not_listed(titles: tuple[_Title, ...]) -> tuple[_Title, ...]:
    """Leave out titles that follow one another line by line, as in a list of files."""
    listed = {
        title
        for one, other in pairwise(titles)
        if one.end == other.start and one.key != other.key
        for title in (one, other)
    }
    return tuple(title for title in titles if title not in listed)


def _has_text(blocks: tuple[Block, ...]) -> bool:
    """Tell whether a part has sections or tables of its own."""
    return any(isinstance(block, Table) or mark_of(Folded(block.passage)) for block in blocks)


def _titles(document: Document) -> Iterator[_Title]:
    blocks = document.blocks
    index = {
        id(line): place
        for place, block in enumerate(blocks)
        if isinstance(block, Paragraph)
        for line in block.passage.lines
    }
    listed = contents(blocks)
    heads = [b.passage for b in blocks if isinstance(b, Paragraph) and not b.passage.is_blank]
    after = 0
    for place, head in enumerate(heads):
        start = index[id(head.lines[0])]
        if start < after or start in listed or not _may_begin(heads, place):
            continue
        passage = title_at(heads, place)
        found = _publisher(passage, document) if passage else None
        if passage and found:
            places = [index[id(line)] for line in passage.lines]
            after = max(places) + 1
            yield _Title(min(places), after, fold(found.name), _key(found), found.scope)


def _may_begin(heads: list[Passage], place: int) -> bool:
    """Tell whether a title may begin here, at little cost."""
    near = heads[place : place + _LINES_OF_TITLE]
    return len(heads[place].text) < 80 and any(
        word in line.text for line in near for word in _KINDS_OF_TITLE
    )


def _publisher(passage: Passage, document: Document) -> Header | None:
    """Return the head that a title gives, where the title itself names an organisation."""
    if is_mere_heading(passage):
        return None
    try:
        found = header_of(passage, replace(document, blocks=()))
    except NotADisclosure:
        return None
    return found if ORGANISATION.match(fold(found.name)) else None


def _is_short_for(short: str, name: str) -> bool:
    """Tell an abbreviation (卫健局 of 卫生健康局) from a name that another one begins with."""
    if name.startswith(short):
        return name[len(short) :] in _SAME
    rest = iter(name)
    return all(character in rest for character in short)


_SAME = ("", "办公室", "办公厅", "机关", "部门", "公室", "公厅", "常委会", "常委会办公室")
"""What may follow a name without making it another's."""


def _key(found: Header) -> str:
    name = fold(found.name)
    return organisation_key(name, heading(name, found.year.value))


def _firsts(document: Document, cuts: tuple[int, ...]) -> set[int]:
    return {id(next(_lines_of(document.blocks[cut]))) for cut in cuts}


def _lines_of(block: Block) -> Iterator[Line]:
    match block:
        case Paragraph(passage=passage):
            yield from passage.lines
        case Table(rows=rows):
            yield from (line for row in rows for cell in row for line in cell.lines)


def _lines(document: Document, firsts: set[int]) -> list[tuple[Line, ...]]:
    """Return the lines of each part; a part begins with one of *firsts*."""
    found: list[list[Line]] = [[]]
    for line in document.lines:
        if id(line) in firsts:
            found.append([])
        found[-1].append(line)
    return [tuple(lines) for lines in found]
