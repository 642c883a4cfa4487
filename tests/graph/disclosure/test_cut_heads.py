"""Parts of tables too wide for a page: heads whose rest is elsewhere tell nothing."""

import pytest

from fiscus.graph.disclosure.figures.amounts import BudgetAmount
from fiscus.graph.disclosure.understanding import understand
from fiscus.graph.reading.document import ILLEGIBLE
from fiscus.graph.reading.web.html import read_html
from fiscus.graph.vocabulary import BASE

_TITLE = "一般公共预算“三公”经费支出预算表"
_WHOLE = (
    "<tr><td rowspan=2>合计<td rowspan=2>因公出国（境）费<td colspan=2>公务用车购置及运行费"
    "<td rowspan=2>公务接待费<tr><td>购置费<td>运行费<tr><td>9.00<td>0.00<td>0.00<td>6.00<td>3.00"
)


def amounts(table: str, *lines: str) -> set[str]:
    """Return the amounts read of a table below lines, each as its item and yuan."""
    above = "".join(f"<p>{line}</p>" for line in lines)
    page = (
        "<!DOCTYPE html><html><body><h1>青岩县粮食局2024年部门预算</h1>"
        f"{above}<table>{table}</table></body></html>"
    )
    nodes = understand(read_html(page.encode(), "a.html"), BASE).nodes
    return {
        f"{node.item.value.rsplit('/', 1)[1]} {node.amount.value}"
        for node in nodes
        if isinstance(node, BudgetAmount)
    }


def test_a_row_beneath_whole_heads_needs_no_label() -> None:
    found = amounts(_WHOLE, _TITLE, "单位：万元")
    assert {"three-public 90000", "three-public.reception 30000"} <= found


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            "<tr><td><td colspan=2><tr><td>公务接待费<td>合计<td>因公出国（境）费"
            "<tr><td>3.00<td>9.00<td>0.00",
            id="what stands over the heads is elsewhere",
        ),
        pytest.param(
            "<tr><td colspan=3>年预算数<tr><td colspan=2>公务用车购置及运行费"
            "<td rowspan=2>公务接待费<tr><td>购置费<td>运行费<tr><td>0.00<td>6.00<td>3.00",
            id="the year is elsewhere",
        ),
        pytest.param(
            "<tr><td colspan=3>公务用车购置及运行费<tr><td>小计<td>购置费<td>运行费"
            "<tr><td>6.00<td>0.00<td>6.00",
            id="a part without its whole",
        ),
        pytest.param(
            f"<tr><td>{ILLEGIBLE}公经费合计<td>公务接待费<tr><td>9.00<td>3.00",
            id="the beginning of a head is elsewhere",
        ),
    ],
)
def test_a_row_without_label_beneath_heads_that_are_cut_says_nothing(table: str) -> None:
    assert amounts(table, _TITLE, "单位：万元") == set()


def test_a_title_that_is_cut_says_nothing() -> None:
    assert amounts(_WHOLE, f"{ILLEGIBLE}三公”经费支出预算表", "单位：万元") == set()
    assert amounts(_WHOLE, f"一般公共预算{ILLEGIBLE}", "单位：万元") == set()


def test_a_table_without_a_unit_is_in_the_only_one_that_tables_behind_it_name() -> None:
    first = "<tr><td>项目<td>预算数<tr><td>本年收入合计<td>9,600.00"
    second = f"</table><p>{_TITLE}</p><p>单位：元</p><table>{_WHOLE}"
    assert "revenue 9600" in amounts(first + second, "部门收入总表")
