"""Several disclosures in one file: a department, its units, its own part."""

from typing import Any, cast

import pytest

from fiscus.graph.ingest import convert
from fiscus.graph.vocabulary import BASE, FIS
from tests.graph.minted_nodes import TABLES, nodes

DEPARTMENT = """怀安县水务局2024年部门预算公开
二、机构设置
	单位名称
	单位性质

	350001怀安县水务局本级
	行政

	350002怀安县排水所
	事业

三、收入支出总体情况
2024年收入预算100万元。
"""
UNIT = """怀安县排水所2024年单位预算公开
一、单位职责
负责排水。
二、收入支出总体情况
2024年收入预算30万元。
"""


def test_a_department_and_its_unit_in_one_file_are_a_disclosure_each() -> None:
    both = convert((DEPARTMENT + UNIT).encode(), "a.txt")
    amounts = {
        quad.subject.value.removeprefix(f"{BASE}id/disclosure/"): quad.object.value
        for quad in cast("tuple[Any, ...]", both.quads)
        if quad.predicate == FIS.amount
    }
    assert amounts == {
        "130728/350/2024/budget/amount/revenue": "1000000",
        "130728/350002/2024/budget/amount/revenue": "300000",
    }
    assert nodes(DEPARTMENT + UNIT, "BudgetUnit") == {"unit/130728/350001", "unit/130728/350002"}
    assert not both.gaps
    alone = [convert(text.encode(), "a.txt").coverage for text in (DEPARTMENT, UNIT)]
    assert both.coverage.numbers == sum(part.numbers for part in alone)
    assert both.coverage.numbers_claimed == both.coverage.numbers


@pytest.mark.parametrize(
    "title", ["怀安县排水所\n2024年单位预算公开\n", UNIT.splitlines()[0] + "\n"]
)
def test_a_title_over_two_lines_parts_a_file_too(title: str) -> None:
    text = DEPARTMENT + title + "\n".join(UNIT.splitlines()[1:]) + "\n"
    assert len(nodes(text, "Disclosure")) == 2


@pytest.mark.parametrize(
    "line",
    [
        "怀安县水务局2024年部门预算情况说明",
        "怀安县水利局2024年部门预算\n怀安县排水所2024年单位预算",
        "水务局2024年部门预算公开表",
        "《怀安县排水所2024年单位预算》已经公开。",
    ],
)
def test_lists_and_repeated_titles_part_nothing(line: str) -> None:
    assert len(nodes(f"{DEPARTMENT}{line}\n四、其他\n没有。\n", "Disclosure")) == 1


def test_numbered_headings_that_name_the_publisher_short_part_nothing() -> None:
    text = """新疆生产建设兵团第十师一八八团2024年部门预算公开
一、关于一八八团2024年收入预算情况说明
一八八团2024年收入预算100万元。
（二）一八八团2024年支出预算情况说明
一八八团2024年支出预算100万元。
"""
    assert len(nodes(text, "Disclosure")) == 1


def test_the_departments_own_part_is_a_disclosure_of_its_own() -> None:
    own = DEPARTMENT.replace("水务局2024", "水务局（本级）2024", 1).replace("100万", "60万")
    assert nodes(DEPARTMENT + own, "Disclosure") == {
        "disclosure/130728/350/2024/budget",
        "disclosure/130728/350.own/2024/budget",
    }


def test_the_table_of_another_publisher_is_listed() -> None:
    one = TABLES.format(label="部门：怀安县水务局　　单位：万元", year=2024)
    other = TABLES.format(label="部门：怀安县排水所　　单位：万元", year=2024)
    reason = "the table of another publisher, read as part of this one"
    gaps = convert((one + other).encode(), "a.txt").gaps
    assert [gap.text for gap in gaps if gap.reason == reason] == ["怀安县排水所"]
