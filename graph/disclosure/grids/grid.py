"""Rows of a table put together by what its header says."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ...reading.document import Passage, Place, Row, Table
from ...reading.placing.rows import places_of
from ...reading.placing.shape import is_figure, shape_of
from ...reading.tables import Cell, header_sizes, table_of
from ..basics.folding import fold
from .repeats import joined

_LABEL = re.compile(
    r"(?:金额|计量)?单位[:为](?:人民币)?[千万亿]?元|(?:编制|填报|公开)?(?:部门|单位)(?:名称)?:"
)
"""What is said of a whole table in front of its header: 单位：万元, 部门：…."""

_DEEPEST_HEADER = 8
"""Rows that a header, title and unit have at most."""


def rows_of_width(rows: Iterable[Row], width: int) -> Iterator[Row]:
    """Put rows of *width* cells together.

    A source without columns parts a row wherever it has a blank line, and runs rows together
    where it has none. Pieces that do not add up to the width are given as they are, for the
    caller to report.
    """
    held: Row = ()
    for row in rows:
        if held and len(held) + len(row) > width:
            yield held
            held = ()
        held = (*held, *row)
        if len(held) >= width:
            yield from _split(held, width)
            held = ()
    if held:
        yield held


def _split(row: Row, width: int) -> Iterator[Row]:
    if len(row) % width:
        yield row
    else:
        yield from (row[start : start + width] for start in range(0, len(row), width))


def is_empty(row: Row) -> bool:
    """Whether no cell of *row* holds text."""
    return all(cell.is_blank for cell in row)


def columns_of(table: Table) -> tuple[Row, ...]:
    """Return the full rectangle of *table*, empty where its columns cannot be told.

    A source without columns tells them where most rows have as many cells: the rows of a header
    above, which have fewer, are spread over them.
    """
    if table.grid is not None:
        return joined(table.grid)
    return joined(_rectangle(table.rows) or _placed(table.rows))


def _placed(written: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the rectangle of rows in which merged cells stand once, if it can be told.

    A cell a line leaves out none: each row beneath the head has to fill the rectangle.
    """
    rows = tuple(_labels_apart(written))
    texts = [[fold(cell.text) for cell in row] for row in rows]
    shape = shape_of(texts)
    places = places_of(texts) if shape else None
    if shape is None or places is None:
        return ()
    if any(len(row) > 1 and sum(row[-1]) != shape.width for row in places[shape.heads :]):
        return ()
    cells = (
        Cell(cell, r, column, width=width)
        for r, (row, stand) in enumerate(zip(rows, places, strict=True))
        for cell, (column, width) in zip(row, stand, strict=True)
    )
    return table_of(cells, Place()).grid or ()


def _rectangle(written: tuple[Row, ...]) -> tuple[Row, ...]:
    rows = tuple(_labels_apart(written))
    (width, times), *_ = Counter(map(len, rows)).most_common(1) or [(0, 0)]
    first = next((place for place, row in enumerate(rows) if len(row) == width), 0)
    body = tuple(rows_of_width(rows[first:], width)) if width > 1 < times else ()
    above = rows[:first]
    if not body or any(len(row) != width for row in body) or not _can_head(above, width):
        return ()
    upwards = [body[0]]
    for row in reversed(above):
        spread = _spread(row, upwards[-1])
        if spread is None:
            return ()
        upwards.append(spread)
    if above:
        upwards[0] = _reached(upwards[1], upwards[0])
    return (*reversed(upwards), *body[1:])


def _labels_apart(rows: tuple[Row, ...]) -> Iterator[Row]:
    """Yield *rows*; what labels the whole table in front of the first head is a row of its own."""
    for place, row in enumerate(rows):
        labels = next((n for n, cell in enumerate(row) if not _labels_table(cell)), len(row))
        if place or not 0 < labels < len(row):
            yield row
        else:
            yield row[:labels]
            yield row[labels:]


def _labels_table(cell: Passage) -> bool:
    return _LABEL.match(fold(cell.text)) is not None


def _can_head(above: tuple[Row, ...], width: int) -> bool:
    return len(above) <= _DEEPEST_HEADER and all(0 < len(row) < width for row in above)


def _spread(row: Row, below: Row) -> Row | None:
    """Return the cells of a header's upper row, each in all columns that it stands above.

    Where the row below does not tell them, the last cell covers the rest: of a title or a line
    with labels (单位：万元), or where all others reach down. Else it cannot be told.
    """
    rest = len(below) - len(row) + 1
    texts = [fold(cell.text) for cell in below]
    sizes = None if any(map(is_figure, texts)) else header_sizes(len(row), texts)
    reach_down = all(cell.is_blank for cell in below[: len(row) - 1])
    is_label = any(map(_labels_table, row))
    if sizes is None and not (reach_down or is_label):
        return None
    sizes = sizes or [*[1] * (len(row) - 1), rest]
    return tuple(cell for cell, size in zip(row, sizes, strict=True) for _ in range(size))


def _reached(above: Row, below: Row) -> Row:
    """Return the lower row with what reaches down into it in the place of its blanks."""
    pairs = zip(above, below, strict=True)
    return tuple(upper if lower.is_blank else lower for upper, lower in pairs)
