"""A passage folded for matching, with the way back to its places in the source."""

from dataclasses import dataclass

from ...reading.document import Passage, Span
from ...reading.folding import fold

__all__ = ["Folded", "fold"]


@dataclass(frozen=True, slots=True)
class Folded:
    """A passage as patterns see it; offsets are into the folded text."""

    passage: Passage

    @property
    def text(self) -> str:
        """The folded text."""
        return self.passage.folded[0]

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the passage's text of the folded characters *start* to *end*."""
        origin = self.passage.folded[1]
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
