"""Text made comparable for matching, with the way back to the original.

Folding never feeds a value: it drops blanks, unifies brackets, quotes and full-width
forms, so that one pattern meets every spelling; spans lead back to the source.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..reading.document import Passage, Span

_KEPT = "，。、"
_UNIFIED = str.maketrans(
    {
        **dict.fromkeys("【〔﹝［[", "〔"),
        **dict.fromkeys("】〕﹞］]", "〕"),
        **dict.fromkeys("“”＂„", '"'),
        **dict.fromkeys("‘’", "'"),
        **dict.fromkeys("—–－─―‐−", "-"),
        "〈": "《",
        "〉": "》",
        "﹤": "<",
        "﹥": ">",
        "≧": "≥",
        "≦": "≤",
        "⩾": "≥",
        "⩽": "≤",
    }
)


@lru_cache(maxsize=20_000)
def _fold_character(character: str) -> str:
    if character in _KEPT:
        return character
    plain = unicodedata.normalize("NFKC", character.translate(_UNIFIED)).translate(_UNIFIED)
    return "" if plain.isspace() or character in "\ufeff\u200b\u200e\u200f" else plain


def fold(text: str) -> str:
    """Return *text* folded for comparison."""
    return "".join(map(_fold_character, text))


@dataclass(frozen=True)
class Folded:
    """A passage folded; *offset* is where it begins in its passage, *end* where it ends."""

    passage: Passage
    offset: int = 0
    end: int | None = None

    @cached_property
    def _folded(self) -> tuple[str, tuple[int, ...]]:
        pieces: list[str] = []
        origin: list[int] = []
        for place, character in enumerate(self.passage.text[self.offset : self.end], self.offset):
            plain = _fold_character(character)
            pieces.append(plain)
            origin.extend([place] * len(plain))
        return "".join(pieces), tuple(origin)

    @property
    def text(self) -> str:
        """The folded text."""
        return self._folded[0]

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the passage's text of the folded characters *start* to *end*."""
        origin = self._folded[1]
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

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Yield start and end of each sentence: it ends behind a full stop."""
        start = 0
        for match in re.finditer(r"[。！？]", self.text):
            yield start, match.end()
            start = match.end()
        if start < len(self.text):
            yield start, len(self.text)
