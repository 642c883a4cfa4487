"""Tables and text of a PDF that go on over a page, as word processors and browsers print them."""

from itertools import pairwise

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.graph.reading.document_text import shown
from tests.graph.reading.pdf_pages import Drawing, lines, read, table, together

_FULL = "一二三四五六七八九十" * 3
_NARROW = (26.0, 26.0, 60.0)


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("260.|修|项", "00||", ["260.00", "修", "项"]),
        ("20.0|260.|项", "0|00|", ["20.00", "260.00", "项"]),
        ("A02|5|项", "01||", ["A0201", "5", "项"]),
        ("2000|修|项", ".44||", ["2000.44", "修", "项"]),
        ("20.0|5|项", "0||", None),
        ("2000|5|项", "00||", None),
        ("A02|5|项", "01|6|", None),
    ],
)
def test_digits_that_a_page_cuts_off_are_put_back(
    above: str, below: str, expected: list[str] | None
) -> None:
    """Only where the figure above cannot be whole: else they are a figure of their own."""
    document = read(
        table("数|名称|单位", above, widths=_NARROW), table("数|名称|单位", below, widths=_NARROW)
    )
    apart = [above.split("|"), below.split("|")]
    assert shown(document) == [[["数", "名称", "单位"], *([expected] if expected else apart)]]


def test_a_figure_over_three_lines_is_one() -> None:
    assert shown(read(table("200,/700./00|甲", "1|乙", widths=(26, 60)))) == [
        [["200,700.00", "甲"], ["1", "乙"]]
    ]


def open_table(*rows: str, above: bool = False, below: bool = False) -> Drawing:
    """Return what draws a ruled table, open where a page break cuts a row of it."""

    def draw(canvas: Canvas) -> None:
        bottoms = [500 - 30 * n for n in range(len(rows) + 1)]
        for n, y in enumerate(bottoms):
            if not (above and n == 0) and not (below and n == len(rows)):
                canvas.line(50, y, 230, y)
        for x in (50, 110, 170, 230):
            canvas.line(x, 500, x, bottoms[-1])
        for row, y in zip(rows, bottoms, strict=False):
            for n, text in enumerate(row.split("|")):
                canvas.drawString(53 + 60 * n, y - 14, text)

    return draw


def test_a_row_that_no_rule_ends_goes_on() -> None:
    """Browsers draw no rule where a page cuts a row: its cells may have broken off anywhere."""
    document = read(
        open_table("项目|资金|采购", below=True), open_table("名称|来源|", "甲|1|2", above=True)
    )
    assert shown(document) == [[["项目名称", "资金来源", "采购"], ["甲", "1", "2"]]]


def test_rows_of_a_table_without_outer_rules_are_not_cut() -> None:
    document = read(
        open_table("甲|1|2", "乙|3|4", above=True, below=True),
        open_table("丙|5|6", "丁|7|8", above=True, below=True),
    )
    assert shown(document) == [
        [["甲", "1", "2"], ["乙", "3", "4"], ["丙", "5", "6"], ["丁", "7", "8"]]
    ]


def ragged(*rows: str, top: float = 500) -> Drawing:
    """Return what draws rows of 40 points a cell, some shorter than others."""

    def draw(canvas: Canvas) -> None:
        for n, row in enumerate(rows):
            cells, y = row.split("|"), top - 18 * (n + 1)
            edges = [50 + 40 * k for k in range(len(cells) + 1)]
            for (x, right), text in zip(pairwise(edges), cells, strict=True):
                canvas.rect(x, y, right - x, 18)
                canvas.drawString(x + 3, y + 5, text)

    return draw


@pytest.mark.parametrize(
    ("rest", "tables"),
    [
        (("庚|辛|壬|癸", "1|2|3|4"), 1),
        (("庚|辛|壬", "1|2|3"), 2),
    ],
)
def test_rows_shorter_than_their_table_go_on(rest: tuple[str, ...], tables: int) -> None:
    document = read(ragged("一|二|三|四|五|六", "甲|乙|丙|丁"), ragged(*rest))
    assert len(shown(document)) == tables


def test_a_heading_behind_a_blank_line_is_no_rest_of_a_full_line() -> None:
    """Where most paragraphs have one line, the other pages tell how far lines are apart."""
    short = together(
        lines(_FULL, top=520), lines("怀来县商务局", top=480), lines("说明如下", top=440)
    )
    assert shown(read(short, lines(_FULL, _FULL, _FULL, "完。"))) == [
        _FULL,
        "怀来县商务局",
        "说明如下",
        f"{_FULL * 3}完。",
    ]


def repeated(text: str, step: float) -> Drawing:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for n in range(5):
            canvas.drawString(50, 500 - step * n, text)
            canvas.drawString(50.3, 500 - step * n, text)

    return draw


@pytest.mark.parametrize("step", [8.0, 10.0, 14.0])
def test_a_text_set_again_in_the_next_row_is_read(step: float) -> None:
    """PDFium takes long texts close to each other for one; set twice on one spot, they are."""
    text = "according to the annual plan of work and the duties"
    assert [line.text for line in read(repeated(text, step)).lines] == [text] * 5
