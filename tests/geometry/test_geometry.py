"""One table in many places and directions on PDF pages: the same figures, each in its place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fiscus.graph.disclosure.figures.amounts import BudgetAmount
from fiscus.graph.disclosure.understanding import Understanding, understand
from fiscus.graph.reading.formats import read
from fiscus.graph.vocabulary import BASE
from tests.geometry.pages import OF_BOTH_SIDES, OF_EXPENDITURE

HERE = Path(__file__).parent


def amounts(found: Understanding) -> list[str]:
    start = f"{found.frame.disclosure}/"
    return sorted(
        f"{node.iri.removeprefix(start)}\t{node.amount.value.normalize():f}"
        for node in found.nodes
        if isinstance(node, BudgetAmount)
    )


def expected(name: str) -> list[str]:
    return sorted((HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("build", OF_EXPENDITURE.values(), ids=OF_EXPENDITURE)
def test_expenditure_is_read(build: Callable[[], bytes]) -> None:
    assert amounts(understand(read(build(), "a.pdf"), BASE)) == expected("expenditure")


@pytest.mark.parametrize("build", OF_BOTH_SIDES.values(), ids=OF_BOTH_SIDES)
def test_both_sides_are_read(build: Callable[[], bytes]) -> None:
    assert amounts(understand(read(build(), "a.pdf"), BASE)) == expected("both-sides")


@pytest.mark.parametrize(
    ("build", "amount", "place"),
    [
        ("text upwards on a sheet upright", "expenditure", "page 2, table 1, row 2, column 3"),
        (
            "a sheet shown turned",
            "expenditure.basic;function=2210201",
            "page 2, table 1, row 9, column 4",
        ),
        (
            "the last columns on a page behind",
            "expenditure.project;function=20604",
            "page 2, table 1, row 6, column 2",
        ),
    ],
)
def test_each_figure_has_its_place(build: str, amount: str, place: str) -> None:
    found = understand(read(OF_EXPENDITURE[build](), "a.pdf"), BASE)
    places = {
        node.iri.rsplit("/", 1)[1]: str(node.amount.spans[0].line.place)
        for node in found.nodes
        if isinstance(node, BudgetAmount)
    }
    assert places[amount] == place
