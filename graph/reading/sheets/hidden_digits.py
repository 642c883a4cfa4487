"""Numbers of a sheet that hold more digits than they show.

A sheet is read as it is shown: its number formats are part of what the publisher states,
and its printed, PDF and web copies state the same. So a cell with the format ``0`` that
holds 12.34 reads 12. That it holds more is kept beside the text, once for each sheet, for
whoever looks for the reason why shown parts do not add up to a shown total. So is a number
that its format hides wholly.
"""

from collections.abc import Iterator
from decimal import Decimal

from ..document import Place, Unread
from .number_formats import shows_digits


class HiddenDigits:
    """Takes up the numbers of one sheet; knows the first that shows less than it holds."""

    def __init__(self) -> None:
        self._count = self._blank = 0
        self._first: tuple[Place, str] | None = None
        self._first_blank: tuple[Place, str] | None = None

    def note(self, place: Place, value: float, form: str, shown: str) -> None:
        """Compare the number at *place* with what is *shown* of it by the number format."""
        held = format(value, ".15g")
        if value and not shown:
            self._blank += 1
            self._first_blank = self._first_blank or (place, held)
            return
        if not shows_digits(value, form) or _digits(f"{Decimal(held):f}") == _digits(shown):
            return
        self._count += 1
        if self._first is None:
            self._first = place, f"{held} is shown as {shown!r}"

    def unread(self) -> Iterator[Unread]:
        """Yield what was hidden in the sheet, if anything was."""
        if self._first is not None:
            place, text = self._first
            yield Unread(place, f"{self._count} cells hold more digits than they show", text)
        if self._first_blank is not None:
            place, text = self._first_blank
            yield Unread(place, f"{self._blank} cells show nothing of the number they hold", text)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdecimal()).strip("0")
