"""What the figure of a clause is a figure of: the item that its lead names, or that is meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ..classes.items import Named
from ..classes.several_items import several_items
from ..figures.statements import Figure
from .clause_parts import ClauseParts
from .context import Subject
from .lead import is_of_other_fee, names_nothing
from .paid_by import bought_with, by_source, paid_by
from .short_parts import short_part
from .sides import PLAIN, PLAIN_SIDE, SAID, both_sides, of_fiscal, other_side

_SIDES = ("budget", "revenue", "expenditure")
_ACCOUNTS = re.compile(r"支出决算(?:数|总额)?(?=$|，?(?:[比较与同]|增加|减少))")
"""The accounts of what is spoken of, behind its budget."""
_PLAIN_SUM = re.compile(rf"{PLAIN}(?:总额|总计|合计)?{SAID}")
_TOTALLED = re.compile("合计|总计|总额")


@dataclass(frozen=True, slots=True)
class ClauseSubject(ClauseParts):
    """A clause of which it is told what its figure is a figure of."""

    def alike(self, figure: Figure) -> Iterator[Figure]:
        """Yield *figure* as one of each other item of which it is said as well."""
        for named in self.context.alike:
            item = replace(figure, item=named.code, fund=named.fund, digits=named.digits)
            start = self.lead.begin + named.start
            is_here = named.end > 0
            yield replace(item, start=start, name_start=start) if is_here else item

    def _subject(self, stop: int) -> tuple[Named | None, Subject | None]:
        """Return the item named in front of *stop*, and the subject that is meant."""
        named = self._named(stop)
        if named:
            return self._meant(named, stop)
        if not names_nothing(self.lead.text[:stop]):
            return None, None
        if blank := self.lead.left_blank():
            return None, Subject(blank, None)
        depth = self.lead.depth
        return None, self.context.subject(depth, new_sentence=self.lead.opens_sentence)

    def _meant(self, named: Named, stop: int) -> tuple[Named | None, Subject | None]:
        """Return *named*, up to *stop*, where it is what is meant, and the subject that is."""
        if self._is_other_total(named):
            return None, None
        topic = self.context.topic
        named = bought_with(named, topic.item) if topic else named
        if told := self._told_of(named):
            return None, told
        if self._is_of_topic(named, stop):
            return None, Subject(topic.item, self.lead.year(named)) if topic else None
        if named.is_bare and is_of_other_fee(self.lead.text[: named.start]):
            return None, None
        if named.is_bare and (spoken := self.context.topic or self._spoken_of()):
            return None, Subject(spoken.item, self.lead.year(named))
        return self._of_named(of_fiscal(named, self.lead, stop, self.context))

    def _is_other_total(self, named: Named) -> bool:
        """Tell a total that follows a class whose amount is told: it need not be the class's."""
        is_plain = named.code == "expenditure" and not (named.fund or named.digits)
        is_told = self.context.is_told and self._topic_class is not None
        return is_plain and is_told and _TOTALLED.search(self.lead.text, named.start) is not None

    def _of_named(self, named: Named) -> tuple[Named, Subject]:
        if named.code == "expenditure" and self._topic_class and not named.digits:
            return named, Subject(self._topic_class, self.lead.year(named))
        named = self._of_whole(
            self._item_parted(
                other_side(both_sides(named, self.context), self.lead, self.mark, self.context)
            )
        )
        named = by_source(named, self._sentence, self.context)
        return named, Subject(named, self.lead.year(named))

    def _is_of_topic(self, named: Named, stop: int) -> bool:
        """Tell words that name but a side of the budget where the text is of one item: 支出5万元.

        Where that item is not known, they name nothing.
        """
        topic = self.context.topic.item if self.context.topic else None
        if named.is_bare:
            return self.context.is_of_other
        if (
            named.fund
            or named.digits
            or not _PLAIN_SUM.fullmatch(self.lead.text, named.start, stop)
        ):
            return False
        if topic is None or topic.digits:
            return self.context.is_of_other
        side, _, part = topic.code.partition(".")
        if side in _SIDES and not PLAIN_SIDE.fullmatch(self.lead.text, named.start, stop):
            return False
        is_whole = side == "budget" or (side == named.code and not (part or topic.fund))
        return not is_whole and (side == named.code or side not in _SIDES)

    def _told_of(self, named: Named) -> Subject | None:
        """Return what the sentence tells the accounts of: …费预算5万元；支出决算比上年减少1万元."""
        lead, subject = self.lead, self.context.subjects.get(self.lead.depth)
        is_plain = named.code == "expenditure" and not (named.fund or named.digits)
        if subject is None or not is_plain or not _ACCOUNTS.match(lead.text, named.start):
            return None
        opens = lead.begin > 0 and lead.folded.text[lead.begin - 1] == "。"
        item = subject.item
        is_side = item.code.startswith(_SIDES) and not (item.digits or item.fund)
        if (
            opens
            or is_side
            or self.context.total
            or lead.text[: named.start] not in ("", "，", ",")
        ):
            return None
        return Subject(item, lead.year(named))

    def _spoken_of(self) -> Subject | None:
        """Return the one item that the sentence speaks of: “三公”经费…，2023年预算9万元."""
        if self.lead.opens_sentence:
            return None
        subject = self.context.subjects.get(self.lead.depth)
        is_whole = (
            subject
            and not subject.item.digits
            and subject.item.code.startswith(("budget", "revenue", "expenditure"))
        )
        return None if is_whole else subject

    def _named(self, stop: int) -> Named | None:
        """Return the item named in front of *stop*; of several, the one that is meant first."""
        text, context = self.lead.text[:stop], self.context
        if paid := paid_by(text, context):
            return paid
        if short := short_part(text, context, opens_sentence=self.lead.opens_sentence):
            return short
        several = several_items(text, about_procurement=self.lead.about_procurement)
        if several is None:
            return self.lead.named(stop)
        is_flat = "number" not in self.mark.groupdict()
        match several.manner:
            case "each" | "together" if is_flat or several.manner == "each":
                context.alike = several.names[:-1]
                return several.names[-1]
            case "in turn":
                context.queue = several.names[1:]
                return several.names[0]
            case "together":
                return several.together()

    def _figure(
        self, amount: Decimal, named: Named | None, subject: Subject, otherwise: int
    ) -> Figure:
        lead, mark = self.lead, self.mark
        return Figure(
            lead.folded,
            start=lead.clause_start(named) if named else lead.begin + otherwise,
            end=mark.end(),
            number_start=mark.start(),
            amount=amount,
            depth=lead.depth,
            year=subject.year,
            item=subject.item.code,
            fund=subject.item.fund,
            digits=subject.item.digits,
            names_item=named is not None,
            name_start=lead.begin + named.start if named else None,
        )
