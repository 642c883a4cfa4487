"""Every section by small documents: all facts of each, nothing left out, nothing added."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pyoxigraph import Quad

from fiscus.graph.ingest import convert

CASES = sorted((Path(__file__).parents[2] / "documents").glob("*.txt"))
WORDED = sorted((Path(__file__).parents[2] / "documents").glob("*.wording"))


def test_there_are_cases() -> None:
    assert len(CASES) >= 12
    assert WORDED


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_document_gives_exactly_its_facts(
    case: Path, facts: Callable[[Sequence[Quad]], list[str]]
) -> None:
    conversion = convert(case.read_bytes(), case.name)
    expected = case.with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    assert facts(conversion.quads) == expected


@pytest.mark.parametrize("case", WORDED, ids=lambda case: case.stem)
def test_a_document_keeps_its_wording(
    case: Path, wording: Callable[[Sequence[Quad]], list[str]]
) -> None:
    conversion = convert(case.with_suffix(".txt").read_bytes(), case.name)
    assert wording(conversion.quads) == case.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_was_not_understood_is_reported(case: Path) -> None:
    conversion = convert(case.read_bytes(), case.name)
    numbers = [f"{entry.place}: {entry.text}" for entry in conversion.coverage.unclaimed]
    gaps = [gap.sentence() for gap in conversion.gaps]
    expected = case.with_suffix(".gaps")
    assert [*numbers, *gaps] == (
        expected.read_text(encoding="utf-8").splitlines() if expected.exists() else []
    )
