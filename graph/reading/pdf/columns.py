"""Where running text stands on the pages of a PDF: what a line must reach to go on below.

A page that holds only short lines does not tell; there the other pages of its size do.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .lines import TextLine

_NEAR = 3.0
_FEWEST = 3
"""Lines that must end at the same edge before pages without such lines are held against it."""

_LEAST_REACH = 0.6
"""The share of a page's width that running text reaches."""

Size = tuple[int, int]
"""Width and height of a page in whole points."""


@dataclass(frozen=True, slots=True)
class Column:
    """The left and right edge of running text on a page, and the usual step between lines."""

    left: float
    right: float
    step: float


def columns_of(pages: Sequence[tuple[Size, Sequence[TextLine]]]) -> list[Column]:
    """Return the column of each page, of which the size and the lines of text are given."""
    of_size = {size: [lines for other, lines in pages if other == size] for size, _ in pages}
    usual = {size: _usual_column(same, size[0]) for size, same in of_size.items()}
    columns = [_widened(_own(lines), usual[size], size[0]) for size, lines in pages]
    found = list(zip(columns, pages, strict=True))
    spacing = {
        size: _spacing([(column, lines) for column, (other, lines) in found if other == size])
        for size in of_size
    }
    return [_stepped(column, lines, spacing[size]) for column, (size, lines) in found]


def _stepped(column: Column, lines: Sequence[TextLine], usual: float) -> Column:
    """Return the column of a page with the step between its lines.

    Lines that go on tell it; where they are few, those of all pages do: on a page of short
    paragraphs with blank lines between, most steps are from one paragraph to the next.
    """
    own = _steps(column, lines)
    size = max((line.size for line in lines), default=0.0)
    step = _lower_middle(own) if len(own) >= _FEWEST else usual * size
    return replace(column, step=step or column.step)


def _spacing(pages: Sequence[tuple[Column, Sequence[TextLine]]]) -> float:
    """Return the usual step behind a full line in heights of the font; nought where none is."""
    return _lower_middle(
        [
            (b.bottom - a.bottom) / a.size
            for column, lines in pages
            for a, b in _going_on(column, lines)
        ]
    )


def _steps(column: Column, lines: Sequence[TextLine]) -> list[float]:
    return [b.bottom - a.bottom for a, b in _going_on(column, lines)]


def _going_on(column: Column, lines: Sequence[TextLine]) -> Iterator[tuple[TextLine, TextLine]]:
    """Yield lines that reach the right edge of *column*, each with the one below it."""
    for a, b in pairwise(lines):
        if b.top > a.top and abs(a.size - b.size) < 0.1 and column.right - a.x1 <= a.size:
            yield a, b


def _lower_middle(values: Sequence[float]) -> float:
    return sorted(values)[(len(values) - 1) // 2] if values else 0.0


def _widened(own: Column, usual: tuple[float, float] | None, width: int) -> Column:
    """Return the column of a page; where no line tells how far text goes, margins are equal."""
    if usual is None:
        return Column(own.left, max(own.right, width - own.left), own.step)
    return Column(min(own.left, usual[0]), max(own.right, usual[1]), own.step)


def _usual_column(pages: Sequence[Sequence[TextLine]], width: int) -> tuple[float, float] | None:
    """Return the edge at which most lines end, and where most lines behind such a line begin.

    Captions of tables that all end alike, far from the edge of the page, are no running text.
    """
    ends = Counter(
        _slot(line.x1) for lines in pages for line in lines if line.x1 > _LEAST_REACH * width
    )
    often = [(count, place) for place, count in ends.items() if count >= _FEWEST]
    if not often:
        return None
    _, right = max(often)
    begins = Counter(_slot(line.x0) for lines in pages for line in _behind_full(lines, right))
    if not begins:
        return None
    left, _ = begins.most_common(1)[0]
    return left * _NEAR, right * _NEAR


def _behind_full(lines: Sequence[TextLine], right: int) -> Iterator[TextLine]:
    for above, below in pairwise(lines):
        if _slot(above.x1) == right:
            yield below


def _own(lines: Sequence[TextLine]) -> Column:
    """Return where the running text made of *lines* stands, by themselves."""
    wide = max((line.x1 - line.x0 for line in lines), default=0.0)
    long = [line for line in lines if line.x1 - line.x0 > 0.7 * wide] or list(lines)
    left = _outermost([line.x0 for line in long], low=True)
    right = _outermost([line.x1 for line in long], low=False)
    return Column(left, right, _step(lines))


def _step(lines: Sequence[TextLine]) -> float:
    """Return the usual distance of a line from the one above, nought where nothing tells it."""
    steps = sorted(b.bottom - a.bottom for a, b in pairwise(lines) if b.top > a.top)
    return steps[len(steps) // 2] if steps else 0.0


def _outermost(values: list[float], *, low: bool) -> float:
    """Return the outermost place at which at least two lines begin or end."""
    counts = Counter(map(_slot, values))
    often = [place for place, count in counts.items() if count >= 2] or list(counts) or [0]
    place = min(often) if low else max(often)
    near = [value for value in values if _slot(value) == place]
    return (min(near) if low else max(near)) if near else 0.0


def _slot(value: float) -> int:
    return round(value / _NEAR)
