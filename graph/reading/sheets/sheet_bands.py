"""The rows of a sheet in which text begins, and what they make up."""

import re
from dataclasses import dataclass

_FIGURE = re.compile(r"\s*[(（+-]?[¥￥]?\s*\d[\d,.]*\s*%?[)）]?\s*|\s*[-—]\s*")


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a sheet, its edges included; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Box:
    """A cell, or merged cells, with text."""

    area: Area
    text: str

    @property
    def is_figure(self) -> bool:
        """Whether the text is a number."""
        return bool(_FIGURE.fullmatch(self.text))


@dataclass(frozen=True, slots=True)
class Band:
    """A row in which text begins; *reaching* are the areas with text from above."""

    row: int
    boxes: tuple[Box, ...]
    reaching: tuple[Area, ...] = ()

    @property
    def is_single(self) -> bool:
        """Whether one text is all there is."""
        return len(self.boxes) + len(self.reaching) == 1

    @property
    def left(self) -> int:
        """The first column with text."""
        return min(area.left for area in self._areas())

    @property
    def right(self) -> int:
        """The last column with text."""
        return max(area.right for area in self._areas())

    def _areas(self) -> list[Area]:
        return [*self.reaching, *(box.area for box in self.boxes)]


@dataclass(frozen=True, slots=True)
class SheetTable:
    """The rows of one table, and the merged cells without text of the sheet."""

    bands: tuple[Band, ...]
    blanks: tuple[Area, ...] = ()
