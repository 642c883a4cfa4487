"""Heads whose lower row holds only what stands beneath some of the upper one, told by words.

``小计 | 基本支出 | 项目支出`` beneath ``编码 | 名称 | 年初结转 | 本年支出 | 年末结转``: the head
that shares words with them has these parts. Only what fits in one way is placed.
"""

from collections.abc import Sequence

from ..table_words import LEVELS, NAMES, PARTS, SUM
from ..tables import header_sizes
from .shape import Group, Places, Shape, Texts, spread


def named_heads(rows: Sequence[Texts], shape: Shape) -> list[Places] | None:
    """Return where the cells of the rows of a head stand of which the lower lack columns."""
    if len(rows) == 2 and (several := _beneath_several(rows[0], rows[1], shape.width)):
        return several
    if len(shape.groups) != 1:
        return None
    (group,) = shape.groups
    if len(rows) == 3 and not group.labels:
        return _in_halves(rows, group.figures)
    if len(rows) not in (2, 3):
        return None
    levels = [_levels(row, group) for row in rows[2:]]
    two = _two_rows(rows[0], rows[1], group)
    return [*two, *levels] if two and all(levels) else None


def _beneath_several(upper: Texts, lower: Texts, width: int) -> list[Places] | None:
    """Return the places where the last heads stand over all of the lower row, each from 小计 on.

    So does 小计, 人员经费, 小计, 甲类 beneath 基本支出 and 项目支出. The heads before reach down:
    those of labels, and 合计; which of others has parts would be open.
    """
    reaching = width - len(lower)
    parents = len(upper) - reaching
    may_reach = all(NAMES.search(text) or SUM.search(text) for text in upper[:reaching])
    if reaching < 1 or parents < 2 or not all(lower) or not may_reach:
        return None
    sizes = header_sizes(parents, lower)
    if sizes is None:
        return None
    return [spread([*[1] * reaching, *sizes]), spread([1] * len(lower), reaching)]


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
    found = [
        places
        for labels in range(bool(group.labels), group.labels + 1)
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
    if parts < 1 and len(heads) != group.figures:
        return None
    if labels > 1 and not all(map(NAMES.search, upper[:labels])):
        return None
    if not heads or names < 0 or names > group.labels or names == 1 < group.labels:
        return None
    parent = _parent(heads, lower[names:]) if parts else -1
    if parent is None or not all(map(NAMES.search, lower[:names])):
        return None
    sizes = [parts if at == parent else 1 for at in range(len(heads))]
    over, under = shared(labels, group.labels), shared(names, group.labels)
    if names and lower[0] in LEVELS and names < group.labels:
        over, under = [names, *[1] * (labels - 1)], [1] * names
    if sum(over) != group.labels:
        return None
    return [
        spread([*over, *sizes]),
        [*spread(under), *spread([1] * parts, group.labels + max(parent, 0))],
    ]


def shared(cells: int, columns: int) -> list[int]:
    """Return the sizes of *cells* over *columns*, the first over those that lack."""
    return [columns - cells + 1, *[1] * (cells - 1)] if cells else []


def _parent(heads: Texts, parts: Texts) -> int | None:
    """Return which of *heads* alone has *parts* or shares most words with them, if one does."""
    if len(heads) == 1:
        return 0
    known = [at for at, head in enumerate(heads) if _has_parts(head, parts)]
    if known:
        return known[0] if len(known) == 1 else None
    shared = [sum(len(_pairs(head) & _pairs(part)) for part in parts) for head in heads]
    best = max(shared)
    return shared.index(best) if best and shared.count(best) == 1 else None


def _has_parts(head: str, parts: Texts) -> bool:
    words = PARTS.get(head)
    return words is not None and any(map(words.fullmatch, parts))


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}
