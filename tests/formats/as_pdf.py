"""PDF as word processors print it: ruled tables, running heads, page numbers, pages across."""

import io
from collections.abc import Callable, Iterator

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
    Table,
)

from tests.formats.layout import Cell, Grid, Layout
from tests.formats.line_breaking import FONT, broken
from tests.formats.pdf_prose import Prose

_MARGIN = 72.0
_SIZE = 9.0
_PADDING = 3.0
_WIDE = 10  # columns from which a table has a page across
_TOP = 60.0  # of a page without running head, as of no use to a reader

pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def document(layout: Layout, *, breaking: bool = False) -> bytes:
    """Return *layout* as PDF.

    :param breaking: whether tables may go on over pages, their header repeated.
    """
    target = io.BytesIO()
    file = BaseDocTemplate(target, pagesize=A4)
    file.addPageTemplates([_page("upright", A4), _page("across", landscape(A4))])
    file.build(list(_flow(layout, breaking=breaking)))
    return target.getvalue()


def _page(name: str, size: tuple[float, float]) -> PageTemplate:
    width, height = size
    frame = Frame(_MARGIN, _MARGIN, width - 2 * _MARGIN, height - 2 * _MARGIN, 0, 0, 0, 0)
    return PageTemplate(name, [frame], onPage=_marks(width, height), pagesize=size)


def _marks(width: float, height: float) -> Callable[[Canvas, BaseDocTemplate], None]:
    def draw(canvas: Canvas, file: BaseDocTemplate) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawCentredString(width / 2, height - 40, "部门预算公开")
        canvas.drawCentredString(width / 2, 36, f"— {file.page} —")

    return draw


def _flow(layout: Layout, *, breaking: bool) -> Iterator[Flowable]:
    upright, across = A4[0] - 2 * _MARGIN, A4[1] - 2 * _MARGIN
    for block in layout:
        if not isinstance(block, Grid):
            yield Prose(block)
        elif block.width >= _WIDE:
            yield from (NextPageTemplate("across"), PageBreak())
            yield _table(block, across)
            yield from (NextPageTemplate("upright"), PageBreak())
        else:
            table = _table(block, upright)
            if not breaking:
                yield CondPageBreak(table.wrap(upright, A4[1])[1])
            yield table
            yield Spacer(1, 10)


def _table(grid: Grid, width: float) -> Table:
    """Return a ruled table of *width*, broken over pages between its rows."""
    column = width / grid.width
    shown = [[""] * grid.width for _ in range(grid.height)]
    style: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("FONT", (0, 0), (-1, -1), FONT, _SIZE, _SIZE + 3),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        *((f"{side}PADDING", (0, 0), (-1, -1), _PADDING) for side in ("LEFT", "RIGHT")),
    ]
    for cell in grid.cells:
        shown[cell.row][cell.column] = _lines(cell, column)
        if cell.height > 1 or cell.width > 1:
            last = (cell.column + cell.width - 1, cell.row + cell.height - 1)
            style.append(("SPAN", (cell.column, cell.row), last))
    return Table(shown, [column] * grid.width, style=style)


def _lines(cell: Cell, column: float) -> str:
    room = cell.width * column - 2 * _PADDING
    return "\n".join(
        line for text in cell.text.split("\n") for line in broken(text.strip(), _SIZE, room)
    )
