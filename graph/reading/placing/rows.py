"""Rows of a table of figures in which merged cells stand once, with the columns of each cell.

``合计 | 3.00 | 2.00`` beneath ``科目编码 | 科目名称 | 决算数 | 基本支出``: 合计 stands over both
labels. Only what fits in one way is placed.
"""

from collections.abc import Sequence

from .heads import head_places
from .lists import list_places
from .shape import (
    Group,
    Places,
    Shape,
    Texts,
    counts,
    has_words,
    is_figure,
    is_money,
    is_total,
    keeps_merged,
    shape_of,
    spread,
)


def places_of(rows: Sequence[Texts]) -> list[Places] | None:
    """Return where the cells of *rows* stand, or nothing where that cannot be told.

    Where all rows are as wide each cell is a column.

    :param rows: folded texts of the cells.
    """
    if len({len(row) for row in rows if len(row) > 1}) < 2:
        return [spread([1] * len(row)) for row in rows]
    shape = shape_of(rows)
    if shape is None:
        return list_places(rows)
    found = _in_shape([row[: shape.width] for row in rows], shape)
    if found is None:
        return None
    return [
        [*places, *spread([1] * (len(row) - len(places)), shape.width)]
        for row, places in zip(rows, found, strict=True)
    ]


def _in_shape(rows: Sequence[Texts], shape: Shape) -> list[Places] | None:
    heads = head_places(rows[: shape.heads], shape)
    if heads is None or _has_odd_row(rows, shape):
        return None
    seen = {tuple(row): places for row, places in zip(rows, heads, strict=False)}
    may_merge = not keeps_merged(rows[: shape.heads])
    body = [
        seen.get(tuple(row)) or _body_places(row, shape, may_merge=may_merge)
        for row in rows[shape.heads :]
    ]
    return [*heads, *(places for places in body if places)] if all(body) else None


def _has_odd_row(rows: Sequence[Texts], shape: Shape) -> bool:
    """Tell a table of which one row alone is wider than its head: it has a cell too many."""
    widest = [r for r, row in enumerate(rows) if len(row) == shape.width]
    has_labels = any(group.labels for group in shape.groups)
    is_numbered = any(map(counts, rows[: shape.heads]))
    return len(widest) == 1 and widest[0] >= shape.heads and has_labels and not is_numbered


def _body_places(row: Texts, shape: Shape, *, may_merge: bool) -> Places | None:
    as_written = spread([1] * len(row))
    if len(row) in (1, shape.width) or not any(map(is_figure, row)):
        return as_written
    merged = _merged(row, shape) if may_merge else None
    if merged and not row[-1]:
        return merged  # a row that ends in a blank leaves out none
    if not _fits(row, as_written, shape):
        return merged
    return None if merged else as_written


def _fits(row: Texts, places: Places, shape: Shape) -> bool:
    """Tell whether words stand in columns of labels and money in columns of figures."""
    labels = {
        column
        for group in shape.groups
        for column in range(group.start, group.start + group.labels)
    }
    pairs = list(zip(row, places, strict=True))
    words = all(column in labels for text, (column, _) in pairs if has_words(text))
    money = all(column not in labels for text, (column, _) in pairs if is_money(text))
    first = not any(is_figure(text) for text, (column, _) in pairs[1:] if column in labels)
    may_be_code = any(map(is_money, row)) and not is_total(row[0])
    return words and money and (first or may_be_code)


def _merged(row: Texts, shape: Shape) -> Places | None:
    """Return the places of the cells where the first of labels covers those that lack."""
    if len(shape.groups) == 1:
        (group,) = shape.groups
        places = _in_group(row, group)
    else:
        places = _side_by_side(row, shape.groups)
    return places if places and _fits(row, places, shape) else None


def _in_group(row: Texts, group: Group) -> Places | None:
    labels = len(row) - group.figures
    if not 1 <= labels <= group.labels or not row[0]:
        return None
    return spread([group.labels - labels + 1, *[1] * (len(row) - 1)], group.start)


def _side_by_side(row: Texts, groups: Sequence[Group]) -> Places | None:
    """Return the places of sums, a label each, over tables side by side; the last has the rest."""
    begins = [at for at, text in enumerate(row) if has_words(text)]
    if not begins or begins[0] or not 1 < len(begins) <= len(groups):
        return None
    parts = [row[at:end] for at, end in zip(begins, [*begins[1:], len(row)], strict=True)]
    own = [*groups[: len(parts) - 1], groups[-1]]
    if any(len(part) != 1 + group.figures for part, group in zip(parts, own, strict=True)):
        return None
    found: Places = []
    for place, (part, group) in enumerate(zip(parts, own, strict=True)):
        start = groups[place].start
        label = group.start + group.labels - start
        found += spread([label, *[1] * (len(part) - 1)], start)
    return found
