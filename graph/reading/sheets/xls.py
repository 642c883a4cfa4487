"""Workbooks of Excel 5 to 2003 (xls; [MS-XLS]): cells as they are shown, as of xlsx.

A formula gives the result that is stored with it.
"""

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import xlrd
from xlrd.biffh import (
    XL_CELL_BLANK,
    XL_CELL_BOOLEAN,
    XL_CELL_DATE,
    XL_CELL_EMPTY,
    XL_CELL_ERROR,
    XL_CELL_NUMBER,
    error_text_from_code,
)

from ...errors import (
    DamagedSource,
    EmptySource,
    EncryptedSource,
    HostileSource,
    TooLarge,
    UnreadableSource,
)
from ..document import Document, Place, Unread
from .compound_file import CompoundFile
from .hidden_digits import HiddenDigits
from .hidden_lines import HiddenLines, shown_sheet
from .number_formats import BUILT_IN, GENERAL, shown_number, shown_text
from .sheet_bands import Area
from .sheet_limits import Allowance
from .sheets import Sheet, document_of
from .struck import note_struck, parted
from .xls_records import Screened, screened
from .xls_strings import lead_back

_Book = Any
_Sheet = Any

MOST_SHEETS = 300
"""Sheets of cells; a sheet costs some milliseconds even if one far cell is all it has."""

