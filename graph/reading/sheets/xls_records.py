"""The records of a BIFF8 or BIFF5 workbook ([MS-XLS] 2.1.4), looked through before parsing.

What is laid over the cells (pictures, charts, text boxes, remarks) is taken up here, and
all records that say nothing about values are struck out: a parser then meets neither the
faults in them nor millions of blank formatted cells.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from .hidden_lines import HiddenLines

_RECORD = struct.Struct("<HH")
_STRUCK = 0xFFFF  # a record that no program knows and all pass over
_CONTINUE, _BOF, _EOF, _BOUND_SHEET, _FILE_PASS = 0x3C, 0x809, 0x0A, 0x85, 0x2F
_ROW, _COLUMNS = 0x208, 0x7D
_FONTS = (0x31, 0x231)
_MISSING_FONT = 4
"""No font has this number ([MS-XLS] 2.5.129)."""
_MOST_FONTS = 4096
_FONT_FORM, _FONT_STRIKES = 2, 8
_OBJECT, _TEXT_OBJECT, _NOTE, _SST, _MERGED = 0x5D, 0x1B6, 0x1C, 0xFC, 0xE5
_KEPT = (
    (_CONTINUE, _BOF, _EOF, _BOUND_SHEET, _SST, _MERGED),
    (0x22, 0x42),  # from when days count, code page
    (0x41E, 0x1E, 0xE0),  # number formats, cell styles
    (0x06, 0x206, 0x406, 0x207, 0x221, 0x4BC, 0x236),  # formulas, their texts, shared formulas
    (0x203, 0x204, 0xD6, 0xFD, 0x27E, 0xBD, 0x205),  # numbers, texts, truths, errors
)
_READ = frozenset(chain.from_iterable(_KEPT))
_FORMULAS = (0x06, 0x206, 0x406)
_MOST_RECORDS = 4_000_000
_LAST_ROW, _LAST_COLUMN = 65_536, 256
_DRAWN = {5: "a chart", 8: "a picture", 6: "a text box"}
"""By the type of an object ([MS-XLS] 2.5.143); buttons, lists and lines have nothing to say."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something over the cells: what it is, its text, and for a remark its cell from 1."""

    what: str
    text: str = ""
    cell: tuple[int, int] | None = None


@dataclass
class Screened:
    """What the records tell before they are parsed.

    *content* is the stream with most records struck out; *kinds* the type of each sheet
    (0 for cells) and *starts* where it begins, in their order; *struck* the numbers of the fonts
    that strike their text through; *drawn* what is drawn in the
    substream that begins at a place, *hidden* its hidden rows and columns; *strings* the records
    of shared texts, each with those that continue it.
    """

    content: bytearray
    is_encrypted: bool = False
    is_too_long: bool = False
    strings: list[list[bytes]] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    struck: set[int] = field(default_factory=set)
    outer: set[int] = field(default_factory=set)
    drawn: dict[int, list[Drawn]] = field(default_factory=dict)
    hidden: dict[int, HiddenLines] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Record:
    kind: int
    start: int
    data: bytes


def screened(stream: bytes) -> Screened:
    """Look through the records of *stream*, up to the first that reaches beyond its end."""
    found = Screened(bytearray(stream))
    depth = start = 0
    remarks = _Remarks()
    workbook = _Workbook(found)
    for count, record in enumerate(_records(stream)):
        if count > _MOST_RECORDS:
            found.is_too_long = True
            return found
        if record.kind == _BOF:
            if depth == 0:
                start = record.start
                found.outer.add(start)
                remarks = _Remarks()
                found.drawn[start] = remarks.found
                found.hidden[start] = HiddenLines()
            depth += 1
        elif record.kind == _EOF:
            depth = max(depth - 1, 0)
            if depth == 0:
                remarks.close()
        elif depth == 1:
            remarks.take(record)
            _note_hidden(record, found.hidden[start])
        workbook.take(record)
        if record.kind not in _READ:
            _RECORD.pack_into(found.content, record.start, _STRUCK, len(record.data))
    return found


