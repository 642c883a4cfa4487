"""How much of a workbook is read: beyond any disclosure, and far below what harms."""

from ...errors import TooLarge

MOST_CELLS = 500_000
"""Cells with text in a workbook; the longest disclosures have some ten thousand."""

MOST_CHARACTERS = 20_000_000
"""Characters in all cells; one long shared text can stand in every cell."""

MOST_ELEMENTS = 2_000_000
"""Cells with or without text: whole columns may be formatted, but no more."""

MOST_MERGES = 100_000
"""Merged cells in one sheet."""

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""Where a sheet ends in every program that writes one."""


class Allowance:
    """What may still be read of the workbook *name*, over all its sheets."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._cells, self._characters, self._elements = MOST_CELLS, MOST_CHARACTERS, MOST_ELEMENTS

    def spend(self, text: str, elements: int = 1) -> None:
        """Count a cell with *text*, blank or not, that took up so many *elements*.

        :raises TooLarge: nothing is left.
        """
        self._elements -= elements
        self._cells -= bool(text)
        self._characters -= len(text)
        if min(self._elements, self._cells, self._characters) < 0:
            self.refuse("cells")

    def merge(self, count: int) -> None:
        """Refuse a sheet with *count* merged cells if they are too many."""
        if count > MOST_MERGES:
            self.refuse("merged cells")

    def refuse(self, what: str) -> None:
        """Refuse the workbook for too many of *what*."""
        raise TooLarge(f"it has more {what} than any disclosure", self._name, "split the file")
