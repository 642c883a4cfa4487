"""The order within the rows of the class diagram: as few crossings as sweeps find."""

from collections.abc import Sequence
from itertools import pairwise

from .layering import Line, Rows

_SWEEPS = 24

Links = dict[str, list[str]]


def order(rows: Rows) -> list[list[str]]:
    """Return the rows, each ordered by where its neighbours stand (barycentres, Sugiyama 1981)."""
    above, below = _links(rows.lines)
    current = [list(row) for row in rows.rows]
    best, fewest = current, _crossings(current, below)
    for sweep in range(_SWEEPS):
        current = [list(row) for row in current]
        downward = sweep % 2 == 0
        numbers = range(1, len(current)) if downward else range(len(current) - 2, -1, -1)
        for number in numbers:
            beside = current[number - 1] if downward else current[number + 1]
            _sort(current[number], beside, above if downward else below)
        _exchange(current, above, below)
        if (count := _crossings(current, below)) < fewest:
            best, fewest = [list(row) for row in current], count
    return best


def _links(lines: Sequence[Line]) -> tuple[Links, Links]:
    above: Links = {}
    below: Links = {}
    for line in lines:
        for upper, lower in zip(line.path, line.path[1:], strict=False):
            above.setdefault(lower, []).append(upper)
            below.setdefault(upper, []).append(lower)
    return above, below


def _sort(row: list[str], beside: list[str], links: Links) -> None:
    at = {key: place for place, key in enumerate(beside)}
    scale = max(len(beside) - 1, 1) / max(len(row) - 1, 1)
    middle = {
        key: sum(found) / len(found)
        if (found := [at[other] for other in links.get(key, ()) if other in at])
        else place * scale
        for place, key in enumerate(row)
    }
    row.sort(key=lambda key: middle[key])


def _exchange(rows: list[list[str]], above: Links, below: Links) -> None:
    """Exchange neighbours wherever that takes crossings away."""
    for number, row in enumerate(rows):
        around = [
            ({key: place for place, key in enumerate(rows[other])}, links)
            for other, links in ((number - 1, above), (number + 1, below))
            if 0 <= other < len(rows)
        ]
        for place in range(len(row) - 1):
            left, right = row[place], row[place + 1]
            if _between(left, right, around) > _between(right, left, around):
                row[place], row[place + 1] = right, left


def _between(left: str, right: str, around: list[tuple[dict[str, int], Links]]) -> int:
    return sum(
        at[one] > at[other]
        for at, links in around
        for one in links.get(left, ())
        for other in links.get(right, ())
    )


def _crossings(rows: Sequence[Sequence[str]], below: Links) -> int:
    count = 0
    for row, lower in pairwise(rows):
        at = {key: place for place, key in enumerate(lower)}
        ends: list[int] = []
        for key in row:
            found = sorted(at[other] for other in below.get(key, ()))
            count += sum(end > one for one in found for end in ends)
            ends += found
    return count
