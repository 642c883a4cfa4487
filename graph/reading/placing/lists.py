"""Rows of a list in which merged cells stand once: those beneath a head that lack their first.

``产出指标 | 数量指标 | 检修泵站 | ≥5座`` and beneath it ``检修渠道 | ≥3公里``: what cells to the
left cover is left out. A row whose last cells are blank may lack those instead; where figures
stand tells.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .shape import Places, Texts, has_words, spread

_FIGURE = re.compile(r"[≥≤=＞＜><]?\d")
_MOST, _FEW = 0.8, 0.2
"""Shares of the cells of a column from which it is one of figures, up to which of words."""


def list_places(rows: Sequence[Texts]) -> list[Places] | None:
    """Return where the cells of *rows* stand, or nothing where it cannot be told."""
    found = [spread([1] * len(row)) for row in rows]
    heads = list(_heads(rows))
    for head, end in pairwise([*heads, len(rows)]):
        width = len(rows[head])
        shares = _shares([row for row in rows[head + 1 : end] if len(row) == width])
        for r in range(head + 1, end) if shares else ():
            lacking = width - len(rows[r])
            if len(rows[r]) == 1 or lacking <= 0:
                continue
            left, right = _strange(rows[r], shares), _strange(rows[r], shares[lacking:])
            if left == right:
                return None
            if right < left:
                found[r] = spread([1] * len(rows[r]), lacking)
    return found


def _heads(rows: Sequence[Texts]) -> Iterator[int]:
    """Yield the rows of words alone that are not as wide as the one before: heads of a list."""
    width = 0
    for r, row in enumerate(rows):
        if _is_head(row) and len(row) != width:
            width = len(row)
            yield r


def _is_head(row: Texts) -> bool:
    return len(row) > 2 and all(map(has_words, row)) and not any(map(_begins_with_figure, row))


def _begins_with_figure(text: str) -> bool:
    return _FIGURE.match(text) is not None


def _shares(rows: Sequence[Texts]) -> list[float]:
    """Return of each column which share of its cells has figures."""
    columns = zip(*rows, strict=True)
    return [sum(map(_begins_with_figure, cells)) / len(cells) for cells in columns]


def _strange(row: Texts, shares: Sequence[float]) -> int:
    """Return how many cells of *row* hold figures among words, or words among figures."""
    pairs = [(text, share) for text, share in zip(row, shares, strict=False) if text]
    return sum(
        share <= _FEW if _begins_with_figure(text) else share >= _MOST for text, share in pairs
    )
