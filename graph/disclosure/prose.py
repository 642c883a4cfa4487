"""Sentences about money: every figure with what it is a figure of.

A paragraph is read from left to right. In front of each amount stands its *lead*: the
text since the figure before it. From the right, a lead holds a direction (增加), a
comparison (较上年), and the name of an item; a lead whose name is unknown claims nothing.
Words after a figure give the reason of a change or the uses of an amount.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from .aftermath import EXPLAINED, after, behind_rates
from .carried import Carried
from .class_paths import UNKNOWN
from .comparison import (
    FLAT,
    Comparison,
    Movement,
    comparison_at_end,
    comparison_in,
    comparison_of_base,
    comparison_of_flat,
    comparison_of_named,
    movement,
)
from .concerned import concerned
from .context import Context, Subject
from .folding import Folded
from .functional_classes import ECONOMIC
from .items import Named, name_of
from .late_reasons import late_reasons
from .lead import About, Lead, Leads, label, names_nothing, opens_parts
from .money import MONEY, ZERO
from .numbering import mark_of
from .numbers import canonical, parse_number, to_yuan
from .paid_by import by_source, paid_by
from .phases import When, as_part, under
from .several_items import NEXT, several_items
from .statements import Figure, Reason, Statement, Uses

_LIST = re.compile(
    r"[)]*[，,。;:(]*(?:主要(?:是|为|包括|用于|有)|其中|包括|分别(?:是|为)|具体(?:是|为|包括)|含)[:，,]?"
)
_DOCUMENT = re.compile(r"[〔(](?:19|20)\d{2}[〕)]第?\d{1,5}号")
_RANGES = ("至", "到", "-", "~")
_RANGE_BEHIND = re.compile(rf"[至到~-]{MONEY.pattern}")
_CONCERNED = re.compile(r"涉及[^。;]*$")
"""What some projects concern (共涉及资金…) is no total of the item that is named behind it."""
_ASSETS = re.compile(r"资产(?:总额|总计|合计|总值)(?:为|共|:)*$")
"""All assets: no item of the budget, but among their parts are the fixed assets."""
_OTHER_CLASS = re.compile(r"[，,；;、和及]{0,2}(?P<name>其他支出)(?:为|:)?")
_OTHER = "229"
_CLASS_DIGITS = 3
_COMPARED = re.compile(r"相?比(?:较)?|对比")
_SUM = re.compile(
    r"[。;]?(?:(?:19|20)\d{2}年度?)?(?:(?:年初|全年|调整)?(?:预算|决算|支出)?(?:总计|合计|总额|共计)"
    r"(?:支出|预算|安排)?|(?:一般公共预算)?财政拨款(?:支出|安排)?|年初预算数?)(?:为|是|:)?"
)
_OF_WHICH = re.compile(r"(?P<whole>[^，。;()]{4,})(?:之)?中[，,]")
"""What is named in front of its parts: “三公”经费预算支出中，因公出国费…."""

_CLOSED = re.compile(r"\)(?:合计|共计|共|总计|总额)?(?:为|是|:)?")
_PARTED = ("expenditure.basic", "expenditure.project")
_PARTS_OF = {
    "expenditure": "expenditure",
    "procurement": "procurement.",
}
"""Items whose parts are of their fund, where these say none, and how their parts begin."""
_PHASED = re.compile(
    r"((?:年初|全年|调整)预算|(?:支出)?决算|(?:预算)?执行|实际(?:支出|执行|完成|发生))"
    r"(?:数|额|支出|安排)?(?:为|是|共|了|约)*$"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a paragraph stands.

    *topic* is the item that its section is about; *digits* is the class that it goes into
    (``class_paths.UNKNOWN`` where its code is not known: then nothing is claimed);
    *carried* is what the paragraphs before hand on; *when* is the year and phase that its
    heading names, if they are not those of the disclosure.
    """

    about: About
    topic: str | None = None
    digits: str | None = None
    carried: Carried = field(default_factory=Carried)
    when: When | None = None


def statements(folded: Folded, setting: Setting) -> tuple[Statement, ...]:
    """Return all that a paragraph says of money, in order."""
    if setting.digits == UNKNOWN:
        return ()
    subject = _topic(folded, setting.topic)
    if setting.digits:
        about = setting.about
        named = Named(about.spending, 0, 0, about.fund_of_classes, digits=setting.digits)
        subject = Subject(named, None)
    carried = setting.carried
    context = Context(topic=subject, in_projects=carried.in_projects)
    context.part(carried.whole)
    if not carried.is_list:
        context.part(None)
    elif parted := carried.parted:
        named = Named(parted.item or "", 0, 0, parted.fund, digits=parted.digits)
        context.parted = Subject(named, None)
    reading = _Reading(folded, context, setting.about, setting.when)
    for mark in sorted(_marks(folded.text), key=lambda match: match.start()):
        reading.take(mark)
    return (*reading.seen, *late_reasons(folded, reading.seen))