_MOST_BYTES = 100_000_000
_STREAMS = ("Workbook", "Book")
_BOF = b"\x09\x08"
_KINDS = {1: "macros", 2: "a chart", 6: "a program"}
_BROKEN = (
    xlrd.XLRDError,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NameError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What the parser raises on bytes that are no sound workbook; much of it by accident."""


def read_xls(data: bytes, name: str) -> Document:
    """Read an xls workbook as it is shown.

    :raises UnreadableSource: it is damaged, encrypted or beyond any disclosure.
    """
    if not data:
        raise EmptySource("the file is empty", name, "give a file with text")
    if len(data) > _MOST_BYTES:
        raise TooLarge("the file is larger than any disclosure", name, "split the file")
    found = screened(_stream(data, name))
    _refuse(found, name)
    with _faults(name):
        book = xlrd.open_workbook(
            file_contents=bytes(found.content),
            logfile=io.StringIO(),
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
        )
        sheets, unread = _Reader(book, name).read(found)
    return document_of(data, name, sheets, unread)


@contextmanager
def _faults(name: str) -> Iterator[None]:
    """Say of each fault of the parser that the file is damaged, or too large."""
    try:
        yield
    except _BROKEN as error:
        raise _damaged("the workbook is broken or cut off", name) from error
    except MemoryError as error:
        raise TooLarge("it unfolds beyond limits", name, "split the file") from error


def _stream(data: bytes, name: str) -> bytes:
    """Return the stream of records inside the compound file.

    The parser's own way into these files can be led round in circles, so it is not taken.
    """
    container = CompoundFile(data, name)
    for stream in _STREAMS:
        if content := container.stream(stream):
            return content
    raise _damaged("it has no stream with a workbook", name)


def _refuse(found: Screened, name: str) -> None:
    """Refuse what is not to be parsed.

    The sheets must be streams of their own, each read once: else a small file could have a
    large one read any number of times.
    """
    if found.is_encrypted:
        raise EncryptedSource("the file asks for a password", name, "save it without a password")
    if found.is_too_long or len(found.starts) > MOST_SHEETS:
        raise TooLarge("it has more records or sheets than any disclosure", name, "split the file")
    if found.content[:2] != _BOF:
        raise UnreadableSource(
            "this is a workbook of Excel 4 or older", name, "save it as xlsx or xls"
        )
    if any(map(lead_back, found.strings)):
        raise HostileSource("its texts are laid to be read endlessly", name, "save it anew")
    cells = [start for start, kind in zip(found.starts, found.kinds, strict=True) if kind == 0]
    if len(set(cells)) < len(cells) or not found.outer.issuperset(cells):
        raise _damaged("its sheets are not where it says", name)


class _Reader:
    """Reads the sheets of one workbook and keeps count over all of them."""

    def __init__(self, book: _Book, name: str) -> None:
        self._book, self._name = book, name
        self._left = Allowance(name)
        own = {form.format_key: form.format_str for form in book.format_list}
        self._forms = [
            own.get(style.format_key) or BUILT_IN.get(style.format_key, GENERAL)
            for style in book.xf_list
        ]
        self._fonts = [style.font_index for style in book.xf_list]
        self._struck: frozenset[int] = frozenset()

    def read(self, found: Screened) -> tuple[list[Sheet], list[Unread]]:
        """Return the sheets, numbered as all sheets are, and what gave no text."""
        sheets: list[Sheet] = []
        unread: list[Unread] = []
        self._struck = frozenset(found.struck)
        for number, (start, kind) in enumerate(zip(found.starts, found.kinds, strict=True), 1):
            if kind:
                what = _KINDS.get(kind, "an unknown kind")
                unread.append(Unread(Place(sheet=number), f"a sheet with {what}"))
                continue
            sheets.append(self._sheet(len(sheets), number, unread, found.hidden[start]))
            for drawn in found.drawn[start]:
                row, column = drawn.cell or (None, None)
                place = Place(sheet=number, row=row, column=column)
                unread.append(Unread(place, drawn.what, drawn.text))
        return sheets, unread

    def _sheet(
        self, index: int, number: int, unread: list[Unread], hidden_lines: HiddenLines
    ) -> Sheet:
        sheet = self._book.sheet_by_index(index)
        hidden = HiddenDigits()
        cells = {}
        for row in range(sheet.nrows):
            types = sheet.row_types(row)
            self._left.spend("", len(types))
            for column, kind in enumerate(types):
                if kind in (XL_CELL_EMPTY, XL_CELL_BLANK):
                    continue
                place = Place(sheet=number, row=row + 1, column=column + 1)
                whole = self._text(sheet, place, kind, hidden)
                text = self._unstruck(sheet, place, whole, unread) if self._struck else whole
                if text.strip():
                    cells[row + 1, column + 1] = text
                self._left.spend(text, 0)
        merges = [
            Area(top + 1, left + 1, bottom, right)
            for top, bottom, left, right in sheet.merged_cells
            if top < bottom and left < right
        ]
        self._left.merge(len(merges))
        unread.extend(hidden.unread())
        self._book.unload_sheet(index)
        read = Sheet(number, sheet.name, cells, tuple(merges), bool(sheet.visibility))
        return shown_sheet(read, hidden_lines, unread)

    def _text(self, sheet: _Sheet, place: Place, kind: int, hidden: HiddenDigits) -> str:
        row, column = (place.row or 0) - 1, (place.column or 0) - 1
        value = sheet.cell_value(row, column)
        if kind == XL_CELL_BOOLEAN:
            return "TRUE" if value else "FALSE"
        if kind == XL_CELL_ERROR:
            return str(error_text_from_code.get(value, "#N/A"))
        style = sheet.cell_xf_index(row, column)
        form = self._forms[style] if style < len(self._forms) else GENERAL
        if kind in (XL_CELL_NUMBER, XL_CELL_DATE):
            shown = shown_number(value, form, since_1904=bool(self._book.datemode))
            hidden.note(place, value, form, shown)
            return shown
        return shown_text(value.replace("\r\n", "\n").replace("\r", "\n"), form)

    def _unstruck(self, sheet: _Sheet, place: Place, text: str, unread: list[Unread]) -> str:
        """Return what of the *text* of a cell no font strikes through; the rest is listed."""
        row, column = (place.row or 0) - 1, (place.column or 0) - 1
        style = sheet.cell_xf_index(row, column)
        font = self._fonts[style] if style < len(self._fonts) else 0
        begins = [(0, font), *sheet.rich_text_runlist_map.get((row, column), ())]
        ends = [*(begin for begin, _ in begins[1:]), len(text)]
        runs = (
            (text[begin:end], number in self._struck)
            for (begin, number), end in zip(begins, ends, strict=True)
        )
        shown, struck = parted(runs, in_struck_cell=False)
        note_struck(struck, place, unread)
        return shown


def _damaged(what: str, name: str) -> DamagedSource:
    return DamagedSource(what, name, "get the file again from where it was published")
