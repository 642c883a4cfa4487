"""Texts that would take minutes or all memory where each of their lines looked at all others."""

import time

import pytest

from fiscus.graph.reading.document import Line, Passage, Place, Table
from fiscus.graph.reading.placing.shape import shape_of
from fiscus.graph.reading.plain.text import read_text
from fiscus.graph.reading.tables import MOST_PLACES, Cell, table_of
from fiscus.graph.reading.web.html import read_html

SECONDS = 12
"""Of processor time; each text takes up to three where it is read line by line."""

TEXTS = {
    "blanks behind parts": f"第一部分 第二部分 {'某' * 200}{' ' * 190_000}完",
    "numbers of columns only": "栏次 ||\n" * 90_000,
    "a row of thousands of closed cells": "甲 |\n" * 60_000 + "乙 ||\n" + "丙 |\n丁 ||\n" * 20_000,
    "a cell of thousands of numbered lines": "\t甲\n"
    + "乙\n" * 150_000
    + "1.\n"
    + "2.\n" * 100_000,
    "a wide head": "项|" * 60_000 + "\n1.5|1.5|\n" + "合|1.5|2.5|\n" * 15_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_costs_what_it_is(name: str) -> None:
    started = time.process_time()
    read_text(TEXTS[name].encode(), "page.txt")
    assert time.process_time() - started < SECONDS


def _ragged(height: int, width: int) -> list[Cell]:
    """Return the cells of one wide row and of one cell in each row beneath."""
    passage = Passage((Line("甲", Place()),))
    wide = [Cell(passage, 0, column) for column in range(width)]
    return [*wide, *(Cell(passage, row, 0) for row in range(1, height))]


def test_a_rectangle_of_mostly_blanks_is_not_made() -> None:
    height, width = 2000, MOST_PLACES // 2000 + 1
    table = table_of(_ragged(height, width), Place())
    assert table.grid is None
    assert [len(row) for row in table.rows] == [width, *[1] * (height - 1)]


def test_a_table_as_large_as_may_be_has_its_grid() -> None:
    height, width = 2000, MOST_PLACES // 2000
    assert len(table_of(_ragged(height, width), Place()).grid or ()) == height


def test_no_columns_are_told_of_rows_too_wide_and_many() -> None:
    head, rows = ["项", *[""] * MOST_PLACES], [["合计", "1.5", "2.5"]] * 20
    assert shape_of([head[:3], *rows]) is not None
    assert shape_of([head, *rows, [*["1"] * MOST_PLACES]]) is None


def test_a_page_with_one_wide_row_has_a_table_without_a_grid() -> None:
    page = f"<table><tr>{'<td>1' * 3000}</tr>{'<tr><td>2' * 400}</table>"
    (table,) = (b for b in read_html(page.encode(), "page.html").blocks if isinstance(b, Table))
    assert table.grid is None
    assert len(table.rows) == 401
