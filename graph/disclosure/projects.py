"""Projects and what a disclosure says of each: money, purpose, plan, objectives."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from ..minting import beneath, name_hash
from ..reading.document import Passage, Span
from ..values import Iri, Zh, zh
from ..vocabulary import DCTERMS, FIS, SKOS
from .documents import Number, without_number
from .fact import Node, Stated, stated_text
from .folding import Folded, fold
from .frame import Frame
from .gaps import Gap, gap_in
from .indicators import PerformanceIndicator, indicators
from .numbering import mark_of
from .numbers import parse_number, to_yuan
from .project_tables import ProjectDraft, unit_of

_CODE = re.compile(r"[0-9A-Z]{12,30}")


@dataclass(frozen=True, slots=True)
class BudgetProject(Node):
    """A project, the same over the years."""

    TYPE = FIS.BudgetProject

    code: Annotated[Stated[str] | None, FIS.projectCode]
    label: Annotated[Stated[Zh] | Zh, SKOS.prefLabel]
    names: Annotated[tuple[Stated[str], ...], FIS.projectNameAsWritten]
    referenced_by: Annotated[Iri, DCTERMS.isReferencedBy]


@dataclass(frozen=True, slots=True)
class PaymentMilestone(Node):
    """How much of a project's money is to be spent by the end of a month."""

    TYPE = FIS.PaymentMilestone

    month: Annotated[Stated[int], FIS.dueMonth]
    percent: Annotated[Stated[Decimal] | None, FIS.cumulativePercent]
    part_of: Annotated[Iri, DCTERMS.isPartOf]


@dataclass(frozen=True, slots=True)
class Objective(Node):
    """What a project is to achieve."""

    TYPE = FIS.Objective

    position: Annotated[Stated[int] | int, FIS.position]
    text: Annotated[Stated[Zh], FIS.text]
    part_of: Annotated[Iri, DCTERMS.isPartOf]


@dataclass(frozen=True, slots=True)
class ProjectBudget(Node):
    """What one disclosure says of a project."""

    TYPE = FIS.ProjectBudget

    project: Annotated[Stated[Iri] | Iri, FIS.ofProject]
    label: Annotated[Stated[Zh] | Zh, SKOS.prefLabel]
    year: Annotated[int, FIS.fiscalYear]
    unit: Annotated[Stated[Iri] | Iri | None, FIS.budgetUnit]
    document: Annotated[tuple[Stated[Iri], ...], FIS.fundedUnder]
    amount: Annotated[tuple[Stated[Decimal], ...], FIS.amount]
    fiscal: Annotated[Stated[Decimal] | None, FIS.fiscalFunds]
    other: Annotated[Stated[Decimal] | None, FIS.otherFunds]
    purpose: Annotated[tuple[Stated[Zh], ...], FIS.purpose]
    objectives: Annotated[tuple[Iri, ...], FIS.hasObjective]
    milestones: Annotated[tuple[Iri, ...], FIS.hasMilestone]
    indicators: Annotated[tuple[Iri, ...], FIS.hasIndicator]
    part_of: Annotated[Iri, DCTERMS.isPartOf]


@dataclass(frozen=True, slots=True)
class Project:
    """A project as its table states it, with what finds it again in running text."""

    node: BudgetProject
    budget: ProjectBudget
    beneath: tuple[Node, ...]
    name: str
    number: Number | None
    unit: Iri | None


@dataclass(frozen=True, slots=True)
class ProjectContext:
    """What the reading of a project table needs to know of its disclosure."""

    frame: Frame
    units: Mapping[str, Iri]
    documents: Mapping[tuple[str, int, int], Iri]
    report: Callable[[Gap], None]


def projects(drafts: Iterable[ProjectDraft], context: ProjectContext) -> tuple[Project, ...]:
    """Return the projects of *drafts*; one that comes twice is reported and goes on counting."""
    counted: dict[str, int] = {}
    found = []
    for draft in drafts:
        key = _key(draft, context)
        if key in counted:
            cell = draft.cells.get("code") or draft.cells["name"]
            context.report(gap_in(cell, "a project that this document states twice"))
        project = _Reading(draft, context, key).project(counted.get(key, 0))
        counted[key] = counted.get(key, 0) + len(project.budget.indicators)
        found.append(project)
    return tuple(found)


def _key(draft: ProjectDraft, context: ProjectContext) -> str:
    """Return the project's code, else the hash of its name."""
    cell = draft.cells.get("code")
    if cell and (match := _CODE.fullmatch(Folded(cell).text.upper())):
        return match[0]
    if cell:
        context.report(gap_in(cell, "this is no project code"))
    return name_hash(_name(draft, context)[0]) if "name" in draft.cells else name_hash("")


def _name(draft: ProjectDraft, context: ProjectContext) -> tuple[Zh, int, Number | None]:
    cell = draft.cells["name"]
    start, number = without_number(cell, context.frame.division)
    return zh(cell.text[start:]), start, number


