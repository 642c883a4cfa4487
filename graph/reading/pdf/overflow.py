"""Texts that a spreadsheet prints over the border of their cell: too long for it, not wrapped."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from .glyphs import Glyph
from .ruling import Area, Lattice

_ONE_TEXT = 0.22
"""Heights of the font that are free within a text, at most: a row set as one text has more."""

_LEVEL = 0.5
_AT_EDGE = 4.0
"""Points from the border of a cell to a text that is set to that side."""


def cells_of(lattice: Lattice, glyphs: Iterable[Glyph]) -> Iterator[tuple[Area, Glyph]]:
    """Yield *glyphs* with the cells that they are of."""
    for text in _texts(glyphs):
        areas = [_area(lattice, glyph) for glyph in text]
        cells = {area for area in areas if area}
        home = _home(lattice, text, areas) if len(cells) > 1 else None
        for area, glyph in zip(areas, text, strict=True):
            if cell := home or area:
                yield cell, glyph


def parted(
    tables: Sequence[Lattice], glyphs: Iterable[Glyph]
) -> tuple[list[list[Glyph]], list[Glyph]]:
    """Return the characters in each of *tables*, and those in none.

    A text whose middle is in a table is of that, also where it goes over the edge.
    """
    inside: list[list[Glyph]] = [[] for _ in tables]
    outside: list[Glyph] = []
    for text in _texts(glyphs):
        homes = [_table(tables, glyph) for glyph in text]
        middle = homes[len(homes) // 2]
        for own, glyph in zip(homes, text, strict=True):
            home = own if middle is None else middle
            (outside if home is None else inside[home]).append(glyph)
    return inside, outside


def _table(tables: Sequence[Lattice], glyph: Glyph) -> int | None:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    for number, table in enumerate(tables):
        if table.holds(x, y):
            return number
    return None


def _texts(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Yield stretches of characters that were set as one text, each on one line."""
    runs: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        runs[glyph.run].append(glyph)
    yield from ([glyph] for glyph in runs.pop(0, []))
    for run in runs.values():
        text = run[:1]
        for before, glyph in pairwise(run):
            if not _goes_on(before, glyph):
                yield text
                text = []
            text.append(glyph)
        yield text


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    is_level = abs(before.top - glyph.top) < _LEVEL * glyph.size
    return is_level and abs(glyph.x0 - before.x1) < _ONE_TEXT * glyph.size


def _area(lattice: Lattice, glyph: Glyph) -> Area | None:
    return lattice.area_at((glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2)


def _home(lattice: Lattice, text: list[Glyph], areas: list[Area | None]) -> Area | None:
    """Return the cell to whose border the text is set, else the one that its middle is in."""
    first, last = areas[0], areas[-1]
    if first and text[0].x0 - lattice.xs[first.column] < _AT_EDGE:
        return first
    if last and lattice.xs[last.column + last.width] - text[-1].x1 < _AT_EDGE:
        return last
    return areas[len(areas) // 2]
