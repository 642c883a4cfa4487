"""The rows of a head in which merged cells stand once, with the columns of each cell.

A row is told by the one beneath it, by the columns of labels and figures, or, where the row
beneath holds nothing but the parts of one head, by the words that these share with it: 支出
over 基本支出 and 项目支出.
"""

import re
from collections.abc import Sequence

from ..tables import header_sizes
from .shape import Group, Places, Shape, Texts, counts, first_head, keeps_merged, spread

_NAMES = re.compile(r"编码|代码|编号|名称|科目|项目|单位|^[类款项]$")
"""What heads columns of labels."""


def head_places(rows: Sequence[Texts], shape: Shape) -> list[Places] | None:
    """Return where the cells of the rows of a head stand, or nothing where it cannot be told."""
    first = first_head(rows)
    above = [_above(row, shape.width) for row in rows[:first]]
    if keeps_merged(rows):
        return [*above, *(spread([1] * len(row)) for row in rows[first:])]
    heads = _heads(rows[first:], shape)
    return [*above, *heads] if heads is not None else None


def _above(row: Texts, width: int) -> Places:
    return spread([*[1] * (len(row) - 1), width - len(row) + 1])


def _heads(rows: Sequence[Texts], shape: Shape) -> list[Places] | None:
    found: list[Places] = []
    below: list[str] = []
    for r in reversed(range(len(rows))):
        sizes = _sizes(rows, r, shape, below)
        if sizes is None:
            return _parted(rows, shape)
        found.append(spread(sizes))
        below = [] if counts(rows[r]) else _written(rows[r], sizes)
    return found[::-1]


def _written(row: Texts, sizes: Sequence[int]) -> list[str]:
    return [text for text, size in zip(row, sizes, strict=True) for _ in range(size)]


def _sizes(rows: Sequence[Texts], r: int, shape: Shape, below: Sequence[str]) -> list[int] | None:
    """Return how many columns each cell of a row covers, by the row beneath or the groups."""
    row = rows[r]
    if len(row) == shape.width:
        return [1] * shape.width
    group = shape.groups[0] if len(shape.groups) == 1 else None
    if counts(row):
        return (_beside_labels(row, group) if group else None) or _numbering(row, shape.width)
    if below and (sizes := header_sizes(len(row), below)):
        return sizes
    if group is None:
        return _over_groups(row, shape)
    if (
        r == 0
        and group.labels
        and below
        and (sizes := header_sizes(len(row) - 1, below[group.labels :]))
    ):
        return [group.labels, *sizes]
    return _beside_labels(row, group)


def _numbering(row: Texts, width: int) -> list[int]:
    """Return the sizes where words beside the numbers of columns share what these leave."""
    numbers = sum(text.isdigit() for text in row)
    words = len(row) - numbers
    share = max((width - numbers) // words, 1) if words else 1
    return [1 if text.isdigit() else share for text in row]


def _beside_labels(row: Texts, group: Group) -> list[int] | None:
    """Return the sizes where all figures have their cell and the first label covers the rest."""
    labels = len(row) - group.figures
    if not 1 <= labels <= group.labels or not row[0]:
        return None
    return [*_shared(labels, group.labels), *[1] * group.figures]


def _over_groups(row: Texts, shape: Shape) -> list[int] | None:
    """Return the sizes of heads over tables side by side, the last over the rest of them."""
    if not 1 < len(row) <= len(shape.groups):
        return None
    starts = [group.start for group in shape.groups[: len(row)]]
    return [end - start for start, end in zip(starts, [*starts[1:], shape.width], strict=True)]


def _parted(rows: Sequence[Texts], shape: Shape) -> list[Places] | None:
    """Return the places where the second row holds only what stands beneath heads of the first."""
    if len(shape.groups) != 1:
        return None
    (group,) = shape.groups
    numbered = [row for row in rows if counts(row)]
    named = [row for row in rows if not counts(row)]
    rest = [spread(_sizes([row], 0, shape, []) or []) for row in numbered]
    if len(named) == 3 and not group.labels:
        heads = _in_halves(named, group.figures)
    elif len(named) in (2, 3):
        levels = [_levels(row, group) for row in named[2:]]
        two = _two_rows(named[0], named[1], group)
        heads = [*two, *levels] if two and all(levels) else None
    else:
        heads = None
    return [*heads, *rest] if heads and all(rest) else None


def _levels(row: Texts, group: Group) -> Places:
    return spread([1] * len(row)) if len(row) <= group.labels else []


def _in_halves(rows: Sequence[Texts], figures: int) -> list[Places] | None:
    """Return the places where each head of the first row stands over as much: 预算数, 决算数."""
    top, *others = rows
    halves = len(top)
    if figures % halves or any(len(row) % halves for row in others):
        return None
    size = figures // halves
    pieces = [
        [row[n * len(row) // halves : (n + 1) * len(row) // halves] for row in others]
        for n in range(halves)
    ]
    found = [_two_rows(upper, lower, Group(0, 0, size)) for upper, lower in pieces]
    if not all(found):
        return None
    joined = [
        [
            (column + n * size, width)
            for n, part in enumerate(found)
            if part
            for column, width in part[k]
        ]
        for k in range(2)
    ]
    return [spread([size] * halves), *joined]


def _two_rows(upper: Texts, lower: Texts, group: Group) -> list[Places] | None:
    """Return the places of a row of heads and of the row with the parts of one of them.

    The labels have one head or one each in the upper row, and none or some beneath.
    """
    if not all(lower):
        return None
    counts_of_labels = {1, group.labels} if group.labels else {0}
    found = [
        places
        for labels in counts_of_labels
        if (places := _beneath_one(upper, lower, group, labels))
    ]
    return found[0] if len(found) == 1 else None


def _beneath_one(upper: Texts, lower: Texts, group: Group, labels: int) -> list[Places] | None:
    """Return the places where *labels* cells of the upper row are heads of labels."""
    heads = upper[labels:]
    parts = group.figures - len(heads) + 1
    if len(heads) == group.figures and len(lower) <= group.labels:
        parts = 0
    names = len(lower) - parts
    if not heads or names < 0 or names > group.labels or names == 1 < group.labels:
        return None
    parent = _parent(heads, lower[names:]) if parts else -1
    if parent is None or not all(map(_NAMES.search, lower[:names])):
        return None
    sizes = [parts if at == parent else 1 for at in range(len(heads))]
    over = _shared(labels, group.labels)
    return [
        spread([*over, *sizes]),
        [
            *spread(_shared(names, group.labels)),
            *spread([1] * parts, group.labels + max(parent, 0)),
        ],
    ]


def _shared(cells: int, columns: int) -> list[int]:
    """Return the sizes of *cells* over *columns*, the first over those that lack."""
    return [columns - cells + 1, *[1] * (cells - 1)] if cells else []


def _parent(heads: Texts, parts: Texts) -> int | None:
    """Return which of *heads* alone shares most words with *parts*, if one does."""
    if len(heads) == 1:
        return 0
    shared = [sum(len(_pairs(head) & _pairs(part)) for part in parts) for head in heads]
    best = max(shared)
    return shared.index(best) if best and shared.count(best) == 1 else None


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}
