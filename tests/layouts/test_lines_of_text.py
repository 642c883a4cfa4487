"""The same layouts as text whose rows are lines, or whose cells are: merged cells stand once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.writing.as_text import stream
from benchmarks.writing.layout import Grid, Layout
from fiscus.graph.disclosure.understanding import understand
from fiscus.graph.reading.formats import read
from fiscus.graph.vocabulary import BASE
from tests.layouts.notation import drawn_layout
from tests.layouts.test_layouts import LAYOUTS, stated

WHOLE = {
    "merged-heads-2023-final",
    "nine-of-accounts-2022-final",
    "nine-tables-2023-final",
}
"""Accounts of which each table is told in all of these forms."""


def tabbed(layout: Layout) -> bytes:
    """Return the text with a line a row, nothing standing for what a merged cell covers."""
    return "\n".join(_in_lines(layout, "\t")).encode()


def barred(layout: Layout) -> bytes:
    """Return the same with bars between the cells."""
    return "\n".join(_in_lines(layout, "|")).encode()


def _in_lines(layout: Layout, between: str) -> Iterator[str]:
    for block in layout:
        if isinstance(block, Grid):
            yield from ("", *(between.join(c.text for c in row) for row in block.rows()), "")
        else:
            yield block


def trimmed(layout: Layout) -> bytes:
    """Return the text with a line a row, blanks for what is covered, none at its end."""
    lines: list[str] = []
    for block in layout:
        if isinstance(block, Grid):
            begun = {(cell.row, cell.column): cell.text for cell in block.cells}
            places = [[(r, c) for c in range(block.width)] for r in range(block.height)]
            rows = ("\t".join(begun.get(place, "") for place in row) for row in places)
            lines += ["", *(row.rstrip() for row in rows), ""]
        else:
            lines.append(block)
    return "\n".join(lines).encode()


def repeated(layout: Layout) -> bytes:
    """Return the text with a line a row, each merged cell written in all places that it covers."""
    lines: list[str] = []
    for block in layout:
        if isinstance(block, Grid):
            texts = {
                (cell.row + down, cell.column + across): cell.text
                for cell in block.cells
                for down in range(cell.height)
                for across in range(cell.width)
            }
            places = [[(r, c) for c in range(block.width)] for r in range(block.height)]
            lines += [
                "",
                *("| " + " | ".join(map(texts.__getitem__, row)) + " |" for row in places),
                "",
            ]
        else:
            lines.append(block)
    return "\n".join(lines).encode()


UNTOLD = {
    ("merged-heads-2023-final", tabbed),
    ("merged-heads-2023-final", barred),
}
"""Of these it is not told beneath which head 小计 and 其中：教育收费 stand."""


WRITERS = [tabbed, barred, trimmed, repeated, stream]


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda path: path.stem)
def test_no_other_figure_is_stated(layout: Path, write: Callable[[Layout], bytes]) -> None:
    data = write(drawn_layout(layout.read_text(encoding="utf-8")))
    found = stated(understand(read(data, f"{layout.stem}.txt"), BASE))
    expected = layout.with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    if layout.stem in WHOLE and (layout.stem, write) not in UNTOLD:
        assert found == expected
    figures = {line for line in found if line.startswith(("amount/", "change/", "ratio/"))}
    assert figures - set(expected) == set()
