"""Tables without upright rules: told by texts that stand below each other in columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .bands import Band, bands_of
from .gaps import columns_in
from .heads import below_head, depth_of, heads_over, with_heads
from .labels import Label, labels_of
from .lines import TextLine, text_lines
from .ruling import Area
from .stretches import may_belong, stretches, trimmed
from .tables import Columns, PartCell, TablePart
from .texts import at_home, texts_of
from .wrapping import PADDING

_MOST_LABELS = 2
_CELL_GAP = 4.0
_PAGE = re.compile(r"[1-9]\d{0,2}")


@dataclass(frozen=True, slots=True)
class Unruled:
    """Lines *start* to *end* (behind the last) of a page, and the part of a table they are."""

    start: int
    end: int
    part: TablePart


def unruled_tables(
    lines: Sequence[TextLine], page: int, first: int, before: TablePart | None = None
) -> Iterator[Unruled]:
    """Yield the tables among *lines*, which stand in no ruled table, from the top.

    :param first: the number that the first table has on its page.
    :param before: the table without rules with which the page before ends.
    """
    start = 0
    if before and (rest := _rest(lines, page, first, before)):
        yield rest
        start, first = rest.end, first + 1
    for begin, end in stretches(lines, start):
        if part := _part(lines[begin:end], _told(lines[begin:end]), page, first):
            yield Unruled(begin, end, part)
            first += 1


def _rest(lines: Sequence[TextLine], page: int, number: int, before: TablePart) -> Unruled | None:
    """Return the lines at the top of a page that go on in the columns of the table before."""
    end = 0
    while end < len(lines) and may_belong(lines, 0, end) and _fits(lines[end], before.columns):
        end += 1
    for _, last in trimmed(lines, 0, end, 1):
        part = _part(lines[:last], before.columns, page, number)
        return Unruled(0, last, part) if part else None
    return None


def _fits(line: TextLine, columns: Columns) -> bool:
    """Tell whether no text of *line* reaches from one column into the next."""
    return all(
        sum(left < right_edge and left_edge < right for left_edge, right_edge in columns) < 2
        for left, right in texts_of(line, columns)
    )


def _part(lines: Sequence[TextLine], columns: Columns, page: int, number: int) -> TablePart | None:
    """Return *lines* as part of a table with *columns*; nothing where they are none."""
    if len(columns) < 2:
        return None
    first = below_head(lines, columns)
    heads = heads_over(lines[:first], columns)
    held = lines[first:] if heads else lines
    rows, labels = _rows(_placed(held, columns), [right for _, right in columns])
    if _is_contents(rows):
        return None
    cells = tuple(with_heads(_cells(rows, labels, columns), heads, columns))
    return TablePart(
        page,
        number,
        (*(left for left, _ in columns), columns[-1][1] + PADDING),
        lines[0].top,
        len(rows) + depth_of(heads),
        cells,
        columns,
    )


def _told(lines: Sequence[TextLine]) -> Columns:
    """Return the columns in which *lines* stand."""
    columns = columns_in(lines)
    if len(columns) < 2:
        return columns
    rows, labels = _rows(_placed(lines, columns), [right for _, right in columns])
    filled = [set(row.cells) for row in rows]
    for column, found in labels.items():
        for label in found:
            for row in range(label.first, label.last + 1):
                filled[row].add(column)
    return _without_split(columns, filled)


def _without_split(columns: Columns, rows: Sequence[set[int]]) -> Columns:
    """Return *columns* with those made one of which none of *rows* has text in two.

    So are a header that is set to the left and the figures below it, set to the right; the next
    header, beside the first, begins a column of its own.
    """
    found = [columns[0]]
    held = {0}
    for column in range(1, len(columns)):
        parts = [row & (held | {column}) for row in rows]
        if all(len(part) < 2 for part in parts) and held | {column} <= set().union(*parts):
            found[-1] = found[-1][0], columns[column][1]
            held.add(column)
        else:
            found.append(columns[column])
            held = {column}
    return tuple(found)


def _placed(lines: Sequence[TextLine], columns: Columns) -> list[tuple[int, TextLine]]:
    """Return the texts in the columns, each with its column."""
    texts = [
        (home, [g for g in line.glyphs if left <= g.x0 <= right])
        for line in lines
        for (left, right), home in at_home(line, columns)
    ]
    return [
        (column, line)
        for column in range(len(columns))
        for line in text_lines(
            (g for home, held in texts if home == column for g in held), _CELL_GAP
        )
    ]


def _rows(
    lines: Sequence[tuple[int, TextLine]], edges: Sequence[float]
) -> tuple[list[Band], dict[int, list[Label]]]:
    """Return the rows, and by column the labels of leading columns that stand beside several.

    Labels that stand between rows hide where those part: without them more rows are full.
    """
    best: tuple[list[Band], dict[int, list[Label]]] = (bands_of(lines, edges), {})
    for count in range(1, min(_MOST_LABELS, len(edges) - 2) + 1):
        rows = bands_of([pair for pair in lines if pair[0] >= count], edges)
        found = {
            column: labels
            for column in range(count)
            if (labels := labels_of([line for c, line in lines if c == column], rows)) is not None
        }
        gain = _full(rows, len(edges)) - _full(best[0], len(edges))
        if len(found) == count and (gain > 0 or (gain == 0 and not _runs_on(found, best[0]))):
            best = rows, found
    return best


def _runs_on(labels: dict[int, list[Label]], rows: Sequence[Band]) -> bool:
    """Tell whether some of *labels* run together what stands in *rows* of its own."""
    return any(
        sum(column in row.cells for row in rows) > len(found) for column, found in labels.items()
    )


def _full(rows: Sequence[Band], width: int) -> int:
    """Return how many rows have most of the cells that are no labels."""
    body = range(min(_MOST_LABELS, width - 1), width)
    return sum(2 * sum(column in row.cells for column in body) >= len(body) for row in rows)


def _is_contents(bands: Sequence[Band]) -> bool:
    """Tell a table of contents, whose last column are the numbers of pages."""
    last = [band.cells[max(band.cells)][-1].text for band in bands]
    if not all(map(_PAGE.fullmatch, last)):
        return False
    return [int(text) for text in last] == sorted(int(text) for text in last)


def _cells(
    rows: Sequence[Band],
    labels: dict[int, list[Label]],
    columns: Columns,
) -> Iterator[PartCell]:
    for column, (left, right) in enumerate(columns):
        edges = left, right + PADDING
        if column in labels:
            for label in labels[column]:
                area = Area(label.first, column, label.last - label.first + 1, 1)
                yield PartCell(area, *edges, label.lines)
            continue
        for row, band in enumerate(rows):
            yield PartCell(Area(row, column, 1, 1), *edges, tuple(band.cells.get(column, ())))
