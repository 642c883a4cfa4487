"""Where the columns of a table without rules part: told from all of its lines together."""

import re
from collections.abc import Sequence
from itertools import pairwise

from .glyphs import Glyph
from .lines import TextLine
from .tables import Columns
from .texts import (
    LEAST_GAP,
    NARROW_GAP,
    Edges,
    are_of_one_text,
    are_set_apart,
    gap_between,
    homes,
    texts_of,
)

_MOST_HEADS = 6
"""Lines of heads above the figures, at most."""

_FEWEST_ROWS = 3
_MOST_ROWS = 0.8

_AMOUNT = re.compile(r"(?:^|[^\d,.])\d{1,3}(?:,?\d{3})*\.\d{2}$")
_WORD = re.compile("(?![元万亿千百个台辆人次项套件年月日平])[\u4e00-\u9fff]")
_TOTAL = re.compile(r"[总合小]\s*计")
"""What begins a row that may stand over several columns."""

_ENDS_FIGURE = re.compile(r"\d[.．]\d+%?$|\d[,，]\d{3}$")
_FIGURE = re.compile(r"\d\.\d|\d,\d{3}(?!\d)")


def columns_in(lines: Sequence[TextLine]) -> Columns:
    """Return the left and right edges of what stands below each other in *lines*.

    A head that reaches over the gap between columns does not make them one, where each of them
    has a head.
    """
    rows = [line for line in lines if _FIGURE.search(line.text)]
    heads = [line for line in lines if not _FIGURE.search(line.text)]
    body = [line for line in rows if not _TOTAL.match(line.text)] or rows
    above = [line for line in heads if rows and line.middle < rows[0].middle][-_MOST_HEADS:]
    parted = [(body, _below(body)), *(([*body, line], _below([*body, line])) for line in above)]
    whole = _below(lines)
    return tuple(part for n in range(len(whole)) for part in _split(whole, n, parted, heads))


def _split(
    whole: Columns,
    n: int,
    parted: Sequence[tuple[Sequence[TextLine], Columns]],
    heads: Sequence[TextLine],
) -> Columns:
    """Return the columns within the column *n* of *whole*.

    There are several if all have heads, or their texts are set each by itself.

    :param parted: the columns of the rows with figures, and of these with one line of heads.
    """
    column = whole[n]
    found: Columns = (column,)
    for lines, columns in parted:
        inside = tuple(part for part in columns if column[0] <= part[0] and part[1] <= column[1])
        together = (*whole[:n], *inside, *whole[n + 1 :])
        if len(inside) <= len(found) or _are_shifted(lines, inside):
            continue
        if _are_all_set_apart(lines, inside) or any(
            _has_all(line, together, n, len(inside)) for line in heads
        ):
            found = inside
    edges = [column[0], *(left for left, _ in found[1:])]
    return tuple(zip(edges, [*(right for _, right in found[:-1]), column[1]], strict=True))


def _are_shifted(lines: Sequence[TextLine], columns: Columns) -> bool:
    """Tell whether heads, the last of *lines*, stand further to the left than their figures.

    Then one stands over nothing, and figures further to the right have none.
    """
    *body, head = ([bool(_within(line, column)) for column in columns] for line in lines)
    below = [any(row) for row in zip(*body, strict=True)] if body else head
    alone = [n for n, (up, low) in enumerate(zip(head, below, strict=True)) if up and not low]
    bare = [n for n, (up, low) in enumerate(zip(head, below, strict=True)) if low and not up]
    return bool(alone and bare) and min(alone) < max(bare)


def _are_all_set_apart(lines: Sequence[TextLine], columns: Columns) -> bool:
    """Tell whether rows have texts in each two of *columns* side by side, all set by themselves."""
    for left, right in pairwise(columns):
        pairs = [pair for line in lines if (pair := _between(line, left, right))]
        if not pairs or not all(are_set_apart(before, behind) for before, behind, _ in pairs):
            return False
    return True


