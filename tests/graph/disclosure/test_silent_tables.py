"""Tables without a fact: those that say nothing are no gap, all others are."""

import pytest

from fiscus.graph.disclosure.coverage.silent_tables import unread_tables
from fiscus.graph.reading.formats import read

FORM = "功能分类科目编码|科目名称|合计|基本支出\n205|教育支出||\n20502|普通教育||\n"


def gaps(rows: str) -> list[str]:
    cells = (line.split("|") for line in rows.splitlines())
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in cells)
    page = f"<!DOCTYPE html><html><body><p>一、情况</p><table>{table}</table></body></html>"
    document = read(page.encode(), "a.html")
    return [gap.sentence() for gap in unread_tables(document, ())]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(FORM, id="a form left blank"),
        pytest.param("项目|预算数\n合计|\n", id="a header and a sum"),
        pytest.param(
            "科目编码|科目名称|本年支出|本年支出\n科目编码|科目名称|合计|项目支出\n",
            id="a header alone",
        ),
        pytest.param("序号|表名\n表1|部门收支总表\n表2|部门收入总表\n", id="a list of tables"),
        pytest.param("索引号：|A/2024-01|发布日期：|2024-02-28\n", id="the data of a page"),
        pytest.param("网站首页|政务公开|办事服务\n", id="a menu"),
    ],
)
def test_a_table_that_states_nothing_is_no_gap(rows: str) -> None:
    assert gaps(rows) == []


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(FORM.replace("205|教育支出||", "205|教育支出|12.5|"), id="one figure"),
        pytest.param("科目编码|科目名称|本年支出\n待定|见附件|\n", id="words beneath a header"),
        pytest.param("设备|状况\n服务器|完好\n打印机|待报废\n", id="words"),
        pytest.param("索引号：|A/2024-01|预算数：|28\n", id="a label that is no site's"),
    ],
)
def test_a_table_that_states_something_is_a_gap(rows: str) -> None:
    first = rows.split("|", maxsplit=1)[0]
    assert gaps(rows) == [f"table 1, row 1, column 1: a table that was not understood: {first}"]


def test_a_form_whose_last_row_is_cut_off_is_no_gap() -> None:
    rows = [line.split("|") for line in FORM.splitlines()]
    cells = ["".join(f"\t{cell}\n" for cell in row) for row in (*rows, ["20503"])]
    document = read(("一、情况\n" + "\n".join(cells)).encode(), "a.txt")
    assert list(unread_tables(document, ())) == []


def test_rows_of_which_the_columns_are_not_told_are_a_gap() -> None:
    rows = (("项目", "收入", "支出"), ("编码", "名称"), ("栏次", "1", "2", "3"), ("合计", "5.00"))
    cells = ["".join(f"\t{cell}\n" for cell in row) for row in rows]
    document = read(("一、情况\n" + "\n".join(cells)).encode(), "a.txt")
    found = [gap.sentence() for gap in unread_tables(document, ())]
    assert found == ["line 2: a table that was not understood: 项目"]


def test_a_table_of_activities_says_why_it_is_left_out() -> None:
    head = "职责活动|年度预算数|绩效目标|绩效指标|优|良|中|差\n"
    (gap,) = gaps(f"{head}取水许可|12.5|按时办结|办结率|≥95%|≥90%|≥80%|<80%\n")
    assert "职责活动" in gap
    assert "left out" in gap
