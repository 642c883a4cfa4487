"""Disclosures written down by hand: a line a paragraph, tables drawn with bars.

``| a | b |`` is a row, ``|= a | b |`` one of the header. ``<`` is part of the cell to its left,
``^`` of the one above, ``/`` alone ends a table before another begins.
"""

from collections.abc import Sequence

from benchmarks.writing.layout import Block, Cell, Grid, Layout

_LEFT, _ABOVE = "<", "^"


def drawn_layout(text: str) -> Layout:
    """Return the paragraphs and tables that *text* draws."""
    blocks: list[Block] = []
    rows: list[str] = []
    for line in [*text.splitlines(), "/"]:
        if line.startswith("|"):
            rows.append(line)
            continue
        if rows:
            blocks.append(_grid(rows))
            rows = []
        if line.strip() not in {"", "/"}:
            blocks.append(line)
    return tuple(blocks)


def _grid(lines: Sequence[str]) -> Grid:
    heads = sum(line.startswith("|=") for line in lines)
    rows = [_parts(line) for line in lines]
    width = len(rows[0])
    assert {len(row) for row in rows} == {width}, [row for row in rows if len(row) != width]
    cells = tuple(
        Cell(text, r, c, _height(rows, r, c), _width(row, c))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        if text not in {_LEFT, _ABOVE}
    )
    assert sum(cell.height * cell.width for cell in cells) == len(rows) * width, lines[0]
    return Grid(cells, len(rows), width, heads)


def _parts(line: str) -> list[str]:
    inner = line.strip().removeprefix("|=").removeprefix("|").removesuffix("|")
    return [part.strip() for part in inner.split("|")]


def _width(row: Sequence[str], column: int) -> int:
    width = 1
    while column + width < len(row) and row[column + width] == _LEFT:
        width += 1
    return width


def _height(rows: Sequence[Sequence[str]], row: int, column: int) -> int:
    height = 1
    while row + height < len(rows) and rows[row + height][column] == _ABOVE:
        height += 1
    return height
