"""A table of one row, for the unit that is called as its department: all that this has."""

from fiscus.graph.disclosure.figures.amounts import BudgetAmount
from fiscus.graph.disclosure.understanding import understand
from fiscus.graph.reading.formats import read
from fiscus.graph.vocabulary import BASE

_TEXT = """桂东县林场管理所2023年部门预算
一般公共预算“三公”经费支出表
单位：万元
| 单位代码 | 单位名称 | 三公经费合计 | 公务用车运行费 | 公务接待费 |
| 512001 | 桂东县林场管理所 | 4.50 | 3.00 | 1.50 |
"""
_TOTAL = "|  | 合计 | 5.50 | 3.00 | 2.50 |\n"


def owners(text: str) -> set[str]:
    found = understand(read(text.encode(), "a.txt"), BASE)
    amounts = [node for node in found.nodes if isinstance(node, BudgetAmount)]
    assert {node.part_of for node in amounts} == {found.frame.disclosure}
    return {node.of.removeprefix(f"{BASE}id/") for node in amounts}


def test_what_the_unit_alone_has_is_the_departments() -> None:
    assert owners(_TEXT) == {"department/431027/512"}


def test_beside_a_total_it_is_the_units_own() -> None:
    assert owners(_TEXT + _TOTAL) == {"unit/431027/512001", "department/431027/512"}
