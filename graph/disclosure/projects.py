"""Projects and what a disclosure says of each: money, purpose, plan, objectives."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from ..minting import beneath, name_hash
from ..reading.document import Passage
from ..values import Iri, Zh, zh
from .cells import cell_money, unit_in
from .compound_units import compound_units
from .document_numbers import Number, without_number
from .evaluations import Evaluated, evaluated_money
from .fact import Node, Stated, join_spans, stated_text
from .folding import Folded, fold
from .frame import Frame
from .gaps import Gap, gap_in
from .indicators import IndicatorTable, PerformanceIndicator, indicators, points_in
from .numbers import parse_number
from .objectives import objectives
from .project_nodes import BudgetProject, Objective, PaymentMilestone, Project, ProjectBudget
from .project_tables import ProjectDraft, unit_of

_CODE = re.compile(r"[0-9A-Z]{12,30}")
_GLUED = re.compile(r"\s*(?P<code>\d{6}[0-9A-Z]{15})\s*[-—_－]\s*(?=\S)")
"""A project's code in front of its name, as systems print them in one cell."""


@dataclass(frozen=True, slots=True)
class ProjectContext:
    """What the reading of a project table needs to know of its disclosure."""

    frame: Frame
    units: Mapping[str, Iri]
    documents: Mapping[tuple[str, int, int], Iri]
    report: Callable[[Gap], None]


def projects(drafts: Iterable[ProjectDraft], context: ProjectContext) -> tuple[Project, ...]:
    """Return the projects of *drafts*.

    One that comes twice is reported; what its second table says again is one with the first,
    an indicator that differs goes on counting.
    """
    known: dict[str, list[PerformanceIndicator]] = {}
    found = []
    for draft in drafts:
        code = _code(draft, context)
        key = code or _name_key(draft, context)
        if key in known:
            cell = draft.cells.get("code") or draft.cells["name"]
            context.report(gap_in(cell, "a project that this document states twice"))
        found.append(_Reading(draft, context, key, code).project(known.setdefault(key, [])))
    return tuple(found)


def _code(draft: ProjectDraft, context: ProjectContext) -> str | None:
    """Return the project's code; a cell that holds none is reported."""
    cell = draft.cells.get("code")
    if cell is None:
        glued = _glued(draft)
        return glued["code"] if glued else None
    if match := _CODE.fullmatch(Folded(cell).text.upper()):
        return match[0]
    context.report(gap_in(cell, "this is no project code"))
    return None


def _name_key(draft: ProjectDraft, context: ProjectContext) -> str:
    """Return the hash of the project's name; of what stands for its code where it has none."""
    named = "name" in draft.cells
    return name_hash(_name(draft, context)[0] if named else draft.cells["code"].text)


def _name(draft: ProjectDraft, context: ProjectContext) -> tuple[Zh, int, Number | None]:
    cell = draft.cells["name"]
    if glued := _glued(draft):
        return zh(cell.text[glued.end() :]), glued.end(), None
    start, number = without_number(cell, context.frame.division)
    return zh(cell.text[start:]), start, number


def _glued(draft: ProjectDraft) -> re.Match[str] | None:
    cell = draft.cells.get("name")
    return _GLUED.match(cell.text) if cell and "code" not in draft.cells else None


