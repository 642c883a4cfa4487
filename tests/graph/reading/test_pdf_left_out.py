"""What stands on a page of a PDF and is no part of its text is told, not mixed into it."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from fiscus.graph.errors import ScannedSource
from fiscus.graph.reading.document import Place, Unread
from tests.graph.reading.document_text import shown
from tests.graph.reading.pdf_pages import (
    FONT,
    Drawing,
    lines,
    picture,
    read,
    table,
    together,
)

_ROWS = ("名称|数", "甲|1234.50", "乙|2345.60")


def watermark(text: str, degrees: float) -> Drawing:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(55, 440)
        canvas.rotate(degrees)
        canvas.setFont(FONT, 24)
        canvas.drawString(0, 0, text)
        canvas.restoreState()

    return draw


@pytest.mark.parametrize("degrees", [20, 45, -30, 135])
def test_a_watermark_is_no_part_of_the_cells_below_it(degrees: float) -> None:
    document = read(together(table(*_ROWS), watermark("内部2024资料", degrees)))
    assert shown(document) == [[row.split("|") for row in _ROWS]]
    told = Unread(Place(page=1), "text set askew, left out as no content", "内部2024资料")
    assert document.unread == (told,)


def test_text_that_is_only_a_little_askew_is_read() -> None:
    assert "内部资料" in "".join(map(str, shown(read(watermark("内部资料", 3)))))


def numbered(number: int) -> Drawing:
    return lines(f"— {number} —", top=20, left=190)


def test_a_scan_among_other_pages_is_told_although_it_has_a_number() -> None:
    scan = together(picture, numbered(2), lines("部门预算公开", top=580))
    text = together(table(*_ROWS), lines("部门预算公开", top=580))
    document = read(together(text, numbered(1)), scan, together(text, numbered(3)))
    assert document.unread == (Unread(Place(page=2), "a page that is only a picture"),)


def test_a_file_of_numbered_scans_is_a_scan() -> None:
    with pytest.raises(ScannedSource):
        read(*(together(picture, numbered(n)) for n in (1, 2, 3)))
