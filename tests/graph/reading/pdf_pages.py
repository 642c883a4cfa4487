"""Pages of a PDF as the tests draw them, and what is read of them."""

import io
from collections.abc import Callable
from itertools import pairwise

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from fiscus.graph.reading.document import Document, Paragraph
from fiscus.graph.reading.pdf import read_pdf

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

Drawing = Callable[[Canvas], object]


def pages(*drawings: Drawing, **options: object) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(400, 600), **options)
    for draw in drawings:
        canvas.setFont(FONT, 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def lines(*texts: str, top: float = 500, left: float = 50) -> Drawing:
    """Return what draws texts below each other, 20 points apart."""

    def draw(canvas: Canvas) -> None:
        for n, text in enumerate(texts):
            canvas.drawString(left, top - 20 * n, text)

    return draw


def table(*rows: str, top: float = 500, widths: tuple[float, ...] = (60, 60)) -> Drawing:
    """Return what draws a ruled table; cells of a row are parted by bars, lines by slashes."""

    def draw(canvas: Canvas) -> None:
        y = top
        edges = [50 + sum(widths[:n]) for n in range(len(widths) + 1)]
        for row in rows:
            cells = [cell.split("/") for cell in row.split("|")]
            height = 6 + 12 * max(map(len, cells))
            for (x, right), texts in zip(pairwise(edges), cells, strict=True):
                canvas.rect(x, y - height, right - x, height)
                for n, text in enumerate(texts):
                    canvas.drawString(x + 3, y - 12 - 12 * n, text)
            y -= height

    return draw


def together(*drawings: Drawing) -> Drawing:
    return lambda canvas: [draw(canvas) for draw in drawings]


def read(*drawings: Drawing) -> Document:
    return read_pdf(pages(*drawings), "a.pdf")


def shown(document: Document) -> list[str | list[list[str]]]:
    return [
        block.passage.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
    ]
