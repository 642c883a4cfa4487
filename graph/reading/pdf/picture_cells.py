"""Lines of recognised text that reach over ruling lines, parted where the cells part.

A line of text that was found over two cells is parted at the rule between them; where each
character stands is known to about half of its width only.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ..document import ILLEGIBLE
from .picture_lines import Stroke

FIGURE = frozenset("0123456789.,%-+()")
"""What figures are written with."""
_CLOSE = 1
"""Characters that may seem to stand on the wrong side of a rule."""


class Sign(NamedTuple):
    """A character with its box and the height of its font, in pixels of the upright picture."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


def in_cells(line: Sequence[Sign], rules: Sequence[Stroke]) -> list[Sign]:
    """Return the characters of a line, each on its own side of the upright *rules*."""
    placed = list(line)
    for rule in rules:
        if placed and rule.low <= (placed[0].top + placed[0].bottom) / 2 <= rule.high:
            placed = _parted(placed, rule.at)
    return placed


def _parted(line: list[Sign], at: float) -> list[Sign]:
    """Part a line at *at*; within a figure nobody knows where, so that its parts are unsure."""
    left = sum((sign.x0 + sign.x1) / 2 < at for sign in line)
    if left in (0, len(line)):
        return line
    near = range(max(left - _CLOSE, 0), min(left + _CLOSE, len(line)) + 1)
    split = min(near, key=lambda n: (_joins(line, n), abs(n - left)))
    if _joins(line, split) == _WITHIN_FIGURE:
        line = [_unsure(sign) if split - 1 <= n <= split else sign for n, sign in enumerate(line)]
    return [_until(sign, at) for sign in line[:split]] + [_from(sign, at) for sign in line[split:]]


_WITHIN_FIGURE = 3


def _joins(line: Sequence[Sign], split: int) -> int:
    """Return how closely what is before and behind *split* belongs together."""
    if split in (0, len(line)):
        return 0
    before, behind = line[split - 1], line[split]
    if behind.x0 > before.x1:
        return 0
    figures = (before.text in FIGURE) + (behind.text in FIGURE)
    return {0: 2, 1: 1, 2: _WITHIN_FIGURE}[figures]


def _unsure(sign: Sign) -> Sign:
    return sign._replace(text=ILLEGIBLE)


def _until(sign: Sign, at: float) -> Sign:
    """Return *sign* moved to the left of *at*, if it reaches over."""
    over = max(sign.x1 - at, 0.0)
    return sign._replace(x0=sign.x0 - over, x1=sign.x1 - over)


def _from(sign: Sign, at: float) -> Sign:
    over = max(at - sign.x0, 0.0)
    return sign._replace(x0=sign.x0 + over, x1=sign.x1 + over)
