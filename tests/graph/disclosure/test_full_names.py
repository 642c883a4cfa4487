"""A title that leaves the place out: the text and its tables tell the full name."""

import pytest

from fiscus.graph.disclosure.naming.full_names import without_level
from fiscus.graph.disclosure.publisher.organisation import BudgetDepartment
from fiscus.graph.disclosure.understanding import understand
from fiscus.graph.reading.formats import read
from fiscus.graph.vocabulary import BASE

BODY = "一、收支预算总体情况说明\n{}2023年度收入、支出预算总计100万元，比上年增加10万元。\n"
TABLE = "部门收支总表\n部门：{} 单位：万元\n"


def department(text: str) -> BudgetDepartment:
    nodes = understand(read(text.encode(), "a.txt"), BASE).nodes
    return next(node for node in nodes if isinstance(node, BudgetDepartment))


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("市教育局", "保定市教育局"),
        ("教育局", "保定市教育局"),
        ("市市场监督管理局", "保定市市场监督管理局"),
        ("市场监督管理局", "保定市市场监督管理局"),
        ("省法院", "江苏省高级人民法院"),
        ("市中院", "保定市中级人民法院"),
        ("县检察院", "怀来县人民检察院"),
        ("县政府办", "怀来县人民政府办公室"),
        ("省委办公厅", "中共江苏省委办公厅"),
        ("区委组织部", "中共上海市普陀区委组织部"),
        ("县政协", "政协怀来县委员会"),
    ],
)
def test_a_short_name_is_the_node_of_the_full_one(short: str, full: str) -> None:
    whole = department(f"{full}2023年部门预算公开\n" + BODY.format(full))
    for text in (TABLE.format(full) + BODY.format("本单位"), BODY.format(full)):
        found = department(f"{short}2023年部门预算公开\n{text}")
        assert found.iri == whole.iri
        assert full in {found.label.value, *(other.value for other in found.other_labels)}


def test_names_of_two_places_are_no_full_name() -> None:
    text = BODY.format("保定市教育局") + BODY.format("唐山市教育局")
    assert "/000000/" in department(f"市教育局2023年部门预算公开\n{text}").iri


def test_the_place_is_of_the_level_that_the_name_keeps() -> None:
    text = BODY.format("保定市水务局")
    assert "/000000/" in department(f"县水务局2023年部门预算公开\n{text}").iri


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("市教育局", "教育局"),
        ("市市场监督管理局", "市场监督管理局"),
        ("市场监督管理局", "市场监督管理局"),
        ("市政府办公室", "政府办公室"),
        ("市政管理处", "市政管理处"),
        ("县民政局", "民政局"),
        ("区划地名办公室", "区划地名办公室"),
        ("州民族宗教事务委员会", "民族宗教事务委员会"),
    ],
)
def test_the_level_is_told_from_words_that_begin_alike(name: str, rest: str) -> None:
    assert without_level(name) == rest
