"""What a department spent in a year, beside what its budget said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from .draws import CENT, Draws
from .series import department, year_before_and_of
from .spending import Spent, by_function, government_fund, summed

if TYPE_CHECKING:
    from .series import Department, Year


@dataclass(frozen=True, slots=True)
class Accounts:
    """A year's accounts in 万元.

    :ivar planned: the budget; ``spent`` what became of it.
    :ivar opening: carried over from the year before, ``closing`` to the year after, fiscal money.
    :ivar fund: what of the projects a government fund paid.
    """

    of: Department
    planned: Year
    spent: Year
    opening: Decimal
    closing: Decimal
    fund: Decimal

    @property
    def leaves(self) -> tuple[Spent, ...]:
        """What was spent, by functional class of the last level."""
        return by_function(self.of, self.spent, self.fund)

    @property
    def expenditure(self) -> Decimal:
        """All expenditure."""
        return self.spent.basic + self.spent.project

    @property
    def revenue(self) -> Decimal:
        """All revenue of the year."""
        return self.expenditure + self.closing - self.opening

    @property
    def total(self) -> Decimal:
        """Revenue with what was carried over, and expenditure with what is."""
        return self.expenditure + self.closing

    @property
    def general(self) -> Decimal:
        """What the general public budget paid."""
        return summed("", "", self.leaves).general

    @property
    def granted(self) -> Decimal:
        """Revenue from the general public budget."""
        return self.revenue - self.fund - self.spent.other


def accounts(seed: int, place: int, year: int) -> Accounts:
    """Return the accounts of the department at a position of the seed's list."""
    of = department(seed, place)
    _, planned = year_before_and_of(seed, place, of, year)
    draws = Draws(seed, "accounts", place, year)
    spent = _spent(draws, planned)
    return Accounts(
        of=of,
        planned=planned,
        spent=spent,
        opening=_carried(seed, place, year - 1),
        closing=_carried(seed, place, year),
        fund=min(government_fund(seed, place, planned), spent.project - spent.other),
    )


def _spent(draws: Draws, planned: Year) -> Year:
    """Return what was spent: near the budget, of what is to be saved never more."""
    return replace(
        planned,
        personnel=draws.moved(planned.personnel, 0.05),
        public=draws.moved(planned.public, 0.05),
        operation=_less(draws, planned.operation),
        purchase=_less(draws, planned.purchase),
        reception=_less(draws, planned.reception),
        abroad=_less(draws, planned.abroad),
        works=tuple(
            replace(work, amount=max(draws.moved(work.amount, 0.1), work.other))
            for work in planned.works
        ),
    )


def _less(draws: Draws, amount: Decimal) -> Decimal:
    return (amount * draws.count(70, 100) / 100).quantize(CENT)


def _carried(seed: int, place: int, year: int) -> Decimal:
    draws = Draws(seed, "carried", place, year)
    return draws.amount(1, 60) if draws.happens(0.5) else Decimal(0)
