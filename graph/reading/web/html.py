"""Web pages: content managed pages of offices, and pages that Word or Excel saved.

Follows the HTML standard where it matters to a reader: encoding, block and inline
elements, white space, the table model, numbers of ordered lists.
"""

import hashlib
import re
from collections.abc import Iterator

import lxml.html
from lxml import etree

from ...errors import EmptySource, HostileSource, ScannedSource, TooLarge, UnreadableSource
from ..document import Block, Document, Line, Paragraph, Passage, Place, Unread
from ..mime import page_in
from ..tables import Cell, cell_passage, table_of
from ..unrolled import unrolled
from .html_chrome import leave_out
from .html_decoding import decode_html
from .html_flow import Lost, Tabular, Text, pieces_of
from .html_tables import Area, areas_of, holds_data, loose_text_of, strays_of
from .markup import Element

_HOSTILE = re.compile(r"<!DOCTYPE[^<>\[]*\[|<!ENTITY", re.I)
_LARGEST = 32_000_000
"""Bytes of a page: what an upload may have."""

_MOST_ELEMENTS = 1_000_000
_DEEPEST_TABLES = 32
"""Tables within tables; pages laid out by tables have up to ten."""


def read_html(data: bytes, name: str) -> Document:
    """Read a web page, also one in a MIME archive (``.mht``).

    :raises FiscusError: the page is empty, no text, hostile or beyond what any disclosure is.
    """
    if len(data) > _LARGEST:
        raise TooLarge(f"the page has more than {_LARGEST} bytes", name, "split the page")
    text, broken = decode_html(page_in(data, name), name)
    reading = _Reading(name)
    reading.read(_tree(text, name))
    if broken:
        reading.unread.append(Unread(Place(), f"{broken} characters are broken"))
    if not any(line.text.strip() for line in reading.lines):
        _refuse(reading.unread, name)
    return Document(
        name,
        hashlib.sha256(data).hexdigest(),
        tuple(reading.blocks),
        tuple(reading.lines),
        tuple(reading.unread),
    )


def _refuse(unread: list[Unread], name: str) -> None:
    if any(entry.what == "a picture" for entry in unread):
        raise ScannedSource("the page holds pictures and no text", name, "give a page with text")
    raise EmptySource("the page holds no text", name, "give the page that holds the disclosure")


def _tree(text: str, name: str) -> Element:
    if _HOSTILE.search(text):
        raise HostileSource("the page declares entities", name, "remove its DOCTYPE")
    parser = lxml.html.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableSource("the page cannot be parsed", name, "save it again") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise TooLarge("the page is nested too deep", name, "save it again from the browser")
    _check(root, name)
    return root


def _check(root: Element, name: str) -> None:
    depth = 0
    for number, (event, element) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        if number > _MOST_ELEMENTS * 2:
            raise TooLarge(
                f"the page has more than {_MOST_ELEMENTS} elements", name, "split the page"
            )
        if element.tag == "table":
            depth += 1 if event == "start" else -1
        if depth > _DEEPEST_TABLES:
            raise TooLarge("tables are nested too deep", name, "save the page again")


class _Reading:
    """What was read so far of a page."""

    def __init__(self, name: str) -> None:
        self.blocks: list[Block] = []
        self.lines: list[Line] = []
        self.unread: list[Unread] = []
        self._name = name
        self._paragraphs = 0
        self._tables = 0

    def read(self, root: Element) -> None:
        leave_out(root)
        for piece in pieces_of(root, holds_data):
            match piece:
                case Text(text):
                    self._add_paragraph(text)
                case Lost(what, text):
                    place = Place(line=self._paragraphs + 1)
                    self.unread.append(Unread(place, what, text))
                case Tabular(element):
                    self._add_table(element)

    def _add_paragraph(self, text: str) -> None:
        self._paragraphs += 1
        for line in unrolled(Line(text, Place(line=self._paragraphs))):
            self.lines.append(line)
            self.blocks.append(Paragraph(Passage((line,))))

    def _add_table(self, element: Element) -> None:
        for stray in strays_of(element):
            for piece in pieces_of(stray):
                if isinstance(piece, Text):
                    self._add_paragraph(piece.text)
                elif isinstance(piece, Lost):
                    self.unread.append(Unread(Place(self._paragraphs + 1), piece.what, piece.text))
        if loose := loose_text_of(element):
            self._add_paragraph(loose)
        self._tables += 1
        cells = [self._cell(area) for area in areas_of(element, self._name)]
        table = table_of(cells, Place(table=self._tables))
        self.blocks.append(table)
        self.lines.extend(_once(line for row in table.rows for cell in row for line in cell.lines))

    def _cell(self, area: Area) -> Cell:
        place = Place(table=self._tables, row=area.row + 1, column=area.column + 1)
        texts: list[str] = []
        for piece in pieces_of(area.element):
            if isinstance(piece, Text):
                texts.append(piece.text)
            elif isinstance(piece, Lost):
                self.unread.append(Unread(place, piece.what, piece.text))
        passage = cell_passage(texts, place)
        return Cell(passage, area.row, area.column, area.height, area.width)


def _once(lines: Iterator[Line]) -> Iterator[Line]:
    """Yield each line object once."""
    seen: set[int] = set()
    for line in lines:
        if id(line) not in seen:
            seen.add(id(line))
            yield line
