"""Where the columns of a table without rules part: told from all of its lines together."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .glyphs import Glyph
from .lines import TextLine
from .tables import Columns

_NARROW_GAP = 0.45
"""Heights of the font that are free between two columns in all rows."""

_LEAST_GAP = 0.1
"""The same where each row by itself leaves more: heads to the left, figures to the right."""

_FEWEST_ROWS = 3
_MOST_ROWS = 0.8

_AMOUNT = re.compile(r"(?:^|[^\d,.])\d{1,3}(?:,?\d{3})*\.\d{2}$")
_WORD = re.compile("(?![元万亿千百个台辆人次项套件年月日平])[\u4e00-\u9fff]")
_FIGURE = re.compile(r"\d\.\d|\d,\d{3}(?!\d)")

Edges = tuple[float, float]


def columns_in(lines: Sequence[TextLine]) -> Columns:
    """Return the left and right edges of what stands below each other in *lines*.

    A head that reaches over the gap between columns does not make them one, where each of them
    has a head.
    """
    body = _below([line for line in lines if _FIGURE.search(line.text)])
    heads = [line for line in lines if not _FIGURE.search(line.text)]
    whole = _below(lines)
    return tuple(part for n in range(len(whole)) for part in _split(whole, n, body, heads))


def _split(whole: Columns, n: int, body: Columns, heads: Sequence[TextLine]) -> Columns:
    """Return the columns of the rows with figures within the column *n*, if all have heads."""
    column = whole[n]
    inside = tuple(part for part in body if column[0] <= part[0] and part[1] <= column[1])
    parted = (*whole[:n], *inside, *whole[n + 1 :])
    if len(inside) < 2 or not any(_has_all(line, parted, n, len(inside)) for line in heads):
        return (column,)
    edges = [column[0], *(left for left, _ in inside[1:])]
    return tuple(zip(edges, [*(right for _, right in inside[:-1]), column[1]], strict=True))


def _has_all(line: TextLine, columns: Columns, first: int, count: int) -> bool:
    """Tell whether *line* has one text in each of *count* columns from *first* on."""
    homes = [nearest(*text, columns) for text in texts_of(line, columns)]
    wanted = range(first, first + count)
    return [home for home in homes if home in wanted] == list(wanted)


def nearest(left: float, right: float, columns: Columns) -> int:
    """Return the column that a text shares most with, or is nearest to."""

    def apart(column: int) -> float:
        return max(columns[column][0], left) - min(columns[column][1], right)

    return min(range(len(columns)), key=apart)


def _below(lines: Sequence[TextLine]) -> Columns:
    found: list[Edges] = []
    glyphs = [glyph for line in lines for glyph in line.glyphs]
    size = max((glyph.size for glyph in glyphs), default=0.0)
    for column in _apart(glyphs, _LEAST_GAP):
        if found and not _parts(lines, found[-1], column, size):
            found[-1] = found[-1][0], max(found[-1][1], column[1])
        else:
            found.append(column)
    return tuple(found)


def texts_of(line: TextLine, columns: Columns) -> Iterator[Edges]:
    """Yield the edges of the texts of *line*: apart by themselves, or parted by *columns*."""
    begin: Glyph | None = None
    last: Glyph | None = None
    for glyph in sorted(line.glyphs, key=lambda glyph: glyph.x0):
        if begin and last and _is_new(last, glyph, columns):
            yield begin.x0, last.x1
            begin = None
        begin = begin or glyph
        last = glyph if last is None or begin is glyph or glyph.x1 > last.x1 else last
    if begin and last:
        yield begin.x0, last.x1


def _is_new(last: Glyph, glyph: Glyph, columns: Columns) -> bool:
    gap = glyph.x0 - last.x1
    if gap >= _NARROW_GAP * glyph.size:
        return True
    return gap >= _LEAST_GAP * glyph.size and any(
        last.x1 <= left[1] and right[0] <= glyph.x0 for left, right in pairwise(columns)
    )


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
    if right[0] - left[1] >= _NARROW_GAP * size:
        return True
    pairs = [pair for line in lines if (pair := _between(line, left, right))]
    gaps = [behind.x0 - before.x1 for before, behind, _ in pairs]
    narrow = [pair for pair, gap in zip(pairs, gaps, strict=True) if gap < _NARROW_GAP * size]
    if not narrow or min(gaps) < _LEAST_GAP * size:
        return bool(pairs) and not narrow
    begins = [behind.x0 for _, behind, _ in narrow]
    begin_together = max(begins) - min(begins) < _LEAST_GAP * size and len(gaps) >= _FEWEST_ROWS
    is_told = len(gaps) - len(narrow) >= max(_FEWEST_ROWS, _MOST_ROWS * len(gaps))
    return is_told or begin_together or any(_is_amount(text, next_) for _, next_, text in narrow)


def _between(line: TextLine, left: Edges, right: Edges) -> tuple[Glyph, Glyph, str] | None:
    """Return where the texts that *line* has in both columns part, and the text before that."""
    before = [g for g in line.glyphs if left[0] <= g.x0 and g.x1 <= left[1]]
    behind = [g for g in line.glyphs if right[0] <= g.x0 and g.x1 <= right[1]]
    if not before or not behind:
        return None
    last, first = max(before, key=lambda g: g.x1), min(behind, key=lambda g: g.x0)
    return last, first, "".join(g.text for g in before)


def _is_amount(text: str, behind: Glyph) -> bool:
    """Tell whether *text* ends with an amount, and what stands *behind* it is no unit of it."""
    return bool(_AMOUNT.search(text)) and bool(_WORD.match(behind.text))
