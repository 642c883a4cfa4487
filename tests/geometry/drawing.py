"""Pages drawn cell by cell: tables with or without rules, anywhere and in any direction."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
WIDTH, HEIGHT = A4
_SIZE = 9.0
_PADDING = 3.0
_MARGIN = 60.0
_FIGURE = frozenset("0123456789.,-—")

pdfmetrics.registerFont(UnicodeCIDFont(FONT))

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table: rows of texts, ``<`` being part of the cell to the left; *heads* are header."""

    rows: Rows
    widths: tuple[float, ...]
    heads: int = 1
    ruled: bool = True
    height: float = 18.0


def pdf(*pages: Callable[[Canvas], None]) -> bytes:
    """Return the PDF of *pages*, each drawn by a function."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def turned(data: bytes, page: int, degrees: int) -> bytes:
    """Return *data* with a page, counted from 1, that is shown turned clockwise."""
    document = pypdfium2.PdfDocument(data)
    try:
        sheet = document[page - 1]
        sheet.set_rotation(degrees)
        sheet.close()
        target = io.BytesIO()
        document.save(target)
    finally:
        document.close()
    return target.getvalue()


def text(canvas: Canvas, x: float, y: float, words: str, size: float = _SIZE) -> None:
    """Draw *words* from *x* on."""
    canvas.setFont(FONT, size)
    canvas.drawString(x, y, words)


def heading(canvas: Canvas, title: str, y: float, unit: str, width: float = WIDTH) -> None:
    """Draw the title of a table in the middle, and its unit to the right below."""
    canvas.setFont(FONT, 16)
    canvas.drawCentredString(width / 2, y, title)
    canvas.setFont(FONT, _SIZE)
    canvas.drawRightString(width - _MARGIN, y - 26, unit)


def table(canvas: Canvas, drawn: Drawn, top: float, left: float = _MARGIN) -> None:
    """Draw a table: words to the left, figures below the header to the right."""
    edges = list(accumulate(drawn.widths, initial=left))
    for r, row in enumerate(drawn.rows):
        for k, words in enumerate(row):
            if words != "<":
                end = k + 1
                while end < len(row) and row[end] == "<":
                    end += 1
                box = edges[k], edges[end], top - (r + 1) * drawn.height
                _cell(canvas, drawn, box, words, is_head=r < drawn.heads)


def _cell(
    canvas: Canvas, drawn: Drawn, box: tuple[float, float, float], words: str, *, is_head: bool
) -> None:
    left, right, bottom = box
    if drawn.ruled:
        canvas.rect(left, bottom, right - left, drawn.height)
    lines = words.split("\n")
    canvas.setFont(FONT, _SIZE)
    for n, line in enumerate(lines):
        y = bottom + drawn.height / 2 + _SIZE * (0.6 * (len(lines) - 1) - 1.2 * n - 0.35)
        if not is_head and _FIGURE.issuperset(line):
            canvas.drawRightString(right - _PADDING, y, line)
        else:
            canvas.drawString(left + _PADDING, y, line)
