"""What sentences state of money: figures, their reasons and uses, and rates."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from ..basics.folding import Folded
from .comparison import Comparison


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount in a sentence; all offsets are into the folded paragraph.

    *start* and *end* bound the clause, *number_start* is where the figure begins. *item*,
    *fund* and *digits* (a functional or economic class) are codes; *label* bounds what may be
    the name of a project, *listed* says that projects are being listed. A change has
    *direction_start* and *comparison*, of which *compares* says that the clause itself names
    it, as *names_item* does of the item; an amount of the year compared with has *base*.
    *name_start* is where the item's name begins. *depth* counts open brackets. *phase* is the
    one that the words around tell, where the clause itself says none. *against* tells apart
    the changes of one item that are compared with several years or phases. *owner* is the
    heading above that may name whose the figure is.
    """

    folded: Folded
    start: int
    end: int
    number_start: int
    amount: Decimal
    depth: int
    year: int | None
    item: str | None
    fund: str | None
    direction_start: int | None = None
    comparison: Comparison | None = None
    base: Comparison | None = None
    label: tuple[int, int] | None = None
    listed: bool = False
    compares: bool = False
    names_item: bool = True
    name_start: int | None = None
    digits: str | None = None
    phase: str | None = None
    against: str | None = None
    owner: str | None = None

    @property
    def is_change(self) -> bool:
        """Whether the figure is an increase or a decrease."""
        return self.comparison is not None

    @property
    def says_year(self) -> bool:
        """Whether the clause itself names the year."""
        return self.year is not None and str(self.year) in self.clause()

    def clause(self) -> str:
        """Return the folded clause."""
        return self.folded.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: bounds of the words, and the change that they explain."""

    folded: Folded
    start: int
    end: int
    change: Figure


@dataclass(frozen=True, slots=True)
class Uses:
    """What for: bounds of each use, where the words end, and the amount they belong to."""

    folded: Folded
    uses: tuple[tuple[int, int], ...]
    end: int
    amount: Figure


@dataclass(frozen=True, slots=True)
class Ratio:
    """A percentage behind a figure: bounds of its words, kind, and the amount it is a share of.

    *against* tells apart the rates of one item that are of several budgets.
    """

    folded: Folded
    start: int
    end: int
    kind: str
    percent: Decimal
    of: Figure
    whole: Figure | None = None
    against: str | None = None


Statement = Figure | Reason | Uses | Ratio
"""Anything that a sentence states."""


def refigured(statement: Statement, figures: Mapping[int, Figure]) -> Statement:
    """Return *statement* with other figures for those that *figures* names by their ``id``."""
    match statement:
        case Figure():
            return figures.get(id(statement), statement)
        case Reason(change=change):
            return replace(statement, change=figures.get(id(change), change))
        case Uses(amount=amount):
            return replace(statement, amount=figures.get(id(amount), amount))
        case Ratio(of=of, whole=whole):
            other = figures.get(id(whole), whole) if whole else None
            return replace(statement, of=figures.get(id(of), of), whole=other)
