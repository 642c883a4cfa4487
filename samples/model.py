"""What a sample disclosure says, before it is laid out: frozen values, money in Decimal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samples.figures import Figure, in_yuan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class FundingDocument:
    """A document that money is handed out under; ``issuer`` is a GB/T 2260 code."""

    number: str
    issuer: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of a project's indicator table, its cells as written."""

    first: str
    second: str
    name: str
    description: str
    target: str
    basis: str


@dataclass(frozen=True, slots=True)
class Project:
    """A project as the table has it; amounts in 万元, ``plan`` in percent, cumulative."""

    code: str
    name: str
    caption: str
    in_prose: str
    prose_amount: Figure
    unit: str
    amount: Figure
    fiscal: Figure
    other: Figure
    purpose: str
    objectives: str
    plan: tuple[str, ...]
    document: FundingDocument | None
    indicators: tuple[Indicator, ...]

    @property
    def percents(self) -> tuple[int, ...]:
        """The payment plan as numbers."""
        return tuple(int(step.strip().rstrip("%")) for step in self.plan)


@dataclass(frozen=True, slots=True)
class PurchaseLine:
    """A line of the procurement table; ``funds`` names the columns that are filled."""

    source: str
    budget: Figure
    item: str
    catalogue: str
    measure: str
    quantity: Figure
    price: Figure
    amount: Figure
    funds: Mapping[str, Figure]
    reserved: Figure


@dataclass(frozen=True, slots=True)
class Purchaser:
    """A unit with its lines; ``subtotal`` only where the printed one is not their sum."""

    name: str
    lines: tuple[PurchaseLine, ...]
    subtotal: Figure | None


@dataclass(frozen=True, slots=True)
class Procurement:
    """The procurement table: who publishes it, its unit of money and its header cells."""

    publisher: str
    unit: str
    top: tuple[str, ...]
    below: tuple[str, ...]
    purchasers: tuple[Purchaser, ...]

    @property
    def lines(self) -> tuple[PurchaseLine, ...]:
        """Every line of every purchaser."""
        return tuple(line for purchaser in self.purchasers for line in purchaser.lines)

    def spent(self, catalogue: str = "") -> Decimal:
        """Sum of the lines whose catalogue number begins so, in the table's unit."""
        chosen = (x.amount.number for x in self.lines if x.catalogue.startswith(catalogue))
        return sum(chosen, start=in_yuan(self.lines[0].amount.number * 0, self.unit))


@dataclass(frozen=True, slots=True)
class Assets:
    """The table of assets held; rows are label, quantity and value in ``unit``."""

    title: str
    as_of: str
    value_header: str
    unit: str
    rows: tuple[tuple[str, Figure, Figure], ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """One disclosure: its facts and the prose with places left open for figures.

    ``figures`` holds the amounts of the sentences in 万元 by dotted name (``revenue.total``).
    """

    name: str
    division: str
    year: int
    department: str
    title: str
    code: str
    months: tuple[str, ...]
    units: tuple[tuple[str, ...], ...]
    unit_codes: Mapping[str, str]
    figures: Mapping[str, Figure]
    counts: Mapping[str, int]
    projects: tuple[Project, ...]
    procurement: Procurement
    assets: Assets | None
    prose: str
