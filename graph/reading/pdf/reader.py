"""PDF files: paragraphs and tables, put together from characters and ruling lines."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ...errors import EmptySource, ScannedSource
from ..document import ILLEGIBLE, Block, Document, Line, Paragraph, Passage, Place, Table
from .beside import are_beside, beside, goes_beside, has_own_title
from .columns import Column, columns_of
from .joining import joined
from .limits import opened
from .lines import text_lines
from .marks import PageMark, without_marks
from .overflow import parted
from .page import PageContent, page_content
from .prose import PageLine, goes_on, in_margin, is_mark, running
from .ruling import lattices
from .tables import TablePart, part_of, passages
from .unread import unread_of
from .unruled import unruled_tables
from .wrapping import wrapped


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    width: float
    height: float
    lines: tuple[PageLine, ...]
    tables: tuple[TablePart, ...]
    content: PageContent

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing but page numbers and running heads."""
        texts = (cell.lines for table in self.tables for cell in table.cells)
        return all(line.is_mark for line in self.lines) and not any(texts)


def read_pdf(data: bytes, name: str, *, ocr: bool = False) -> Document:
    """Read a PDF with a text layer, and with *ocr* also the pages that are only pictures.

    :raises EncryptedSource: it asks for a password.
    :raises ScannedSource: its pages are pictures, and *ocr* is off or finds no text.
    :raises TooLarge: it has more pages, text or drawing than any disclosure.
    :raises DamagedSource: it is broken.
    :raises EmptySource: it has neither text nor pictures.
    """
    with opened(data, name) as document:
        numbers = range(1, len(document) + 1)
        contents = (page_content(document, n, name, ocr=ocr) for n in numbers)
        pages = _with_unruled(_marked([_page(content, name) for content in contents]))
    _demand_text(pages, name)
    found = tuple(_blocks(pages))
    blocks = tuple(without_marks(found))
    lines = tuple(line for block in found for line in _lines(block))
    unread = tuple(
        part for page in pages for part in unread_of(page.content, is_blank=page.is_blank)
    )
    return Document(name, hashlib.sha256(data).hexdigest(), blocks, lines, unread)


def _page(content: PageContent, name: str) -> _Page:
    drawn = lattices(content, name)
    inside, outside = parted(drawn, content.glyphs)
    tables = tuple(
        part_of(lattice, held, content.number, t)
        for t, (lattice, held) in enumerate(zip(drawn, inside, strict=True), start=1)
    )
    lines = text_lines(outside)
    numbered = tuple(PageLine(line, content.number, n) for n, line in enumerate(lines, start=1))
    size = content.width, content.height
    return _Page(content.number, *size, numbered, tables, content)


def _marked(pages: list[_Page]) -> list[_Page]:
    """Return *pages* with page numbers and running heads told from text."""
    heads = running(
        [p.line for p in page.lines if in_margin(p.line, page.height)] for page in pages
    )
    return [
        replace(
            page,
            lines=tuple(
                replace(p, is_mark=in_margin(p.line, page.height) and is_mark(p.line, heads))
                for p in page.lines
            ),
        )
        for page in pages
    ]


def _with_unruled(pages: list[_Page]) -> list[_Page]:
    """Return *pages* with the tables that no rules draw told from text."""
    found: list[_Page] = []
    before: TablePart | None = None
    for page in pages:
        lines = [p for p in page.lines if not p.is_mark]
        first = len(page.tables) + 1
        tables = tuple(unruled_tables([p.line for p in lines], page.number, first, before))
        taken = {lines[n].number for table in tables for n in range(table.start, table.end)}
        rest = tuple(p for p in page.lines if p.number not in taken)
        found.append(replace(page, lines=rest, tables=(*page.tables, *(t.part for t in tables))))
        last = next((item for item in reversed(_items(found[-1])) if _is_text(item)), None)
        before = last if isinstance(last, TablePart) and last.columns else None
    return found


def _is_text(item: PageLine | TablePart) -> bool:
    return not (isinstance(item, PageLine) and item.is_mark)


