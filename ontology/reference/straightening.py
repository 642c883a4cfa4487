"""Long lines of the class diagram without needless bends: stretches that stand upright."""

from collections.abc import Mapping, Sequence

from .layering import Line

_ROUNDS = 3
Range = tuple[float, float]


def straighten(
    rows: Sequence[Sequence[str]],
    lines: Sequence[Line],
    at: Mapping[str, float],
    widths: Mapping[str, float],
    gap: float,
) -> dict[str, float]:
    """Return the middles of the nodes with the bends of each line in as few columns as there fit.

    Boxes and properties stay where they are, and no bend passes its neighbours in its row.
    """
    found = dict(at)
    beside = _neighbours(rows)
    for _ in range(_ROUNDS):
        for line in lines:
            bends = line.path[1:-1]
            while bends:
                taken, (low, high) = _stretch(bends, beside, found, widths, gap)
                wished = _wish(line, bends[taken - 1] == line.path[-2], found)
                middle = min(max(wished, low), high)
                found |= dict.fromkeys(bends[:taken], middle)
                bends = bends[taken:]
    return found


def _neighbours(rows: Sequence[Sequence[str]]) -> dict[str, tuple[str, str]]:
    return {
        key: (left, right)
        for row in rows
        for left, key, right in zip(["", *row], row, [*row[1:], ""], strict=False)
    }


def _wish(line: Line, whole: bool, at: Mapping[str, float]) -> float:  # noqa: FBT001
    """Return the column that a line would like: that of its end, or of its start while it turns."""
    return at[line.path[-1] if whole else line.path[0]]


def _stretch(
    bends: Sequence[str],
    beside: Mapping[str, tuple[str, str]],
    at: Mapping[str, float],
    widths: Mapping[str, float],
    gap: float,
) -> tuple[int, Range]:
    """Return how many of the bends fit into one column, and from where to where that may be."""
    low, high, taken = float("-inf"), float("inf"), 0
    for bend in bends:
        left, right = beside[bend]
        half = widths[bend] / 2 + gap
        least = at[left] + widths[left] / 2 + half if left else float("-inf")
        most = at[right] - widths[right] / 2 - half if right else float("inf")
        if max(low, least) > min(high, most) and taken:
            break
        low, high, taken = max(low, least), min(high, most), taken + 1
    return taken, (low, max(low, high))
