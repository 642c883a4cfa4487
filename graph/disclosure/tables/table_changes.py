"""Cells of a budget table that relate two years: differences and rates of change."""

import re
from dataclasses import dataclass
from decimal import Decimal

from ...reading.document import Passage, Span
from ...values import Iri, code
from ..basics.fact import Stated
from ..basics.folding import fold
from ..basics.frame import Frame
from ..basics.numbers import NUMBER, canonical, figure_text, parse_number, to_yuan
from ..classes.functional_classes import economic_scheme
from ..figures.amounts import BudgetChange, StatedRatio
from ..figures.comparison import Comparison
from ..grids.cells import has_several

_YEAR_BEFORE = Comparison(None, None)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a figure of a table stands: its *item*, its coordinates, its *cell*.

    *naming* is where the item is named, *classing* where its class is, *base* what the
    header says that a difference is from.
    """

    item: str
    said: dict[str, str]
    cell: Passage
    naming: tuple[Span, ...]
    classing: tuple[Span, ...]
    base: Comparison | None = None


_SIGNED = re.compile(
    rf"(?P<minus>\((?=[^-]*\)$)|-)?\+?(?P<number>(?<![\d.,]){NUMBER})(?P<end>%?)\)?"
)


def difference(cell: Passage, unit: str) -> Stated[Decimal] | None:
    """Return the difference in yuan that a cell states: -5.00, or (5.00) as books write it."""
    number = _signed(cell, "")
    return Stated(to_yuan(number, unit), cell.spans()) if number is not None else None


def _signed(cell: Passage, end: str) -> Decimal | None:
    match = None if has_several(cell) else _SIGNED.fullmatch(figure_text(fold(cell.text)))
    number = parse_number(match["number"]) if match and match["end"] in ("", end) else None
    if match is None or number is None:
        return None
    return canonical(-number) if match["minus"] else number


def table_change(spot: Spot, money: Stated[Decimal], of: Iri, frame: Frame) -> BudgetChange:
    """Return the difference from the year before that a cell states.

    :param money: the difference in yuan, signed.
    """
    said, base = spot.said, spot.base or _YEAR_BEFORE
    function, economic = said.get("function"), said.get("economic")
    return BudgetChange(
        frame.figure("change", spot.item, said),
        item=Stated(code("budget-item", spot.item), spot.naming),
        change=money,
        as_written=Stated(re.sub(r"\s", "", spot.cell.text), spot.cell.spans()),
        of=of,
        phase=code("phase", frame.phase),
        year=frame.year,
        compared_year=Stated(base.year_in(frame.year), ()),
        compared_phase=Stated(code("phase", base.phase), ()) if base.phase else None,
        fund=code("fund-source", said["fund"]) if "fund" in said else None,
        reasons=(),
        part_of=frame.disclosure,
        function=Stated(code("functional-class", function), spot.classing) if function else None,
        economic=Stated(code(economic_scheme(frame.year), economic), spot.classing)
        if economic
        else None,
    )


def table_rate(spot: Spot, kind: str, frame: Frame) -> StatedRatio | None:
    """Return the rate of the change that a cell states in percent.

    :param kind: ``change`` where the table states the difference too, else ``amount``: the rate
        is then one of the amount of the year, as in sentences.
    """
    number = _signed(spot.cell, "%")
    if number is None:
        return None
    return StatedRatio(
        frame.figure("ratio", spot.item, spot.said),
        kind=code("ratio-kind", "change"),
        percent=Stated(number, spot.cell.spans()),
        numerator=frame.figure(kind, spot.item, spot.said),
        denominator=None,
        part_of=frame.disclosure,
    )
