"""The characters of a page with their boxes, as PDFium reads them."""

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pypdfium2 import raw

from ...errors import TooLarge
from ..document import ILLEGIBLE
from .calls import (
    address_of_object,
    get_font_size,
    get_loose_box,
    get_matrix,
    get_unicode,
    has_map_error,
    is_generated,
)

MOST_CHARACTERS = 200_000
"""Characters on one page; a page full of small print has ten thousand."""

_HYPHEN_AT_LINE_END = 2
"""What PDFium gives for a hyphen behind which a word goes on in the next line."""

_BLANKS = frozenset([0x20, 0xA0, 0x3000])
_MOST_BLANKS = 8
"""Blanks in a row that were typed to part words; what is further away was moved there."""
_UNEVEN = 0.2
_ASKEW = 0.1
"""How much a line of text rises on its way, at least, where it is set askew: some six degrees."""

_MOST_ALONE = 0.6
"""Texts to characters where texts are more than single characters."""

_SMALLEST = 0.1
"""Height of a font that nobody can see; gaps are measured by heights, so that none is zero."""


class Glyph(NamedTuple):
    """A character and its box; *size* is the height of its font.

    *blanks* are typed before it, *after* it those before the next, wherever that stands. It
    *is_askew* where its line runs neither across the page nor up or down. *run* numbers what was
    set as one text, nought where that is not known: cells of a table are set each by itself.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    blanks: int = 0
    is_askew: bool = False
    run: int = 0
    after: int = 0


@dataclass(slots=True)
class _Blanks:
    """The blanks between two characters, of which PDFium gives only the first of a row.

    *edge* is the right edge of the character before them.
    """

    edge: float = 0.0
    count: int = 0
    start: float = 0.0
    width: float = 0.0

    def add(self, x0: float, x1: float) -> None:
        """Count a blank with its edges."""
        if not self.count:
            self.start, self.width = x0, x1 - x0
        self.count += 1

    def before(self, x: float) -> int:
        """Return how many blanks there are before a character that begins at *x*."""
        step = self.width + max(self.start - self.edge, 0.0)
        if not self.count or step <= 0:
            return self.count
        room = (x - self.start) / step
        fitting = round(room)
        is_even = abs(room - fitting) < _UNEVEN and fitting <= _MOST_BLANKS
        return max(self.count, fitting) if is_even else self.count


@dataclass(slots=True)
class _Runs:
    """The numbers of texts: those of marked content, else one for each object of the page."""

    known: dict[int, int] = field(default_factory=dict)

    def of(self, text: object, n: int) -> int:
        """Return the number of the text that the character *n* is of."""
        address = address_of_object(text, n) or 0
        if address and address not in self.known:
            marked = raw.FPDFPageObj_GetMarkedContentID(raw.FPDFText_GetTextObject(text, n))
            self.known[address] = 2 * marked + 1 if marked >= 0 else 2 * len(self.known) + 2
        return self.known.get(address, 0)


def glyphs(
    text: object,
    upright: Callable[[float, float, float, float], tuple[float, float, float, float]],
    where: str,
) -> Iterator[Glyph]:
    """Yield the characters of *text*, a text page of PDFium, without blanks.

    :param upright: turns a box of the sheet into one of the page as it is shown.
    :raises TooLarge: there are more of them than any page has.
    """
    count = raw.FPDFText_CountChars(text)
    if count > MOST_CHARACTERS:
        raise TooLarge(f"{count} characters, more than {MOST_CHARACTERS}", where)
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    box_filled, matrix_filled = ctypes.byref(box), ctypes.byref(matrix)
    blanks, runs = _Blanks(), _Runs()
    last: tuple[str, float, float, float, float, float, int, bool, int] | None = None
    for n in range(count):
        character = _character(text, n)
        if not character and not _is_typed_blank(text, n):
            continue
        if get_loose_box(text, n, box_filled):
            x0, x1, top, bottom = upright(box.left, box.bottom, box.right, box.top)
            if not character:
                blanks.add(x0, x1)
                continue
            has_matrix = get_matrix(text, n, matrix_filled)
            size = _size(text, n, matrix) if has_matrix else 0.0
            size, is_askew = _visible(size or bottom - top), _is_askew(matrix)
            typed = blanks.before(x0) if blanks.count else 0
            if last:
                yield Glyph(*last, typed)
            last = character, x0, x1, top, bottom, size, typed, is_askew, runs.of(text, n)
            blanks.edge, blanks.count = x1, 0
    if last:
        yield Glyph(*last, blanks.count)


def with_known_runs(read: list[Glyph]) -> list[Glyph]:
    """Return *read*; where nearly each character was set by itself, that tells no texts apart."""
    runs = Counter(glyph.run for glyph in read if not glyph.run % 2)
    if len(runs) <= _MOST_ALONE * runs.total():
        return read
    return [glyph if glyph.run % 2 else glyph._replace(run=0) for glyph in read]


def _size(text: object, n: int, matrix: raw.FS_MATRIX) -> float:
    """Return the height of the font as shown; the box of a character may be higher."""
    return float(get_font_size(text, n)) * math.hypot(matrix.c, matrix.d)


def _visible(size: float) -> float:
    return size if math.isfinite(size) and size > _SMALLEST else _SMALLEST


def _is_askew(matrix: raw.FS_MATRIX) -> bool:
    if not matrix.b:
        return False
    along, across = sorted((abs(matrix.a), abs(matrix.b)), reverse=True)
    return bool(across > _ASKEW * along)


def _character(text: object, n: int) -> str:
    """Return the character *n* as it is to be read: nothing for a blank or control character."""
    code = get_unicode(text, n)
    if 0x20 < code < 0x7F or 0x4E00 <= code <= 0x9FFF:
        return ILLEGIBLE if has_map_error(text, n) == 1 else chr(code)
    if code == 0x20 or is_generated(text, n) == 1:
        return ""
    if code == _HYPHEN_AT_LINE_END:
        return "-"
    if code == 0 or has_map_error(text, n) == 1:
        return ILLEGIBLE
    if 0xD800 <= code < 0xDC00:
        low = get_unicode(text, n + 1)
        return chr(0x10000 + (code - 0xD800 << 10) + (low - 0xDC00)) if _is_low(low) else ILLEGIBLE
    return "" if _is_low(code) or code > 0x10FFFF else _plain(chr(code))


def _is_typed_blank(text: object, n: int) -> bool:
    return get_unicode(text, n) in _BLANKS and is_generated(text, n) != 1


def _is_low(code: int) -> bool:
    return 0xDC00 <= code < 0xE000


def _plain(character: str) -> str:
    """Return a character, radicals and presentation forms as the characters they are."""
    if "\u2e80" <= character <= "\u2fdf" or "\uf900" <= character <= "\ufb06":
        return unicodedata.normalize("NFKC", character)
    if character.isspace() or unicodedata.category(character) in {"Cc", "Cf"}:
        return ""
    return character
