"""Clauses that state an amount: of the item that they name, or of what is spoken of."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from ..classes.items import Named
from ..classes.table_funds import fund_named
from ..figures.statements import Figure
from .clause_changes import ClauseChanges
from .context import Subject
from .lead import label

_LIST = re.compile(
    r"(?:[，,]是指[^。;\d]{4,200}?(?=[，,]其中))?[)]*[，,。;:(]*(?:主要(?:是|为|包括|用于|有)|其中|包括|分别(?:是|为)|具体(?:是|为|包括)|含)[:，,]?"
)
_SPENT = ("expenditure.basic", "expenditure.project")
_OF_NO_FUND = ("three-public", "operating-cost", "meeting", "training")
_STATE_CAPITAL = "223"
"""The class 国有资本经营预算支出, by whose name the fund is told as well."""
_OF_PROJECTS = ("expenditure.project", "projects-targeted")
_HEADED = re.compile(r"项目支出中?[，,]?(?:(?:主要|具体)?(?:包括|用于|有|为|是)|如下|明细):")
_BRACKETED = re.compile(
    r"\((?:其中[:，,]?|含)?[^\d(，,]{2,}(?:经费|项目|专项|工程|补助|补贴|建设|费|资金)(?:支出)?"
)
"""A project right behind a bracket: 项目支出30万元（青年之家运转经费12万元，…）."""
_NUMBERED = re.compile(
    r"(?:\d{1,2}[.、]|\(\d{1,2}\))(?!(?:一般|其他|基本|各类|本级)?项目)[^，。;:\d]{4,30}(?:项目|专项|工程)"
    r"(?:支出|资金|经费|预算|安排)*(?:为|:)?"
)
"""A project that a numbered paragraph begins with: 1.水库维修项目20万元."""
_DOCUMENT = re.compile(r"[〔(](?:19|20)\d{2}[〕)]第?\d{1,5}号")
_SUM = re.compile(
    r"[。;，]?(?:(?:19|20)\d{2}年度?)?(?:(?:年初|全年|调整)?(?:预算|决算|支出)?(?:总计|合计|总额|共计)"
    r"(?:支出|预算|安排)?|(?:一般公共预算)?财政拨款(?:支出|安排)?|(?:年初|全年|调整后?)?(?:预算|决算)数?"
    r"|(?:本年度?|当年|全年)?(?:支出)?(?:预算|决算)?(?:安排|支出)(?:资金|经费|预算)?)(?:共|为|是|:)?"
)
_CLOSED = re.compile(r"\)(?:合计|共计|共|总计|总额)?(?:为|是|:)?")
_PHASED = re.compile(
    r"((?:年初|全年|调整)预算|(?:支出)?决算|(?:预算)?执行|实际(?:支出|执行|完成|发生))"
    r"(?:数|额|支出|安排)?(?:为|是|共|了|约)*$"
)
_OF_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})年(?:度|当年|全年)*$")
"""The year of a phase: 2023年当年预算执行数为8万元."""


@dataclass(frozen=True, slots=True)
class ClauseAmounts(ClauseChanges):
    """A clause that may state an amount which is no base of a comparison."""

    def _stated(self, amount: Decimal, named: Named | None) -> Figure | None:
        """Read an amount that is no base of a comparison; *named* is what its lead names."""
        name = label(self.lead.text, self.lead.begin)
        has_number = name and _DOCUMENT.search(self.lead.folded.text, *name)
        listed = bool(self.context.in_projects or self._opens_projects() or has_number)
        if listed and name and named and named.code == "expenditure" and not named.digits:
            named = None
        phased = _PHASED.search(self.lead.text)
        if phased and self._names_phase() and (figure := self._phased(amount, phased.start(1))):
            return figure
        if named:
            said, subject = self._subject(len(self.lead.text))
            start = self.lead.clause_start(named) - self.lead.begin
            found = self._figure(amount, said, subject, start) if subject else None
            return replace(found, label=name, listed=listed) if found else None
        if phased:
            return self._phased(amount, phased.start(1))
        if (topic := self.context.topic) and (begin := self._sum()) is not None:
            return self._figure(amount, None, topic, begin)
        if self.context.pending and _CLOSED.fullmatch(self.lead.text):
            return self._figure(amount, None, self.context.pending, 0)
        return self._unnamed(amount, name) if name and listed else self._restated(amount)

    def _names_phase(self) -> bool:
        """Tell whether the lead names but a phase of what is spoken of: 年初预算为0."""
        phased = _PHASED.search(self.lead.text)
        return phased is not None and self._begins(phased.start())

    def _sum(self) -> int | None:
        """Return where words begin that name but a sum: a paragraph's first may follow others.

        So it does behind a heading or label: 公务接待费。根据年度计划，2025年安排预算3万元.
        """
        text = self.lead.text
        start = max(map(text.rfind, "，,")) + 1 if self.context.last is None else 0
        return next((place for place in (0, start) if _SUM.fullmatch(text, place)), None)

    def _is_source_of_spending(self, named: Named) -> bool:
        """Tell what pays a part of basic or project spending (其他资金) from revenue."""
        whole = self.context.whole
        is_of_spending = whole is not None and (whole.item or "").startswith(_SPENT)
        is_source = named.code.startswith("revenue.")
        return is_of_spending and is_source and "收入" not in self.lead.text

    def _is_fund_of_other(self, named: Named) -> bool:
        """Tell a fund that pays what is of none: “三公”经费5万元（其中：一般公共预算支出5万元）."""
        whole = self.context.whole
        is_of_no_fund = whole is not None and (whole.item or "").startswith(_OF_NO_FUND)
        is_side = named.code.startswith("revenue.") or (
            named.code == "expenditure" and (named.fund or named.digits == _STATE_CAPITAL)
        )
        return is_of_no_fund and bool(is_side)

    def _phased(self, amount: Decimal, start: int) -> Figure | None:
        """Read another phase of what is spoken of: …年初预算为10万元，支出决算为9万元."""
        last, topic = self._amount_before(), self.context.topic
        said = _OF_YEAR.search(self.lead.text[:start])
        year = int(said["year"]) if said else None
        if self._topic_class:
            subject = Subject(self._topic_class, year)
        elif topic and last is None:
            subject = Subject(topic.item, year)
        elif last and last.item and self._begins(start) and self._still_speaks_of(last):
            subject = Subject(Named(last.item, 0, 0, last.fund, digits=last.digits), last.year)
        else:
            return None
        return self._figure(amount, None, subject, start)

    def _begins(self, start: int) -> bool:
        """Tell whether nothing stands in front of *start* but a mark, or one behind a bracket."""
        return len(self.lead.text[:start].lstrip(")")) <= 1

    def _amount_before(self) -> Figure | None:
        """Return the amount before: behind a bracket the one in front of it, not those within."""
        if not self.lead.text.startswith(")"):
            return self.context.amount
        return self.context.outside(self.lead.depth, is_change=False)

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

    def _opens_projects(self) -> bool:
        """Tell whether a list of projects begins: behind project spending, or headed by it."""
        lead, last = self.lead, self.context.last
        if _HEADED.match(lead.text) or (not lead.begin and _NUMBERED.fullmatch(lead.text)):
            return True
        of_projects = last and (last.item or "").startswith(_OF_PROJECTS)
        if last is None or not of_projects or last.is_change:
            return False
        if _LIST.match(lead.folded.text, lead.previous, self.mark.start()):
            return True
        in_bracket = lead.begin == lead.previous and _BRACKETED.fullmatch(lead.text)
        return bool(in_bracket) and fund_named(lead.text) is None
