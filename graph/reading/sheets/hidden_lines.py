"""Rows and columns of a sheet that are hidden: nobody who opens the workbook sees them.

Those of a group that is folded up are none: a click opens it. Merged cells are seen as long as
one of their rows and one of their columns is.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..document import Place, Unread
from .sheet_bands import Area
from .sheets import Sheet

_LONGEST = 1000
_LEFT_OUT = "left out as no content"


@dataclass
class HiddenLines:
    """The hidden rows and columns of one sheet, from 1."""

    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)


def shown_sheet(sheet: Sheet, hidden: HiddenLines, unread: list[Unread]) -> Sheet:
    """Return *sheet* without its hidden cells, which *unread* takes up by row and column.

    A sheet of which nothing is shown is hidden as a whole.
    """
    rows, columns = sorted(set(hidden.rows)), sorted(set(hidden.columns))
    areas = {(area.top, area.left): area for area in sheet.merges}
    hides = _Hiding(rows, columns)
    left_out = {
        place for place in sheet.cells if hides.covers(areas.get(place) or Area(*place, *place))
    }
    if len(left_out) == len(sheet.cells):
        return replace(sheet, is_hidden=sheet.is_hidden or bool(left_out))
    unread.extend(_told(sheet, left_out, frozenset(rows)))
    cells = {place: text for place, text in sheet.cells.items() if place not in left_out}
    return replace(sheet, cells=cells)


@dataclass(frozen=True, slots=True)
class _Hiding:
    rows: Sequence[int]
    columns: Sequence[int]

    def covers(self, area: Area) -> bool:
        """Tell whether all rows or all columns of *area* are hidden."""
        return _covers(self.rows, area.top, area.bottom) or _covers(
            self.columns, area.left, area.right
        )


def _covers(lines: Sequence[int], first: int, last: int) -> bool:
    return bisect_right(lines, last) - bisect_left(lines, first) == last - first + 1


def _told(sheet: Sheet, left_out: set[tuple[int, int]], rows: frozenset[int]) -> Iterator[Unread]:
    """Yield each hidden row and column that has text, with its text."""
    texts: dict[tuple[str, int], list[str]] = defaultdict(list)
    for row, column in sorted(left_out):
        line = ("row", row) if row in rows else ("column", column)
        texts[line].append(sheet.cells[row, column].strip())
    for (kind, number), said in texts.items():
        place = Place(sheet=sheet.number, **{kind: number})
        yield Unread(place, f"a hidden {kind}, {_LEFT_OUT}", " ".join(said)[:_LONGEST])
