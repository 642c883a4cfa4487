"""PDF files drawn for tests: lines, ruled tables, columns without rules, a picture."""

import io
import zlib
from collections.abc import Callable
from itertools import pairwise

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from fiscus.graph.reading.document import Document
from fiscus.graph.reading.pdf.reader import read_pdf

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


def picture(canvas: Canvas) -> None:
    rows = zlib.compress((b"\0" + b"\x80" * 40) * 40)
    head = b"\0\0\0\x28\0\0\0\x28\x08\0\0\0\0"
    parts = [(b"IHDR", head), (b"IDAT", rows), (b"IEND", b"")]
    png = b"".join(
        len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
        for kind, data in parts
    )
    canvas.drawImage(ImageReader(io.BytesIO(b"\x89PNG\r\n\x1a\n" + png)), 50, 50, 300, 300)


FULL = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"


def columns(
    *rows: str, top: float = 500, step: float = 18, at: tuple[int, ...] = (50, 130, 210)
) -> Drawing:
    """Return what draws rows of texts without rules; cells are parted by bars."""

    def draw(canvas: Canvas) -> None:
        for n, row in enumerate(rows):
            for x, text in zip(at, row.split("|"), strict=False):
                canvas.drawString(x, top - step * n, text)

    return draw
