"""Figures with blanks between their thousands, told from two figures in one cell."""

import pytest

from fiscus.graph.disclosure.grids.spaced_figures import SpacedFigure, with_spaced_figures
from fiscus.graph.disclosure.grids.table_columns import is_figure
from fiscus.graph.reading.document import Line, Passage, Place


def figures(*texts: str) -> list[bool]:
    """Return of each cell of a row whether it is one figure."""
    row = tuple(Passage((Line(text, Place()),)) for text in texts)
    return [is_figure(cell) for cell in with_spaced_figures((row,))[0]]


def test_blanks_part_thousands_where_they_do_in_the_whole_table() -> None:
    assert figures("2 310.50", "1 200 000.00", "12.00") == [True, True, True]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("12 45.10", id="a number of a row in front of a figure"),
        pytest.param("1,310.50", id="commas between thousands"),
        pytest.param("1310.50", id="a figure of thousands without any"),
    ],
)
def test_two_figures_in_a_cell_are_none(other: str) -> None:
    assert figures("2 310.50", other)[0] is False


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "\u202f"])
def test_a_blank_that_does_not_break_parts_thousands(blank: str) -> None:
    assert figures(f"2{blank}310.50", "1,310.50") == [True, True]


def test_merged_cells_stay_one_cell() -> None:
    cell = Passage((Line("2 310.50", Place()),))
    ((one, other),) = with_spaced_figures(((cell, cell),))
    assert one is other
    assert isinstance(one, SpacedFigure)