def _has_all(line: TextLine, columns: Columns, first: int, count: int) -> bool:
    """Tell whether *line* has one text in each of *count* columns from *first* on."""
    wanted = range(first, first + count)
    stand = homes(list(texts_of(line, columns)), columns)
    return [home for home in stand if home in wanted] == list(wanted)


def _below(lines: Sequence[TextLine]) -> Columns:
    found: list[Edges] = []
    glyphs = [glyph for line in lines for glyph in line.glyphs]
    size = max((glyph.size for glyph in glyphs), default=0.0)
    for column in _apart(glyphs, LEAST_GAP):
        if found and not _parts(lines, found[-1], column, size):
            found[-1] = found[-1][0], max(found[-1][1], column[1])
        else:
            found.append(column)
    return tuple(found)


def _apart(glyphs: Sequence[Glyph], gap: float) -> list[Edges]:
    """Return the edges of what no more than *gap* heights of the font part."""
    found: list[Edges] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.x0):
        if found and glyph.x0 - found[-1][1] < gap * glyph.size:
            found[-1] = found[-1][0], max(found[-1][1], glyph.x1)
        else:
            found.append((glyph.x0, glyph.x1))
    return found


def _parts(lines: Sequence[TextLine], left: Edges, right: Edges, size: float) -> bool:
    """Tell whether two columns stand side by side: in all rows that have both, or in most.

    Figures set to the right all but touch the names set to the left behind them: there the
    names begin at one place, or an amount goes before a word that is no unit.
    """
    if right[0] - left[1] >= NARROW_GAP * size:
        return True
    pairs = [pair for line in lines if (pair := _between(line, left, right))]
    gaps = [behind.x0 - before.x1 for before, behind, _ in pairs]
    if not pairs:
        return _heads_the_next(lines, left, right, size)
    if all(b.x0 - a.x1 >= gap_between(a, b) * b.size for a, b, _ in pairs):
        return True
    if any(are_of_one_text(before, behind) for before, behind, _ in pairs):
        return False
    narrow = [pair for pair, gap in zip(pairs, gaps, strict=True) if gap < NARROW_GAP * size]
    if not narrow or min(gaps) < LEAST_GAP * size:
        return bool(pairs) and not narrow
    begins = [behind.x0 for _, behind, _ in narrow]
    begin_together = max(begins) - min(begins) < LEAST_GAP * size and len(gaps) >= _FEWEST_ROWS
    is_told = len(gaps) - len(narrow) >= max(_FEWEST_ROWS, _MOST_ROWS * len(gaps))
    return is_told or begin_together or any(_is_amount(text, next_) for _, next_, text in narrow)


def _heads_the_next(lines: Sequence[TextLine], left: Edges, right: Edges, size: float) -> bool:
    """Tell whether words to the right of figures, in other rows than these, head a next column.

    Figures are set to the right of their column, so that no head of theirs stands behind them.
    """
    before = [(held[-1].x1, held) for line in lines if (held := _within(line, left))]
    figures = [held for end, held in before if end > left[1] - LEAST_GAP * size]
    behind = [held for line in lines if (held := _within(line, right))]
    are_figures = all(_ENDS_FIGURE.search("".join(g.text for g in held)) for held in figures)
    is_word = not any(_FIGURE.search("".join(g.text for g in held)) for held in behind)
    return are_figures and is_word and right[0] - left[1] >= LEAST_GAP * size


def _within(line: TextLine, column: Edges) -> list[Glyph]:
    return [glyph for glyph in line.glyphs if column[0] <= glyph.x0 and glyph.x1 <= column[1]]


def _between(line: TextLine, left: Edges, right: Edges) -> tuple[Glyph, Glyph, str] | None:
    """Return where the texts that *line* has in both columns part, and the text before that."""
    before, behind = _within(line, left), _within(line, right)
    if not before or not behind:
        return None
    last, first = max(before, key=lambda g: g.x1), min(behind, key=lambda g: g.x0)
    return last, first, "".join(g.text for g in before)


def _is_amount(text: str, behind: Glyph) -> bool:
    """Tell whether *text* ends with an amount, and what stands *behind* it is no unit of it."""
    return bool(_AMOUNT.search(text)) and bool(_WORD.match(behind.text))
