"""What stands on one page of a PDF: characters, ruling lines and pictures.

All lengths are points; *top* and *bottom* grow downwards from the top of the page as it is
read: a rotated page is turned upright, and so is one on which the text runs up or down.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2

from ...errors import DamagedSource
from ..document import ILLEGIBLE
from .cut_texts import on_page
from .drawing import Rule, drawing
from .glyphs import Glyph, glyphs, with_known_runs
from .lines import text_lines
from .prose import is_number
from .repeats import hidden_texts
from .turning import quarters_of

_EDGE = 1.0

Box = tuple[float, float, float, float]
"""x0, x1, top and bottom."""


class Frame(NamedTuple):
    """The part of the sheet that is shown (in the sheet's own directions), and its rotation."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    def upright(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Return where a box of the sheet is on the page as it is shown."""
        if x1 < x0:
            x0, x1 = x1, x0
        if y1 < y0:
            y0, y1 = y1, y0
        if self.quarters == 0:
            return x0 - self.left, x1 - self.left, self.top - y1, self.top - y0
        if self.quarters == 1:
            return y0 - self.bottom, y1 - self.bottom, x0 - self.left, x1 - self.left
        if self.quarters == 2:
            return self.right - x1, self.right - x0, y0 - self.bottom, y1 - self.bottom
        return self.top - y1, self.top - y0, self.right - x1, self.right - x0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarters % 2 else (width, height)

    def shown(self, glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
        """Yield the characters whose middle is on the page."""
        width, height = self.size
        right, low = width + _EDGE, height + _EDGE
        for glyph in glyphs:
            _, x0, x1, top, bottom, *_ = glyph
            if -_EDGE <= (x0 + x1) / 2 <= right and -_EDGE <= (top + bottom) / 2 <= low:
                yield glyph


def _frame(page: pypdfium2.PdfPage) -> Frame:
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation() // 90 % 4)


@dataclass(frozen=True, slots=True)
class PageContent:
    """The text and the drawing of a page.

    *pictures* counts the pictures that are large enough to show something, *unmapped* the
    characters whose font does not tell which they are (they stand as U+FFFD), *beyond* those
    that stand outside of the page, where nobody sees them, and are left out; *hidden* is their
    text. *cut* counts the texts that the edge of the page cuts, whose character at the edge stands
    as U+FFFD. The text of a page that *is_recognised* comes from a picture, *unmapped* counts what
    was not surely recognised.
    *askew* is text set across the page, a watermark, which is no part of what it lies over.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]
    pictures: int
    beyond: int
    cut: int = 0
    hidden: str = ""
    askew: str = ""
    is_recognised: bool = False

    @property
    def unmapped(self) -> int:
        """How many characters are not known."""
        return sum(glyph.text == ILLEGIBLE for glyph in self.glyphs) - self.cut


def page_content(
    document: pypdfium2.PdfDocument, number: int, where: str, *, ocr: bool = False
) -> PageContent:
    """Return what stands on page *number*, which counts from 1.

    :param ocr: recognise the text of a page that is only a picture.
    :raises TooLarge: there is more text or drawing on it than any disclosure has.
    :raises DamagedSource: it cannot be opened.
    """
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise DamagedSource(f"page {number} is broken", where, "get the file again") from error
    try:
        frame = _frame(page)
        if not all(map(math.isfinite, frame)):
            raise DamagedSource(f"page {number} has no size", where, "get the file again")
        text = page.get_textpage()
        try:
            frame = frame._replace(quarters=quarters_of(text.raw, frame.quarters))
            level, upright, pictures = drawing(page.raw, frame.upright, f"{where}, page {number}")
            read = list(glyphs(text.raw, frame.upright, f"{where}, page {number}"))
            for hidden in hidden_texts(page, text, f"{where}, page {number}"):
                read += glyphs(hidden.raw, frame.upright, f"{where}, page {number}")
        finally:
            text.close()
        read = with_known_runs(read)
        found, hidden, cut = on_page([g for g in read if not g.is_askew], frame.shown)
        askew = [glyph.text for glyph in read if glyph.is_askew]
        if ocr and pictures and _is_only_numbered(found):
            return _recognised(page, frame, number)
    finally:
        page.close()
    return PageContent(
        number,
        *frame.size,
        found,
        level,
        upright,
        pictures,
        len(hidden),
        cut,
        "".join(glyph.text for glyph in hidden),
        "".join(askew),
    )


def _is_only_numbered(found: tuple[Glyph, ...]) -> bool:
    """Tell whether no text stands on a page but its number, as on a scan among other pages."""
    return all(is_number(line.text) for line in text_lines(found))


def _recognised(page: pypdfium2.PdfPage, frame: Frame, number: int) -> PageContent:
    from .scanned import scanned  # noqa: PLC0415 - needs libraries that not everyone installs

    shown = scanned(page, max(frame.size))
    return PageContent(
        number,
        shown.width,
        shown.height,
        shown.glyphs,
        shown.level,
        shown.upright,
        pictures=0 if shown.glyphs else 1,
        beyond=0,
        is_recognised=bool(shown.glyphs),
    )
