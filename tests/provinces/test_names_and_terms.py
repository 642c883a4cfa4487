"""What disclosures of many provinces state besides figures: names, units, terms."""

from pathlib import Path

import pytest

from fiscus.graph.disclosure.basics.fact import Node
from fiscus.graph.disclosure.publisher.organisation import BudgetDepartment, BudgetUnit
from fiscus.graph.disclosure.texts.glossary import GlossaryEntry
from fiscus.graph.disclosure.understanding import understand
from fiscus.graph.reading.formats import read
from fiscus.graph.vocabulary import BASE

HERE = Path(__file__).parent


def nodes(name: str) -> tuple[Node, ...]:
    return understand(read((HERE / name).read_bytes(), name), BASE).nodes


def test_a_glossary_ends_at_the_captions_of_tables_behind_it() -> None:
    found = nodes("bishan_minzheng_2026_budget.html")
    terms = [node.label.value for node in found if isinstance(node, GlossaryEntry)]
    assert terms == ["财政拨款收入", "其他收入", "基本支出"]


@pytest.mark.parametrize(
    "name", ["quanjiao_shuili_2023_budget.html", "huairou_shuiwu_2022_final.docx"]
)
def test_sentences_about_the_publisher_are_no_names_of_it(name: str) -> None:
    departments = [node for node in nodes(name) if isinstance(node, BudgetDepartment)]
    assert [node.other_labels for node in departments] == [()]


def test_units_are_the_same_in_a_copy_in_the_traditional_script() -> None:
    original, copy = (
        {node.iri for node in nodes(name) if isinstance(node, BudgetUnit)}
        for name in ("luoping_shuiwu_2020_final.docx", "luoping_shuiwu_2020_mirror.html")
    )
    assert len(original) == 3
    assert copy == original
