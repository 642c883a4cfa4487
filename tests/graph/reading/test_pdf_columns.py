"""Tables of PDF files without rules: texts in columns."""

import pytest

from fiscus.graph.reading.document import Place
from tests.graph.reading.document_text import shown
from tests.graph.reading.pdf_pages import columns, lines, read, together

LIST = ("名称|数量|价值", "车辆|2|30.00", "办公设备||12.50", "合计|2|42.50")


def test_texts_in_columns_are_a_table_without_rules() -> None:
    drawing = together(
        lines("资产情况表", top=540), columns(*LIST), lines("注：含在建工程", top=420)
    )
    document = read(drawing)
    rows = [row.split("|") for row in LIST]
    assert shown(document) == ["资产情况表", rows, "注：含在建工程"]
    assert document.lines[6].text == "30.00"
    assert document.lines[6].place == Place(page=1, table=1, row=2, column=3)


def test_a_header_set_to_the_left_belongs_to_figures_set_to_the_right() -> None:
    figures = columns("30.00", "12.50", "42.50", top=482, at=(250,))
    labels = columns("名称|价值|备注", "车辆||", "办公设备||无", "合计||", at=(50, 200, 320))
    assert shown(read(together(labels, figures))) == [
        [["名称", "价值", "备注"], ["车辆", "30.00", ""], ["办公设备", "12.50", "无"],
         ["合计", "42.50", ""]]
    ]  # fmt: skip


def test_a_caption_above_columns_is_no_row() -> None:
    drawing = together(lines("部门：水务局      单位：万元", top=518), columns(*LIST))
    first, second = shown(read(drawing))
    assert (first, len(second)) == ("部门：水务局      单位：万元", 4)


@pytest.mark.parametrize(
    "rows",
    [
        ("第一部分 概况||1", "第二部分 预算||3", "第三部分 说明||7", "第四部分 解释||9"),
        ("甲|1|2", "乙|3|4"),
    ],
)
def test_tables_of_contents_and_single_lines_are_no_tables(rows: tuple[str, ...]) -> None:
    assert all(isinstance(block, str) for block in shown(read(columns(*rows))))


@pytest.mark.parametrize("middle", [True, False])
def test_labels_beside_several_rows(middle: bool) -> None:  # noqa: FBT001
    rows = columns("|指标|值", "|次数|5", "|人数|8", "|合格率|9", "|满意度|7")
    places = (500, 464, 428) if middle else (500, 482, 428)
    names = [
        lines(text, top=top) for text, top in zip(("类别", "产出", "效益"), places, strict=True)
    ]
    assert shown(read(together(rows, *names))) == [
        [
            ["类别", "指标", "值"],
            ["产出", "次数", "5"],
            ["", "人数", "8"],
            ["", "合格率", "9"],
            ["效益", "满意度", "7"],
        ]
    ]


@pytest.mark.parametrize(
    ("second", "expected"), [(0, ["产出", "", "效益", ""]), (6, ["产出", "效益", "", ""])]
)
def test_labels_are_set_as_the_cells_of_a_row_are(second: int, expected: list[str]) -> None:
    """Labels that fit both ways stand at the top where a longer cell begins as high as others."""
    rows = columns("|指标|值", "|次数|5", "|人数|8", "|合格率|9", step=30)
    cells = (("|满意程", 380), ("|度", 368), ("||7", 380 - second))
    last = [columns(row, top=top) for row, top in cells]
    names = [lines(text, top=top) for text, top in (("类别", 500), ("产出", 470), ("效益", 407))]
    found = shown(read(together(rows, *last, *names)))
    assert [row[0] for row in found[0]][1:] == expected


def test_cells_of_several_lines_without_rules() -> None:
    wrapped = (
        columns("名称|数量|价值", top=500),
        columns("办公用车|2|30.00", "和设备", top=480, step=12),
    )
    below = columns("家具|1|5.00", "合计|3|35.00", top=450)
    assert shown(read(together(*wrapped, below))) == [
        [["名称", "数量", "价值"], ["办公用车和设备", "2", "30.00"], ["家具", "1", "5.00"],
         ["合计", "3", "35.00"]]
    ]  # fmt: skip


def test_a_table_without_rules_goes_on_over_a_page() -> None:
    document = read(columns(*LIST, top=120), columns("名称|数量|价值", "土地|1|9.00"))
    assert [len(rows) for rows in shown(document)] == [5]


def test_a_header_in_the_margin_of_each_page_is_no_running_head() -> None:
    document = read(
        *(together(columns(*LIST, top=560), lines(f"第{n}段。", top=420)) for n in range(3))
    )
    assert [rows[0] for rows in shown(document) if not isinstance(rows, str)] == [
        ["名称", "数量", "价值"]
    ] * 3


SIDES = ("项目|金额|备注", "三、甲收入|30.00|无", "四、乙收入|12.50|无")


@pytest.mark.parametrize(
    ("text", "left", "is_row"),
    [("五、丙收入", 50, True), ("六、丙收入", 50, False), ("五、其他说明", 60, False)],
)
def test_a_row_of_one_cell_counts_on_in_its_column(text: str, left: int, is_row: bool) -> None:  # noqa: FBT001
    """A heading below a table has another number, or begins elsewhere."""
    page = together(
        columns(*SIDES), lines(text, top=446, left=left), columns("合计|42.50|", top=428)
    )
    assert (text in shown(read(page))) is not is_row


def test_rows_of_one_amount_each_are_no_cells_of_several_lines() -> None:
    """However close they are, beside others that are further apart."""
    upper = columns("项目|数额|备注", "甲|1.00|无", "乙|2.00|无", step=34)
    lower = columns("丙|3.00|无", "丁|4.00|无", "戊|5.00|无", top=398, step=16)
    (table,) = shown(read(together(upper, lower)))
    assert [row[1] for row in table] == ["数额", "1.00", "2.00", "3.00", "4.00", "5.00"]
