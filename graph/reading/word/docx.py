"""Word documents (docx, ISO/IEC 29500): paragraphs, tables, notes, text boxes, numbers.

Text is read as it would be printed with all changes accepted; headers and footers are no part of
it, comments are listed.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ...errors import EmptySource, ScannedSource, TooLarge, UnreadableSource
from ..document import Block, Document, Line, Paragraph, Passage, Place, Unread
from ..package import open_package
from ..tables import cell_passage
from .docx_hidden import Hiding, hiding_of
from .docx_numbering import Numbering, numbering_of
from .docx_parts import parts_of_document
from .docx_tables import read_table
from .docx_text import inline
from .wordml import Element, child, chosen, kind, properties_in, value

MOST_BLOCKS = 300_000
"""Paragraphs and cells that are read; the longest disclosures have some 20,000."""

MOST_PLACES = 2_000_000
"""Places of all tables, a merged cell counted in each that it covers."""

_PASSED = frozenset(["w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo"])


def read_docx(data: bytes, name: str) -> Document:
    """Read a Word document.

    :param name: for messages.
    :raises UnreadableSource: it is damaged, encrypted, hostile, too large or no Word document.
    :raises EmptySource: there is no text in it.
    """
    parts = parts_of_document(open_package(data, name))
    walk = _Walk(name, numbering_of(parts.numbering, parts.styles), hiding_of(parts.styles))
    walk.read_story(parts.body)
    for notes in parts.notes:
        for note in notes:
            if value(note, "type") in {None, "normal"}:
                walk.read_story(note)
    if not any(line.text.strip() for line in walk.lines):
        raise _nothing_read(walk.unread, name)
    walk.note_comments(parts.comments)
    digest = hashlib.sha256(data).hexdigest()
    return Document(name, digest, tuple(walk.blocks), tuple(walk.lines), tuple(walk.unread))


def _nothing_read(unread: list[Unread], name: str) -> UnreadableSource | EmptySource:
    if unread:
        return ScannedSource("the document holds pictures and no text", name, "give it as text")
    return EmptySource("the document holds no text", name, "give a file with text")


@dataclass(slots=True)
class _Walk:
    """What was read so far, in reading order.

    *behind* waits for the end of the paragraph or table that it stands in: text boxes and
    tables inside of cells. *carried* is text whose paragraph mark was deleted.
    """

    name: str
    numbering: Numbering
    hiding: Hiding
    blocks: list[Block] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    behind: list[Element] = field(default_factory=list)
    carried: str = ""
    paragraphs: int = 0
    tables: int = 0
    cells: int = 0
    places: int = 0

    def read_story(self, element: Iterable[Element]) -> None:
        """Read the paragraphs and tables in *element*, and what stands behind each."""
        for inner in blocks_of(element):
            if kind(inner) == "w:p":
                self._read_paragraph(inner)
            elif kind(inner) == "w:tbl":
                self._read_table(inner)
            else:
                self._note("an inserted file", "", Place(line=self.paragraphs + 1))
            waiting, self.behind = self.behind, []
            for box in waiting:
                self.read_story([box] if kind(box) == "w:tbl" else box)
        if self.carried:
            text, self.carried = self.carried, ""
            self._write(text)

    def _read_paragraph(self, element: Element) -> None:
        place = Place(line=self.paragraphs + 1)
        if (text := self._text(element, place)) is not None:
            self._write(text)

    def _write(self, text: str) -> None:
        for piece in text.split("\n"):
            self.paragraphs += 1
            if piece.strip():
                line = Line(piece, Place(line=self.paragraphs))
                self.blocks.append(Paragraph(Passage((line,))))
                self.lines.append(line)
        self._refuse_length()

    def _read_table(self, element: Element) -> None:
        self.tables += 1
        left = MOST_PLACES - self.places
        table = read_table(element, Place(table=self.tables), self._read_cell, left)
        if table is None:
            raise self._too_large(f"tables of more than {MOST_PLACES} places")
        if table.rows:
            self.places += sum(len(row) for row in table.grid or ())
            self.blocks.append(table)
            self.lines.extend(line for row in table.rows for cell in row for line in cell.lines)
        self._refuse_length()

    def _read_cell(self, element: Element, place: Place) -> Passage:
        self.cells += 1
        texts: list[str] = []
        for inner in blocks_of(element):
            if kind(inner) == "w:p":
                texts += (self._text(inner, place) or "").split("\n")
            elif kind(inner) == "w:tbl":
                self.behind.append(inner)
            else:
                self._note("an inserted file", "", place)
        texts, self.carried = [*texts, self.carried], ""
        return cell_passage([text for text in texts if text.strip()], place)

    def _text(self, element: Element, place: Place) -> str | None:
        """Return the text of a paragraph behind its number, None where its mark was deleted."""
        properties = properties_in(child(element, "w:pPr"))
        found = inline(element, value(properties.get("w:pStyle")), self.hiding)
        self.behind += found.boxes
        for what, title in found.unread:
            self._note(what, title, place)
        text = self.carried + found.text
        if child(properties.get("w:rPr"), "w:del") is not None:
            self.carried = text
            return None
        self.carried = ""
        return self.numbering.label(properties) + text

    def note_comments(self, comments: Iterable[Element]) -> None:
        """Note the remarks of those who wrote the document, which are not printed."""
        for comment in comments:
            texts = (self._written(p) for p in comment if kind(p) == "w:p")
            self._note("a comment", "\n".join(texts), Place())

    def _written(self, paragraph: Element) -> str:
        """Return the text of a paragraph alone, without its number."""
        style = value(child(paragraph, "w:pPr", "w:pStyle"))
        return inline(paragraph, style, self.hiding).text

    def _note(self, what: str, title: str, place: Place) -> None:
        self.unread.append(Unread(place, what, title))

    def _refuse_length(self) -> None:
        if self.paragraphs + self.cells > MOST_BLOCKS:
            raise self._too_large(f"more than {MOST_BLOCKS} paragraphs and cells")

    def _too_large(self, what: str) -> TooLarge:
        return TooLarge(what, self.name, "split the document")


def blocks_of(element: Iterable[Element]) -> Iterator[Element]:
    """Yield the paragraphs, tables and inserted files in *element*, not those inside of them."""
    for inner in element:
        name = kind(inner)
        if name in {"w:p", "w:tbl", "w:altChunk"}:
            yield inner
        elif name in _PASSED:
            yield from blocks_of(inner)
        elif name == "mc:AlternateContent" and (branch := chosen(inner)) is not None:
            yield from blocks_of(branch)
