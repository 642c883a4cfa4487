"""How well the texts of a head fit the places of its cells, however these are set.

A head in the middle of the columns that it is over has their parts beneath it; one that has
none reaches down. Where heads are not set to the middle, their height tells: what reaches down
stands half way between those above and those beneath.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .lines import TextLine
from .ruling import Area
from .tables import Columns
from .wrapping import PADDING, first_word_width

HEIGHTS = ("middle", "top", "bottom")
"""To what of their rows the texts of cells are set."""

SAME_ROW = 0.45
"""Heights of the font by which lines of one row may differ, at most."""

_BROKEN = 1.5
"""What it costs, in heights of the font, that a line of a head ends early."""

_BLANK = 3.0
"""What it costs that a column has no head."""

_RARE = 1.0
"""What it costs that heads are set to the bottom, which tables that others read seldom are."""

_DEEPEST = 4
_MOST_COLUMNS, _MOST_LEVELS = 30, 8
_NEVER = 1000.0


@dataclass(frozen=True, slots=True)
class HeadText:
    """A line of a head, and the column that it is nearest to, its *home*."""

    line: TextLine
    home: int


@dataclass(frozen=True, slots=True)
class Head:
    """A cell of a head: the area that it covers, its rows counted from 0, and its lines."""

    area: Area
    lines: tuple[TextLine, ...]

    @property
    def columns(self) -> range:
        """The columns that it stands over."""
        return range(self.area.column, self.area.column + self.area.width)


@dataclass(frozen=True, slots=True)
class Fit:
    """Heads over some columns, and by how many heights of the font they miss their places.

    *next_cost* is by how much the next best reading of the same texts does.
    """

    cost: float
    heads: tuple[Head, ...] = ()
    next_cost: float = _NEVER

    @property
    def shape(self) -> frozenset[Area]:
        """Which columns stand under which heads."""
        return frozenset(head.area for head in self.heads)

    def beside(self, right: "Fit") -> "Fit":
        """Return the heads of both, which stand side by side."""
        return Fit(
            self.cost + right.cost,
            (*self.heads, *right.heads),
            min(self.next_cost + right.cost, self.cost + right.next_cost),
        )

    def later_by(self, cost: float) -> "Fit":
        """Return the heads as costing more."""
        return Fit(self.cost + cost, self.heads, self.next_cost + cost)

    def under(self, head: Head, off: float) -> "Fit":
        """Return the heads and *head* over all of them, which is *off* its place."""
        return Fit(self.cost + off, (head, *self.heads), self.next_cost + off)


class Fitting:
    """One way in which texts may be set: to which *height* of their rows, *centred* or left."""

    def __init__(
        self, texts: Sequence[HeadText], columns: Columns, height: str, *, centred: bool
    ) -> None:
        self._texts, self._height, self._centred = texts, height, centred
        self._size = max((text.line.size for text in texts), default=1.0)
        self._known: dict[tuple[range, int, int], Fit | None] = {}
        edges = self._around if centred else self._with_head
        self._columns = tuple(edges(n, column) for n, column in enumerate(columns))

    def best(self) -> Fit | None:
        """Return what fits best, if anything does."""
        is_large = len(self._columns) > _MOST_COLUMNS
        if is_large or len(list(self._levels(self._texts))) > _MOST_LEVELS:
            return None
        found = self._over(range(len(self._columns)), self._texts, 0)
        return found and found.later_by(_RARE if self._height == "bottom" else 0.0)

    def _lowest(self, column: int) -> TextLine | None:
        own = [text.line for text in self._texts if text.home == column]
        return max(own, key=lambda line: line.middle, default=None)

    def _with_head(self, column: int, edges: tuple[float, float]) -> tuple[float, float]:
        """Return the edges of a column from where its head begins, if that is further left."""
        head = self._lowest(column)
        is_left = head is not None and head.x1 < edges[0]
        return (head.x0, edges[1]) if head and is_left else edges

    def _around(self, column: int, edges: tuple[float, float]) -> tuple[float, float]:
        """Return the edges of a column, as far from the middle of its head on both sides."""
        head = self._lowest(column)
        if head is None:
            return edges
        middle = (head.x0 + head.x1) / 2
        reach = max(middle - edges[0], edges[1] - middle)
        return middle - reach, middle + reach

    def _over(self, columns: range, texts: Sequence[HeadText], row: int) -> Fit | None:
        """Return the heads of *columns* that *texts* are, from *row* on."""
        key = columns, len(texts), row
        if key not in self._known:
            self._known[key] = self._fitted(columns, texts, row)
        return self._known[key]

    def _fitted(self, columns: range, texts: Sequence[HeadText], row: int) -> Fit | None:
        levels = list(self._levels(texts))
        parts: list[float | None] = [None]
        if row + 1 < _DEEPEST:
            parts += [(above + below) / 2 for above, below in pairwise(levels)]
        return _best([fit for part in parts for fit in self._parted(columns, texts, row, part)])

    def _parted(
        self, columns: range, texts: Sequence[HeadText], row: int, part: float | None
    ) -> list[Fit]:
        """Return the best heads where those with parts beneath stand above *part*."""
        fits: dict[int, list[Fit]] = {columns.start: [Fit(0.0)]}
        for column in columns:
            leaf = self._leaf(column, texts, row)
            ends = range(column + 2, columns.stop + 1) if part is not None else ()
            groups = {
                end: group
                for end in ends
                if (group := self._group(range(column, end), texts, row, part or 0.0))
            }
            for before in _two_best(fits.get(column, [])):
                fits.setdefault(column + 1, []).append(before.beside(leaf))
                for end, group in groups.items():
                    fits.setdefault(end, []).append(before.beside(group))
        return _two_best(fits.get(columns.stop, []))

    def _leaf(self, column: int, texts: Sequence[HeadText], row: int) -> Fit:
        """Return the head of one column, which reaches down."""
        own = sorted(
            (text.line for text in texts if text.home == column), key=lambda line: line.middle
        )
        if not own:
            return Fit(_BLANK)
        spots = [text.line.middle for text in texts]
        off = {
            "middle": (own[0].middle + own[-1].middle - min(spots) - max(spots)) / 2,
            "top": own[0].middle - min(spots),
            "bottom": own[-1].middle - max(spots),
        }[self._height]
        cost = abs(off) / self._size + self._off(own, range(column, column + 1))
        cost += _BROKEN * self._breaks_early(own, column)
        return Fit(cost, (Head(Area(row, column, 1, 1), tuple(own)),))

    def _breaks_early(self, own: Sequence[TextLine], column: int) -> bool:
        """Tell whether a line of one head had room for the beginning of the next."""
        left, right = self._columns[column]
        return any(
            right - left - (a.x1 - a.x0) > first_word_width(b) + PADDING for a, b in pairwise(own)
        )

    def _off(self, lines: Sequence[TextLine], columns: range) -> float:
        """Return by how many heights of the font *lines* miss their place over *columns*."""
        left, right = self._columns[columns[0]][0], self._columns[columns[-1]][1]
        missed = (
            abs(line.x0 + line.x1 - left - right) / 2 if self._centred else abs(line.x0 - left)
            for line in lines
        )
        return sum(missed) / len(lines) / self._size

    def _group(
        self, columns: range, texts: Sequence[HeadText], row: int, part: float
    ) -> Fit | None:
        """Return a head over *columns*, if one stands there above *part* and parts below it."""
        own = [text for text in texts if text.home in columns]
        above = [text for text in own if text.line.middle < part]
        below = [text for text in own if text.line.middle > part]
        is_one = len(list(self._levels(above))) == len(above) > 0
        if not is_one or {text.home for text in below} != set(columns):
            return None
        lines = tuple(text.line for text in above)
        head = Head(Area(row, columns.start, 1, len(columns)), lines)
        inner = self._over(columns, below, row + 1)
        if inner is None or any(one.columns == columns for one in inner.heads):
            return None
        return inner.under(head, self._off(lines, columns))

    def _levels(self, texts: Sequence[HeadText]) -> Iterator[float]:
        """Yield how far down the rows of *texts* are."""
        last: float | None = None
        for middle in sorted(text.line.middle for text in texts):
            if last is None or middle - last > SAME_ROW * self._size:
                yield middle
                last = middle


def _two_best(found: Sequence[Fit]) -> list[Fit]:
    """Return the best of *found*, and the best of those that part columns in another way."""
    best = sorted(found, key=lambda fit: fit.cost)[:1]
    others = [fit for fit in found if fit.shape != best[0].shape]
    return best + sorted(others, key=lambda fit: fit.cost)[:1]


def _best(found: Sequence[Fit]) -> Fit | None:
    """Return the best of *found*, which knows what the next best costs."""
    if not found:
        return None
    best, *others = _two_best(found)
    return replace(best, next_cost=min([best.next_cost, *(fit.cost for fit in others)]))
