"""Tables of accounts whose total stands in the row of the heads beneath 本年支出."""

from tests.graph.disclosure.page_amounts import amounts_of

START = """<html><body><p>金塔县林业局2023年度部门决算</p>
<p>政府性基金预算财政拨款收入支出决算表</p><p>单位：万元</p><table>
<tr><td colspan="2">项目</td><td rowspan="2">年初结转和结余</td><td rowspan="2">本年收入</td>
<td rowspan="2" colspan="3">本年支出</td><td rowspan="2">年末结转和结余</td></tr>
<tr><td>功能分类科目编码</td><td>科目名称</td></tr>"""
END = """<tr><td>212</td><td>城乡社区支出</td><td></td><td>36.00</td><td>36.00</td><td>4.00</td>
<td>32.00</td><td></td></tr></table></body></html>"""
MIXED = """<tr><td colspan="2">合计</td><td></td><td>36.00</td><td>合计</td>
<td>基本支出</td><td>项目支出</td><td></td></tr>"""
NO_HEADS = """<tr><td colspan="2">合计</td><td></td><td>36.00</td><td>基本支出</td>
<td>见说明</td><td></td><td></td></tr>"""


def test_the_heads_beside_the_total_head_their_columns() -> None:
    assert amounts_of(START + MIXED + END) == {
        "revenue.government-fund": "360000",
        "revenue.government-fund;function=212": "360000",
        "expenditure;function=212;fund=government-fund": "360000",
        "expenditure.basic;function=212;fund=government-fund": "40000",
        "expenditure.project;function=212;fund=government-fund": "320000",
    }


def test_words_without_a_sum_are_no_heads() -> None:
    found = amounts_of(START + NO_HEADS + END)
    assert "expenditure.basic;function=212;fund=government-fund" not in found
