"""Tables of accounts whose total stands beside 类, 款 and 项, which head the columns of codes."""

from fiscus.graph.disclosure.figures.amounts import BudgetAmount
from fiscus.graph.disclosure.understanding import understand
from fiscus.graph.reading.formats import read
from fiscus.graph.vocabulary import BASE

PAGE = """<html><body><p>绥中县气象局2023年度部门决算</p><p>支出决算表</p><p>单位：万元</p>
<table>
<tr><td colspan="4">项目</td><td rowspan="2">本年支出合计</td>
<td rowspan="2">基本支出</td><td rowspan="2">项目支出</td></tr>
<tr><td colspan="3">功能分类科目编码</td><td>科目名称</td></tr>
<tr><td>类</td><td>款</td><td>项</td><td>合计</td><td>60.00</td><td>45.00</td><td>15.00</td></tr>
<tr><td>220</td><td></td><td></td><td>自然资源海洋气象等支出</td><td>60.00</td><td>45.00</td><td>15.00</td></tr>
</table></body></html>"""


def test_the_total_is_read() -> None:
    found = understand(read(PAGE.encode(), "page.html"), BASE)
    start = f"{found.frame.disclosure}/amount/"
    amounts = {
        node.iri.removeprefix(start): f"{node.amount.value:f}"
        for node in found.nodes
        if isinstance(node, BudgetAmount)
    }
    assert amounts == {
        "expenditure": "600000",
        "expenditure.basic": "450000",
        "expenditure.project": "150000",
        "expenditure;function=220": "600000",
        "expenditure.basic;function=220": "450000",
        "expenditure.project;function=220": "150000",
    }
