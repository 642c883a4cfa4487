"""The texts of a line in a table without rules, and the columns that they are nearest to."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from .glyphs import Glyph
from .lines import TextLine
from .tables import Columns

NARROW_GAP = 0.45
"""Heights of the font that are free between two columns in all rows."""

LEAST_GAP = 0.1
"""The same where each row by itself leaves more: heads to the left, figures to the right."""

_SCRIPT_GAP = 0.3

Edges = tuple[float, float]


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
    if gap >= gap_between(last, glyph) * glyph.size:
        return True
    return (
        not are_of_one_text(last, glyph)
        and gap >= LEAST_GAP * glyph.size
        and any(last.x1 <= left[1] and right[0] <= glyph.x0 for left, right in pairwise(columns))
    )


def nearest(left: float, right: float, columns: Columns) -> int:
    """Return the column that a text shares most with, or is nearest to."""

    def apart(column: int) -> float:
        return max(columns[column][0], left) - min(columns[column][1], right)

    return min(range(len(columns)), key=apart)


def homes(texts: Sequence[Edges], columns: Columns) -> list[int]:
    """Return the columns of the texts of a line, from the left.

    A text beside the column that is nearest, where another text of the line stands, is of the
    next one: of heads set to the left, over figures set to the right.
    """
    found: list[int] = []
    for left, right in texts:
        home = nearest(left, right, columns)
        is_taken = bool(found) and found[-1] == home < len(columns) - 1
        found.append(home + 1 if is_taken and left > columns[home][1] else home)
    return found


def are_set_apart(last: Glyph, glyph: Glyph) -> bool:
    """Tell whether two characters side by side are known to be of texts set each by itself."""
    return bool(last.run and glyph.run) and last.run != glyph.run


def gap_between(last: Glyph, glyph: Glyph) -> float:
    """Return how many heights of the font are free between two texts, at least.

    Of running text set in pieces, a quarter is free between Chinese and other characters.
    """
    if not are_set_apart(last, glyph):
        return NARROW_GAP
    return LEAST_GAP if last.text.isascii() == glyph.text.isascii() else _SCRIPT_GAP


def are_of_one_text(last: Glyph, glyph: Glyph) -> bool:
    """Tell whether two characters are known to be of one text."""
    return last.run == glyph.run != 0


def at_home(line: TextLine, columns: Columns) -> Iterator[tuple[Edges, int]]:
    """Yield the edges of each text of *line*, and the column that it is of."""
    texts = list(texts_of(line, columns))
    yield from zip(texts, homes(texts, columns), strict=True)
