"""Text files: paragraphs, and tables as cell streams.

A cell stream is what text out of a word processor looks like: one cell a line behind a
tab, a blank line after each row. A cell can go on over lines without a tab, a row can
hold blank lines; a table ends where the next line with text is neither a cell nor such a
continuation.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .decoding import decode
from .document import Block, Document, Line, Paragraph, Passage, Place, Table

_BREAK = re.compile(r"\r\n|\n|\r")
_CAPTION = re.compile(
    r"表[))）]?\s*$|^\s*(注|附|备注|说明|单位)\s*[:：]|^\s*第[一二三四五六七八九十\d]+部分"
)
_ITEM = re.compile(r"\s*[((（]?(\d{1,2}|[一二三四五六七八九十]{1,3})[))）]?([.．、,，]?)")


def read_text(data: bytes, name: str) -> Document:
    """Read a text file.

    :raises FiscusError: the bytes are empty or no text.
    """
    lines = tuple(_lines(decode(data, name)))
    return Document(name, hashlib.sha256(data).hexdigest(), tuple(_blocks(lines)), lines)


def _lines(text: str) -> Iterator[Line]:
    for number, raw in enumerate(_BREAK.split(text), start=1):
        yield Line(raw, Place(line=number), 1 if raw.startswith("\t") else 0)


@dataclass
class _TableBuilder:
    """Rows met so far; a cell is a list of lines, *blanks* counts blank lines since."""

    rows: list[list[list[Line]]] = field(default_factory=list)
    blanks: int = 0

    def add_cell(self, line: Line) -> None:
        if not self.rows or self.blanks:
            self.rows.append([])
        self.rows[-1].append([line])
        self.blanks = 0

    def extend_cell(self, line: Line) -> None:
        self.rows[-1][-1].append(line)
        self.blanks = 0

    def continues(self, line: Line) -> bool:
        """Tell whether *line*, which has no tab, belongs to the last cell."""
        cell = self.rows[-1][-1]
        if mark := _mark(line.text):
            return any(_mark(earlier.text) == _before(mark) for earlier in cell)
        if _CAPTION.search(line.text):
            return False
        return self.blanks == 0 and any(piece.text.strip() for piece in cell)

    def table(self) -> Table:
        return Table(
            tuple(tuple(Passage(tuple(cell)) for cell in row) for row in self.rows),
        )


def _mark(text: str) -> tuple[str, str] | None:
    match = _ITEM.match(text)
    if not match or not (match[2] or text.strip()[:1] in "(（"):
        return None
    return match[1], match[2]


def _before(mark: tuple[str, str]) -> tuple[str, str] | None:
    number, stop = mark
    if number.isdigit():
        return (str(int(number) - 1), stop) if number != "1" else None
    order = "一二三四五六七八九十"
    place = order.find(number)
    return (order[place - 1], stop) if place > 0 else None


def _blocks(lines: tuple[Line, ...]) -> Iterator[Block]:
    table: _TableBuilder | None = None
    for line in lines:
        is_blank = not line.text.strip()
        if line.indent:
            table = table or _TableBuilder()
            table.add_cell(line)
        elif is_blank:
            if table:
                table.blanks += 1
        elif table and table.continues(line):
            table.extend_cell(line)
        else:
            if table:
                yield table.table()
                table = None
            yield Paragraph(Passage((line,)))
    if table:
        yield table.table()
