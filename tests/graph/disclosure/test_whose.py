"""Whose name stands in front of an item: the publisher's, a unit's, or somebody's."""

import pytest

from fiscus.graph.disclosure.figures.whose import PUBLISHER, UNKNOWN, Bodies, Body
from fiscus.graph.values import Iri

SCHOOL, OWN_PART = Iri("https://example.org/school"), Iri("https://example.org/own-part")
UNITS = {"怀安县第一中学": SCHOOL, "第一中学": SCHOOL, "怀安县教育局机关": OWN_PART}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("下达怀安县第一中学", Body(SCHOOL)),
        ("第一中学2024年", Body(SCHOOL)),
        ("其中：局机关", Body(OWN_PART)),
        ("怀安县教育局机关", Body(OWN_PART)),
        ("怀安县教育局2024年", PUBLISHER),
        ("我局", PUBLISHER),
        ("怀安县第二小学", UNKNOWN),
        ("怀安县少年宫活动站", UNKNOWN),
        ("主要用于", None),
        ("", None),
    ],
)
def test_the_name_in_front_tells_whose_a_figure_is(text: str, body: Body | None) -> None:
    assert Bodies("怀安县教育局", "怀安县", UNITS).in_front(text) == body


@pytest.mark.parametrize(
    ("text", "body"), [("医院", None), ("局机关", None), ("怀安县供水站", UNKNOWN)]
)
def test_without_units_a_general_word_is_the_publisher(text: str, body: Body | None) -> None:
    assert Bodies("怀安县水务局", "怀安县", {}).in_front(text) == body
