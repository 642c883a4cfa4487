"""Rows of a source without columns, as a rectangle where their number of cells tells it."""

import pytest

from fiscus.graph.disclosure.grids.grid import columns_of
from fiscus.graph.reading.document import Table
from fiscus.graph.reading.plain.text import read_text


def stream(*rows: str) -> Table:
    """Return the table of rows of cells parted by bars, written a cell a line behind a tab."""
    text = "\n\n".join("\n".join(f"\t{cell}" for cell in row.split("|")) for row in rows)
    block = read_text(f"{text}\n\n".encode(), "a.txt").blocks[0]
    assert isinstance(block, Table)
    assert block.grid is None
    return block


def columns(*rows: str) -> list[str]:
    return ["|".join(cell.text for cell in row) for row in columns_of(stream(*rows))]


def test_rows_of_one_width_are_the_rectangle() -> None:
    rows = ("科目|合计|基本支出", "208|5|5", "210|6|6")
    assert columns(*rows) == list(rows)


def test_an_upper_row_stands_over_what_comes_again_below() -> None:
    rows = ("收入|支出", "项目|预算数|项目|预算数|备注", "一、拨款|5|一、教育|5|", "合计|5|合计|5|")
    assert columns(*rows)[0] == "收入|收入|支出|支出|支出"


def test_a_blank_below_is_a_cell_that_reaches_down() -> None:
    rows = ("合计|公务用车|接待费", "|购置费|运行费|", "9|3|4|2", "8|3|4|1")
    assert columns(*rows)[:2] == ["合计|公务用车|公务用车|接待费", "合计|购置费|运行费|接待费"]


def test_a_title_in_front_covers_the_rest() -> None:
    rows = ("部门：水务局|单位：万元", "科目|合计|基本支出", "208|5|5", "210|6|6")
    assert columns(*rows)[0] == "部门：水务局|单位：万元|单位：万元"


@pytest.mark.parametrize(
    "rows",
    [
        ("项目|金额", "甲", "乙|丙|丁", "戊"),
        ("一|二|三|四", "甲|1", "乙|2"),
        ("科目|合计|支出", "208|5|5", "210|6|6", "注|无"),
    ],
)
def test_columns_that_are_not_told_are_not_guessed(rows: tuple[str, ...]) -> None:
    assert columns(*rows) == []


def test_what_labels_the_table_is_no_head() -> None:
    rows = ("单位：元|科目|合计|基本支出", "208|5|5", "210|6|6")
    assert columns(*rows) == [
        "单位：元|单位：元|单位：元",
        "科目|合计|基本支出",
        "208|5|5",
        "210|6|6",
    ]