def _topic(folded: Folded, section: str | None) -> Subject | None:
    """Return what the paragraph is about: its label (（三）公务接待费。), else its section."""
    mark = mark_of(folded)
    start = mark.end if mark else 0
    label = re.match(r"([^。:，\d]{2,20})[。:]", folded.text[start:])
    words = re.sub(r"(?:总体|具体)?情况(?:说明)?$", "", label[1]) if label else ""
    named = name_of(words, about_procurement=False)
    code = named.code if named and not named.is_bare else section
    return Subject(Named(code, 0, 0), None) if code else None


def _marks(text: str) -> Iterator[re.Match[str]]:
    yield from MONEY.finditer(text)
    yield from ZERO.finditer(text)
    yield from FLAT.finditer(text)


class _Reading:
    """Reads the marks of a paragraph one after another."""

    def __init__(self, folded: Folded, context: Context, about: About, when: When | None) -> None:
        self.folded = folded
        self.when = when
        self.leads = Leads(folded, about)
        self.context = context
        self.seen: list[Statement] = []
        self.previous = 0
        self.words_end = 0
        self.unknown = False
        self.parts_unknown = False

    def take(self, mark: re.Match[str]) -> None:
        """Read what stands before and behind *mark*."""
        inside_words = mark.start() < self.words_end
        if not inside_words:
            self.previous = max(self.previous, self.words_end)
        lead = self.leads.before(self.previous, mark)
        is_range = _RANGE_BEHIND.match(self.folded.text, mark.end()) or lead.text in _RANGES
        is_lost = self._is_of_the_unknown(lead) or self._is_of_some_projects(lead)
        self._part(lead)
        self._open_bracket(lead)
        clause = _Clause(lead, mark, self.context)
        figure = None if is_range or is_lost else clause.figure()
        figure = self._dated(figure) if figure else None
        names_other = not names_nothing(lead.text) and not _ASSETS.search(lead.text)
        self.unknown = is_lost or (figure is None and names_other)
        self.context.is_lost = self.unknown
        if figure and inside_words and not figure.is_change:
            figure = None
        if figure:
            self.seen += [f for other in clause.alike(figure) if (f := self._dated(other))]
            self.seen.append(figure)
            if not inside_words:
                self.context.remember(
                    figure,
                    opens_parts=opens_parts(lead.text),
                    new_sentence=lead.opens_sentence,
                )
                self._behind(figure, mark.end())
        self.previous = behind_rates(self.folded.text, mark.end())

    def _is_of_some_projects(self, lead: Lead) -> bool:
        """Tell what projects concern (涉及资金) where it is not said what was done with them."""
        return _CONCERNED.search(lead.text) is not None and concerned(lead, goes_on=False) is None

    def _part(self, lead: Lead) -> None:
        """Begin to read the parts of the amount before, or end at a full stop."""
        context = self.context
        if lead.opens_sentence and self.folded.text[lead.begin - 1] == "。":
            context.part(None)
        if opens_parts(lead.text) or lead.text.startswith(":"):
            context.part(context.stated)
        if of_which := _OF_WHICH.match(lead.text):
            context.within = lead.named(of_which.end("whole"))

    def _open_bracket(self, lead: Lead) -> None:
        """Take note of what stands in front of a bracket that goes on behind the figure."""
        outer = lead.in_front_of_bracket()
        if outer is None:
            self.context.pending = self.context.pending if lead.depth or ")" in lead.text else None
            return
        found = comparison_at_end(outer)
        front = replace(lead, text=outer[: found[1]] if found else outer)
        named = front.named(len(front.text))
        self.context.pending = Subject(named, front.year(named)) if named else None
        if self.context.pending and lead.depth:
            self.context.subjects[lead.depth - 1] = self.context.pending
            self.context.comparison = found[0] if found else self.context.comparison

    def _dated(self, figure: Figure) -> Figure | None:
        """Return a figure with the year and phase that its total or its heading names."""
        if self.context.whole and figure.item:
            figure = as_part(figure, self.context.whole)
        return under(figure, self.when) if self.when else figure

    def _is_of_the_unknown(self, lead: Lead) -> bool:
        """Tell whether a lead names parts (其中) of something whose own name is not known."""
        if lead.opens_sentence or not self.unknown:
            self.parts_unknown = False
        elif opens_parts(lead.text):
            self.parts_unknown = True
        return self.parts_unknown

    def _behind(self, figure: Figure, end: int) -> None:
        for statement in after(self.folded, end, figure, self.context, self.leads):
            self.seen.append(statement)
            if isinstance(statement, Reason | Uses):
                self.words_end = statement.end


