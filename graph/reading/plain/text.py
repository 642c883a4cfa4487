"""Text files: paragraphs, and tables as cell streams or with a line for each row.

A cell stream is what text out of a word processor looks like: one cell a line behind a
tab, a blank line after each row. A cell can go on over lines without a tab, a row can
hold blank lines; a table ends where the next line with text is neither a cell nor such a
continuation.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ...errors import UnreadableSource
from ..decoding import decode
from ..document import Block, Document, Line, Paragraph, Passage, Place, Table
from ..unrolled import SHORTEST, unrolled
from .hard_wraps import rejoined
from .text_tables import runs_of

_BREAK = re.compile(r"\r\n|\n|\r")
_CAPTION = re.compile(
    r"表[))）]?\s*$|^\s*(注|附|备注|说明|单位)\s*[:：]|^\s*第[一二三四五六七八九十\d]+部分"
)
PAGE_MARK = re.compile(
    r"\s*(?:[-—–－─━]{1,2}\s*\d{1,4}\s*[-—–－─━]{1,2}|[·•]\s*\d{1,4}\s*[·•]|\d{1,4}\s*/\s*\d{1,4}"
    r"|第\s*\d{1,4}\s*页(?:[，,\s]*共\s*\d{1,4}\s*页)?)\s*"
)
"""A line that is only a page number: —12—, - 3 -, 3/20, 第3页 共9页."""

BARE_NUMBER = re.compile(r"\s*\d{1,4}\s*")
"""A line that may be a page number, where it falls into something that goes on behind it."""

_LONGEST_LINE = 200_000
_MOST_LINES = 300_000
_ITEM = re.compile(r"\s*[((（]?(\d{1,2}|[一二三四五六七八九十]{1,3})[))）]?([.．、,，]?)")


def read_text(data: bytes, name: str) -> Document:
    """Read a text file.

    :raises FiscusError: the bytes are empty, no text, or more than any disclosure is.
    """
    lines = tuple(_lines(decode(data, name), name))
    blocks = tuple(rejoined(tuple(_blocks(lines))))
    return Document(
        name, hashlib.sha256(data).hexdigest(), blocks, tuple(_with_cells(lines, blocks))
    )


def _with_cells(lines: tuple[Line, ...], blocks: tuple[Block, ...]) -> Iterator[Line]:
    """Yield *lines*, instead of a row of a table the cells in it."""
    tables = [block for block in blocks if isinstance(block, Table)]
    cells: dict[int | None, list[Line]] = {}
    for table in tables:
        for passage in (cell for row in table.rows for cell in row):
            for line in passage.lines:
                cells.setdefault(line.place.line, []).append(line)
    for line in lines:
        yield from cells.pop(line.place.line, (line,))


def _lines(text: str, name: str) -> Iterator[Line]:
    for number, raw in enumerate(_BREAK.split(text), start=1):
        if len(raw) > _LONGEST_LINE or number > _MOST_LINES:
            raise UnreadableSource(
                f"line {number} is beyond what is read ({_LONGEST_LINE} characters a line, "
                f"{_MOST_LINES} lines)",
                name,
                "split the file",
            )
        line = Line(raw, Place(number), 1 if raw.startswith("\t") else 0)
        if len(raw) < SHORTEST:
            yield line
        else:
            yield from unrolled(line)


@dataclass
class _TableBuilder:
    """Rows met so far; a cell is a list of lines, *blanks* counts blank lines since.

    *marks* are those of the lines of the last cell.
    """

    rows: list[list[list[Line]]] = field(default_factory=list)
    blanks: int = 0
    marks: set[tuple[str, str] | None] = field(default_factory=set)

    def add_cell(self, line: Line) -> None:
        if not self.rows or self.blanks:
            self.rows.append([])
        self.rows[-1].append([line])
        self.blanks = 0
        self.marks = {_mark(line.text)}

    def extend_cell(self, line: Line) -> None:
        self.rows[-1][-1].append(line)
        self.blanks = 0
        self.marks.add(_mark(line.text))

    def continues(self, line: Line, *, before_cell: bool) -> bool:
        """Tell whether *line*, which has no tab, belongs to the last cell.

        :param before_cell: whether a cell is the next line with text.
        """
        cell = self.rows[-1][-1]
        if mark := _mark(line.text):
            return _before(mark) in self.marks
        if _CAPTION.search(line.text):
            return False
        has_text = any(piece.text.strip() for piece in cell)
        return self.blanks == 0 and (has_text or before_cell)

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
    """Yield paragraphs and tables; a page mark does not end the table that it falls into."""
    table: _TableBuilder | None = None
    runs = {run.start: run for run in runs_of(lines)}
    done = 0
    for at, (line, before_cell) in enumerate(zip(lines, _followed_by_cell(lines), strict=True)):
        is_blank = not line.text.strip()
        if at < done:
            continue
        if line.indent:
            table = table or _TableBuilder()
            table.add_cell(line)
        elif table and (is_blank or _is_page_mark(line, before_cell=before_cell)):
            table.blanks += is_blank
        elif table and table.continues(line, before_cell=before_cell):
            table.extend_cell(line)
        elif not is_blank:
            if table:
                yield table.table()
                table = None
            if run := runs.get(at):
                yield run.table
                done = run.end
            else:
                yield Paragraph(Passage((line,)))
    if table:
        yield table.table()


def _is_page_mark(line: Line, *, before_cell: bool) -> bool:
    """Tell a page number that falls into a table, bare only where a cell follows."""
    bare = before_cell and BARE_NUMBER.fullmatch(line.text)
    return bool(bare or PAGE_MARK.fullmatch(line.text))


def _followed_by_cell(lines: tuple[Line, ...]) -> list[bool]:
    """Tell of each line whether the next line with text is a cell."""
    found: list[bool] = []
    is_cell = False
    for line in reversed(lines):
        found.append(is_cell)
        if line.indent or line.text.strip():
            is_cell = bool(line.indent)
    return found[::-1]
