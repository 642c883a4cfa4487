"""Projects and what a disclosure says of each: money, purpose, plan, objectives."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ...minting import beneath
from ...values import Iri, Zh
from ..basics.fact import Node, Stated, stated_text
from ..basics.folding import Folded, fold
from ..basics.gaps import gap_in
from ..evaluation.evaluations import Evaluated, evaluated_money
from ..grids.cells import cell_money, unit_in
from ..indicators.compound_units import compound_units
from ..indicators.indicator_nodes import PerformanceIndicator
from ..indicators.indicators import points_in
from ..naming.document_numbers import Number, without_number
from .payment_milestones import milestones
from .project_aims import aims
from .project_context import ProjectContext
from .project_drafts import ProjectDraft
from .project_labels import unit_of
from .project_measures import measures
from .project_names import code_of, glued_code, name_key, name_of
from .project_nodes import BudgetProject, Project, ProjectBudget


def projects(drafts: Iterable[ProjectDraft], context: ProjectContext) -> tuple[Project, ...]:
    """Return the projects of *drafts*.

    One that comes twice is reported; what its second table says again is one with the first,
    an indicator that differs goes on counting.
    """
    known: dict[str, list[PerformanceIndicator]] = {}
    found = []
    for draft in drafts:
        code = code_of(draft, context)
        key = code or name_key(draft, context)
        if key in known:
            cell = draft.cells.get("code") or draft.cells["name"]
            context.report(gap_in(cell, "a project that this document states twice"))
        found.append(_Reading(draft, context, key, code).project(known.setdefault(key, [])))
    return tuple(found)


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
        found_aims = tuple(aims(self.draft, budget, frame.disclosure))
        payments = tuple(milestones(self.draft.plan, budget, self.context))
        measured = measures(self.draft, budget, self.context, known)
        name, number = self._named()
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
                objectives=tuple(aim.iri for aim in found_aims),
                milestones=tuple(payment.iri for payment in payments),
                indicators=tuple(measure.iri for measure in measured),
                part_of=frame.disclosure,
                **self._result(),
            ),
            (
                *found_aims,
                *payments,
                *measured,
                *compound_units(measured, frame.disclosure),
                *self._evaluated(budget),
            ),
            fold(name),
            number,
            unit.value if isinstance(unit, Stated) else unit,
        )

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

    def _named(self) -> tuple[Zh, Number | None]:
        if "name" not in self.draft.cells:
            return Zh(self.key), None
        name, _, number = name_of(self.draft, self.context)
        return name, number or self._caption_number()

    def _caption_number(self) -> Number | None:
        caption = self.draft.caption
        return without_number(caption, self.context.frame.division)[1] if caption else None

    def _node(self, iri: Iri, name: Zh) -> BudgetProject:
        cell, code = self.draft.cells.get("name"), self.draft.cells.get("code")
        spans = cell.spans() if cell else ()
        glued = glued_code(self.draft)
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
        name, start, _ = name_of(self.draft, self.context)
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
