"""Disclosures in the layouts of many provinces: every figure, count, share and change."""

from decimal import Decimal
from pathlib import Path

import pytest

from fiscus.graph.disclosure.basics.fact import Node
from fiscus.graph.disclosure.figures.amounts import BudgetAmount, BudgetChange, StatedRatio
from fiscus.graph.disclosure.figures.counts import StatedCount
from fiscus.graph.disclosure.understanding import Understanding, understand
from fiscus.graph.reading.formats import read
from fiscus.graph.vocabulary import BASE

HERE = Path(__file__).parent
FILES = sorted(
    path for path in HERE.iterdir() if path.suffix in {".html", ".docx", ".xlsx", ".txt", ".pdf"}
)


def understood(path: Path) -> Understanding:
    return understand(read(path.read_bytes(), path.name), BASE)


def figure(node: Node) -> tuple[Decimal, str] | None:
    """Return the value of a figure and what else tells it apart: base of a change, kind of rate."""
    match node:
        case BudgetAmount():
            return node.amount.value, ""
        case BudgetChange():
            base = str(node.compared_year.value)
            phase = node.compared_phase
            return node.change.value, f"{base} {_code(phase.value)}" if phase else base
        case StatedRatio():
            return node.percent.value, _code(node.kind)
        case StatedCount():
            return node.quantity.value, ""
        case _:
            return None


def _code(iri: str) -> str:
    return iri.rsplit("/", 1)[1]


def figures(found: Understanding) -> list[str]:
    """Return each figure as the end of its IRI, its value and what tells it apart, sorted."""
    start = f"{found.frame.disclosure}/"
    named = ((node.iri.removeprefix(start), figure(node)) for node in found.nodes)
    return sorted(
        {
            f"{name}\t{value[0].normalize():f}\t{value[1]}".rstrip("\t")
            for name, value in named
            if value is not None
        }
    )


def test_there_is_a_file_of_each_format() -> None:
    assert {path.suffix for path in FILES} == {".html", ".docx", ".xlsx", ".txt", ".pdf"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_gives_exactly_its_figures(path: Path) -> None:
    expected = path.with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    found = understood(path)
    assert [found.frame.disclosure.removeprefix(f"{BASE}id/"), *figures(found)] == expected
