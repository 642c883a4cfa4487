"""What a project aims at, and what was reached of it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...reading.document import Passage
from ...values import Iri
from ..basics.fact import Stated, join_spans
from .objectives import objectives
from .project_drafts import ProjectDraft
from .project_nodes import Objective


def aims(draft: ProjectDraft, budget: Iri, disclosure: Iri) -> Iterator[Objective]:
    """Yield the objectives; what was reached stands with each, or with the first."""
    evaluation = draft.evaluation
    found = tuple(objectives(draft.objectives, budget, disclosure))
    reached = evaluation.reached if evaluation else []
    results = tuple(objectives(reached, budget, disclosure))
    if len(results) == len(found):
        yield from map(_with_result, found, results)
        return
    for place, aim in enumerate(found):
        yield replace(aim, reached=_all_of(reached)) if reached and not place else aim


def _with_result(aim: Objective, result: Objective) -> Objective:
    return replace(aim, reached=Stated(str(result.text.value), result.text.spans))


def _all_of(cells: Iterable[Passage]) -> Stated[str]:
    """Return the text of *cells* as one."""
    held = tuple(cells)
    text = "\n".join(cell.text.strip() for cell in held)
    return Stated(text, join_spans(cell.spans() for cell in held))
