"""Classes that paragraphs name by their levels."""

import pytest

from fiscus.graph.validation.said_classes import Path, classes_in

NAMED = {
    "1.教育支出（类）普通教育（款）小学教育（项）20万元，主要用于校舍。": [
        Path("教育支出（类）普通教育（款）小学教育（项）", "教育", "普通教育", "小学教育")
    ],
    "“节能环保支出(类) 污染防治(款)监测、规划及标准(项)”5万元": [
        Path(
            "节能环保支出(类)污染防治(款)监测、规划及标准(项)",
            "节能环保",
            "污染防治",
            "监测、规划及标准",
        )
    ],
    "住房保障支出（类）住房改革支出（款）20万元。": [
        Path("住房保障支出（类）住房改革支出（款）", "住房保障", "住房改革", None)
    ],
}
NOTHING = ("教育支出（类）20万元，占40%。", "小学教育（项）20万元。", "按类、款、项列示。")


@pytest.mark.parametrize("text", NAMED)
def test_names_are_told_level_by_level(text: str) -> None:
    assert classes_in(text) == NAMED[text]


@pytest.mark.parametrize("text", NOTHING)
def test_what_names_no_division_is_left_alone(text: str) -> None:
    assert classes_in(text) == []
