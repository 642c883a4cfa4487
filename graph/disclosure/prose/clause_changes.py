"""Clauses that say how an amount changed: 比上年增加5万元, 与上年持平."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from ..basics.numbers import canonical
from ..classes.items import Named
from ..figures.comparison import (
    Comparison,
    Movement,
    comparison_at_end,
    comparison_in,
    comparison_of_flat,
)
from ..figures.phases import BUDGETS
from ..figures.statements import Figure
from .aftermath import EXPLAINED
from .clause_turns import ClauseTurns
from .context import Subject
from .grown import is_rate_of
from .off_budget import OffBudget, difference
from .off_year import OffYear
from .sides import SIDES, of_side_compared

_WITH_OTHER = re.compile(r"(?:与|较|同|比(?![例重]))[^，。;]+$")
"""A comparison in front of 持平 that is not understood: no other one holds there."""


@dataclass(frozen=True, slots=True)
class ClauseChanges(ClauseTurns):
    """A clause that may state a change."""

    def _change(self, move: Movement, amount: Decimal) -> Figure | None:
        before = self.lead.text[: move.start]
        found = comparison_at_end(before)
        stop = found[1] if found else move.start
        said = found[0] if found else comparison_in(before)
        named, subject = self._subject_of_change(before, stop)
        if (
            subject is None
            and found
            and not self.context.in_turn
            and EXPLAINED.fullmatch(before[:stop])
        ):
            subject = self._explained()
        subject = of_side_compared(before[stop:], subject, self.context)
        if subject is None:
            return None
        if named is None and (whole := self._whole_grown(move, amount)):
            subject = whole
        if found is None and said and said.year == subject.year:
            subject = replace(subject, year=None)
        self.context.sign = move.sign
        return replace(
            self._figure(canonical(amount * move.sign), named, subject, stop),
            direction_start=self.lead.begin + move.start,
            comparison=said or self.context.comparison or Comparison(None, None),
            compares=found is not None,
        )

    def of_rate(self, said: Comparison, stop: int) -> Figure | None:
        """Return what a rate is of whose lead ends with the comparison *said* at *stop*."""
        named, subject = self._subject(stop)
        subject = of_side_compared(self.lead.text[stop:], subject, self.context)
        if subject is None or self._is_of_other_side(subject, stop):
            return None
        if said.year == subject.year:
            subject = replace(subject, year=None)
        return self._figure(Decimal(0), named, subject, stop)

    def _is_of_other_side(self, subject: Subject, stop: int) -> bool:
        """Tell a side of the budget that is named where the text is about another item."""
        named = self.lead.named(stop)
        is_plain = named and named.code in SIDES and not (named.fund or named.digits)
        return bool(named and is_plain and not subject.item.code.startswith(named.code))

    def _whole_grown(self, move: Movement, amount: Decimal) -> Subject | None:
        """Return the whole whose parts were told, where the last part cannot have changed so."""
        whole, last = self.context.whole, self.context.last
        if whole is None or last is None or last.is_change or last is whole or not whole.item:
            return None
        is_too_much = move.sign > 0 and last.amount < amount <= whole.amount
        is_too_much = is_too_much or is_rate_of(
            whole, self._told_of_item(last), move.sign * amount, self.mark
        )
        return Subject(Named(whole.item, 0, 0, whole.fund), whole.year) if is_too_much else None

    def _told_of_item(self, figure: Figure) -> tuple[Figure, ...]:
        """Return the amounts told of the item of *figure*, one a phase."""
        said = self.context.phased.get((figure.item, figure.fund, figure.digits), {})
        return (figure, *said.values())

    def _off_budget(self, off: OffBudget, amount: Decimal) -> Figure | None:
        """Read by how much accounts are off their budget; a budget said again is no change."""
        named, subject = self._subject(off.start)
        if subject is None:
            return None
        item = subject.item
        said = self.context.phased.get((item.code, item.fund, item.digits), {})
        budgets = [phase for phase in said if phase in BUDGETS]
        is_budget = any(said[phase].amount == amount for phase in budgets)
        if is_budget or not (budgets or off.says_accounts):
            return None
        return replace(
            self._figure(canonical(amount * off.sign), named, subject, off.start),
            direction_start=self.lead.begin + off.word_start,
            comparison=off.comparison(budgets[-1] if budgets else None),
            compares=True,
        )

    def _difference(self, amount: Decimal) -> OffBudget | None:
        """Return how the accounts before are off the budget before, where that is the figure."""
        stated = self.context.amount
        if stated is None or stated.is_change or self.context.is_lost:
            return None
        said = self.context.phased.get((stated.item, stated.fund, stated.digits), {})
        budgets = [said[phase] for phase in said if phase in BUDGETS]
        accounts = said.get("executed")
        if not budgets or accounts is None or accounts.year != budgets[-1].year:
            return None
        return difference(self.lead.text, accounts.amount, budgets[-1].amount, amount)

    def _off_year(self, off: OffYear, amount: Decimal) -> Figure | None:
        """Read by how much an amount is off that of another year, where no more can be meant."""
        named, subject = self._subject(off.start)
        stated = self.context.amount
        if subject is None or stated is None or not off.is_difference(stated.amount, amount):
            return None
        item = subject.item
        if (stated.item, stated.fund, stated.digits) != (item.code, item.fund, item.digits):
            return None
        return replace(
            self._figure(canonical(amount * off.sign), named, subject, off.start),
            direction_start=self.lead.begin + off.word_start,
            comparison=off.comparison,
            compares=True,
        )

    def _explained(self) -> Subject | None:
        """Return what the amount before is of: behind its reason, it is compared with a year."""
        last = self.context.last
        if last is None or last.is_change or not last.item:
            return None
        named = Named(last.item, 0, 0, last.fund, digits=last.digits)
        return Subject(named, last.year)

    def _flat(self) -> Figure | None:
        found = comparison_of_flat(self.lead.text)
        said = found[0] if found else comparison_in(self.lead.text) or self._carried_comparison()
        stop = found[1] if found else len(self.lead.text)
        named, subject = self._subject_of_change(self.lead.text, stop)
        if subject is None or said is None or self._is_but_about(subject, said):
            return None
        said = self._of_told_budget(subject, said)
        if found is None and said.year == subject.year:
            subject = replace(subject, year=None)
        return replace(
            self._figure(Decimal(0), named, subject, stop),
            number_start=self.mark.end(),
            direction_start=self.mark.start(),
            comparison=said,
            compares=found is not None,
        )

    def _of_told_budget(self, subject: Subject, said: Comparison) -> Comparison:
        """Return *said*, which names but 预算数, as of the budget that alone is told before."""
        item = subject.item
        told = self.context.phased.get((item.code, item.fund, item.digits), {})
        budgets = [phase for phase in told if phase in BUDGETS]
        is_other = said.is_own and said.phase == BUDGETS[0] and "年初" not in self.lead.text
        return replace(said, phase=budgets[-1]) if is_other and budgets else said

    def _is_but_about(self, subject: Subject, said: Comparison) -> bool:
        """Tell 基本持平 of accounts and a budget whose amounts are told and differ."""
        item = subject.item
        told = self.context.phased.get((item.code, item.fund, item.digits), {})
        amounts = {figure.amount for figure in told.values() if figure.year == subject.year}
        return self.mark[0].startswith("基本") and said.is_own and len(amounts) > 1

    def _carried_comparison(self) -> Comparison | None:
        """Return the comparison that still holds, for words that alone say no change."""
        needs_base = self.mark[0].endswith(("一致", "相同", "不变"))
        has_other = _WITH_OTHER.search(self.lead.text)
        return None if needs_base or has_other else self.context.comparison
