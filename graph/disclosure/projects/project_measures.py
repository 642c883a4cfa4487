"""The indicators of a project: all its tables, and what they say again is one."""

from dataclasses import replace

from ...minting import beneath
from ...values import Iri
from ..indicators.indicator_nodes import PerformanceIndicator
from ..indicators.indicators import IndicatorTable, indicators
from .project_context import ProjectContext
from .project_drafts import ProjectDraft


def measures(
    draft: ProjectDraft, budget: Iri, context: ProjectContext, known: list[PerformanceIndicator]
) -> tuple[PerformanceIndicator, ...]:
    """Return the indicators of a project; *known* are those so far, and are added to."""
    disclosure = context.frame.disclosure
    found: list[PerformanceIndicator] = []
    for columns, rows in draft.indicators:
        table = IndicatorTable(tuple(rows), columns, len(found) + 1)
        found.extend(indicators(table, budget, disclosure, context.report))
    placed = [_placed(indicator, known, budget) for indicator in found]
    known.extend(indicator for indicator in placed if indicator not in known)
    return tuple(placed)


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
