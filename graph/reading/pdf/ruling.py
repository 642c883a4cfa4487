"""Tables that ruling lines draw: where their columns, rows and merged cells are."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ...errors import TooLarge
from .drawing import Rule
from .page import PageContent

_NEAR = 3.0
_OVERHANG = 6.0
_MOST_RULES = 2_000
"""Rules of one direction on a page: tables have tens, and each is held against each."""


@dataclass(frozen=True, slots=True)
class Area:
    """A cell's place in the grid of a table; *row* and *column* count from 0."""

    row: int
    column: int
    height: int
    width: int


@dataclass(frozen=True)
class Lattice:
    """A drawn table: the borders of its columns and rows, and its cells.

    It *is_open_above* or *is_open_below* where its upright rules reach beyond all level ones.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    areas: tuple[Area, ...]
    is_open_above: bool = False
    is_open_below: bool = False

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in the table."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def area_at(self, x: float, y: float) -> Area | None:
        """Return the cell at a point, if the table has one there."""
        return self._covering.get((_slot(self.ys, y), _slot(self.xs, x)))

    @cached_property
    def _covering(self) -> dict[tuple[int, int], Area]:
        return {
            (area.row + down, area.column + across): area
            for area in self.areas
            for down in range(area.height)
            for across in range(area.width)
        }


def lattices(page: PageContent, where: str) -> list[Lattice]:
    """Return the tables that are drawn on *page*, from the top.

    :raises TooLarge: there are more lines on it than any table has.
    """
    if max(len(page.level), len(page.upright)) > _MOST_RULES:
        raise TooLarge(f"page {page.number} is a drawing of too many lines", where)
    found = (_lattice(level, upright) for level, upright in _connected(page.level, page.upright))
    return sorted((lattice for lattice in found if lattice), key=lambda lattice: lattice.ys[0])


def _slot(borders: tuple[float, ...], value: float) -> int:
    return min(max(bisect_right(borders, value) - 1, 0), len(borders) - 2)


def _connected(
    level: tuple[Rule, ...], upright: tuple[Rule, ...]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the rules in groups that touch one another."""
    touching: list[list[int]] = [[] for _ in level]
    touched: list[list[int]] = [[] for _ in upright]
    for i, across in enumerate(level):
        for j, down in enumerate(upright):
            if _touch(across, down):
                touching[i].append(j)
                touched[j].append(i)
    seen: set[int] = set()
    for start in range(len(level)):
        if start in seen:
            continue
        seen.add(start)
        rows, columns, waiting = {start}, set[int](), [start]
        while waiting:
            for j in touching[waiting.pop()]:
                if j not in columns:
                    columns.add(j)
                    fresh = [i for i in touched[j] if i not in rows]
                    rows.update(fresh)
                    waiting += fresh
        seen |= rows
        yield [level[i] for i in sorted(rows)], [upright[j] for j in sorted(columns)]


def _touch(across: Rule, down: Rule) -> bool:
    return (
        across.low - _NEAR <= down.at <= across.high + _NEAR
        and down.low - _NEAR <= across.at <= down.high + _NEAR
    )


def _lattice(level: list[Rule], upright: list[Rule]) -> Lattice | None:
    """Return the table of rules that touch, unless they are a frame or an underline."""
    if not level or not upright:
        return None
    xs = _borders(upright, level)
    ys = _borders(level, upright)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) == 2 and len(ys) == 2):
        return None
    walls = _marked(upright, xs, ys)
    floors = _marked(level, ys, xs)
    areas = tuple(_areas(len(ys) - 1, len(xs) - 1, walls, floors))
    places = [rule.at for rule in level]
    return Lattice(xs, ys, areas, ys[0] < min(places), ys[-1] > max(places) + _NEAR)


def _borders(rules: list[Rule], crossing: list[Rule]) -> tuple[float, ...]:
    """Return where *rules* stand, and the ends of *crossing* where a side is left open."""
    found = _snapped(rule.at for rule in rules)
    low, high = min(rule.low for rule in crossing), max(rule.high for rule in crossing)
    if low < found[0] - _OVERHANG:
        found.insert(0, low)
    if high > found[-1] + _OVERHANG:
        found.append(high)
    return tuple(found)


def _snapped(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _marked(
    rules: list[Rule], places: tuple[float, ...], along: tuple[float, ...]
) -> set[tuple[int, int]]:
    """Return (border, slot) of each stretch of a border that a rule draws for the most part."""
    marked = set()
    for rule in rules:
        border = min(range(len(places)), key=lambda n: abs(places[n] - rule.at))
        for slot in range(len(along) - 1):
            low, high = along[slot], along[slot + 1]
            if min(rule.high, high) - max(rule.low, low) > (high - low) / 2:
                marked.add((border, slot))
    return marked


def _areas(
    height: int, width: int, walls: set[tuple[int, int]], floors: set[tuple[int, int]]
) -> Iterator[Area]:
    """Yield the cells: slots without a line between them are one, cut into rectangles."""
    free = {(r, c) for r in range(height) for c in range(width)}
    for r in range(height):
        for c in range(width):
            if (r, c) not in free:
                continue
            right = c + 1
            while right < width and (right, r) not in walls and (r, right) in free:
                right += 1
            low = r + 1
            while low < height and _goes_down(low, c, right, walls, floors):
                low += 1
            free -= {(y, x) for y in range(r, low) for x in range(c, right)}
            yield Area(r, c, low - r, right - c)


def _goes_down(
    row: int, left: int, right: int, walls: set[tuple[int, int]], floors: set[tuple[int, int]]
) -> bool:
    """Tell whether a cell that spans *left* to *right* goes on in *row*."""
    open_above = all((row, x) not in floors for x in range(left, right))
    return open_above and all((x, row) not in walls for x in range(left + 1, right))
