"""Totals in sentences whose parts count what was carried over: they are grand totals."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from ..figures.statements import Figure, Statement, refigured

_CARRIED = {"revenue": "carry-over.opening", "expenditure": "carry-over.closing"}
_OF_FISCAL = frozenset(
    ("revenue.general-public-budget", "revenue.government-fund", "revenue.state-capital")
)


def with_grand_totals(said: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return what a paragraph says, 收入预算 read as 收入总计 where its parts say so.

    So it is where the parts named behind a total add up to it, and money carried over is
    one of them; so it is where another amount, that of 本年收入, follows.
    """
    figures = [statement for statement in said if isinstance(statement, Figure)]
    items = {item for item in _CARRIED if _counts_carried(figures, item)}
    grand = {id(f): _grand(f) for f in figures if f.item in items and not f.fund and not f.digits}
    grand |= {id(f): _grand(f) for item in _CARRIED for f in _over_the_year(figures, item)}
    grand |= {id(f): _grand(f) for f in _holding_carried(figures)}
    if not grand:
        return tuple(said)
    return tuple(refigured(statement, grand) for statement in said)


def _counts_carried(figures: Sequence[Figure], item: str) -> bool:
    """Tell whether the parts behind the first total of *item* add up with what was carried over."""
    amounts = [f for f in figures if not f.is_change and not f.base]
    first = next((n for n, f in enumerate(amounts) if f.item == item and not f.digits), None)
    if first is None or amounts[first].fund:
        return False
    parts: dict[str, Decimal] = {}
    for figure in amounts[first + 1 :]:
        if figure.item == item or figure.year not in (None, amounts[first].year):
            break
        if figure.item == _CARRIED[item] or (figure.item or "").startswith(f"{item}."):
            parts.setdefault(figure.item or "", figure.amount)
    carried = parts.get(_CARRIED[item])
    return bool(carried) and amounts[first].amount == sum(_distinct(parts), Decimal(0))


def _over_the_year(figures: Sequence[Figure], item: str) -> list[Figure]:
    """Return the total (总收入) of which the amount behind is that of the year (本年收入)."""
    amounts = [f for f in figures if f.item == item and not (f.is_change or f.base or f.fund)]
    plain = [f for f in amounts if not f.digits]
    if len(plain) < 2 or plain[0].amount == plain[1].amount:
        return []
    is_said = _OF_THE_YEAR.search(plain[1].clause()) and not _OF_THE_YEAR.search(plain[0].clause())
    return plain[:1] if is_said else []


def _holding_carried(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the totals behind which brackets say what carried money is in them."""
    for total, carried in pairwise(figures):
        between = total.folded.text[total.end : carried.number_start]
        is_plain = not (total.is_change or total.fund or total.digits)
        if is_plain and carried.item == _CARRIED.get(total.item or "") and _HOLDS.match(between):
            yield total


_HOLDS = re.compile(r"\((?:其中)?[:，,]?(?:含|包含|包括|其中)")
_OF_THE_YEAR = re.compile(r"[本当]年(?:收入|支出)")


def _distinct(parts: dict[str, Decimal]) -> Iterable[Decimal]:
    """Return the parts, those of 财政拨款 left out where that is one of them."""
    inner = _OF_FISCAL if "revenue.fiscal" in parts else frozenset()
    return (amount for item, amount in parts.items() if item not in inner and item.count(".") == 1)


def _grand(figure: Figure) -> Figure:
    return replace(figure, item=f"{figure.item}.grand-total")
