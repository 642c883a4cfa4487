"""Where the nodes of the class diagram stand, left to right: near what they are joined to."""

from collections.abc import Mapping, Sequence

from .layering import Line

_ROUNDS = 60
_BEND_WEIGHT = 8.0
"""How much more a line wants to be straight between its bends than at its ends."""


def place(
    rows: Sequence[Sequence[str]],
    lines: Sequence[Line],
    widths: Mapping[str, float],
    gap: float,
) -> dict[str, float]:
    """Return the middle of each node; none overlaps its neighbour.

    Row after row is moved to the middles of its neighbours, as near as the order and the widths
    allow (least squares).
    """
    links = _weighted(lines)
    at: dict[str, float] = {}
    for row in rows:
        at |= _packed(row, widths, gap)
    for number in range(_ROUNDS):
        for row in rows if number % 2 == 0 else reversed(rows):
            wished = {key: _wish(key, at, links) for key in row}
            at |= _nearest(row, wished, widths, gap)
    return at


def _weighted(lines: Sequence[Line]) -> dict[str, list[tuple[str, float]]]:
    links: dict[str, list[tuple[str, float]]] = {}
    for line in lines:
        for one, other in zip(line.path, line.path[1:], strict=False):
            bends = one.startswith("~") + other.startswith("~")
            weight = _BEND_WEIGHT if bends == 2 else 1.0 + bends
            links.setdefault(one, []).append((other, weight))
            links.setdefault(other, []).append((one, weight))
    return links


def _packed(row: Sequence[str], widths: Mapping[str, float], gap: float) -> dict[str, float]:
    whole = sum(widths[key] for key in row) + gap * (len(row) - 1)
    found, left = dict[str, float](), -whole / 2
    for key in row:
        found[key] = left + widths[key] / 2
        left += widths[key] + gap
    return found


def _wish(
    key: str, at: Mapping[str, float], links: Mapping[str, list[tuple[str, float]]]
) -> tuple[float, float]:
    """Return where a node would like to stand, and how much."""
    found = links.get(key, [])
    weight = sum(one for _, one in found)
    if not weight:
        return at[key], 0.1
    return sum(at[other] * one for other, one in found) / weight, weight


def _nearest(
    row: Sequence[str],
    wished: Mapping[str, tuple[float, float]],
    widths: Mapping[str, float],
    gap: float,
) -> dict[str, float]:
    """Return the places nearest to those wished for (pool adjacent violators)."""
    offsets, offset = list[float](), 0.0
    for left, right in zip(["", *row], row, strict=False):
        offset += (widths[left] + widths[right]) / 2 + gap if left else 0.0
        offsets.append(offset)
    blocks: list[tuple[float, float, int]] = []  # place, weight, count
    for key, moved in zip(row, offsets, strict=True):
        place_, weight = wished[key]
        blocks.append((place_ - moved, weight, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (one, much, many), (other, more, further) = blocks[-2:]
            mean = (one * much + other * more) / (much + more)
            blocks[-2:] = [(mean, much + more, many + further)]
    places = [place_ for place_, _, count in blocks for _ in range(count)]
    return {key: at + moved for key, at, moved in zip(row, places, offsets, strict=True)}
