"""What the figure of a clause is a figure of: the item that its lead names, or that is meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ..classes.functional_classes import ECONOMIC
from ..classes.items import Named
from ..classes.several_items import several_items
from ..figures.statements import Figure
from .context import Context, Subject
from .lead import Lead, is_of_other_fee, names_nothing, opens_parts
from .paid_by import bought_with, by_source, paid_by
from .short_parts import short_part
from .sides import PLAIN, PLAIN_SIDE, SAID, both_sides, of_fiscal, other_side

_PARTED = ("expenditure.basic", "expenditure.project")
OF_RUNNING = {
    "meeting": "30215",
    "training": "30216",
    "three-public.abroad": "30212",
    "three-public.reception": "30217",
    "three-public.vehicle.operation": "30231",
}
"""Economic classes of what has an item of its own, among the parts of running costs."""
RUNNING = ("operating-cost", "expenditure.basic.public")
_GOODS_AND_SERVICES = "302"
_SPENT_ON = re.compile(r"用于|包括|其中|含|^:|\(|主要(?:是|为)")
_SPOKEN_ENDS = re.compile(r"[。;]|三公")
_SIDES = ("budget", "revenue", "expenditure")
_ACCOUNTS = re.compile(r"支出决算(?:数|总额)?(?=$|，?(?:[比较与同]|增加|减少))")
"""The accounts of what is spoken of, behind its budget."""
_PLAIN_SUM = re.compile(rf"{PLAIN}(?:总额|总计|合计)?{SAID}")
_TOTALLED = re.compile("合计|总计|总额")
_PARTS_OF = {
    "expenditure": "expenditure",
    "procurement": "procurement.",
}
"""Items whose parts are of their fund, where these say none, and how their parts begin."""


@dataclass(frozen=True, slots=True)
class ClauseSubject:
    """One mark with its lead, and what is known of the sentences before."""

    lead: Lead
    mark: re.Match[str]
    context: Context

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

    @property
    def _sentence(self) -> str:
        """The sentence up to the figure."""
        text, stop = self.lead.folded.text, self.mark.start()
        return text[text.rfind("。", 0, stop) + 1 : stop]

    def _whole(self) -> Named | None:
        """Return the item of which the clause names a part (其中), in the same sentence."""
        if self.context.within:
            return self.context.within
        opens = opens_parts(self.lead.text)
        if self.lead.opens_sentence:
            return self._topic_parted if opens else None
        whole = self.context.subjects.get(self.lead.depth) if opens else self.context.parted
        return whole.item if whole else None

    def _item_parted(self, named: Named) -> Named:
        """Return *named*, an economic class, as one of the item that it is a part of.

        So is one of the functional classes where the sentence says it: 在项目支出中，教育支出5万元.
        """
        is_economic = named.digits is not None and ECONOMIC.fullmatch(named.digits) is not None
        whole = self._whole() if is_economic else self.context.within if named.digits else None
        if whole is None or not whole.code.startswith(_PARTED) or named.code != "expenditure":
            return named
        return replace(named, code=whole.code, fund=named.fund or whole.fund)

    def _of_whole(self, named: Named) -> Named:
        """Return a part (其中：基本支出, 货物) as one of the fund and the class that are parted."""
        whole = self.context.whole
        if named.code in OF_RUNNING and (running := self._running_cost()):
            digits = OF_RUNNING[named.code]
            return replace(named, code=running.item or "", fund=running.fund, digits=digits)
        if named.fund or whole is None:
            fund = named.fund
        else:
            parts = _PARTS_OF.get(whole.item or "")
            fund = whole.fund if parts and named.code.startswith(parts) else None
        return replace(named, fund=fund, digits=named.digits or self._class_parted(named))

    def _running_cost(self) -> Figure | None:
        """Return the running cost that is parted or spent on what is named in the sentence."""
        whole, last = self.context.whole, self.context.stated
        if whole and (whole.item in RUNNING or whole.digits == _GOODS_AND_SERVICES):
            return whole
        is_told = last is not None and last.folded is self.lead.folded
        if last is None or not is_told or last.item not in RUNNING:
            return None
        between = last.folded.text[last.end : self.mark.start()]
        is_listed = last.digits or _SPENT_ON.search(between)
        return last if is_listed and not _SPOKEN_ENDS.search(between) else None

    def _class_parted(self, named: Named) -> str | None:
        """Return the class of which basic and project expenditure are the parts (其中)."""
        whole = self._whole() if named.code.startswith(_PARTED) else None
        return whole.digits if whole else None

    @property
    def _topic_parted(self) -> Named | None:
        """The part of spending that the heading, or alone the sentence, names: 。其中：."""
        before = self._sentence.removesuffix(self.lead.text)
        is_of_one = ("基本支出" in before) != ("项目支出" in before)
        spoken = self.context.subjects.get(self.lead.depth) if is_of_one else self.context.topic
        is_part = spoken is not None and spoken.item.code.startswith(_PARTED)
        return spoken.item if spoken and is_part else None

    @property
    def _topic_class(self) -> Named | None:
        """The class that the paragraph is about, if it is about one."""
        topic = self.context.topic
        return topic.item if topic and topic.item.digits else None

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
