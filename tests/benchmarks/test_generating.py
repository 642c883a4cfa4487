"""Made-up disclosures: always the same, consistent to the last figure, read without a gap."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.generating import files, generated, text
from fiscus.graph.ingest import convert
from fiscus.graph.validation import validate_quads
from samples.audit import findings

SEED = 20_000
positions = st.integers(0, 400)


def test_a_seed_gives_the_same_files_again() -> None:
    first, again = dict(files(SEED, 12)), dict(files(SEED, 12))
    assert (len(first), first) == (12, again)


def test_another_seed_gives_other_figures() -> None:
    assert text(SEED, 3) != text(SEED + 1, 3)


@settings(deadline=None, max_examples=60)
@given(positions)
def test_every_sum_holds(position: int) -> None:
    assert findings(generated(SEED, position)) == []


def test_changes_follow_from_the_year_before() -> None:
    for position in range(1, 5):
        before, now = generated(SEED, position - 1).figures, generated(SEED, position).figures
        grown = now["expenditure.total"].number - before["expenditure.total"].number
        assert now["change.total"].number == grown


@pytest.mark.parametrize("position", range(0, 96, 8))
def test_validation_finds_nothing(position: int) -> None:
    """The measure over a thousand is ``python -m benchmarks.alarms``."""
    conversion = convert(text(SEED, position).encode(), "made-up.txt")
    coverage = conversion.coverage
    assert (coverage.numbers_claimed, validate_quads(conversion.quads).results) == (
        coverage.numbers,
        (),
    )
