"""Headers of procurement tables over one, two and three rows."""

import pytest

from fiscus.graph.disclosure.tables.procurement_header import column_kinds, header_of
from fiscus.graph.reading.document import Line, Passage, Place

TOP = ["政府采购项目来源", "采购物品名称", "目录序号", "计量单位", "数量", "单价", "采购金额"]
LOWER = ["项目名称", "预算资金", "", "", "", "", "", "合计", "一般公共预算拨款"]
KINDS = (
    "source",
    "source-amount",
    "name",
    "code",
    "measure",
    "quantity",
    "price",
    "total",
    "fund:general-public-budget",
)
DATA = ["公用经费", "1", "计算机", "A02010105", "台", "1", "0.5", "0.5", "0.5"]


def row(texts: list[str]) -> tuple[Passage, ...]:
    return tuple(Passage((Line(text, Place(line=1)),)) for text in texts)


def kinds(*rows: list[str]) -> tuple[int, tuple[str | None, ...]] | None:
    found = header_of(tuple(row(texts) for texts in rows))
    return (found[0], column_kinds(found[1])) if found else None


def test_labels_above_span_the_labels_beneath_them() -> None:
    assert kinds(TOP, LOWER, DATA) == (2, KINDS)


@pytest.mark.parametrize("place", [2, 6])
def test_a_blank_too_few_is_put_back(place: int) -> None:
    assert kinds(TOP, LOWER[:place] + LOWER[place + 1 :], DATA, DATA) == (2, KINDS)


def test_one_row_is_a_header_of_its_own() -> None:
    single = ["采购物品名称", "目录序号", "计量单位", "数量", "单价", "采购金额"]
    total = ["合计", "", "", "", "", "5"]
    assert kinds(single, total) == (1, ("name", "code", "measure", "quantity", "price", "total"))


def test_a_table_of_something_else_has_none() -> None:
    assert kinds(["项目", "数量", "价值"], ["资产总额", "1", "2"]) is None


def test_where_two_labels_stand_in_one_cell_no_fund_is_told() -> None:
    labels = ["采购物品名称", "目录序号", "数量", "单价", "合计 一般公共预算拨款", "基金预算拨款"]
    data = ["计算机", "A02010105", "1", "0.5", "0.5", "0.5"]
    assert kinds(labels, data) == (1, ("name", "code", "quantity", "price", None, None))
    labels[4] = "一般公共 预算拨款"
    known = ("fund:general-public-budget", "fund:government-fund")
    assert kinds(labels, data) == (1, ("name", "code", "quantity", "price", *known))


def test_three_rows_of_labels_are_one_header() -> None:
    middle = [
        "项目名称",
        "预算资金",
        "",
        "",
        "",
        "",
        "",
        "总计",
        "当年部门预算安排资金",
        "其他渠道资金",
    ]
    lowest = ["", "", "", "", "", "", "", "", "合计", "一般公共预算拨款", "基金预算拨款", ""]
    data = ["公用经费", "1", "计算机", "A02010105", "台", "1", "0.5", "0.5", "0.5", "0.5", "", ""]
    named = (*KINDS[:8], None, "fund:general-public-budget", "fund:government-fund", None)
    assert kinds(TOP, middle, lowest, data) == (3, named)
