"""What stands in a sheet: titles, captions, tables and notes, told from its cells alone."""

import re

import pytest

from fiscus.graph.errors import EmptySource, TooLarge
from fiscus.graph.reading.document import Document, Paragraph, Place
from fiscus.graph.reading.sheets import sheets
from fiscus.graph.reading.sheets.sheet_bands import Area
from fiscus.graph.reading.sheets.sheets import Sheet, document_of


def area(reference: str) -> Area:
    """Return the area written like ``A1:C2``."""
    numbers = [
        (int(row), ord(letter) - 64) for letter, row in re.findall(r"([A-Z])(\d+)", reference)
    ]
    return Area(*numbers[0], *numbers[-1])


def read(text: str, merges: str = "", name: str = "Sheet1") -> Document:
    """Read a sheet drawn with a line a row and ``|`` between its cells."""
    cells = {
        (row, column): cell.strip().replace("/", "\n")
        for row, line in enumerate(text.strip("\n").split("\n"), start=1)
        for column, cell in enumerate(line.split("|"), start=1)
        if cell.strip()
    }
    sheet = Sheet(1, name, cells, tuple(map(area, merges.split())))
    return document_of(b"", "a", [sheet], ())


def shape(document: Document) -> list[object]:
    """Return paragraphs as text and tables as their grids, a line a row."""
    return [
        block.passage.text
        if isinstance(block, Paragraph)
        else [" ".join(cell.text or "-" for cell in row) for row in block.grid or ()]
        for block in document.blocks
    ]


HEADED = """
2023年部门收支总体情况表
公开01表
部门：某局|||单位：万元
收入||支出
项目|预算数|项目|预算数
拨款|1|一般|2

合计|1|合计|2
注：本表反映部门的全部收支。
"""


def test_title_captions_table_and_note() -> None:
    document = read(HEADED, "A1:D1 A2:D2 A4:B4 C4:D4 A9:D9")
    assert shape(document) == [
        "2023年部门收支总体情况表",
        "公开01表",
        "部门：某局",
        "单位：万元",
        [
            "收入 收入 支出 支出",
            "项目 预算数 项目 预算数",
            "拨款 1 一般 2",
            "- - - -",
            "合计 1 合计 2",
        ],
        "注：本表反映部门的全部收支。",
    ]


def test_each_line_is_there_once_with_its_cell() -> None:
    document = read(HEADED, "A1:D1 A2:D2 A4:B4 C4:D4 A9:D9")
    places = {line.text: line.place for line in document.lines}
    assert places["支出"] == Place(sheet=1, row=4, column=3)
    assert places["单位：万元"] == Place(sheet=1, row=3, column=4)
    written = [line.text for line in document.lines if line.text]
    assert sorted(written) == sorted(re.sub(r"[|\n]+", "\n", HEADED.strip("\n")).split("\n"))


@pytest.mark.parametrize(
    ("text", "merges", "expected"),
    [
        (("表一 收入总表\n||单位：元\n项目|金额|备注\na|1|x\n\n"
         "表二 支出总表\n||单位：元\n项目|金额|备注\nb|2|y"),
         "A1:C1 A6:C6",
         ["表一 收入总表", "单位：元", ["项目 金额 备注", "a 1 x"],
          "表二 支出总表", "单位：元", ["项目 金额 备注", "b 2 y"]]),
        ("项目|金额\na|1\n\n项目|金额\nb|2", "", [["项目 金额", "a 1"], ["项目 金额", "b 2"]]),
        ("基金支出表\n编码|名称|金额\n|无|\n合计||\n本部门无此项支出，故本表为空。", "A1:C1 A5:C5",
         ["基金支出表", ["编码 名称 金额", "- 无 -", "合计 - -"],
          "本部门无此项支出，故本表为空。"]),
        ("项目|金额\na|1\n|2023年1月5日", "", [["项目 金额", "a 1"], "2023年1月5日"]),
        ("部门：|某局|单位：|万元\n项目|金额|项目|金额\na|1|b|2", "",
         ["部门：\n某局", "单位：\n万元", ["项目 金额 项目 金额", "a 1 b 2"]]),
        ("公开说明\n一、职责\n（一）负责工作。\n二、机构", "A1:H1 A2:H2 A3:H3 A4:H4",
         ["公开说明", "一、职责", "（一）负责工作。", "二、机构"]),
        ("说明/一、职责/二、机构", "A1:H30", ["说明", "一、职责", "二、机构"]),
        ("支出表\n科目||金额\n编码|名称\n201|一般|5", "A1:C1 A2:B2 C2:C3",
         ["支出表", ["科目 科目 金额", "编码 名称 金额", "201 一般 5"]]),
        ("\n\n|项目|金额\n|a|1", "", [["项目 金额", "a 1"]]),
    ],
)  # fmt: skip
def test_parts_of_a_sheet(text: str, merges: str, expected: list[object]) -> None:
    assert shape(read(text, merges)) == expected


def test_a_performance_table_with_many_merged_cells() -> None:
    text = """
绩效目标表
项目||x
资金（万元）||总额：|100
|||其中：财政拨款
指标|一级|二级|三级
|产出|数量|5人
||质量|好
填报人：张||电话：1
"""
    merges = "A1:D1 A2:B2 C2:D2 A3:B4 A5:A7 B6:B7"
    assert shape(read(text, merges)) == [
        "绩效目标表",
        [
            "项目 项目 x x",
            "资金（万元） 资金（万元） 总额： 100",
            "资金（万元） 资金（万元） - 其中：财政拨款",
            "指标 一级 二级 三级",
            "指标 产出 数量 5人",
            "指标 产出 质量 好",
        ],
        "填报人：张",
        "电话：1",
    ]


@pytest.mark.parametrize(
    ("name", "says"),
    [("Sheet1 (2)", False), ("公开01表", False), ("附表三", False), ("1.收支总表", False),
     ("GK02", False), ("收支表", False), ("三公经费", True)],
)  # fmt: skip
def test_the_name_of_a_sheet_counts_where_it_says_more(name: str, says: bool) -> None:  # noqa: FBT001
    document = read("2023年收支预算总表\n项目|金额\na|1", "A1:B1", name)
    assert (shape(document)[0] == name) == says
    assert (document.lines[0].place == Place(sheet=1)) == says


def test_merged_cells_that_hide_text_are_not_believed() -> None:
    assert shape(read("项目|金额\na|1\nb|2", "A2:B3")) == [["项目 金额", "a 1", "b 2"]]


def test_a_far_cell_is_no_part_of_the_table() -> None:
    cells = {(1, 1): "项目", (1, 2): "金额", (2, 1): "a", (2, 2): "1", (1_048_576, 16_384): "x"}
    document = document_of(b"", "a", [Sheet(2, "Sheet2", cells)], ())
    assert shape(document) == [["项目 金额", "a 1"], "x"]
    assert document.lines[-1].place == Place(sheet=2, row=1_048_576, column=16_384)


def test_tables_beyond_limits_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_PLACES", 3)
    with pytest.raises(TooLarge):
        read("项目|金额\na|1")


def test_blank_sheets_are_empty() -> None:
    with pytest.raises(EmptySource):
        document_of(b"", "a", [Sheet(1, "Sheet1", {})], ())
