"""The rows of a head in which merged cells stand once, with the columns of each cell.

A row is told by the one beneath it, by the columns of labels and figures, or, where the row
beneath holds nothing but the parts of one head, by the words that these share with it: 支出
over 基本支出 and 项目支出.
"""

from collections.abc import Sequence

from ..table_words import CODES, LEVELS
from ..tables import header_sizes
from .parted import named_heads, shared
from .shape import Group, Places, Shape, Texts, counts, first_head, keeps_merged, spread


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
    may_lack_last = not all(row) and row[-1] != ""
    sizes = None if may_lack_last else _beside_labels(row, group)
    return sizes if sizes and _agrees(sizes, below, group) else None


def _numbering(row: Texts, width: int) -> list[int]:
    """Return the sizes where words beside the numbers of columns share what these leave."""
    numbers = sum(text.isdigit() for text in row)
    words = len(row) - numbers
    share = max((width - numbers) // words, 1) if words else 1
    return [1 if text.isdigit() else share for text in row]


def _beside_labels(row: Texts, group: Group) -> list[int] | None:
    """Return the sizes where all figures have their cell and the first label covers the rest."""
    labels = len(row) - group.figures
    if not 1 <= labels <= group.labels or not row[0] or any(map(CODES.search, row[labels:])):
        return None
    is_level = row[0] in LEVELS and labels < group.labels
    return None if is_level else [*shared(labels, group.labels), *[1] * group.figures]


def _agrees(sizes: Sequence[int], below: Sequence[str], group: Group) -> bool:
    """Tell whether the row beneath parts the columns of labels as *sizes* do, if it tells."""
    labels = list(sizes[: len(sizes) - group.figures])
    if not below or len(labels) in (1, group.labels):
        return True
    return header_sizes(len(labels), below[: group.labels]) == labels


def _over_groups(row: Texts, shape: Shape) -> list[int] | None:
    """Return the sizes of heads over tables side by side, the last over the rest of them."""
    if not 1 < len(row) <= len(shape.groups):
        return None
    starts = [group.start for group in shape.groups[: len(row)]]
    return [end - start for start, end in zip(starts, [*starts[1:], shape.width], strict=True)]


def _parted(rows: Sequence[Texts], shape: Shape) -> list[Places] | None:
    """Return the places where the second row holds only what stands beneath heads of the first."""
    numbered = [row for row in rows if counts(row)]
    named = [row for row in rows if not counts(row)]
    heads = named_heads(named, shape)
    rest = [spread(_sizes([row], 0, shape, []) or []) for row in numbered]
    return [*heads, *rest] if heads and all(rest) else None
