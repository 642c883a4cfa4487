"""The cells of one xlsx sheet: values, formulas' results, merged areas."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..document import Place, Unread
from .hidden_digits import HiddenDigits
from .hidden_lines import HiddenLines
from .number_formats import GENERAL, shown_number, shown_text
from .sheet_bands import Area
from .sheet_limits import LAST_COLUMN, LAST_ROW, Allowance
from .struck import Run, note_struck, parted
from .xlsx_xml import Element, damaged, local, parsed, runs_of, unescaped

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_MOST_UNREAD = 10_000
_MARGINS = ("oddHeader", "oddFooter")
_CODES = re.compile(r'&"[^"]*"|&K[0-9A-F]{6}|&\d+|&.')
"""Codes in the head and foot of a page (18.3.1.39): fonts, sides, page numbers, dates."""

_ONLY_NUMBERED = re.compile(r"[第共页，,/\s—–-]*")

Place2 = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Styles:
    """The number format of each cell style; *since_1904* if days count from then.

    *struck* are the styles whose font strikes the text through.
    """

    formats: Sequence[str] = ()
    since_1904: bool = False
    struck: frozenset[int] = frozenset()

    def form(self, style: str | None) -> str:
        """Return the format code of a style by its number as written."""
        number = _numbered(style)
        return self.formats[number] if number < len(self.formats) else GENERAL

    def strikes(self, style: str | None) -> bool:
        """Tell whether a style by its number as written strikes the text of its cells."""
        return _numbered(style) in self.struck


def _numbered(style: str | None) -> int:
    """Return the number of a style; that of none where it is no number."""
    return int(style) if style and style.isdecimal() and len(style) <= 6 else LAST_ROW


@dataclass(frozen=True, slots=True)
class SharedTexts:
    """The texts that cells name by number, and the runs of those that have several fonts."""

    plain: Sequence[str] = ()
    runs: Mapping[int, tuple[Run, ...]] = field(default_factory=dict)

    def __getitem__(self, number: int) -> tuple[Run, ...]:
        """Return the runs of the text *number*."""
        return self.runs.get(number) or ((self.plain[number], None),)


def place_of(reference: str) -> Place2 | None:
    """Return row and column of a cell named like ``B7`` (18.18.62); none where there is no such."""
    match = _REFERENCE.fullmatch(reference)
    if not match:
        return None
    row, column = int(match[2]), 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return (row, column) if row <= LAST_ROW and column <= LAST_COLUMN else None


class CellReader:
    """Reads sheets of one workbook and keeps count over all of them."""

    def __init__(self, texts: SharedTexts, styles: Styles, name: str) -> None:
        self._texts, self._styles, self._name = texts, styles, name
        self._left = Allowance(name)
        self._hidden = HiddenDigits()

    def read(
        self, content: bytes, number: int, unread: list[Unread]
    ) -> tuple[dict[Place2, str], tuple[Area, ...], HiddenLines]:
        """Return the shown text of each cell that has any, the merged areas, and what is hidden.

        :param number: the sheet's number.
        :param unread: takes up formulas that have no result.
        :raises UnreadableSource: the sheet is broken or beyond any disclosure.
        """
        cells: dict[Place2, str] = {}
        merges: list[Area] = []
        lines = HiddenLines()
        self._hidden = HiddenDigits()
        above = column = 0
        for element in parsed(content, self._name, "c", "mergeCell", "row", "col", *_MARGINS):
            kind = local(element.tag)
            if kind in _MARGINS:
                unread += _in_margin(element.text or "", number)
            elif kind == "mergeCell":
                merges.append(self._area(element.get("ref") or ""))
                self._left.merge(len(merges))
            elif kind == "col":
                found = _columns(element) if _is_hidden(element) else range(0)
                lines.columns += found[: LAST_COLUMN - len(lines.columns)]
            elif kind == "row":
                above, column = self._row(element, above), 0
                lines.rows += [above] if _is_hidden(element) else ()
                self._left.spend("")
            else:
                row, column = self._position(element, above, column)
                text = self._text(element, Place(sheet=number, row=row, column=column), unread)
                if text.strip():
                    cells[row, column] = text
                self._left.spend(text)
        unread.extend(self._hidden.unread())
        return cells, tuple(merges), lines

    def _row(self, element: Element | None, above: int) -> int:
        """Return the number of a row, which is the next one if it is not written."""
        written = (element.get("r") or "") if element is not None else ""
        if not written:
            return above + 1
        row = int(written) if written.isdecimal() and len(written) < 8 else 0
        if not 0 < row <= LAST_ROW:
            raise damaged(f"it has a row {written!r}", self._name)
        return row

    def _position(self, element: Element, above: int, before: int) -> Place2:
        reference = element.get("r")
        if reference:
            return self._place(reference)
        if before >= LAST_COLUMN:
            raise damaged("it has a row with too many cells", self._name)
        return self._row(element.getparent(), above), before + 1

    def _place(self, reference: str) -> Place2:
        place = place_of(reference)
        if place is None:
            raise damaged(f"it has a cell {reference[:20]!r}", self._name)
        return place

    def _area(self, reference: str) -> Area:
        first, _, last = reference.partition(":")
        (top, left), (bottom, right) = self._place(first), self._place(last or first)
        return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))

    def _text(self, element: Element, place: Place, unread: list[Unread]) -> str:
        """Return what a cell shows (18.3.1.4): its value, or the result of its formula."""
        value = formula = None
        inline: tuple[Run, ...] = ()
        for inner in element:
            kind = local(inner.tag)
            if kind == "v":
                value = inner.text
            elif kind == "f":
                formula = inner.text or ""
            elif kind == "is":
                inline = runs_of(inner)
        kind = element.get("t") or ("inlineStr" if inline else "n")
        style = element.get("s")
        if formula is not None and value is None and kind != "str":
            if len(unread) > _MOST_UNREAD:
                self._left.refuse("formulas without a result")
            unread.append(Unread(place, "a formula without a stored result", formula[:1000]))
            return ""
        form = self._styles.form(style)
        if kind == "s":
            runs = self._shared(value) if value else ()
        else:
            runs = inline or ((self._shown(kind, value or "", place, form), None),)
        text, struck = parted(runs, in_struck_cell=self._styles.strikes(style))
        note_struck(struck, place, unread)
        return shown_text(text, form) if kind in {"s", "str", "inlineStr"} else text

    def _shown(self, kind: str, value: str, place: Place, form: str) -> str:
        if kind == "str":
            return unescaped(value)
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        if kind == "n" and value:
            return self._number(value, place, form)
        return value

    def _number(self, written: str, place: Place, form: str) -> str:
        try:
            value = float(written)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise damaged(f"it has a number {written[:20]!r}", self._name)
        shown = shown_number(value, form, since_1904=self._styles.since_1904)
        self._hidden.note(place, value, form, shown)
        return shown

    def _shared(self, value: str) -> tuple[Run, ...]:
        number = int(value) if value.isdecimal() and len(value) <= 8 else len(self._texts.plain)
        if number >= len(self._texts.plain):
            raise damaged(f"its text number {value[:20]!r} is missing", self._name)
        return self._texts[number]


def _is_hidden(element: Element) -> bool:
    """Tell a row or columns (18.3.1.73, 18.3.1.13) that are hidden, not folded up in a group."""
    return element.get("hidden") in ("1", "true") and element.get("outlineLevel") in (None, "0")


def _columns(element: Element) -> range:
    first, last = element.get("min") or "", element.get("max") or ""
    if not (first.isdecimal() and last.isdecimal()):
        return range(0)
    return range(int(first[:6]), min(int(last[:6]), LAST_COLUMN) + 1)


def _in_margin(codes: str, sheet: int) -> Iterator[Unread]:
    """Yield what is printed above or below the cells of each page, if it is more than a number."""
    text = " ".join(_CODES.sub(" ", codes).split())
    if text and not _ONLY_NUMBERED.fullmatch(text):
        yield Unread(Place(sheet=sheet), "the head or foot of the printed page", text[:1000])
