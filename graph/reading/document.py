"""What every reader produces: paragraphs and tables, each line with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .folding import fold_with_origin
from .lazy import lazy

ILLEGIBLE = "\ufffd"
"""Stands for a character of which the reader knows only that there is one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of text stands in its file; only what the format has is set.

    All numbers count from 1; *sheet* is the sheet's number in a workbook. Where there are no
    lines in the file itself, *line* counts the paragraphs of the document outside of tables,
    the lines of a page, or the lines of a cell that has several.
    """

    line: int | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: int | None = None

    def __str__(self) -> str:
        parts = (
            f"{name} {value}"
            for name in ("sheet", "page", "table", "row", "column", "line")
            if (value := getattr(self, name)) is not None
        )
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the source has it; *indent* leading characters are layout (a cell's tab).

    *wraps* says that the text goes on in the next line only because this one is full. A piece of
    a line that was parted (*is_piece*) begins at *offset* of it.
    """

    text: str
    place: Place
    indent: int = 0
    wraps: bool = False
    offset: int = 0
    is_piece: bool = False

    def piece(self, start: int, end: int) -> "Line":
        """Return the characters *start* to *end* as a line of their own."""
        text = self.text[start:end].rstrip()
        return Line(text, self.place, offset=self.offset + start, is_piece=True)

    @property
    def parting(self) -> str:
        """What parts the line from one behind it."""
        return "" if self.wraps else "\n"

    def whole(self) -> "Span":
        """Return the span of everything but the layout."""
        return Span(self, self.indent, len(self.text))


@dataclass(frozen=True, slots=True)
class Span:
    """The characters *start* to *end* (exclusive, code points) of a line."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters, verbatim."""
        return self.line.text[self.start : self.end]

    @property
    def bounds(self) -> tuple[int, int]:
        """Where in the line of the source the characters start and end."""
        offset = self.line.offset
        return offset + self.start, offset + self.end

    @property
    def is_whole(self) -> bool:
        """Whether only layout and blanks of the line are left outside."""
        line = self.line
        if line.is_piece:
            return False
        text = line.text
        if self.start > line.indent and text[line.indent : self.start].strip():
            return False
        return self.end >= len(text) or not text[self.end :].strip()


@dataclass(frozen=True)
class Passage:
    """Running text: one or more lines, read as one string with the line breaks that count."""

    lines: tuple[Line, ...]

    @lazy
    def text(self) -> str:
        """Join the lines without their layout, by line breaks where they do not just wrap."""
        if len(self.lines) == 1:
            return self.lines[0].text[self.lines[0].indent :]
        parts = [line.text[line.indent :] + line.parting for line in self.lines[:-1]]
        return "".join(parts) + "".join(line.text[line.indent :] for line in self.lines[-1:])

    @lazy
    def folded(self) -> tuple[str, Sequence[int]]:
        """Fold the text for matching, and tell where in it each folded character came from."""
        return fold_with_origin(self.text)

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to read."""
        return not self.text.strip()

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """Return the spans of the characters *start* to *end* of :attr:`text`, one a line.

        Blanks at the edges of each line's part and lines without text are left out.
        """
        stop = len(self.text) if end is None else end
        if len(self.lines) > 1:
            return tuple(self._cut(start, stop))
        span = _trimmed(self.lines[0], max(start, 0), stop) if self.lines else None
        return (span,) if span else ()

    def _cut(self, start: int, end: int) -> Iterator[Span]:
        offset = 0
        for line in self.lines:
            length = len(line.text) - line.indent
            low, high = max(start - offset, 0), min(end - offset, length)
            if low < high and (span := _trimmed(line, low, high)):
                yield span
            offset += length + len(line.parting)


def _trimmed(line: Line, low: int, high: int) -> Span | None:
    piece = line.text[line.indent + low : line.indent + high]
    words = piece.strip()
    if not words:
        return None
    if not line.is_piece and len(words) == len(line.text[line.indent :].strip()):
        return line.whole()
    start = line.indent + low
    if len(words) < len(piece):
        start += len(piece) - len(piece.lstrip())
    return Span(line, start, start + len(words))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or heading outside of tables."""

    passage: Passage


Row = tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table, seen in two ways.

    *rows* are its cells as they were written, each merged cell once; where a cell reaches
    down, the rows below hold a blank cell. A text out of a word processor does not tell
    columns; there a row is what stands between two blank lines, and whoever knows the
    header joins pieces of one row.

    *grid* is the full rectangle, a merged cell standing in each place that it covers (the
    same object in all of them); it is missing where the source tells no columns.
    """

    rows: tuple[Row, ...]
    grid: tuple[Row, ...] | None = None


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of the file that the reader could not turn into text: a scanned page, a picture.

    *what* says it in one clause, *text* what is known of it (a file name, a title).
    """

    place: Place
    what: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its name, SHA-256 (64 hex digits), blocks in order, and all lines.

    Each line of a block is in *lines* once, in reading order; *unread* is what gave no text.
    """

    name: str
    digest: str
    blocks: tuple[Block, ...]
    lines: tuple[Line, ...]
    unread: tuple[Unread, ...] = ()
