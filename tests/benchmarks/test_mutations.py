"""Changes to consistent disclosures: what is changed, and that plain ones are noticed."""

from collections import Counter

import pytest

from benchmarks.generating import text
from benchmarks.generating.draws import Draws
from benchmarks.mutating import Mutation, mutations
from benchmarks.mutations import findings, noticed

SEED = 20_000
ORIGINAL = text(SEED, 4)
COPIES = list(mutations(ORIGINAL, Draws(SEED, "test"), 1))
PLAIN = (
    "figure: ProcurementItem unitPrice",
    "figure: BudgetProject projectCode",
)
TOLD = {
    "figure: BudgetAmount revenue amount",
    "figure: BudgetChange expenditure.basic changeAmount",
    "figure: ProcurementItem quantity",
    "figure: ProjectBudget amount",
    "figure: BudgetProject projectCode",
}
"""What the text tells a second time: elsewhere, in a sum or product, or by a check character."""


def of_kind(kind: str) -> Mutation:
    return next(copy for copy in COPIES if copy.kind == kind)


def test_a_copy_differs_in_one_thing() -> None:
    assert all(copy.text != ORIGINAL for copy in COPIES)
    for copy in COPIES:
        if copy.kind.startswith("figure"):
            lines = zip(ORIGINAL.split("\n"), copy.text.split("\n"), strict=True)
            assert sum(before != after for before, after in lines) == 1


def test_every_way_of_changing_is_taken() -> None:
    ways = Counter(copy.kind.partition(":")[0] for copy in COPIES)
    assert set(ways) == {"figure", "row dropped", "cell emptied", "cells swapped"}


@pytest.mark.parametrize("kind", PLAIN)
def test_plain_changes_are_noticed(kind: str) -> None:
    assert noticed(findings(ORIGINAL) or set(), of_kind(kind))


def test_an_unchanged_text_is_nothing_to_notice() -> None:
    assert not noticed(findings(ORIGINAL) or set(), Mutation("none", ORIGINAL))


def test_what_is_told_twice_is_known() -> None:
    looked_at = {*TOLD, "figure: PaymentMilestone cumulativePercent"}
    assert {kind for kind in looked_at if of_kind(kind).told} == TOLD


def test_a_rate_that_stands_once_is_told_once() -> None:
    rates = [
        copy
        for copy in mutations(ORIGINAL, Draws(SEED, "test"), 99)
        if copy.kind.startswith("figure: PerformanceIndicator") and copy.was.endswith("%")
    ]
    assert rates
    assert not any(copy.told for copy in rates)
