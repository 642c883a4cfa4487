"""Texts of several paragraphs: what headings and totals in front of a list say of its parts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fiscus.graph.disclosure.basics.fact import Node
from fiscus.graph.disclosure.figures.amounts import BudgetAmount, BudgetChange, StatedRatio
from fiscus.graph.disclosure.figures.counts import StatedCount
from fiscus.graph.disclosure.understanding import understand
from fiscus.graph.reading.formats import read
from fiscus.graph.values import Iri
from fiscus.graph.vocabulary import BASE

Case = tuple[str, list[str]]


def cases() -> Iterator[Case]:
    """Yield each text and what it states; an empty line parts the texts."""
    text = Path(__file__).with_name("paragraphs.txt").read_text(encoding="utf-8")
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        said = [line.strip() for line in lines if line.startswith("\t")]
        yield "\n".join(line for line in lines if not line.startswith("\t")), said


def said(node: Node, disclosure: Iri) -> str | None:
    def tail(iri: Iri | None) -> str:
        return "-" if iri is None else iri.removeprefix(f"{disclosure}/")

    match node:
        case BudgetAmount():
            return f"{tail(node.iri)} {node.amount.value:f}"
        case BudgetChange():
            phase = node.compared_phase.value.rsplit("/", 1)[1] if node.compared_phase else ""
            base = f"{node.compared_year.value} {phase}".strip()
            why = "；".join(reason.value for reason in node.reasons)
            return f"{tail(node.iri)} {node.change.value:f} against {base} {why}".strip()
        case StatedRatio():
            parts = f"{tail(node.numerator)} of {tail(node.denominator)}"
            return f"{tail(node.iri)} {node.percent.value:f} {parts}"
        case StatedCount():
            return f"{tail(node.iri)} {node.quantity.value:f}"
    return None


def test_there_are_cases() -> None:
    assert len(list(cases())) >= 2


@pytest.mark.parametrize(("text", "expected"), tuple(cases()))
def test_a_text_states_what_it_says(text: str, expected: list[str]) -> None:
    found = understand(read(text.encode(), "text.txt"), BASE)
    disclosure = found.frame.disclosure
    assert [line for node in found.nodes if (line := said(node, disclosure))] == expected
