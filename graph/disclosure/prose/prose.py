"""Sentences about money: every figure with what it is a figure of.

A paragraph is read from left to right. In front of each amount stands its *lead*: the
text since the figure before it. From the right, a lead holds a direction (增加), a
comparison (较上年), and the name of an item; a lead whose name is unknown claims nothing.
Words after a figure give the reason of a change or the uses of an amount.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ..basics.folding import Folded
from ..basics.money import MONEY, ZERO
from ..classes.about import About
from ..classes.items import Named
from ..figures.all_sources import speaks_of_all_sources
from ..figures.comparison import FLAT, comparison_at_end
from ..figures.phases import When, as_part, under
from ..figures.statements import Figure, Ratio, Reason, Statement, Uses
from ..outline.heading_topics import NOT_KNOWN, OTHER_MONEY, UNKNOWN_CLASS
from .aftermath import after, behind_rates
from .carried import Carried
from .clause import Clause
from .clause_parts import OF_RUNNING, RUNNING
from .concerned import concerned, goes_on_with_fund
from .context import Context, Subject
from .inexact import is_inexact
from .late_reasons import late_reasons
from .lead import Lead, Leads, names_nothing, opens_parts
from .rates_alone import RATE_ALONE, rate_alone
from .unreadable import without_lost_subjects

_CONCERNED = re.compile(r"涉及(?!(?:政府)?采购项目\d+个[，,])[^。;]*$")
"""What some projects concern (共涉及资金…) is no total of the item that is named behind it."""
_ASSETS = re.compile(r"资产(?:总额|总计|合计|总值)(?:为|共|:)*$")
"""All assets: no item of the budget, but among their parts are the fixed assets."""
_CLOSED = re.compile(r"\)+")
_OF_WHICH = re.compile(r"[，,]?(?P<whole>[^，。;()]{3,}?)(?:之|当)?中[，,]")
"""What is named in front of its parts: “三公”经费预算支出中，因公出国费…."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a paragraph stands.

    *topic* is what its headings say that it is of; *carried* is what the paragraphs before hand
    on; *when* is the year and phase that its heading names, if they are not those of the
    disclosure; *owner* is a heading that may name whose its figures are; *is_told* says that a
    paragraph before has told what the topic comes to.
    """

    about: About
    topic: Named | None = None
    carried: Carried = field(default_factory=Carried)
    when: When | None = None
    owner: str | None = None
    is_told: bool = False


def statements(folded: Folded, setting: Setting) -> tuple[Statement, ...]:
    """Return all that a paragraph says of money, in order."""
    topic, carried = setting.topic, setting.carried
    marks = sorted(_marks(folded.text), key=lambda match: match.start())
    is_unknown = topic is UNKNOWN_CLASS or topic is OTHER_MONEY or carried.is_unknown
    if not marks or is_unknown:
        return ()
    is_known = topic is not None and topic is not NOT_KNOWN
    context = Context(
        topic=Subject(topic, None) if topic and is_known else None,
        is_of_other=topic is NOT_KNOWN,
        in_projects=carried.in_projects,
        is_told=setting.is_told,
    )
    context.part(carried.whole)
    if not carried.is_list:
        context.part(None)
    elif parted := carried.parted:
        named = Named(parted.item or "", 0, 0, parted.fund, digits=parted.digits)
        context.parted = Subject(named, None)
    reading = _Reading(folded, context, setting)
    for mark in marks:
        if "percent" in mark.groupdict():
            reading.take_rate(mark)
        else:
            reading.take(mark)
    said = (*reading.seen, *late_reasons(folded, reading.seen))
    return tuple(without_lost_subjects(folded.text, said))


def _marks(text: str) -> Iterator[re.Match[str]]:
    yield from MONEY.finditer(text)
    yield from ZERO.finditer(text)
    yield from FLAT.finditer(text)
    yield from RATE_ALONE.finditer(text)


class _Reading:
    """Reads the marks of a paragraph one after another."""

    def __init__(self, folded: Folded, context: Context, setting: Setting) -> None:
        self.folded = folded
        self.when, self.owner = setting.when, setting.owner
        self.leads = Leads(folded, setting.about, setting.topic)
        self.context = context
        self.seen: list[Statement] = []
        self.previous = 0
        self.words_end = 0
        self.unknown = False
        self.lost_at: dict[int, bool] = {}
        self.parts_unknown = False
        self.concerns_unknown = False

    def take(self, mark: re.Match[str]) -> None:
        """Read what stands before and behind *mark*."""
        inside_words = mark.start() < self.words_end
        if not inside_words:
            self.previous = max(self.previous, self.words_end)
        lead = self.leads.before(self.previous, mark)
        if self.folded.text.startswith(")", lead.previous):
            self.context.is_lost = self.unknown = self.lost_at.get(lead.depth, False)
        is_lost = self._is_of_the_unknown(lead) or self._is_of_some_projects(lead)
        is_lost = is_lost or speaks_of_all_sources(self.folded.text, mark.start())
        is_lost = is_lost or is_inexact(mark, lead.text)
        self._part(lead)
        self._open_bracket(lead)
        clause = Clause(lead, mark, self.context)
        figure = None if is_lost else clause.figure()
        figure = self._dated(figure) if figure else None
        names_other = not names_nothing(lead.text) and not _ASSETS.search(lead.text)
        self.unknown = is_lost or (figure is None and names_other)
        self.context.is_lost = self.lost_at[lead.depth] = self.unknown
        if figure and inside_words and (not figure.is_change or self._explains_running(figure)):
            figure = None
        if figure:
            alike = [f for other in clause.alike(figure) if (f := self._dated(other))]
            self.seen += [*alike, figure]
            if not inside_words:
                self.context.remember(
                    figure,
                    opens_parts=opens_parts(lead.text),
                    new_sentence=lead.opens_sentence,
                )
                self._behind(figure, mark.end(), alike)
        elif not inside_words:
            self._behind_bracket(lead.depth, mark.end())
        self.previous = behind_rates(self.folded.text, mark.end())

    def take_rate(self, mark: re.Match[str]) -> None:
        """Read a rate that belongs to no figure in front of it."""
        if mark.start() < max(self.previous, self.words_end):
            return
        lead = self.leads.before(self.previous, mark)
        if speaks_of_all_sources(self.folded.text, mark.start()):
            return
        if ratio := rate_alone(Clause(lead, mark, self.context)):
            self.seen.append(ratio)
            self.previous = mark.end()

    def _explains_running(self, figure: Figure) -> bool:
        """Tell a change of 公务用车运行维护费 that is why 公用经费 changed: none of “三公”经费."""
        why = next((one for one in reversed(self.seen) if isinstance(one, Reason)), None)
        return why is not None and why.change.item in RUNNING and figure.item in OF_RUNNING

    def _is_of_some_projects(self, lead: Lead) -> bool:
        """Tell what projects concern (涉及资金) where it is not said what was done with them."""
        if not _CONCERNED.search(lead.text):
            self.concerns_unknown = self.concerns_unknown and goes_on_with_fund(lead)
        else:
            self.concerns_unknown = concerned(lead, goes_on=False) is None
        return self.concerns_unknown

    def _part(self, lead: Lead) -> None:
        """Begin to read the parts of the amount before, or end at a full stop."""
        context = self.context
        if lead.opens_sentence and self.folded.text[lead.begin - 1] == "。":
            context.part(None)
        in_bracket = lead.text.startswith("(") and lead.begin == lead.previous
        if opens_parts(lead.text) or lead.text.startswith(":") or in_bracket:
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
        figure = replace(figure, owner=self.owner) if self.owner else figure
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

    def _behind_bracket(self, depth: int, end: int) -> None:
        """Read rates behind a bracket whose last figure claims nothing: those of the outer one."""
        closed = _CLOSED.match(self.folded.text, end)
        depth -= len(closed[0]) if closed else 0
        outer = self.context.outside(depth, is_change=False)
        if closed and outer and not self.lost_at.get(depth, False):
            said = after(self.folded, closed.end(), outer, self.context, self.leads)
            self.seen += [one for one in said if isinstance(one, Ratio)]

    def _behind(self, figure: Figure, end: int, alike: list[Figure]) -> None:
        """Read what follows *figure*; a rate of change is of those changed *alike* as well."""
        for statement in after(self.folded, end, figure, self.context, self.leads):
            if isinstance(statement, Ratio) and figure.is_change and statement.of is figure:
                self.seen += [replace(statement, of=other) for other in alike]
            self.seen.append(statement)
            if isinstance(statement, Reason | Uses):
                self.words_end = statement.end