@dataclass(frozen=True, slots=True)
class _Reading:
    draft: ProjectDraft
    context: ProjectContext
    key: str
    code: str | None

    def project(self, known: list[PerformanceIndicator]) -> Project:
        """Return the project; *known* are its indicators so far, and are added to."""
        frame = self.context.frame
        named = frame.minter.named_project(frame.division, frame.publisher_key, self.key)
        iri = frame.minter.project(self.code) if self.code else named
        budget = beneath(frame.disclosure, f"project/{self.key}")
        aims = tuple(self._aims(budget))
        milestones = tuple(self._milestones(budget))
        measures = self._indicators(budget, known)
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
                objectives=tuple(aim.iri for aim in aims),
                milestones=tuple(milestone.iri for milestone in milestones),
                indicators=tuple(measure.iri for measure in measures),
                part_of=frame.disclosure,
                **self._result(),
            ),
            (
                *aims,
                *milestones,
                *measures,
                *compound_units(measures, frame.disclosure),
                *self._evaluated(budget),
            ),
            fold(name),
            number,
            unit.value if isinstance(unit, Stated) else unit,
        )

    def _aims(self, budget: Iri) -> Iterator[Objective]:
        """Yield the objectives; what was reached stands with each, or with the first."""
        disclosure, evaluation = self.context.frame.disclosure, self.draft.evaluation
        aims = tuple(objectives(self.draft.objectives, budget, disclosure))
        reached = evaluation.reached if evaluation else []
        results = tuple(objectives(reached, budget, disclosure))
        if len(results) == len(aims):
            yield from map(_with_result, aims, results)
            return
        for place, aim in enumerate(aims):
            yield replace(aim, reached=_all_of(reached)) if reached and not place else aim

    def _result(self) -> dict[str, Any]:
        """Return score and grade of the project where it was evaluated."""
        evaluation = self.draft.evaluation
        if evaluation is None:
            return {}
        return {
            "weight": points_in(evaluation.weight),
            "score": points_in(evaluation.score),
            "grade": stated_text(evaluation.grade) if evaluation.grade else None,
        }

    def _evaluated(self, budget: Iri) -> Iterator[Node]:
        """Yield the money that was planned and spent, by source."""
        frame, evaluation = self.context.frame, self.draft.evaluation
        if evaluation is None:
            return
        what = Evaluated(budget, budget, "expenditure.project", frame.year, self.draft.money)
        yield from evaluated_money(evaluation.funds, what, frame, self.context.report)

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
        glued = _glued(self.draft)
        coded = cell.spans(*glued.span("code")) if cell and glued else ()
        return BudgetProject(
            iri,
            Stated(self.code, code.spans() if code else coded) if self.code else None,
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
        return Stated(project, code.spans()) if code and self.code else project

    def _document(self, number: Number | None) -> tuple[Stated[Iri], ...]:
        iri = self.context.documents.get(number.key) if number else None
        return (Stated(iri, number.spans),) if iri and number else ()

    def _money(self, kind: str) -> Stated[Decimal] | None:
        cell = self.draft.amounts.get(kind)
        if cell is None:
            return None
        unit = self.draft.units.get(kind) or self.draft.money or unit_in([self.draft.caption])
        return cell_money(cell, unit, self.context.report)

    def _milestones(self, budget: Iri) -> Iterator[PaymentMilestone]:
        plan = self.draft.plan
        if plan.shares and plan.is_money:
            self.context.report(gap_in(plan.shares[0][2], "a payment plan in money"))
            return
        for month, header, cell in plan.shares:
            number = parse_number(fold(cell.text).removesuffix("%"))
            if number is None:
                self.context.report(gap_in(cell, "a share of the plan that cannot be read"))
            yield PaymentMilestone(
                beneath(budget, f"milestone/{month}"),
                Stated(month, header.spans()),
                Stated(number, cell.spans()) if number is not None else None,
                self.context.frame.disclosure,
            )

    def _indicators(
        self, budget: Iri, known: list[PerformanceIndicator]
    ) -> tuple[PerformanceIndicator, ...]:
        disclosure = self.context.frame.disclosure
        found: list[PerformanceIndicator] = []
        for columns, rows in self.draft.indicators:
            table = IndicatorTable(tuple(rows), columns, len(found) + 1)
            found.extend(indicators(table, budget, disclosure, self.context.report))
        placed = [_placed(indicator, known, budget) for indicator in found]
        known.extend(indicator for indicator in placed if indicator not in known)
        return tuple(placed)


def _with_result(aim: Objective, result: Objective) -> Objective:
    return replace(aim, reached=Stated(str(result.text.value), result.text.spans))


def _all_of(cells: Iterable[Passage]) -> Stated[str]:
    """Return the text of *cells* as one."""
    held = tuple(cells)
    text = "\n".join(cell.text.strip() for cell in held)
    return Stated(text, join_spans(cell.spans() for cell in held))


def _placed(
    indicator: PerformanceIndicator, known: list[PerformanceIndicator], budget: Iri
) -> PerformanceIndicator:
    """Give *indicator* the place of a known one that says the same, else one that is free."""
    same = next((other for other in known if other.says() == indicator.says()), None)
    taken = {other.position for other in known}
    position = same.position if same else indicator.position
    if not same and position in taken:
        position = max(taken) + 1
    return replace(indicator, iri=beneath(budget, f"indicator/{position}"), position=position)
