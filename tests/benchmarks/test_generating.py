"""Made-up disclosures: always the same, consistent to the last figure, read without a gap."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.generating import files, generated, text
from benchmarks.generating.corpus import made
from benchmarks.generating.folder import SHARES, WORKBOOK, written
from benchmarks.writing.as_text import stream
from benchmarks.writing.forms import Form
from fiscus.graph.ingest import convert
from fiscus.graph.validation import validate_quads
from samples.audit import findings
from tests.formats.facts import differences, facts

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


@pytest.mark.parametrize("number", [0, 9, 17, 27, 33, 203, 403, 604, 1500, 2301])
def test_validation_finds_nothing(number: int) -> None:
    """The measure over a thousand is ``python -m benchmarks.alarms``."""
    conversion = convert(stream(made(SEED, number).layout), "made-up.txt")
    coverage = conversion.coverage
    assert (coverage.numbers_claimed, validate_quads(conversion.quads).results) == (
        coverage.numbers,
        (),
    )


def test_a_folder_has_the_same_bytes_again() -> None:
    first = list(written(SEED, 40))
    assert (len(first) > 8, first) == (True, list(written(SEED, 40)))


@cache
def kinds() -> dict[str, int]:
    """Return the number of a document of each kind."""
    return {made(SEED, number).kind: number for number in range(80)}


def test_there_are_budgets_final_accounts_and_tables_alone() -> None:
    assert set(kinds()) == {"budget", "final", "tables"}


@pytest.mark.slow
@pytest.mark.parametrize("form", dict.fromkeys(form for form, _ in SHARES), ids=lambda f: f.name)
@pytest.mark.parametrize("kind", ["budget", "final"])
def test_each_form_says_the_same(form: Form, kind: str) -> None:
    layout = made(SEED, kinds()[kind]).layout
    expected, actual = facts(stream(layout), "a.txt"), facts(form.write(layout), "a")
    assert actual == expected, differences(expected, actual)


def test_tables_alone_say_the_same_as_a_workbook() -> None:
    layout = made(SEED, kinds()["tables"]).layout
    expected, actual = facts(stream(layout), "a.txt"), facts(WORKBOOK.write(layout), "a")
    assert actual == expected, differences(expected, actual)