@dataclass(frozen=True, slots=True)
class _Reading:
    draft: ProjectDraft
    context: ProjectContext
    key: str

    @property
    def has_code(self) -> bool:
        return bool(_CODE.fullmatch(self.key))

    def project(self, indicators_before: int) -> Project:
        frame = self.context.frame
        iri = (
            frame.minter.project(self.key)
            if self.has_code
            else Iri(
                f"{frame.minter.base}id/project/{frame.division}/{frame.publisher_key}/{self.key}"
            )
        )
        budget = beneath(frame.disclosure, f"project/{self.key}")
        objectives = tuple(_objectives(self.draft.objectives, budget, frame.disclosure))
        milestones = tuple(self._milestones(budget))
        aims = self._indicators(budget, indicators_before)
        name, number = self._name()
        unit = self._unit()
        return Project(
            self._node(iri, name),
            ProjectBudget(
                budget,
                project=self._of(iri),
                label=self._own_label() or name,
                year=frame.year,
                unit=unit,
                document=self._document(number),
                amount=tuple(filter(None, [self._money("amount")])),
                fiscal=self._money("fiscal"),
                other=self._money("other"),
                purpose=tuple(filter(None, map(stated_text, self.draft.purposes))),
                objectives=tuple(objective.iri for objective in objectives),
                milestones=tuple(milestone.iri for milestone in milestones),
                indicators=tuple(indicator.iri for indicator in aims),
                part_of=frame.disclosure,
            ),
            (*objectives, *milestones, *aims),
            fold(name),
            number,
            unit.value if isinstance(unit, Stated) else unit,
        )

    def _name(self) -> tuple[Zh, Number | None]:
        if "name" not in self.draft.cells:
            return Zh(self.key), None
        name, _, number = _name(self.draft, self.context)
        return name, number or self._caption_number()

    def _caption_number(self) -> Number | None:
        caption = self.draft.caption
        return without_number(caption, self.context.frame.division)[1] if caption else None

    def _node(self, iri: Iri, name: Zh) -> BudgetProject:
        cell, code = self.draft.cells.get("name"), self.draft.cells.get("code")
        spans = cell.spans() if cell else ()
        return BudgetProject(
            iri,
            Stated(self.key, code.spans()) if code and self.has_code else None,
            Stated(name, spans),
            (Stated(cell.text.strip(), spans),) if cell else (),
            self.context.frame.disclosure,
        )

    def _own_label(self) -> Stated[Zh] | None:
        """Return the name with a place of its own: behind the number, else in the caption.

        The whole cell is evidence of the project; one place states one label.
        """
        if "name" not in self.draft.cells:
            return None
        name, start, _ = _name(self.draft, self.context)
        if start:
            return Stated(name, self.draft.cells["name"].spans(start))
        if self.draft.caption:
            folded = Folded(self.draft.caption)
            place = folded.text.find(fold(name))
            if place >= 0 and fold(name):
                return Stated(name, folded.spans(place, place + len(fold(name))))
        return None

    def _unit(self) -> Stated[Iri] | None:
        cell = self.draft.cells.get("unit")
        if cell is None:
            return None
        unit = self.context.units.get(fold(unit_of(cell).name))
        if unit is None:
            self.context.report(gap_in(cell, "a unit that is not known"))
            return None
        return Stated(unit, cell.spans())

    def _of(self, project: Iri) -> Stated[Iri] | Iri:
        code = self.draft.cells.get("code")
        return Stated(project, code.spans()) if code and self.has_code else project

    def _document(self, number: Number | None) -> tuple[Stated[Iri], ...]:
        iri = self.context.documents.get(number.key) if number else None
        return (Stated(iri, number.spans),) if iri and number else ()

    def _money(self, kind: str) -> Stated[Decimal] | None:
        cell = self.draft.amounts.get(kind)
        if cell is None or fold(cell.text) in ("-", "/", "--"):
            return None
        folded = Folded(cell).text
        unit = next((unit for unit in ("亿元", "万元", "元") if folded.endswith(unit)), "")
        number = parse_number(folded.removesuffix(unit))
        if number is None:
            self.context.report(gap_in(cell, "a figure that cannot be read"))
            return None
        return Stated(to_yuan(number, unit or self.draft.money), cell.spans())

    def _milestones(self, budget: Iri) -> Iterator[PaymentMilestone]:
        for month, header, cell in self.draft.plan:
            number = parse_number(fold(cell.text).removesuffix("%"))
            if number is None:
                self.context.report(gap_in(cell, "a share of the plan that cannot be read"))
            yield PaymentMilestone(
                beneath(budget, f"milestone/{month}"),
                Stated(month, header.spans()),
                Stated(number, cell.spans()) if number is not None else None,
                self.context.frame.disclosure,
            )

    def _indicators(self, budget: Iri, before: int) -> tuple[PerformanceIndicator, ...]:
        if not self.draft.columns:
            return ()
        return tuple(
            indicators(
                self.draft.indicator_rows,
                self.draft.columns,
                budget,
                self.context.frame.disclosure,
                before + 1,
                self.context.report,
            )
        )


def _objectives(cells: Iterable[Passage], budget: Iri, disclosure: Iri) -> Iterator[Objective]:
    """Yield one objective a numbered line or paragraph, lines that continue it included."""
    lines = [Passage((line,)) for cell in cells for line in cell.lines]
    groups: list[list[Passage]] = []
    for line in lines:
        if line.is_blank:
            continue
        if not groups or mark_of(Folded(line)) or not mark_of(Folded(groups[-1][0])):
            groups.append([line])
        else:
            groups[-1].append(line)
    numbers = [mark.number for group in groups if (mark := mark_of(Folded(group[0])))]
    is_numbered = len(numbers) == len(groups) == len(set(numbers))
    for order, group in enumerate(groups, start=1):
        whole = Passage(tuple(line for passage in group for line in passage.lines))
        folded = Folded(whole)
        mark = mark_of(folded)
        start = folded.bounds(mark.end, len(folded.text))[0] if mark else 0
        text = zh(whole.text[start:])
        if not text:
            continue
        number = mark.number if mark and is_numbered else order
        spans: tuple[Span, ...] = whole.spans()
        yield Objective(
            beneath(budget, f"objective/{number}"),
            Stated(number, spans[:1]) if mark and is_numbered else number,
            Stated(text, spans),
            disclosure,
        )
