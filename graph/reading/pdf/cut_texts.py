"""Texts that the edge of the page cuts: a sheet too wide for its paper goes on on the next page.

Of 一般公共预算支出表 one page shows 一般公共预, the next 算支出表, of 1,250.50 one shows 1,25.
What is left is no word and no figure: U+FFFD takes the place of the character at the edge.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from ..document import ILLEGIBLE
from .glyphs import Glyph


class OnPage(NamedTuple):
    """The characters that stand on a page, those beyond its edge, and the texts that it cuts."""

    shown: tuple[Glyph, ...]
    hidden: tuple[Glyph, ...]
    cut: int


def on_page(read: Sequence[Glyph], shown: Callable[[Sequence[Glyph]], Iterator[Glyph]]) -> OnPage:
    """Return which characters of *read* stand on the page.

    :param shown: yields those that do.
    """
    found = tuple(shown(read))
    if len(found) == len(read):
        return OnPage(found, (), 0)
    seen = set(found)
    at_edge = {
        glyph
        for run, text in groupby(sorted(read, key=attrgetter("run")), attrgetter("run"))
        if run
        for glyph in _at_edge(list(text), seen)
    }
    marked = tuple(g._replace(text=ILLEGIBLE) if g in at_edge else g for g in found)
    return OnPage(marked, tuple(g for g in read if g not in seen), len(at_edge))


def _at_edge(text: list[Glyph], seen: set[Glyph]) -> Iterator[Glyph]:
    """Yield the characters of one text next to which others are beyond the edge."""
    hidden = [glyph for glyph in text if glyph not in seen]
    inside = sorted((glyph for glyph in text if glyph in seen), key=attrgetter("x0"))
    for glyph in hidden if inside else ():
        line = [other for other in inside if _is_beside(glyph, other)]
        if line and _goes_on(glyph, line[0]):
            yield line[0]
        elif line and _goes_on(line[-1], glyph):
            yield line[-1]


def _is_beside(one: Glyph, other: Glyph) -> bool:
    return abs(one.top + one.bottom - other.top - other.bottom) < one.size


def _goes_on(left: Glyph, right: Glyph) -> bool:
    """Tell whether *right* follows *left* with no more than a blank between them."""
    return left.x0 < right.x0 <= left.x1 + left.size
