"""Ruled tables of PDF files: merged cells, page breaks, cells of several lines."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from fiscus.graph.reading.document import Paragraph, Place
from tests.graph.reading.document_text import shown
from tests.graph.reading.pdf_pages import lines, read, table, together


def test_cells_and_merged_cells() -> None:
    def merged(canvas: Canvas) -> None:
        canvas.rect(50, 460, 60, 40)
        canvas.rect(110, 480, 60, 20)
        canvas.rect(110, 460, 60, 20)
        for x, y, text in ((53, 475, "合计"), (113, 486, "收入"), (113, 466, "12.50")):
            canvas.drawString(x, y, text)

    document = read(merged)
    assert shown(document) == [[["合计", "收入"], ["", "12.50"]]]
    found = document.blocks[0]
    assert not isinstance(found, Paragraph)
    assert [[cell.text for cell in row] for row in found.grid or ()] == [
        ["合计", "收入"],
        ["合计", "12.50"],
    ]
    assert document.lines[3].place == Place(page=1, table=1, row=2, column=2)


def test_tables_above_each_other_stay_apart() -> None:
    upper, lower = table("甲|1", "乙|2", top=500.02), table("丙|3", "丁|4", top=400)
    document = read(together(lower, lines("其间", top=440), upper))
    assert shown(document) == [[["甲", "1"], ["乙", "2"]], "其间", [["丙", "3"], ["丁", "4"]]]


def test_a_table_goes_on_over_a_page_and_its_header_is_read_once() -> None:
    document = read(table("名称|数", "甲|1"), table("名称|数", "乙|2"))
    assert shown(document) == [[["名称", "数"], ["甲", "1"], ["乙", "2"]]]


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("购买办公用|5", "品|", [["购买办公用品", "5"]]),
        ("2023|5", "年公|", [["2023年公", "5"]]),
        ("购买|5", "品|", [["购买", "5"], ["品", ""]]),
        ("购买办公用|5", "品|6", [["购买办公用", "5"], ["品", "6"]]),
        ("怀来县商务|5", "小计|", [["怀来县商务小计", "5"]]),
        ("怀来县商务|5", "小计|6", [["怀来县商务", "5"], ["小计", "6"]]),
    ],
)
def test_a_row_that_a_page_cuts_is_one(above: str, below: str, expected: list[list[str]]) -> None:
    widths = (26, 60) if above.startswith("2023") else (60, 60)
    document = read(table("名称|数", above, widths=widths), table("名称|数", below, widths=widths))
    assert shown(document) == [[["名称", "数"], *expected]]


def test_a_number_broken_in_a_narrow_cell_is_one() -> None:
    assert shown(read(table("90,50/0.00|甲", "1/2|乙", widths=(30, 60)))) == [
        [["90,500.00", "甲"], ["1\n2", "乙"]]
    ]


def test_a_text_too_long_for_its_cell_is_of_that_cell() -> None:
    """Spreadsheets print it over the border, under the figures of the next cell."""
    rows = ("项目|数额|上年", "机关单位养老保险缴费|30.00|12.50", "合计|30.00|12.50")
    assert shown(read(table(*rows, widths=(60, 60, 60)))) == [[row.split("|") for row in rows]]


def test_a_centred_text_too_long_for_its_cell_is_of_that_cell() -> None:
    def heads(canvas: Canvas) -> None:
        canvas.drawCentredString(140, 506, "2024年“三公”经费预算数")

    rows = ("项目|", "接待|3.00", "会议|4.50")
    drawn = table(*rows, top=518, widths=(60, 60))
    found = shown(read(together(drawn, heads)))
    assert found == [[["项目", "2024年“三公”经费预算数"], ["接待", "3.00"], ["会议", "4.50"]]]
