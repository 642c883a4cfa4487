"""Only what a reader of the file sees is read, each figure with its place; the rest is listed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fiscus.graph.disclosure.figures.amounts import BudgetAmount
from fiscus.graph.disclosure.understanding import understand
from fiscus.graph.reading.formats import read
from fiscus.graph.vocabulary import BASE
from tests.shown.word import word
from tests.shown.workbook import workbook

HERE = Path(__file__).parent
FILES = {"workbook": workbook, "word": word}


@pytest.mark.parametrize("name", FILES)
def test_each_figure_has_its_place(name: str) -> None:
    found = understand(read(FILES[name](), name), BASE)
    start = f"{found.frame.disclosure}/"
    told = (
        (node.iri.removeprefix(start), f"{node.amount.value:f}", node.amount.spans[0].line.place)
        for node in found.nodes
        if isinstance(node, BudgetAmount)
    )
    expected = (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    assert sorted({"\t".join(map(str, one)) for one in told}) == sorted(expected)


@pytest.mark.parametrize(
    ("build", "left_out"),
    [
        (workbook, {("a hidden sheet, left out as no content", "草稿")}),
        (
            word,
            {
                ("hidden text, left out as no content", text)
                for text in ("20699", "旧科目", "999.00")
            },
        ),
    ],
)
def test_what_is_not_shown_is_listed(
    build: Callable[[], bytes], left_out: set[tuple[str, str]]
) -> None:
    assert {(part.what, part.text) for part in read(build(), "a").unread} == left_out
