"""One department over the years: who it is, and what it spends; each year follows the last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from .draws import Draws
from .places import County, counties
from .trades import TRADES, Kind, Trade

FIRST_YEAR = 2019
_TOGETHER = 24


@dataclass(frozen=True, slots=True)
class Department:
    """A department; ``code`` has three digits, its units' codes have three more.

    :ivar cites: whether its projects name the documents that pay for them.
    :ivar large: whether it spends hundreds of millions.
    """

    county: County
    trade: Trade
    code: str
    units: tuple[str, ...]
    cites: bool
    large: bool

    @property
    def name(self) -> str:
        """Its name with the county's."""
        return self.county.name + self.trade.office

    @property
    def unit_codes(self) -> dict[str, str]:
        """The code of each unit by its name, the department's own office first."""
        return {unit: f"{self.code}{place:03d}" for place, unit in enumerate(self.units, 1)}


@dataclass(frozen=True, slots=True)
class Work:
    """A project in a year: its kind, since when it runs, its number, of whom, and its budget.

    :ivar amount: 万元, of which *other* is no fiscal money.
    :ivar bought: number bought, at ``price`` 万元 each; 0 where nothing is.
    """

    kind: Kind
    since: int
    serial: int
    unit: str
    quantity: int
    amount: Decimal
    other: Decimal
    bought: int
    price: Decimal


@dataclass(frozen=True, slots=True)
class Year:
    """What a department spends in a year, in 万元."""

    year: int
    personnel: Decimal
    public: Decimal
    abroad: Decimal
    operation: Decimal
    purchase: Decimal
    reception: Decimal
    works: tuple[Work, ...]

    @property
    def basic(self) -> Decimal:
        """Basic expenditure."""
        return self.personnel + self.public

    @property
    def project(self) -> Decimal:
        """Project expenditure."""
        return sum((work.amount for work in self.works), Decimal(0))

    @property
    def other(self) -> Decimal:
        """What of the projects is no fiscal money."""
        return sum((work.other for work in self.works), Decimal(0))

    @property
    def vehicle(self) -> Decimal:
        """Official vehicles: operation and purchase."""
        return self.operation + self.purchase

    @property
    def three_public(self) -> Decimal:
        """Travel abroad, vehicles and reception."""
        return self.abroad + self.vehicle + self.reception


def department(seed: int, place: int) -> Department:
    """Return the department at a position of the seed's list; each county and trade once.

    Two dozen counties come with all their departments before the next two dozen do.
    """
    block, within = divmod(place, _TOGETHER * len(TRADES))
    county = counties()[(block * _TOGETHER + within % _TOGETHER) % len(counties())]
    trade = TRADES[within // _TOGETHER]
    draws = Draws(seed, "department", place)
    own = county.name + trade.office
    units = draws.several(trade.units, 1, len(trade.units))
    code = str(301 + TRADES.index(trade))
    named = (own, *(county.name + unit for unit in units))
    return Department(county, trade, code, named, draws.happens(0.7), draws.happens(0.15))


def year_before_and_of(seed: int, place: int, of: Department, year: int) -> tuple[Year, Year]:
    """Return what a department spends in the year before and in a year."""
    before = _first(Draws(seed, place, FIRST_YEAR - 1), of)
    for current in range(FIRST_YEAR, year):
        before = _next(Draws(seed, place, current), of, before)
    return before, _next(Draws(seed, place, year), of, before)


def _first(draws: Draws, of: Department) -> Year:
    year = FIRST_YEAR - 1
    works = [_work(draws, of, kind, year, serial) for serial, kind in enumerate(of.trade.kinds[:2])]
    return Year(
        year=year,
        personnel=draws.amount(9000, 30_000) if of.large else draws.amount(200, 2000),
        public=draws.amount(40, 150),
        abroad=Decimal(0),
        operation=draws.amount(2, 9),
        purchase=Decimal(0),
        reception=draws.amount(0, 2),
        works=tuple(works),
    )


def _next(draws: Draws, of: Department, before: Year) -> Year:
    kept = [_moved(draws, work) for work in before.works if draws.happens(0.7)]
    running = [work.kind for work in kept]
    fresh = [kind for kind in of.trade.kinds if kind not in running]
    used = max((work.serial for work in before.works), default=0)
    started = draws.several(fresh, 0 if kept else 1, len(fresh))
    year = before.year + 1
    kept += [_work(draws, of, kind, year, used + at) for at, kind in enumerate(started, 1)]
    return Year(
        year=year,
        personnel=draws.moved(before.personnel, 0.1),
        public=draws.moved(before.public, 0.1),
        abroad=draws.amount(1, 8) if draws.happens(0.1) else Decimal(0),
        operation=draws.moved(before.operation, 0.2),
        purchase=draws.amount(15, 18) if draws.happens(0.1) else Decimal(0),
        reception=draws.moved(before.reception, 0.3),
        works=tuple(kept),
    )


def _work(draws: Draws, of: Department, kind: Kind, year: int, serial: int) -> Work:
    bought = draws.count(1, 12) if kind.item else 0
    price = draws.amount(1, 9)
    spent = bought * price
    amount = spent + draws.amount(0, 5) if bought else draws.amount(10, 300)
    other = amount / 10 if draws.happens(0.1) else Decimal(0)
    return Work(
        kind=kind,
        since=year,
        serial=serial,
        unit=draws.one(of.units),
        quantity=bought or draws.count(2, 400),
        amount=amount,
        other=other.quantize(Decimal("0.01")),
        bought=bought,
        price=price,
    )


def _moved(draws: Draws, work: Work) -> Work:
    """Return a project in the year after: the same thing, another budget."""
    if work.bought:
        bought = draws.count(1, 12)
        amount = bought * work.price + draws.amount(0, 5)
        return replace(work, bought=bought, quantity=bought, amount=amount, other=Decimal(0))
    amount = draws.moved(work.amount, 0.3)
    return replace(work, amount=max(amount, Decimal(1)), other=Decimal(0))
