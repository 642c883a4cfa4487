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
)

from .layout import Grid, Layout
from .line_breaking import FONT
from .pdf_prose import Prose
from .pdf_table import Style, table_of

_MARGIN, _NARROW = 72.0, 36.0
_WIDE = 10  # columns from which a table has a page across
_LOWER = 0.71  # height of a page across, to that of one upright
PLAIN = Style()

Size = tuple[float, float]

pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def document(
    layout: Layout, style: Style = PLAIN, size: Size = A4, *, breaking: bool = False
) -> bytes:
    """Return *layout* as PDF.

    :param size: width and height of a page, in points.
    :param breaking: whether tables may go on over pages.
    """
    target = io.BytesIO()
    file = BaseDocTemplate(target, pagesize=size, invariant=1)
    across = landscape(A4)[0], size[1] * _LOWER
    file.addPageTemplates([_page("upright", size, _MARGIN), _page("across", across, _NARROW)])
    widths = size[0] - 2 * _MARGIN, across[0] - 2 * _NARROW
    file.build(list(_flow(layout, style, widths, breaking=breaking)))
    return target.getvalue()


def _page(name: str, size: Size, side: float) -> PageTemplate:
    width, height = size
    frame = Frame(side, _MARGIN, width - 2 * side, height - 2 * _MARGIN, 0, 0, 0, 0)
    return PageTemplate(name, [frame], onPage=_marks(width, height), pagesize=size)


def _marks(width: float, height: float) -> Callable[[Canvas, BaseDocTemplate], None]:
    def draw(canvas: Canvas, file: BaseDocTemplate) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawCentredString(width / 2, height - 40, "部门预算公开")
        canvas.drawCentredString(width / 2, 36, f"— {file.page} —")

    return draw


def _flow(
    layout: Layout, style: Style, widths: tuple[float, float], *, breaking: bool
) -> Iterator[Flowable]:
    upright, across = widths
    for block in layout:
        if not isinstance(block, Grid):
            yield Prose(block)
        elif block.width >= _WIDE:
            yield from (NextPageTemplate("across"), PageBreak())
            yield table_of(block, across, style)
            yield from (NextPageTemplate("upright"), PageBreak())
        else:
            table = table_of(block, upright, style)
            if not breaking:
                yield CondPageBreak(table.height)
            yield table
            yield Spacer(1, 10)
