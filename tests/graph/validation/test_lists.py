"""Entries that a list in a sentence has twice."""

import pytest

from fiscus.graph.validation.clauses import listed_twice

LISTS = {
    "主要包括：基本工资、奖金、离休费、奖金、住房公积金。": ["奖金"],
    "主要包括基本工资、奖金、奖励金。": [],
    "人员经费主要包括：奖金、津贴；公用经费主要包括：办公费、奖金。": [],
    "会议、培训和会议、接待。": [],
}


@pytest.mark.parametrize("text", LISTS)
def test_what_is_listed_twice_is_found(text: str) -> None:
    assert listed_twice(text) == LISTS[text]
