"""Disclosures in many layouts: what each states, the same in every format."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.writing.forms import FORMS, Form
from fiscus.graph.disclosure.basics.fact import Node, Stated
from fiscus.graph.disclosure.coverage.coverage import coverage
from fiscus.graph.disclosure.figures.amounts import BudgetAmount, BudgetChange, StatedRatio
from fiscus.graph.disclosure.figures.counts import StatedCount
from fiscus.graph.disclosure.indicators.indicator_nodes import PerformanceIndicator
from fiscus.graph.disclosure.projects.project_nodes import Objective, ProjectBudget
from fiscus.graph.disclosure.understanding import Understanding, understand
from fiscus.graph.reading.formats import read
from fiscus.graph.vocabulary import BASE
from tests.layouts.notation import drawn_layout

UNTOLD = {
    ("all-sources-and-classes-2024-budget", "pdf, lists without rules"),
    ("beside-and-continued-2024-budget", "pdf, lists without rules"),
    ("beside-and-continued-2024-budget", "text, a cell a line"),
    ("beside-and-continued-2024-budget", "xls, one sheet"),
    ("beside-and-continued-2024-budget", "xlsx, one sheet"),
    ("codes-and-thousands-2024-budget", "text, a cell a line"),
    ("counts-beneath-2023-final", "text, a cell a line"),
    ("counts-beneath-2023-final", "text, tables drawn with bars"),
    ("levels-of-codes-2024-budget", "text, a cell a line"),
    ("ministry-2024-budget", "text, a cell a line"),
    ("own-unit-listed-2022-budget", "pdf, lists without rules"),
    ("own-unit-listed-2022-budget", "text, a cell a line"),
    ("sangong-table-2017", "pdf, lists without rules"),
    ("sums-and-spaced-figures-2024-budget", "pdf, lists without rules"),
    ("tables-of-units-2025-budget", "pdf, lists without rules"),
    ("three-public-beneath-fund-2024-budget", "pdf, lists without rules"),
}
"""Layouts and forms that leave open what stands beneath a head: these tables are listed."""

LAYOUTS = sorted(Path(__file__).parent.glob("*.txt"))


def stated(found: Understanding) -> list[str]:
    """Return who publishes what, then each figure as the end of its IRI and its values."""
    start = f"{found.frame.disclosure}/"
    lines = {
        "\t".join([node.iri.removeprefix(start), *said]).rstrip("\t")
        for node in found.nodes
        if (said := list(_said(node)))
    }
    return [found.frame.disclosure.removeprefix(f"{BASE}id/"), *sorted(lines)]


def _said(node: Node) -> Iterator[str]:
    match node:
        case BudgetAmount():
            yield f"{node.amount.value.normalize():f}"
        case BudgetChange():
            phase = f" {_code(node.compared_phase.value)}" if node.compared_phase else ""
            yield f"{node.change.value.normalize():f}"
            yield f"{node.compared_year.value}{phase}"
        case StatedRatio():
            yield f"{node.percent.value.normalize():f}"
            yield _code(node.kind)
        case StatedCount():
            yield f"{node.quantity.value.normalize():f}"
        case PerformanceIndicator():
            yield from _indicator(node)
        case Objective():
            yield node.text.value if node.text else ""
        case ProjectBudget():
            yield node.label.value if isinstance(node.label, Stated) else node.label
            yield node.grade.value if node.grade else ""
            yield f"{node.score.value.normalize():f}" if node.score else ""
            money = (*node.amount, node.fiscal, node.other)
            yield from (f"{stated.value.normalize():f}" if stated else "" for stated in money)


def _indicator(node: PerformanceIndicator) -> Iterator[str]:
    yield _code(node.category.value) if node.category else ""
    yield node.label.value if node.label else ""
    yield from (
        stated.value if stated else "" for stated in (node.as_written, node.actual_as_written)
    )
    figures = (node.value, node.actual, node.weight, node.score)
    yield from (f"{stated.value.normalize():f}" if stated else "" for stated in figures)
    yield node.reason.value if node.reason else ""


def _code(iri: str) -> str:
    return iri.rsplit("/", 1)[1]


def test_there_are_layouts() -> None:
    assert len(LAYOUTS) >= 1


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda path: path.stem)
def test_it_states_exactly_its_figures(layout: Path, form: Form) -> None:
    data = form.write(drawn_layout(layout.read_text(encoding="utf-8")))
    document = read(data, f"{layout.stem}.{form.ending}")
    found = understand(document, BASE)
    expected = layout.with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    if (layout.stem, form.name) in UNTOLD:
        assert set(stated(found)) < set(expected)
        listed = coverage(document, found.sections, found.nodes).unclaimed
        assert listed or [gap for gap in found.gaps if "not understood" in gap.reason]
    else:
        assert stated(found) == expected
