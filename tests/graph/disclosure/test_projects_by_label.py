"""Projects told in lines of their own, as the counties of Xinjiang print them."""

import pytest

from fiscus.graph.disclosure.projects.project_nodes import ProjectBudget
from fiscus.graph.disclosure.understanding import understand
from fiscus.graph.reading.plain.text import read_text
from fiscus.graph.vocabulary import BASE

HEAD = "怀安县六工镇人民政府2025年部门预算\n八、项目支出情况说明\n"


def listed(lines: str) -> dict[str, list[str]]:
    found = understand(read_text((HEAD + lines).encode(), "a.txt"), BASE)
    return {
        node.label: [str(amount.value) for amount in node.amount]
        for node in found.nodes
        if isinstance(node, ProjectBudget) and isinstance(node.label, str)
    }


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            (
                "项目名称：2025年村干部报酬\n设立的政策依据：关于村干部报酬的通知\n预算安排规模：500.00万元\n"
                "项目承担单位：六工镇人民政府\n（二）项目名称：人居环境整治。\n2.预算安排规模：300万元。\n"
            ),
            {"2025年村干部报酬": ["5000000"], "人居环境整治": ["3000000"]},
        ),
        (
            "项目名称：村干部报酬\n项目名称：人居环境整治\n预算安排规模：3万元\n",
            {"人居环境整治": ["30000"]},
        ),
        ("预算安排规模：300万元\n", {}),
        ("项目名称：村干部报酬\n" + "按月发放。\n" * 9 + "预算安排规模：3万元\n", {}),
    ],
)
def test_a_project_has_the_amount_of_its_own_lines(
    lines: str, expected: dict[str, list[str]]
) -> None:
    assert listed(lines) == expected
