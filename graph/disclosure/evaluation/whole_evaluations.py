"""Targets and self-evaluations of all that a department or unit spends: money and indicators."""

from collections.abc import Iterator, Mapping

from ...minting import beneath
from ...reading.document import Document, Passage
from ...values import Iri
from ..basics.fact import Node
from ..basics.folding import fold
from ..basics.frame import Frame
from ..grids.cells import Report, unit_in
from ..grids.tables_with_lines import tables_with_lines
from ..indicators.indicator_nodes import PerformanceIndicator
from ..indicators.indicators import IndicatorTable, indicators
from .evaluation_tables import EvaluationDraft, evaluation_drafts, is_evaluation, is_of_whole
from .evaluations import Evaluated, evaluated_money


def whole_evaluations(
    document: Document, units: Mapping[str, Iri], frame: Frame, report: Report
) -> Iterator[Node]:
    """Yield money and indicators of tables that name a department or a unit, and no project.

    :param units: units by folded name; what names none of them is of the publisher.
    """
    places: dict[Iri, int] = {}
    for table, before in tables_with_lines(document):
        if not is_evaluation(table) and not is_of_whole(table):
            continue
        for draft in evaluation_drafts(table, unit_in(before)):
            if not draft.cells.keys() & {"name", "code"}:
                yield from _about(draft, units, places, frame, report)


def _about(
    draft: EvaluationDraft,
    units: Mapping[str, Iri],
    places: dict[Iri, int],
    frame: Frame,
    report: Report,
) -> Iterator[Node]:
    named = draft.cells.get("whole") or draft.cells.get("department")
    unit = _unit(named, units)
    base = frame.disclosure
    if unit:
        base = beneath(base, f"unit/{unit.rsplit('/', 1)[1]}")
    of = unit or frame.publisher
    what = Evaluated(of, frame.disclosure, "expenditure", frame.year, draft.money)
    yield from evaluated_money(draft.evaluation.funds, what, frame, report)
    for measure in _measures(draft, base, places.get(base, 0) + 1, frame, report):
        places[base] = measure.position
        yield measure


def _measures(
    draft: EvaluationDraft, base: Iri, first: int, frame: Frame, report: Report
) -> Iterator[PerformanceIndicator]:
    for columns, rows in draft.indicators:
        table = IndicatorTable(tuple(rows), columns, first)
        for measure in indicators(table, base, frame.disclosure, report):
            first = measure.position + 1
            yield measure


def _unit(cell: Passage | None, units: Mapping[str, Iri]) -> Iri | None:
    return units.get(fold(cell.text)) if cell else None