def _demand_text(pages: list[_Page], name: str) -> None:
    if all(page.is_blank for page in pages):
        if any(page.content.pictures for page in pages):
            raise ScannedSource(
                "the pages are pictures", name, "publish the text, or recognise it with --ocr"
            )
        raise EmptySource("the PDF has no text", name, "get the file again")


def _blocks(pages: list[_Page]) -> Iterator[Block]:
    """Yield paragraphs and tables; what a page break cuts is one, page marks stand behind it."""
    columns = _columns(pages)
    going: list[PageLine | TablePart] = []
    marks: list[PageLine] = []
    for page, earlier in zip(pages, (None, *pages), strict=False):
        items = _items(page)
        if earlier and going and (rest := _rest(page, going[-1], earlier)):
            above = [item for item in items[: items.index(rest)] if isinstance(item, PageLine)]
            items = [rest, *(item for item in items if item is not rest and item not in above)]
            for line in above:
                if line.is_mark or ILLEGIBLE in line.line.text:
                    marks.append(line)
                else:
                    yield from _closed([line], [])
        for item in items:
            if isinstance(item, PageLine) and item.is_mark:
                marks.append(item)
            elif going and _continues(going, item, columns):
                going.append(item)
            else:
                yield from _closed(going, marks)
                going, marks = [item], []
    yield from _closed(going, marks)


def _columns(pages: list[_Page]) -> dict[int, Column]:
    """Return where running text stands, by the number of the page."""
    text = [
        (
            (round(page.width), round(page.height)),
            [p.line for p in page.lines if not in_margin(p.line, page.height)],
        )
        for page in pages
    ]
    return {page.number: column for page, column in zip(pages, columns_of(text), strict=True)}


def _items(page: _Page) -> list[PageLine | TablePart]:
    """Return the lines and tables of a page, from the top."""
    return sorted(
        (*page.lines, *page.tables),
        key=lambda item: item.line.middle if isinstance(item, PageLine) else item.top,
    )


def _rest(page: _Page, before: PageLine | TablePart, earlier: _Page) -> TablePart | None:
    """Return the other columns of the table *before*, with which the page *earlier* ends.

    What stands above them is of the whole table: its unit, the rest of a title over all columns.
    """
    if not isinstance(before, TablePart):
        return None
    above = [*_texts_above(earlier, before), earlier.content.hidden]
    tables = (table for table in page.tables if goes_beside(table, before))
    return next((t for t in tables if not has_own_title(_texts_above(page, t), above)), None)


def _texts_above(page: _Page, table: TablePart) -> list[str]:
    return [p.line.text for p in page.lines if p.line.middle < table.top]


def _continues(
    going: list[PageLine | TablePart], item: PageLine | TablePart, columns: dict[int, Column]
) -> bool:
    last = going[-1]
    if isinstance(last, PageLine) and isinstance(item, PageLine):
        return goes_on(last, item, (columns[last.page], columns[item.page]))
    if isinstance(last, TablePart) and isinstance(item, TablePart):
        parts = [part for part in going if isinstance(part, TablePart)]
        is_wide = are_beside(parts)
        if item.continues(last):
            return len(parts) == 1 or not is_wide
        return is_wide and goes_beside(item, last)
    return False


def _closed(going: list[PageLine | TablePart], marks: list[PageLine]) -> Iterator[Block]:
    parts = [part for part in going if isinstance(part, TablePart)]
    lines = [line for line in going if isinstance(line, PageLine)]
    if parts:
        yield beside(parts) if len(parts) > 1 and are_beside(parts) else joined(parts)
    if lines:
        yield Paragraph(_passage(lines))
    for mark in marks:
        yield PageMark(_passage([mark]))


def _passage(lines: list[PageLine]) -> Passage:
    """Return *lines*, each of which goes on in the next one, as running text."""
    texts = [wrapped(a.line, b.line) for a, b in pairwise(lines)]
    return Passage(
        tuple(
            Line(
                p.line.text if text is None else text,
                Place(page=p.page, line=p.number),
                wraps=text is not None,
            )
            for p, text in zip(lines, [*texts, None], strict=True)
        )
    )


def _lines(block: Block) -> Iterator[Line]:
    if isinstance(block, Table):
        for passage in passages(block):
            yield from passage.lines
    else:
        yield from block.passage.lines
