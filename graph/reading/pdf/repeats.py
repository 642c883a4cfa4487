"""Texts that are set again in the next row, which PDFium takes for one text set twice.

It leaves out a text like one of the five before it that is near, and calls near what is less than
an eighth of its length away: so a label of 13 characters hides the same label in the row below.
What was left out is read by itself; a text set twice on one spot, to look bold, stays one.
"""

import ctypes
from collections import deque
from collections.abc import Iterator
from math import hypot
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from ...errors import TooLarge
from .calls import address_of_object, get_bounds, kind_of_object

_LOOKED_BACK = 5
_ALIKE = 0.5
"""Points by which the length of one text differs from place to place."""

_SAME_SPOT = 0.4
"""Heights of the font by which a text set twice to look bold is moved, at most."""

_REACH = 0.25
"""The share of its length by which two of one text are held to be near; twice what PDFium takes."""

_MOST_GROUPS = 40
_MOST_NESTED = 12


class _Text(NamedTuple):
    """A text object of a page and its box; *reach* is how far it may hide one like it."""

    item: object
    x: float
    y: float
    width: float
    height: float
    reach: float

    def may_hide(self, other: "_Text") -> bool:
        """Tell whether PDFium may take one for the other: as long, and near for its length."""
        return (
            abs(self.x - other.x) <= self.reach
            and abs(self.y - other.y) <= self.reach
            and abs(self.width - other.width) < _ALIKE
            and abs(self.height - other.height) < _ALIKE
        )

    def is_elsewhere(self, other: "_Text") -> bool:
        """Tell whether it does not stand on top of *other*."""
        return hypot(self.x - other.x, self.y - other.y) > _SAME_SPOT * _size(self.item)


def hidden_texts(
    page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, where: str
) -> Iterator[pypdfium2.PdfTextPage]:
    """Yield what *text*, all that PDFium reads of *page*, lacks, as further pages of text.

    Afterwards no text of *page* is active.

    :raises TooLarge: one text is set over and over.
    """
    count = raw.FPDFPage_CountObjects(page.raw)
    runs = list(_runs((raw.FPDFPage_GetObject(page.raw, n) for n in range(count)), 0))
    may_be = [one for run in runs for one in _like_one_before(run)]
    read = _read(text.raw) if may_be else frozenset()
    left_out = [one for one in may_be if _address(one.item) not in read]
    if not left_out:
        return
    for run in runs:
        _show(run, active=False)
    for group in _apart(left_out, where):
        _show(group, active=True)
        shown = page.get_textpage()
        try:
            yield shown
        finally:
            shown.close()
        _show(group, active=False)


def _runs(items: Iterator[object], depth: int) -> Iterator[list[_Text]]:
    """Yield the texts among *items*, and those of each group of objects within."""
    run = []
    box = _Bounds()
    for item in items:
        kind = kind_of_object(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            run.append(_text(item, *box.of(item)))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _MOST_NESTED:
            count = max(raw.FPDFFormObj_CountObjects(item), 0)
            yield from _runs(_within(item, count), depth + 1)
    yield run


def _within(form: object, count: int) -> Iterator[object]:
    return (raw.FPDFFormObj_GetObject(form, n) for n in range(count))


def _like_one_before(run: list[_Text]) -> Iterator[_Text]:
    """Yield the texts of *run* that one just before may hide, and that stand elsewhere."""
    earlier: deque[_Text] = deque(maxlen=_LOOKED_BACK)
    for one in run:
        alike = [other for other in earlier if one.may_hide(other)]
        if alike and all(map(one.is_elsewhere, alike)):
            yield one
        earlier.append(one)


def _read(text: object) -> frozenset[int]:
    """Return the addresses of the objects that the characters of *text* are of."""
    count = raw.FPDFText_CountChars(text)
    return frozenset(address_of_object(text, n) for n in range(count))


def _address(item: object) -> int:
    return ctypes.cast(item, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def _apart(texts: list[_Text], where: str) -> list[list[_Text]]:
    """Return *texts* in groups in which none hides another."""
    groups: list[list[_Text]] = []
    for one in texts:
        free = (g for g in groups if not any(map(one.may_hide, g[-_LOOKED_BACK:])))
        group = next(free, None)
        if group is None:
            if len(groups) == _MOST_GROUPS:
                raise TooLarge("one text set over itself again and again", where)
            groups.append(group := [])
        group.append(one)
    return groups


def _show(texts: list[_Text], *, active: bool) -> None:
    for one in texts:
        raw.FPDFPageObj_SetIsActive(one.item, active)


class _Bounds:
    """Where the box of one object after another is filled in."""

    def __init__(self) -> None:
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._filled = [ctypes.byref(edge) for edge in self._edges]

    def of(self, item: object) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of the box of *item*; zeros where it has none."""
        if not get_bounds(item, *self._filled):
            return 0.0, 0.0, 0.0, 0.0
        left, bottom, right, top = self._edges
        return left.value, bottom.value, right.value, top.value


def _text(item: object, left: float, bottom: float, right: float, top: float) -> _Text:
    width, height = right - left, top - bottom
    reach = max(width, height) * _REACH + _ALIKE
    return _Text(item, left, bottom, width, height, reach)


def _size(item: object) -> float:
    """Return the height of the font as shown; without the font, a text's box has none."""
    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    raw.FPDFTextObj_GetFontSize(item, size)
    raw.FPDFPageObj_GetMatrix(item, matrix)
    return size.value * hypot(matrix.c, matrix.d)
