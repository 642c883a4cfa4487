"""What docs/seed-audit.md says that a rule finds in the real disclosure, it finds there."""

import re
from pathlib import Path

import pytest

from fiscus.graph.ingest import convert
from fiscus.graph.validation import Report, validate_quads
from fiscus.graph.validation.rules import local_name

ROOT = Path(__file__).parents[3]
SOURCE = ROOT.parent / "shared" / "seed" / "huailai-2023.txt"
PAGE = (ROOT / "docs" / "seed-audit.md").read_text("utf-8")
ROW = re.compile(r"^\| ([0-9][^|]*) \|[^|]*\| (`[^|]*`) \|$", re.MULTILINE)
SUMS = re.compile(
    r"(parts|total|rows|subtotals|price|stated-twice|agree|add-up|equal|exceed-budget|caps-short)$"
)


def rows() -> list[tuple[str, frozenset[str]]]:
    """Return the lines and the rules of each row of the page."""
    return [
        (lines, frozenset(re.findall(r"`([a-z0-9-]+)`", rules)))
        for lines, rules in ROW.findall(PAGE)
    ]


@pytest.fixture(scope="module")
def report() -> Report:
    if not SOURCE.is_file():
        pytest.skip(f"the real disclosure is not beside the project ({SOURCE.name})")
    return validate_quads(convert(SOURCE.read_bytes(), SOURCE.name).quads)


def lines_of(report: Report, rule: str) -> set[int]:
    return {
        place.line
        for result in report.results
        if local_name(result.shape) == rule
        for place in result.evidence
        if place.line is not None
    }


def spans(lines: str) -> list[range]:
    """Return what ``97, 1150–1157`` spans."""
    found = re.findall(r"([0-9]+)(?:–([0-9]+))?", lines)
    return [range(int(first), int(last or first) + 1) for first, last in found]


def test_the_page_lists_defects() -> None:
    assert len(rows()) > 30


@pytest.mark.parametrize(("lines", "rules"), rows(), ids=[lines for lines, _ in rows()])
def test_each_defect_is_found_where_it_stands(
    report: Report, lines: str, rules: frozenset[str]
) -> None:
    for rule in rules:
        found = lines_of(report, rule)
        assert [span for span in spans(lines) if found.isdisjoint(span)] == [], rule


def test_no_sum_that_holds_is_reported(report: Report) -> None:
    wrong = {local_name(r.shape) for r in report.results if SUMS.search(local_name(r.shape))}
    assert (report.counts["violation"], wrong) == (0, set())
