"""Rows of a table that only number its columns."""

import pytest

from fiscus.graph.disclosure.basics.ordinals import counts_columns
from fiscus.graph.reading.document import Line, Passage, Place

CASES = {
    ("1", "2", "3"): True,
    ("栏次", "1", "2"): True,
    ("**", "1", "2"): True,
    ("项目", "1", "2"): True,
    ("1", "3", "2"): False,
    ("5", "6", "7"): False,
    ("1", "2023"): False,
    ("1", "9" * 5000): False,
    ("1", "፪"): False,
    ("合计", "1", "2"): False,
}


@pytest.mark.parametrize(("texts", "counts"), CASES.items(), ids=lambda case: str(case)[:20])
def test_it_counts_from_one_or_two(texts: tuple[str, ...], counts: object) -> None:
    row = tuple(Passage((Line(text, Place()),)) for text in texts)

    assert counts_columns(row) is counts
