"""A passage folded for matching, with the way back to its places in the source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from ...reading.document import Passage, Span
from ...reading.folding import fold

__all__ = ["Folded", "fold"]


@dataclass(frozen=True, slots=True)
class Folded:
    """A passage as patterns see it; offsets are into the folded text."""

    passage: Passage
    kept: tuple[str, Sequence[int]] | None = None

    @property
    def text(self) -> str:
        """The folded text, without what was left out of it."""
        return self.passage.folded[0] if self.kept is None else self.kept[0]

    def without(self, pattern: re.Pattern[str]) -> "Folded":
        """Return the passage as it reads without the words that match *pattern*."""
        text, origin = self._kept
        bounds = [match.span() for match in pattern.finditer(text)]
        if not bounds:
            return self
        starts, ends = [0, *(end for _, end in bounds)], [*(start for start, _ in bounds), None]
        pieces = [slice(*piece) for piece in zip(starts, ends, strict=True)]
        kept = tuple(chain.from_iterable(origin[piece] for piece in pieces))
        return Folded(self.passage, ("".join(text[piece] for piece in pieces), kept))

    @property
    def _kept(self) -> tuple[str, Sequence[int]]:
        return self.passage.folded if self.kept is None else self.kept

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the passage's text of the folded characters *start* to *end*."""
        origin = self._kept[1]
        if start >= end:
            place = origin[start] if start < len(origin) else len(self.passage.text)
            return place, place
        return origin[start], origin[end - 1] + 1

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return where the folded characters *start* to *end* stand in the source."""
        low, high = self.bounds(start, end)
        return self.passage.spans(low, high) if low < high else ()

    def original(self, start: int, end: int) -> str:
        """Return the source text of the folded characters *start* to *end*."""
        low, high = self.bounds(start, end)
        return self.passage.text[low:high]
