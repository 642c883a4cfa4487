"""Tables of web pages: merged cells, tables that lay out a page, tables in cells."""

import pytest

from fiscus.graph.errors import TooLarge
from fiscus.graph.reading.document import Table
from tests.graph.reading.web_pages import read, shape


def test_merged_cells_fill_the_grid_and_are_written_once() -> None:
    page = """<table><caption>收支表</caption><thead><tr><th rowspan=2>项目<th colspan=2>预算</tr>
      <tr><th>收<th>支</thead><tr><td>甲<td>1<td><p>2</p><p>3</p></table>"""
    document = read(page)
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert shape(page) == [
        "收支表",
        [["项目", "预算", "预算"], ["项目", "收", "支"], ["甲", "1", "2\n3"]],
    ]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["项目", "预算"],
        ["", "收", "支"],
        ["甲", "1", "2\n3"],
    ]
    cell = table.rows[2][2]
    assert [str(line.place) for line in cell.lines] == [
        "table 1, row 3, column 3, line 1",
        "table 1, row 3, column 3, line 2",
    ]
    assert [line.text for line in document.lines].count("项目") == 1


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td colspan=999>甲</tr><tr><td>1<td>2</table>",
        "<table><tr><td rowspan=0 colspan=2>甲<tr><tbody><tr><td>1<td>2</table>",
        "<table><tr height=0><td width=9><td></tr><tr><td colspan=2>甲</tr><tr><td>1<td>2</table>",
    ],
)
def test_lying_spans_are_cut(page: str) -> None:
    (grid,) = shape(page)
    assert isinstance(grid, list)
    assert [grid[0], grid[-1]] == [["甲", "甲"], ["1", "2"]]


def test_overlapping_spans_give_a_grid_all_the_same() -> None:
    page = "<table><tr><td>1<td rowspan=2>2<tr><td colspan=2>3<tr><td>4<td>5<td>6</table>"
    assert shape(page) == [[["1", "2", ""], ["3", "2", ""], ["4", "5", "6"]]]


def test_spans_beyond_any_table_are_refused() -> None:
    row = "<tr>" + "<td colspan=1000>甲" * 100
    with pytest.raises(TooLarge):
        read("<table>" + row * 6 + "</table>")


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td><p>甲</p><p>乙</p><table><tr><td>1<td>2</table></table>",
        "<table role=none><tr><td>甲<tr><td>乙<tr><td><table><tr><td>1<td>2</table></table>",
        "<table><tr><td>甲<tr><td><div>乙<table><tr><td>1<td>2</table></div></table>",
    ],
)
def test_tables_that_lay_out_the_page_are_no_tables(page: str) -> None:
    assert shape(page) == ["甲", "乙", [["1", "2"]]]


def test_the_text_of_a_page_in_a_cell_is_paragraphs() -> None:
    paragraphs = "".join(f"<p>第{n}段说明部门预算的情况</p>" for n in range(12))
    page = f"<table><tr><td>栏目</td><td>{paragraphs}</td></tr></table>"
    assert len(read(page).blocks) == 13


def test_a_small_table_in_a_cell_of_data_is_its_text() -> None:
    page = """<table><tr><td>名称<td>内容很多的一个单元格在这里<tr><td>明细
      <td><table><tr><td>甲<td>1</tr><tr><td>乙<td>2</tr></table></table>"""
    assert shape(page) == [
        [["名称", "内容很多的一个单元格在这里"], ["明细", "甲 1\n乙 2"]],
    ]


def test_text_between_the_rows_is_not_lost() -> None:
    assert shape("<table>单位：万元<tr><td>1<td>2</table>") == ["单位：万元", [["1", "2"]]]
