"""Workbooks of Office Open XML (xlsx; ISO/IEC 29500-1, 18): cells as they are shown.

The XML is read as a stream and only cells that are there count: what a sheet says of its
own size is not believed.
"""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ...errors import UnreadableSource
from ..document import Document, Place, Unread
from ..package import Package, open_package
from .hidden_lines import shown_sheet
from .number_formats import BUILT_IN, GENERAL
from .sheets import Sheet, document_of
from .xlsx_cells import CellReader, SharedTexts, Styles, place_of
from .xlsx_xml import Element, damaged, is_on, local, parsed, runs_of, text_of

_DRAWN = {
    "pic": "a picture",
    "graphicFrame": "a chart",
    "oleObj": "an embedded object",
}


@dataclass(frozen=True, slots=True)
class _Link:
    kind: str
    target: str


@dataclass
class _Workbook:
    """What all sheets share."""

    package: Package
    name: str
    parts: frozenset[str]
    texts: SharedTexts = field(default_factory=SharedTexts)
    styles: Styles = field(default_factory=Styles)


def read_xlsx(data: bytes, name: str) -> Document:
    """Read an xlsx workbook as it is shown.

    :raises UnreadableSource: it is damaged, hostile, encrypted or beyond any disclosure.
    """
    package = open_package(data, name)
    book = _Workbook(package, name, frozenset(package.names()))
    links = book_links(book, "")
    main = next((link.target for link in links.values() if link.kind == "officeDocument"), "")
    if main not in book.parts:
        raise damaged("it has no workbook part", name)
    if main.endswith(".bin"):
        raise UnreadableSource("this is a binary workbook (xlsb)", name, "save it as xlsx")
    linked = book_links(book, main)
    for link in linked.values():
        if link.kind == "sharedStrings" and link.target in book.parts:
            book.texts = _texts(book, link.target)
    sheets, since_1904 = _sheets(book, main)
    for link in linked.values():
        if link.kind == "styles" and link.target in book.parts:
            book.styles = _styles(book, link.target, since_1904=since_1904)
    reader = CellReader(book.texts, book.styles, name)
    found = []
    unread: list[Unread] = []
    for number, (title, link_id, is_hidden) in enumerate(sheets, start=1):
        link = linked.get(link_id) or _Link("", "")
        if link.target not in book.parts:
            raise damaged(f"the sheet {title!r} is missing", name)
        if link.kind == "worksheet":
            cells, merges, lines = reader.read(package.read(link.target), number, unread)
            sheet = Sheet(number, title, cells, merges, is_hidden)
            found.append(shown_sheet(sheet, lines, unread))
        else:
            unread.append(Unread(Place(sheet=number), f"a sheet of the kind {link.kind}", title))
        unread += _drawn(book, link.target, number)
    return document_of(data, name, found, unread)


def book_links(book: _Workbook, part: str) -> dict[str, _Link]:
    """Return what *part* points to inside the package, by relationship number."""
    folder, file = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{file}.rels")
    if path not in book.parts:
        return {}
    links = {}
    for element in parsed(book.package.read(path), book.name, "Relationship"):
        if element.get("TargetMode") == "External":
            continue
        target = posixpath.normpath(posixpath.join("/", folder, element.get("Target") or ""))
        kind = (element.get("Type") or "").rpartition("/")[2]
        links[element.get("Id") or ""] = _Link(kind, target.lstrip("/"))
    return links


def _texts(book: _Workbook, part: str) -> SharedTexts:
    texts: list[str] = []
    several: dict[int, tuple[tuple[str, bool | None], ...]] = {}
    for item in parsed(book.package.read(part), book.name, "si"):
        runs = runs_of(item)
        if any(is_struck is not None for _, is_struck in runs):
            several[len(texts)] = runs
        texts.append("".join(text for text, _ in runs))
    return SharedTexts(texts, several)


def _sheets(book: _Workbook, main: str) -> tuple[list[tuple[str, str, bool]], bool]:
    """Return name, relationship and hiding of each sheet, and whether days count from 1904."""
    sheets, since_1904 = [], False
    for element in parsed(book.package.read(main), book.name, "sheet", "workbookPr"):
        if local(element.tag) == "workbookPr":
            since_1904 = element.get("date1904") in ("1", "true")
        else:
            link = next((v for key, v in element.attrib.items() if local(key) == "id"), "")
            is_hidden = element.get("state") in ("hidden", "veryHidden")
            sheets.append((element.get("name") or "", link, is_hidden))
    return sheets, since_1904


def _styles(book: _Workbook, part: str, *, since_1904: bool) -> Styles:
    """Return what each cell style says, in the order by which cells name them."""
    own: dict[str, str] = {}
    fonts: set[str] = set()
    formats: list[str] = []
    struck: set[int] = set()
    for element in parsed(book.package.read(part), book.name, "numFmt", "fonts", "cellXfs"):
        if local(element.tag) == "numFmt":
            own.setdefault(element.get("numFmtId") or "", element.get("formatCode") or "")
        elif local(element.tag) == "fonts":
            fonts = {str(number) for number, font in enumerate(element) if _is_struck(font)}
        else:
            for style in element:
                struck |= {len(formats)} if (style.get("fontId") or "0") in fonts else set()
                number = style.get("numFmtId") or "0"
                formats.append(own.get(number) or _built_in(number, BUILT_IN))
    return Styles(formats, since_1904=since_1904, struck=frozenset(struck))


def _is_struck(font: Element) -> bool:
    return is_on({local(form.tag): form.get("val") for form in font}, "strike")


def _built_in(number: str, known: Mapping[int, str]) -> str:
    return known.get(int(number), GENERAL) if number.isdecimal() and len(number) < 6 else GENERAL


def _drawn(book: _Workbook, sheet: str, number: int) -> Iterator[Unread]:
    """Yield what lies over the cells of a sheet, and the remarks hung on them."""
    place = Place(sheet=number)
    for link in book_links(book, sheet).values():
        if link.target not in book.parts:
            continue
        content = book.package.read(link.target) if link.kind in ("drawing", "comments") else b""
        if link.kind == "drawing":
            for element in parsed(content, book.name, "pic", "graphicFrame", "sp"):
                if local(element.tag) in _DRAWN:
                    title = (e.get("descr") or e.get("name") for e in element.iter() if _names(e))
                    yield Unread(place, _DRAWN[local(element.tag)], next(title, None) or "")
                elif text := text_of(element):
                    yield Unread(place, "a text box", text)
        elif link.kind == "comments":
            for element in parsed(content, book.name, "comment"):
                row, column = place_of(element.get("ref") or "") or (None, None)
                where = Place(sheet=number, row=row, column=column)
                yield Unread(where, "a comment", text_of(element))
        elif link.kind in ("oleObject", "package"):
            yield Unread(place, _DRAWN["oleObj"], posixpath.basename(link.target))


def _names(element: object) -> bool:
    return local(getattr(element, "tag", "")) == "cNvPr"
