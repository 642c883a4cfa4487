"""Disclosures in the layouts of eight provinces: every figure, count, share and change."""

from decimal import Decimal
from pathlib import Path

import pytest

from fiscus.graph.disclosure.amounts import BudgetAmount, BudgetChange, StatedRatio
from fiscus.graph.disclosure.counts import StatedCount
from fiscus.graph.disclosure.fact import Node
from fiscus.graph.disclosure.understanding import Understanding, understand
from fiscus.graph.reading.formats import read
from fiscus.graph.vocabulary import BASE

HERE = Path(__file__).parent
FILES = sorted(
    path for path in HERE.iterdir() if path.suffix in {".html", ".docx", ".xlsx", ".txt", ".pdf"}
)


def understood(path: Path) -> Understanding:
    return understand(read(path.read_bytes(), path.name), BASE)


def figure(node: Node) -> Decimal | None:
    match node:
        case BudgetAmount():
            return node.amount.value
        case BudgetChange():
            return node.change.value
        case StatedRatio():
            return node.percent.value
        case StatedCount():
            return node.quantity.value
        case _:
            return None


def figures(found: Understanding) -> list[str]:
    """Return each figure as the end of its IRI and its value, sorted."""
    start = f"{found.frame.disclosure}/"
    named = ((node.iri.removeprefix(start), figure(node)) for node in found.nodes)
    return sorted({f"{name}\t{value.normalize():f}" for name, value in named if value is not None})


def test_there_is_a_file_of_each_format() -> None:
    assert {path.suffix for path in FILES} == {".html", ".docx", ".xlsx", ".txt", ".pdf"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_gives_exactly_its_figures(path: Path) -> None:
    expected = path.with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    found = understood(path)
    assert [found.frame.disclosure.removeprefix(f"{BASE}id/"), *figures(found)] == expected