def _note_hidden(record: _Record, hidden: HiddenLines) -> None:
    """Take up a row (2.4.221) or columns (2.4.53) that are hidden, not folded up in a group."""
    data = record.data
    if record.kind == _ROW and len(data) >= 14 and data[12] & 0x27 == 0x20:
        hidden.rows += [int.from_bytes(data[:2], "little") + 1][: _LAST_ROW - len(hidden.rows)]
    elif record.kind == _COLUMNS and len(data) >= 10 and data[8] & 1 and not data[9] & 7:
        first, last = struct.unpack_from("<HH", data)
        found = range(first + 1, min(last + 1, _LAST_COLUMN) + 1)
        hidden.columns += found[: _LAST_COLUMN - len(hidden.columns)]


class _Workbook:
    """Takes up what the records up to the first end say of the workbook as a whole."""

    def __init__(self, found: Screened) -> None:
        self._found = found
        self._is_over = self._in_strings = False
        self._fonts = 0

    def take(self, record: _Record) -> None:
        """Take up one record."""
        found = self._found
        if self._is_over:
            return
        if record.kind == _EOF:
            self._is_over = True
        elif record.kind == _FILE_PASS:
            found.is_encrypted = True
        elif record.kind == _BOUND_SHEET and len(record.data) >= 6:
            found.starts.append(int.from_bytes(record.data[:4], "little"))
            found.kinds.append(record.data[5])
        elif record.kind in _FONTS and self._fonts < _MOST_FONTS:
            self._take_font(record.data)
        elif record.kind == _SST:
            found.strings.append([record.data])
        elif record.kind == _CONTINUE and self._in_strings:
            found.strings[-1].append(record.data)
        self._in_strings = record.kind == _SST or (self._in_strings and record.kind == _CONTINUE)

    def _take_font(self, data: bytes) -> None:
        """Take up a font (2.4.122)."""
        if len(data) > _FONT_FORM and data[_FONT_FORM] & _FONT_STRIKES:
            self._found.struck.add(self._fonts)
        self._fonts += 2 if self._fonts + 1 == _MISSING_FONT else 1


def _records(stream: bytes) -> Iterator[_Record]:
    place = 0
    while place + 4 <= len(stream):
        kind, size = _RECORD.unpack_from(stream, place)
        end = place + 4 + size
        if end > len(stream):
            return
        yield _Record(kind, place, stream[place + 4 : end])
        place = end


class _Remarks:
    """Puts objects, their texts and the cells of remarks together, as they come."""

    def __init__(self) -> None:
        self.found: list[Drawn] = []
        self._texts: dict[int, str] = {}
        self._type = self._number = -1
        self._missing = 0
        self._blank: list[tuple[int, int]] = []

    def close(self) -> None:
        """Sum up the formulas whose result is an empty text, as of one never computed."""
        if self._blank:
            what = f"{len(self._blank)} formulas with an empty result, or none"
            self.found.append(Drawn(what, cell=self._blank[0]))
            self._blank = []

    def take(self, record: _Record) -> None:
        """Take up what a record of the sheet itself says."""
        data = record.data
        if record.kind == _OBJECT and len(data) >= 8:
            self._type, self._number = struct.unpack_from("<HH", data, 4)
            if self._type in _DRAWN and self._type != 6:
                self.found.append(Drawn(_DRAWN[self._type]))
        elif record.kind == _TEXT_OBJECT and len(data) >= 12:
            self._missing = int.from_bytes(data[10:12], "little")
            self._texts.setdefault(self._number, "")
        elif record.kind == _CONTINUE and self._missing > 0 and data:
            self._text(data)
        elif record.kind == _NOTE and len(data) >= 8:
            row, column, _, number = struct.unpack_from("<4H", data)
            text = self._texts.get(number, "")
            self.found.append(Drawn("a comment", text, (row + 1, column + 1)))
        elif record.kind in _FORMULAS and data[6:7] == b"\3" and data[12:14] == b"\xff\xff":
            row, column = struct.unpack_from("<HH", data)
            self._blank.append((row + 1, column + 1))

    def _text(self, data: bytes) -> None:
        text = data[1:].decode("utf-16-le" if data[0] & 1 else "latin-1", errors="replace")
        self._missing -= len(text)
        self._texts[self._number] = self._texts.get(self._number, "") + text
        if self._missing <= 0 and self._type in (6, 30):
            self.found.append(Drawn(_DRAWN[6], self._texts[self._number]))
