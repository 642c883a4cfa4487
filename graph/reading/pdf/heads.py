"""The head of a table without rules as cells: which columns each of its texts stands over."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, product

from .fitting import HEIGHTS, SAME_ROW, Fitting, Head, HeadText
from .lines import TextLine, line_of
from .ruling import Area
from .tables import Columns, PartCell
from .texts import at_home, texts_of
from .wrapping import PADDING

_BESIDE = 0.75
_UNEVEN = 0.15
_NO_HEAD = re.compile(
    r"[-—－]?(?:[\d,，]*\d[.．]\d+%?|\d{1,3}(?:[,，]\d{3})+|\d{1,3}|[235]\d\d(?:\d\d){1,2})|\*+|栏次"
)
"""What stands beneath a head: figures, codes, and the numbers of the columns."""

_MOST_OFF = 0.5
"""Heights of the font by which the heads may miss their places, for each column."""

_SURE = 0.2
"""By how much more another reading has to miss."""


def below_head(lines: Sequence[TextLine], columns: Columns) -> int:
    """Return the first of *lines* with figures, codes or the numbers of the columns, or beside it.

    A label of two lines begins above the figures beside it.
    """
    first = next((n for n, line in enumerate(lines) if _is_below_head(line, columns)), 0)
    while first and _goes_down(lines, first, columns):
        first -= 1
    return first


def _goes_down(lines: Sequence[TextLine], place: int, columns: Columns) -> bool:
    """Tell whether the line above that at *place* is of the same row.

    It is beside it, or a line of one column that is nearer to it than to what is above.
    """
    line, above = lines[place], lines[place - 1]
    step = line.middle - above.middle
    if step < _BESIDE * line.size:
        return True
    if place < 2 or step + _UNEVEN * line.size > above.middle - lines[place - 2].middle:
        return False
    ours, theirs = ({home for _, home in at_home(one, columns)} for one in (line, above))
    return len(theirs) == 1 and theirs <= ours


def _is_below_head(line: TextLine, columns: Columns) -> bool:
    return any(
        _NO_HEAD.fullmatch("".join(g.text for g in line.glyphs if left <= g.x0 <= right))
        for left, right in texts_of(line, columns)
    )


def heads_over(lines: Sequence[TextLine], columns: Columns) -> list[Head]:
    """Return the heads over *columns* where *lines* are several rows of them, else none.

    Where it cannot be told what stands over which column, all of them are one head.
    """
    is_deep = any(b.middle - a.middle > SAME_ROW * b.size for a, b in pairwise(lines))
    if not is_deep:
        return []
    return _told(lines, columns) or [Head(Area(0, 0, 1, len(columns)), tuple(lines))]


def _told(lines: Sequence[TextLine], columns: Columns) -> list[Head] | None:
    """Return the cells of a head of several rows, or nothing where they cannot be told."""
    texts = [text for line in lines for text in _texts(line, columns)]
    found = [
        fit
        for height, centred in product(HEIGHTS, (True, False))
        if (fit := Fitting(texts, columns, height, centred=centred).best())
    ]
    if not found:
        return None
    best = min(found, key=lambda fit: fit.cost)
    others = [fit.cost for fit in found if fit.shape != best.shape]
    is_told = min([best.next_cost, *others]) - best.cost >= _SURE
    return list(best.heads) if is_told and best.cost <= _MOST_OFF * len(columns) else None


def _texts(line: TextLine, columns: Columns) -> Iterator[HeadText]:
    for (left, right), home in at_home(line, columns):
        yield HeadText(line_of([g for g in line.glyphs if left <= g.x0 <= right]), home)


def depth_of(heads: Sequence[Head]) -> int:
    """Return how many rows *heads* are."""
    return max((head.area.row + 1 for head in heads), default=0)


def with_heads(
    cells: Iterable[PartCell], heads: Sequence[Head], columns: Columns
) -> Iterator[PartCell]:
    """Yield *heads* as cells, those without parts down to *cells*, and these below them."""
    depth = depth_of(heads)
    lowest = {c: head.area.row for head in heads for c in head.columns}
    for head in heads:
        area = head.area
        if area.width == 1 and lowest[area.column] == area.row:
            area = replace(area, height=depth - area.row)
        edges = columns[head.columns[0]][0], columns[head.columns[-1]][1] + PADDING
        yield PartCell(area, *edges, head.lines)
    for cell in cells:
        yield replace(cell, area=replace(cell.area, row=cell.area.row + depth))