@dataclass(frozen=True, slots=True)
class _Clause:
    """One mark with its lead."""

    lead: Lead
    mark: re.Match[str]
    context: Context

    def figure(self) -> Figure | None:
        self.context.alike = ()
        if "number" not in self.mark.groupdict():
            return self._flat()
        number = parse_number(self.mark["number"])
        if number is None:
            return None
        amount = to_yuan(number, self.mark["unit"] or "元")
        if not self.mark["unit"] and self.lead.named(len(self.lead.text)) is None:
            return None
        if move := movement(self.lead.text, is_zero=amount == 0):
            return self._change(move, amount)
        return self._amount(amount)

    def _subject(self, stop: int) -> tuple[Named | None, Subject | None]:
        """Return the item named in front of *stop*, and the subject that is meant."""
        named = self._named(stop)
        if named and named.is_bare and self.context.topic:
            return None, Subject(self.context.topic.item, self.lead.year(named))
        if named and named.code == "expenditure" and self._topic_class and not named.digits:
            return named, Subject(self._topic_class, self.lead.year(named))
        if named:
            named = by_source(
                self._of_whole(self._item_parted(named)), self._sentence, self.context
            )
            return named, Subject(named, self.lead.year(named))
        if not names_nothing(self.lead.text[:stop]):
            return None, None
        if blank := self.lead.left_blank():
            return None, Subject(blank, None)
        depth = self.lead.depth
        return None, self.context.subject(depth, new_sentence=self.lead.opens_sentence)

    def _named(self, stop: int) -> Named | None:
        """Return the item named in front of *stop*; of several, the one that is meant first."""
        text, context = self.lead.text[:stop], self.context
        if paid := paid_by(text, context):
            return paid
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

    def alike(self, figure: Figure) -> Iterator[Figure]:
        """Yield *figure* as one of each other item of which it is said as well."""
        for named in self.context.alike:
            start = self.lead.begin + named.start
            item = replace(figure, item=named.code, fund=named.fund, digits=named.digits)
            yield replace(item, start=start, name_start=start)

    @property
    def _sentence(self) -> str:
        """The sentence up to the figure."""
        text, stop = self.lead.folded.text, self.mark.start()
        return text[text.rfind("。", 0, stop) + 1 : stop]

    def _whole(self) -> Named | None:
        """Return the item of which the clause names a part (其中), in the same sentence."""
        if self.lead.opens_sentence:
            return None
        opens = opens_parts(self.lead.text)
        whole = self.context.subjects.get(self.lead.depth) if opens else self.context.parted
        return whole.item if whole else None

    def _item_parted(self, named: Named) -> Named:
        """Return *named*, an economic class, as one of the item that it is a part of."""
        whole = self._whole() if named.digits and ECONOMIC.fullmatch(named.digits) else None
        if whole is None or not whole.code.startswith(_PARTED) or named.code != "expenditure":
            return named
        return replace(named, code=whole.code, fund=named.fund or whole.fund)

    def _of_whole(self, named: Named) -> Named:
        """Return a part (其中：基本支出, 货物) as one of the fund and the class that are parted."""
        whole = self.context.whole
        if named.fund or whole is None:
            fund = named.fund
        else:
            parts = _PARTS_OF.get(whole.item or "")
            fund = whole.fund if parts and named.code.startswith(parts) else None
        return replace(named, fund=fund, digits=named.digits or self._class_parted(named))

    def _class_parted(self, named: Named) -> str | None:
        """Return the class of which basic and project expenditure are the parts (其中)."""
        whole = self._whole() if named.code.startswith(_PARTED) else None
        return whole.digits if whole else None

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

    def _change(self, move: Movement, amount: Decimal) -> Figure | None:
        before = self.lead.text[: move.start]
        found = comparison_at_end(before)
        stop = found[1] if found else move.start
        said = found[0] if found else comparison_in(before)
        named, subject = self._subject(stop)
        if subject is None and found and EXPLAINED.fullmatch(before[:stop]):
            subject = self._explained()
        if subject is None or self._takes_turns():
            return None
        if found is None and said and said.year == subject.year:
            subject = replace(subject, year=None)
        return replace(
            self._figure(canonical(amount * move.sign), named, subject, stop),
            direction_start=self.lead.begin + move.start,
            comparison=said or self.context.comparison or Comparison(None, None),
            compares=found is not None,
        )

    def _explained(self) -> Subject | None:
        """Return what the amount before is of: behind its reason, it is compared with a year."""
        last = self.context.last
        if last is None or last.is_change or not last.item:
            return None
        named = Named(last.item, 0, 0, last.fund, digits=last.digits)
        return Subject(named, last.year)

    def _takes_turns(self) -> bool:
        """Tell whether changes of several items follow in turn, and forget these."""
        takes_turns, self.context.queue = bool(self.context.queue), ()
        return takes_turns

    def _flat(self) -> Figure | None:
        found = comparison_of_flat(self.lead.text)
        said = found[0] if found else comparison_in(self.lead.text) or self._carried_comparison()
        stop = found[1] if found else len(self.lead.text)
        named, subject = self._subject(stop)
        if subject is None or said is None or self._takes_turns():
            return None
        if found is None and said.year == subject.year:
            subject = replace(subject, year=None)
        return replace(
            self._figure(Decimal(0), named, subject, stop),
            number_start=self.mark.end(),
            direction_start=self.mark.start(),
            comparison=said,
            compares=found is not None,
        )

    def _carried_comparison(self) -> Comparison | None:
        """Return the comparison that still holds, for words that alone say no change."""
        needs_base = self.mark[0].endswith(("一致", "相同", "不变"))
        return None if needs_base else self.context.comparison

    def _amount(self, amount: Decimal) -> Figure | None:
        if named := concerned(self.lead, goes_on=self._goes_on_with_projects()):
            return self._figure(amount, named, Subject(named, self.lead.year(named)), 0)
        base = comparison_of_base(self.lead.text)
        if base is None and _COMPARED.match(self.lead.folded.text, self.mark.end()):
            base = comparison_of_flat(self.lead.text)
        if base:
            return self._base(amount, *base)
        if turn := self._next_in_turn(amount):
            return turn
        named = self._named(len(self.lead.text))
        in_full = named and self._base_in_full(amount, named)
        return in_full or self._stated(amount, named or self._other_class())

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

    def _stated(self, amount: Decimal, named: Named | None) -> Figure | None:
        """Read an amount that is no base of a comparison; *named* is what its lead names."""
        name = label(self.lead.text, self.lead.begin)
        has_number = name and _DOCUMENT.search(self.lead.folded.text, *name)
        listed = bool(self.context.in_projects or self._opens_projects() or has_number)
        if listed and name and named and named.code == "expenditure" and not named.digits:
            named = None
        phased = _PHASED.search(self.lead.text)
        if phased and phased.start() <= 1 and (figure := self._phased(amount, phased.start(1))):
            return figure
        if named:
            said, subject = self._subject(len(self.lead.text))
            subject = subject or Subject(named, self.lead.year(named))
            start = self.lead.clause_start(named) - self.lead.begin
            return replace(self._figure(amount, said, subject, start), label=name, listed=listed)
        if phased:
            return self._phased(amount, phased.start(1))
        if self.context.topic and _SUM.fullmatch(self.lead.text):
            return self._figure(amount, None, self.context.topic, 0)
        if self.context.pending and _CLOSED.fullmatch(self.lead.text):
            return self._figure(amount, None, self.context.pending, 0)
        return self._unnamed(amount, name) if name and listed else self._restated(amount)

    def _phased(self, amount: Decimal, start: int) -> Figure | None:
        """Read another phase of what is spoken of: …年初预算为10万元，支出决算为9万元."""
        last, topic = self.context.amount, self.context.topic
        if self._topic_class:
            subject = Subject(self._topic_class, None)
        elif topic and last is None:
            subject = Subject(topic.item, None)
        elif last and last.item and start <= 1 and self._still_speaks_of(last):
            subject = Subject(Named(last.item, 0, 0, last.fund, digits=last.digits), last.year)
        else:
            return None
        return self._figure(amount, None, subject, start)

    def _still_speaks_of(self, last: Figure) -> bool:
        """Tell whether a clause without a name is of *last*: a new sentence is not of a part."""
        is_of_part = self.lead.opens_sentence and self.context.total
        return not is_of_part and not last.listed and not self.context.is_lost

    def _unnamed(self, amount: Decimal, name: tuple[int, int]) -> Figure:
        lead, mark = self.lead, self.mark
        return Figure(
            lead.folded,
            start=name[0],
            end=mark.end(),
            number_start=mark.start(),
            amount=amount,
            depth=lead.depth,
            year=None,
            item=None,
            fund=None,
            label=name,
            listed=True,
        )

    def _restated(self, amount: Decimal) -> Figure | None:
        """Read an amount said again in another unit: 12,384,500元（0.123845亿元）."""
        last = self.context.last
        if last is None or last.is_change or last.amount != amount or len(self.lead.text) > 3:
            return None
        start, end = self.mark.span()
        return replace(last, start=start, end=end, number_start=start, names_item=False)

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

    def _opens_projects(self) -> bool:
        last = self.context.last
        return bool(
            last
            and last.item == "expenditure.project"
            and not last.is_change
            and _LIST.match(self.lead.folded.text, self.lead.previous, self.mark.start())
        )
