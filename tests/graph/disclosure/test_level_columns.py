"""Tables of budgets whose heads of codes run together, or whose columns run into each other."""

from tests.graph.disclosure.page_amounts import amounts_of

START = """<html><body><p>金塔县林业局2024年部门预算</p><p>支出预算总表</p><p>单位：元</p><table>
<tr><td colspan="4">项目</td><td colspan="3">支出预算</td></tr>
<tr><td>功能分类科目编码类 款</td><td>项</td><td></td><td>功能分类科目名称</td><td>合计</td>
<td>基本支出</td><td>项目支出</td></tr>
<tr><td>213</td><td></td><td></td><td>农林水支出</td><td>90,000</td><td>60,000</td>
<td>30,000</td></tr>
<tr><td>213</td><td>02</td><td></td><td>林业和草原</td><td>90,000</td><td>60,000</td>
<td>30,000</td></tr>"""
END = """<tr><td>213</td><td>02</td><td>01</td><td>行政运行</td><td>60,000</td>%s</tr>
<tr><td colspan="4">合计</td><td>90,000</td><td>60,000</td><td>30,000</td></tr>
</table></body></html>"""
APART = "<td>60,000</td><td></td>"
TOGETHER = "<td></td><td>40,000 20,000</td>"


def test_parts_of_codes_are_told_by_what_stands_in_the_columns() -> None:
    assert amounts_of(START + END % APART) == {
        "expenditure": "90000",
        "expenditure.basic": "60000",
        "expenditure.project": "30000",
        "expenditure;function=213": "90000",
        "expenditure.basic;function=213": "60000",
        "expenditure.project;function=213": "30000",
        "expenditure;function=21302": "90000",
        "expenditure.basic;function=21302": "60000",
        "expenditure.project;function=21302": "30000",
        "expenditure;function=2130201": "60000",
        "expenditure.basic;function=2130201": "60000",
    }


def test_nothing_is_known_of_a_column_that_runs_into_the_one_beside() -> None:
    assert not any("project" in name for name in amounts_of(START + END % TOGETHER))


def test_nothing_is_known_behind_a_cell_that_holds_two_heads() -> None:
    page = START.replace("<td>合计</td>", "<td>合计 基本支出</td>") + END % APART
    assert amounts_of(page) == {}
