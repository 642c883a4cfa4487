"""What the headings around a text say that its classes are of."""

import re
from dataclasses import dataclass

from .class_paths import ClassPaths

PARTS_OF_FISCAL = ("general-public-budget", "government-fund", "state-capital")
"""Funds of which 财政拨款 is, in a section that is about one of them."""
OF_ITS_SECTION = re.compile(r"expenditure\.(?:basic|project).*|carry-over.*")
"""Items that are of the fund that their section is about, unless they name another."""


@dataclass(frozen=True, slots=True)
class About:
    """What the text around is about: the *fund* that pays, the *item* that classes are parts of.

    *paths* are the classes that the document names. An *item* is parted by economic class;
    without one, expenditure is, by functional class.
    """

    paths: ClassPaths
    fund: str | None = None
    item: str | None = None

    @property
    def spending(self) -> str:
        """The item of which the classes are parts."""
        return self.item or "expenditure"

    @property
    def fund_of_classes(self) -> str | None:
        """The fund of the classes: an item of its own, as 机关运行经费 is, is of none."""
        return None if self.item == "operating-cost" else self.fund
