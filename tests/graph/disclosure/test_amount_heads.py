"""Heads of columns that name a phase, however they call the figure."""

import pytest

from fiscus.graph.disclosure.tables.table_meaning import meaning_of


@pytest.mark.parametrize(
    ("head", "phase"),
    [
        ("预算数", "initial-budget"),
        ("预算金额", "initial-budget"),
        ("预算额(万元)", "initial-budget"),
        ("全年预算金额", "adjusted-budget"),
        ("决算金额", "executed"),
        ("执行金额", "executed"),
    ],
)
def test_a_figure_is_called_number_sum_or_amount(head: str, phase: str) -> None:
    meaning = meaning_of(head, "expenditure")
    assert meaning
    assert (meaning.phase, meaning.item) == (phase, None)
