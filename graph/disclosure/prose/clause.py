"""One mark of a paragraph, an amount or a word for no change, with the lead in front of it."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from ..basics.numbers import parse_number, to_yuan
from ..classes.items import Named
from ..classes.several_items import NEXT
from ..figures.comparison import (
    Comparison,
    comparison_of_base,
    comparison_of_flat,
    comparison_of_named,
    movement,
)
from ..figures.statements import Figure
from .clause_amounts import ClauseAmounts
from .concerned import concerned
from .context import Subject
from .lead import names_nothing, opens_parts
from .met_budgets import met_budget
from .off_budget import off_budget
from .off_year import off_year

_OTHER_CLASS = re.compile(r"[，,；;、和及]{0,2}(?P<name>其他支出)(?:为|:)?")
_OTHER = "229"
_CLASS_DIGITS = 3
_MOVED = re.compile(r"(?:增加|减少|压减|压缩|新增|核减|调减|节约|追加)了?$")
"""A direction in front of an item (减少公务接待费4万元): what follows is no amount of it."""
_SPENT = ("expenditure", "expenditure.basic", "expenditure.project")
_OF_LEVEL = re.compile(r"(?:本级|[央省市县区上]级?|对下)(?:财政)?(?:转移支付)?$")
_OF_THE_YEAR = re.compile("[本当]年(?!初)")
"""What parts a total that counts money carried over: 总收入9万元，其中本年收入8万元."""
_COMPARED = re.compile(r"相?比(?:较)?|对比|(?:基本)?持平|(?:保持)?一致")


@dataclass(frozen=True, slots=True)
class Clause(ClauseAmounts):
    """A clause as a figure: of a change, of no change, of an amount or of a base."""

    def figure(self) -> Figure | None:
        """Return the figure that the clause states, or nothing where that is not known."""
        self.context.alike = ()
        if "number" not in self.mark.groupdict():
            return self._flat()
        number = parse_number(self.mark["number"])
        if number is None:
            return None
        amount = to_yuan(number, self.mark["unit"] or "元")
        if not (self.mark["unit"] or self._names_phase() or self.lead.named(len(self.lead.text))):
            return None
        return self._told(amount)

    def _told(self, amount: Decimal) -> Figure | None:
        """Read a figure by what its lead says of it: that it is a difference, or an amount."""
        if off := off_budget(self.lead.text) or self._difference(amount):
            return self._off_budget(off, amount)
        if off_last := off_year(self.lead.text):
            return self._off_year(off_last, amount)
        if move := movement(self.lead.text, is_zero=amount == 0):
            return self._change(move, amount)
        return self._next_change(amount) or self._amount(amount)

    def _amount(self, amount: Decimal) -> Figure | None:
        if named := concerned(self.lead, goes_on=self._goes_on_with_projects()):
            return self._figure(amount, named, Subject(named, self.lead.year(named)), 0)
        base = comparison_of_base(self.lead.text)
        if base is None and _COMPARED.match(self.lead.folded.text, self.mark.end()):
            base = comparison_of_flat(self.lead.text)
        if base:
            return self._base(amount, *base)
        if known := self._met_budget(amount) or self._next_in_turn(amount):
            return known
        named = self._named(len(self.lead.text))
        if named and self._is_none_of(amount, named):
            return None
        if other := None if named else self._other_class():
            return self._figure(amount, other, Subject(other, None), other.start)
        in_full = named and self._base_in_full(amount, named)
        return in_full or self._stated(amount, named)

    def _is_none_of(self, amount: Decimal, named: Named) -> bool:
        """Tell an amount that is none of what its lead names: it pays that, or is a difference.

        So is a part that a level of government spends: 项目支出9万元，主要为本级支出6万元.
        """
        is_source = self._is_source_of_spending(named) or self._is_fund_of_other(named)
        before = self.lead.text[: named.start]
        opens = opens_parts(self.lead.text)
        is_part = opens or (self.context.amount is not None and not self.lead.opens_sentence)
        is_of_level = is_part and named.code in _SPENT and not (named.fund or named.digits)
        is_of_level = is_of_level and _OF_LEVEL.search(before) is not None
        is_source = is_source or (opens and self._is_part_of_itself(amount, named))
        return is_source or is_of_level or _MOVED.search(before) is not None

    def _is_part_of_itself(self, amount: Decimal, named: Named) -> bool:
        """Tell a part that bears its whole's name: 财政拨款收入9万元，包括财政补助收入5万元."""
        whole = self.context.whole
        if whole is None or not names_nothing(self.lead.text[: named.start]):
            return False
        if (named.code, named.fund) != (whole.item, whole.fund):
            return False
        is_same = named.digits == whole.digits and self.lead.year(named) in (None, whole.year)
        is_of_year = _OF_THE_YEAR.search(self.lead.text) is not None
        return is_same and not (is_of_year or self._names_phase()) and amount < whole.amount

    def _met_budget(self, amount: Decimal) -> Figure | None:
        """Read a budget of which the amount before was a part: 占年初预算8万元的65%."""
        behind = self.lead.folded.text[self.mark.end() :]
        start, before = met_budget(self.lead.text, behind), self.context.amount
        if start is None or before is None or self.context.is_lost:
            return None
        named = Named(before.item or "", 0, 0, before.fund, digits=before.digits)
        return self._figure(amount, None, Subject(named, before.year), start)

    def _other_class(self) -> Named | None:
        """Return the class 其他支出, which is one only in a list of classes."""
        last, found = self.context.last, _OTHER_CLASS.fullmatch(self.lead.text)
        if not found or not last or last.is_change or last.item != "expenditure":
            return None
        if not last.digits or len(last.digits) != _CLASS_DIGITS:
            return None
        return Named("expenditure", *found.span("name"), last.fund, digits=_OTHER)

    def _goes_on_with_projects(self) -> bool:
        last = self.context.last
        return last is not None and (last.item or "").startswith("projects-")

    def _next_in_turn(self, amount: Decimal) -> Figure | None:
        """Read a figure of the next of several items: …分别为1万元、2万元."""
        queue, self.context.queue = self.context.queue, ()
        if not queue or not NEXT.fullmatch(self.lead.text):
            return None
        self.context.queue = queue[1:]
        return self._figure(amount, None, Subject(queue[0], None), 0)

    def _base(self, amount: Decimal, comparison: Comparison, stop: int) -> Figure | None:
        """Read the amount of the year compared with: 较2022年预算100万元增加…."""
        named, subject = self._subject(stop)
        if subject is None:
            return None
        self.context.comparison = comparison
        return replace(
            self._figure(amount, named, subject, stop), year=comparison.year, base=comparison
        )

    def _base_in_full(self, amount: Decimal, named: Named) -> Figure | None:
        """Read the amount compared with, its item named: 比2022年“三公”经费年初预算10万元."""
        text = self.lead.text
        base = comparison_of_named(text[: named.start], text[named.end :])
        if base is None:
            return None
        self.context.comparison = base
        figure = self._figure(amount, named, Subject(named, base.year), named.start)
        return replace(figure, base=base)
