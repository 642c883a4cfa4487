"""Which lines between the columns of a table without rules make one row.

A band is a stretch of the page in which lines stand close together. Where rows are further
apart than the lines of a cell, each band is a row; else a band goes on with the one above it
where its texts do.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .lines import TextLine
from .wrapping import ITEM, first_word_width

_JUMP = 1.4
"""By how much gaps between rows are larger than those between lines of a cell."""

_WIDEST_IN_CELL = 0.8
"""Heights of the font that are free between two lines of one cell, at most."""

_UNEVEN = 0.15
_AMOUNT = re.compile(r"[-—－]?\d{1,3}(?:,?\d{3})*\.\d{2}")
_FIGURES = frozenset("0123456789,，.．%％-—－+")


@dataclass(slots=True)
class Band:
    """Lines by column, from *top* to *bottom*."""

    top: float
    bottom: float
    cells: dict[int, list[TextLine]]


def bands_of(lines: Sequence[tuple[int, TextLine]], edges: Sequence[float]) -> list[Band]:
    """Return the rows of *lines*, each with its column; *edges* is how far columns reach."""
    bands = _apart(lines, 0.0)
    gaps = sorted(below.top - above.bottom for above, below in pairwise(bands))
    limit = _limit(gaps, max((line.size for _, line in lines), default=0.0))
    if limit and not any(map(_has_figures_below, apart := _apart(lines, limit))):
        return apart
    found: list[Band] = []
    for band in bands:
        if found and _goes_on(found[-1], band, edges):
            _extend(found[-1], band)
        else:
            found.append(band)
    return found


def _has_figures_below(band: Band) -> bool:
    """Tell whether a cell of *band* has several whole amounts: these are rows of their own."""
    return any(
        sum(bool(_AMOUNT.fullmatch(line.text)) for line in lines) > 1
        for lines in band.cells.values()
    )


def _limit(gaps: Sequence[float], size: float) -> float:
    """Return what parts the gaps within rows from those between them; 0 where they are alike."""
    steps = [
        (below / max(above, 0.1 * size), (above + below) / 2)
        for above, below in pairwise(gaps)
        if above < _WIDEST_IN_CELL * size and below - above > _UNEVEN * size
    ]
    ratio, middle = max(steps, default=(0.0, 0.0))
    return middle if ratio >= _JUMP else 0.0


def _apart(lines: Sequence[tuple[int, TextLine]], gap: float) -> list[Band]:
    """Return the bands that are more than *gap* apart."""
    found: list[Band] = []
    for column, line in sorted(lines, key=lambda pair: top_of(pair[1])):
        top, bottom = top_of(line), top_of(line) + line.size
        if not found or top - found[-1].bottom > gap:
            found.append(Band(top, bottom, {}))
        band = found[-1]
        band.bottom = max(band.bottom, bottom)
        band.cells.setdefault(column, []).append(line)
    return found


def top_of(line: TextLine) -> float:
    """Return where the characters begin; the box of their font may be higher."""
    return line.middle - line.size / 2


def _goes_on(above: Band, below: Band, edges: Sequence[float]) -> bool:
    """Tell whether the texts of *below* are the rest of those of *above*.

    One of them holds nothing but such texts: the lower one where cells are set to the top,
    the upper one where they are set to the middle.
    """
    shared = above.cells.keys() & below.cells.keys()
    if not shared or shared not in (above.cells.keys(), below.cells.keys()):
        return False
    if above.cells.keys() == below.cells.keys() and len(shared) > 1:
        return False
    return all(_is_rest(above.cells[c][-1], below.cells[c][0], edges[c]) for c in shared)


def _is_rest(line: TextLine, following: TextLine, right: float) -> bool:
    if ITEM.match(following.text) or _FIGURES.issuperset(following.text):
        return False
    return right - line.x1 < first_word_width(following)


def _extend(above: Band, below: Band) -> None:
    above.bottom = below.bottom
    for column, lines in below.cells.items():
        above.cells.setdefault(column, []).extend(lines)
