"""Tables in plain text whose rows are lines."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiscus.graph.reading.document import Document, Paragraph, Table
from fiscus.graph.reading.plain.text import read_text


def read(text: str) -> Document:
    return read_text(text.encode(), "a.txt")


def shape(text: str) -> list[object]:
    """Return paragraphs as text and tables as grids, or rows where there is no grid."""
    return [
        block.passage.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row] for row in block.grid or block.rows]
        for block in read(text).blocks
    ]


TABLE = [["项目", "收入", "支出"], ["合计", "1.5", ""], ["", "2", "3"]]


@pytest.mark.parametrize(
    "text",
    [
        "| 项目 | 收入 | 支出 |\n|---|---:|:--:|\n| 合计 | 1.5 | |\n| | 2 | 3 |",
        "项目 | 收入 | 支出\n--- | --- | ---\n合计 | 1.5 | \n | 2 | 3",
        "｜项目｜收入｜支出｜\n｜合计｜1.5｜｜\n｜｜2｜3｜",
        "+--+--+--+\n|项目|收入|支出|\n+==+==+==+\n|合计|1.5| |\n|  | 2 | 3 |\n+--+--+--+",
        "┌──┬──┬──┐\n│项目│收入│支出│\n├──┼──┼──┤\n│合计│1.5││\n├──┼──┼──┤\n││2│3│\n└──┴──┴──┘",
        "项目\t收入\t支出\n合计\t1.5\t\n\t2\t3",
    ],
)
def test_rows_of_one_line(text: str) -> None:
    assert shape(f"收支表\n{text}\n\n说明") == ["收支表", TABLE, "说明"]


def test_cells_of_several_lines_between_rules() -> None:
    rule = "+---+---+\n"
    text = f"{rule}|指标|值|\n{rule}|产出|1|\n|数量| |\n{rule}|质量|2|\n{rule}"
    assert shape(text) == [[["指标", "值"], ["产出\n数量", "1"], ["质量", "2"]]]


def test_short_rows_are_filled() -> None:
    assert shape("表 | 单位:万元\na | b | c\nd | e | f") == [
        [["表", "单位:万元", ""], ["a", "b", "c"], ["d", "e", "f"]]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "首页 | 公开 | 预算",
        "一、部门职责\t1\n二、机构设置\t2",
        "一、\t部门职责\t1\n二、\t机构设置\t2",
        "甲\t乙\t丙",
        "甲|乙\n丙|丁|戊",
        "---",
    ],
)
def test_lines_that_are_no_table_stay_paragraphs(text: str) -> None:
    assert shape(text) == text.split("\n")


def test_cell_streams_stay_as_they_are() -> None:
    text = "\t甲\t1\t2\n\t乙 | 丙\n\n\t丁\t3\t4\n2|3\n"
    assert shape(text) == [[["甲\t1\t2", "乙 | 丙"], ["丁\t3\t4\n2|3"]]]


def test_each_cell_knows_its_line_row_and_column() -> None:
    document = read("收支表\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |")
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert str(table.rows[1][1].lines[0].place) == "row 2, column 2, line 4"
    assert [line.text for line in document.lines] == [
        "收支表", "甲", "乙", "|---|---|", "1", "2"
    ]  # fmt: skip


@given(st.text(alphabet="甲1|\t\n+-─ ", max_size=60))
def test_every_line_of_a_block_is_in_the_lines_once(text: str) -> None:
    document = read("始" + text)
    numbers = [id(line) for line in document.lines]
    assert len(numbers) == len(set(numbers))
    cells = [
        cell
        for block in document.blocks
        for row in ([[block.passage]] if isinstance(block, Paragraph) else block.rows)
        for cell in row
    ]
    assert {id(line) for cell in cells for line in cell.lines} <= set(numbers) | {
        id(line) for cell in cells if cell.is_blank for line in cell.lines
    }
    assert "".join("".join(line.text.split()) for line in document.lines).count("甲") == (
        "始" + text
    ).count("甲")


def test_a_cell_a_line_with_rows_told_by_the_numbers_of_columns() -> None:
    text = (
        "序号 |\n收入 |\n支出 | ||\n项目 |\n金额 |\n项目 |\n金额 | |\n栏次 |\n1 |\n2 |\n3 |\n4 |\n"
    )
    text += "1 |\n甲 |\n5 |\n乙 |\n|\n2 |\n|\n|\n丙 |\n6\n说明"
    assert shape(text) == [
        [
            ["序号", "收入", "收入", "支出", "支出"],
            ["", "项目", "金额", "项目", "金额"],
            ["栏次", "1", "2", "3", "4"],
            ["1", "甲", "5", "乙", ""],
            ["2", "", "", "丙", "6"],
        ],
        "说明",
    ]


def test_a_cell_a_line_with_every_row_closed() -> None:
    text = "项目 |\n收入 |\n支出 | |\n合计 |\n1.5 |\n| |\n|\n2 |\n3 | |"
    assert shape(f"收支表\n{text}\n\n说明") == ["收支表", TABLE, "说明"]


def test_a_cell_a_line_below_headers_that_share_columns() -> None:
    rows = (
        ("预算数", "决算数"),
        ("合计", "公务用车", "接待费", "合计", "公务用车", "接待费"),
        ("", "购置费", "运行费", "", "", "购置费", "运行费", ""),
        ("9", "3", "4", "2", "8", "3", "4", "1"),
    )
    text = "\n".join(" |\n".join(row) + " | |" for row in rows)
    assert shape(text) == [
        [
            ["预算数"] * 4 + ["决算数"] * 4,
            ["合计", "公务用车", "公务用车", "接待费"] * 2,
            ["", "购置费", "运行费", ""] * 2,
            list(rows[3]),
        ]
    ]


def _streamed(*rows: tuple[str, ...]) -> str:
    """Return rows of six columns, bars on a line of their own for the cells that a row lacks."""
    return "\n".join(" |\n".join(row) + " |\n" + "|" * (6 - len(row)) for row in rows)


def test_a_cell_a_line_whose_words_tell_over_which_columns_it_stands() -> None:
    text = _streamed(
        ("合计", "出国费", "公务用车费", "公务接待费"),
        ("小计", "公务用车购置费", "公务用车运行费"),
        ("9", "0", "7", "3", "4", "2"),
    )
    assert shape(text.replace(" |\n\n", " |\n")) == [
        [
            ["合计", "出国费", "公务用车费", "公务用车费", "公务用车费", "公务接待费"],
            ["", "", "小计", "公务用车购置费", "公务用车运行费", ""],
            ["9", "0", "7", "3", "4", "2"],
        ]
    ]


def test_a_cell_a_line_of_which_no_word_tells_over_which_columns_it_stands_has_no_columns() -> None:
    text = _streamed(
        ("合计", "出国费", "车辆费", "接待费"),
        ("小计", "购置费", "运行费"),
        ("9", "0", "7", "3", "4", "2"),
    )
    table = next(block for block in read(text).blocks if isinstance(block, Table))
    assert table.grid is None


@pytest.mark.parametrize(
    "line",
    ["|a", "a |", "a\tb", "a\tb\t", "--", "| |", "栏次 |", "a" + " " * 20_000 + "b", "-" * 999],
)
def test_many_lines_that_are_no_table_are_looked_at_once(line: str) -> None:
    """Looked at from each line again, they would take hours."""
    started = time.monotonic()
    assert read(f"{line}\n" * (8_000 if len(line) < 9 else 50)).lines
    assert time.monotonic() - started < 60


@pytest.mark.parametrize(
    "lines",
    ["甲 |\n||\n", "项目\n金额\n甲\n1\n乙\n2\n丙\n3\n二、说明\n", f"{'甲' * 33}\n"],
    ids=["closed cells", "pairs", "full lines"],
)
def test_many_rows_cost_what_they_are(lines: str) -> None:
    """At the square of their number they would take minutes."""
    started = time.monotonic()
    assert read(lines * (120_000 // lines.count("\n"))).blocks
    assert time.monotonic() - started < 60
