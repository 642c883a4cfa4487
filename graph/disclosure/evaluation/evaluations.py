"""The money of a self-evaluation: what was planned and spent by source, and how much of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...minting import beneath, with_coordinates
from ...values import Iri, code
from ..basics.fact import Stated
from ..basics.frame import Frame
from ..figures.amounts import BudgetAmount, StatedRatio
from ..grids.cells import Report, cell_money
from ..indicators.indicators import points_in
from .evaluation_funds import FundRow

_PHASES = ("initial-budget", "adjusted-budget", "executed")


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What is evaluated: a project's budget or the publisher itself, and the item of its money."""

    of: Iri
    base: Iri
    item: str
    year: int
    unit: str | None


def evaluated_money(
    rows: Iterable[FundRow], what: Evaluated, frame: Frame, report: Report
) -> Iterator[BudgetAmount | StatedRatio]:
    """Yield the amounts by phase that *rows* state, and the rates of execution."""
    for row in rows:
        amounts = {
            phase: amount
            for phase in _PHASES
            if (amount := _amount(row, phase, what, frame, report))
        }
        yield from amounts.values()
        if rate := _rate(row, amounts, what, frame):
            yield rate


def _amount(
    row: FundRow, phase: str, what: Evaluated, frame: Frame, report: Report
) -> BudgetAmount | None:
    cell = row.cells.get(phase)
    money = cell_money(cell, what.unit, report)
    if cell is None or money is None:
        return None
    return BudgetAmount(
        _iri("amount", row, phase, what, frame),
        item=Stated(code("budget-item", row.item or what.item), row.label.spans()),
        amount=money,
        as_written=Stated(cell.text.strip(), cell.spans()),
        of=what.of,
        phase=code("phase", phase),
        year=what.year,
        fund=Stated(code("fund-source", row.fund), row.label.spans()) if row.fund else None,
        as_of=None,
        used_for=(),
        part_of=frame.disclosure,
    )


def _rate(
    row: FundRow, amounts: dict[str, BudgetAmount], what: Evaluated, frame: Frame
) -> StatedRatio | None:
    cell = row.cells.get("rate")
    percent = points_in(cell)
    planned = amounts.get("adjusted-budget") or amounts.get("initial-budget")
    if percent is None or "executed" not in amounts:
        return None
    return StatedRatio(
        _iri("ratio", row, "executed", what, frame),
        kind=code("ratio-kind", "execution"),
        percent=percent,
        numerator=amounts["executed"].iri,
        denominator=planned.iri if planned else None,
        part_of=frame.disclosure,
        weight=points_in(row.cells.get("weight")),
        score=points_in(row.cells.get("score")),
    )


def _iri(kind: str, row: FundRow, phase: str, what: Evaluated, frame: Frame) -> Iri:
    said = {"fund": row.fund} if row.fund else {}
    if what.base == frame.disclosure and what.of != frame.publisher:
        said["of"] = what.of.rsplit("/", 1)[1]
    if phase != frame.phase:
        said["phase"] = phase
    if what.year != frame.year:
        said["year"] = str(what.year)
    return beneath(what.base, f"{kind}/{with_coordinates(row.item or what.item, said)}")
