"""Sentences about money: every figure with what it is a figure of.

A paragraph is read from left to right. In front of each amount stands its *lead*: the
text since the figure before it. From the right, a lead holds a direction (增加), a
comparison (较上年), and the name of an item; a lead whose name is unknown claims nothing.
Words after a figure give the reason of a change or the uses of an amount.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from .aftermath import after, behind_rates
from .comparison import (
    FLAT,
    Comparison,
    Movement,
    comparison_at_end,
    comparison_in,
    comparison_of_flat,
    movement,
)
from .folding import Folded
from .items import Named
from .lead import Lead, carried, label
from .money import MONEY
from .numbers import canonical, parse_number, to_yuan
from .statements import Figure, Statement

_LIST = re.compile(
    r"[)]*[，,。;:(]*(?:主要(?:是|为|包括|用于|有)|其中|包括|分别(?:是|为)|具体(?:是|为|包括)|含)[:，,]?"
)


@dataclass
class _State:
    """What a reader of the paragraph has in mind."""

    subject: Named | None = None
    year: int | None = None
    comparison: Comparison | None = None
    change: Figure | None = None
    in_projects: bool = False
    seen: list[Statement] = field(default_factory=list)


def statements(folded: Folded) -> tuple[Statement, ...]:
    """Return all that a paragraph says of money, in order."""
    state = _State()
    previous = 0
    for mark in sorted(_marks(folded.text), key=lambda match: match.start()):
        figure = _figure(Lead.before(folded, previous, mark), mark, state)
        if figure:
            _remember(state, figure)
            state.seen.extend(after(folded, mark.end(), figure, state.change, state.subject))
        previous = behind_rates(folded.text, mark.end())
    return tuple(state.seen)


def _marks(text: str) -> Iterator[re.Match[str]]:
    yield from MONEY.finditer(text)
    yield from FLAT.finditer(text)


def _figure(lead: Lead, mark: re.Match[str], state: _State) -> Figure | None:
    if "number" not in mark.groupdict():
        return _flat(lead, mark, state)
    number = parse_number(mark["number"])
    if number is None:
        return None
    amount = to_yuan(number, mark["unit"])
    if move := movement(lead.text):
        return _change(lead, mark, state, move, amount)
    return _amount(lead, mark, state, amount)


def _change(
    lead: Lead, mark: re.Match[str], state: _State, move: Movement, amount: Decimal
) -> Figure | None:
    found = comparison_at_end(lead.text[: move.start])
    stop = found[1] if found else move.start
    named = lead.named(stop)
    said = found[0] if found else comparison_in(lead.text[: move.start])
    item = named or carried(lead.text[:stop], state.subject)
    if not item:
        return None
    return Figure(
        lead.folded,
        start=lead.clause_start(named) if named else lead.begin + stop,
        end=mark.end(),
        number_start=mark.start(),
        amount=canonical(amount * move.sign),
        depth=lead.depth(),
        year=lead.year(named) if named else state.year,
        item=item.code,
        names_item=named is not None,
        fund=item.fund,
        direction_start=lead.begin + move.start,
        comparison=said or state.comparison or Comparison(None, None),
        compares=found is not None,
    )


def _flat(lead: Lead, mark: re.Match[str], state: _State) -> Figure | None:
    found = comparison_of_flat(lead.text)
    stop = found[1] if found else len(lead.text)
    named = lead.named(stop)
    item = named or carried(lead.text[:stop], state.subject)
    own = Comparison(None, None) if re.search("上年|去年", mark[0]) else None
    said = (found[0] if found else own) or state.comparison
    if not item or not said:
        return None
    return Figure(
        lead.folded,
        start=lead.clause_start(named) if named else lead.begin + stop,
        end=mark.end(),
        number_start=mark.start(),
        amount=Decimal(0),
        depth=lead.depth(),
        year=lead.year(named) if named else state.year,
        item=item.code,
        names_item=named is not None,
        fund=item.fund,
        direction_start=mark.start(),
        comparison=said,
        compares=said is not state.comparison,
    )


def _amount(lead: Lead, mark: re.Match[str], state: _State, amount: Decimal) -> Figure | None:
    found = comparison_at_end(lead.text)
    named = lead.named(len(lead.text))
    if found and not named:
        return _base(lead, mark, state, amount, found)
    name = label(lead.text, lead.begin)
    listed = state.in_projects or _opens_projects(lead, mark.start(), state)
    if listed and name and named and named.code == "expenditure":
        named = None
    if not named and not name:
        return _restated(lead, mark, state, amount)
    return Figure(
        lead.folded,
        start=lead.clause_start(named) if named else name[0] if name else lead.begin,
        end=mark.end(),
        number_start=mark.start(),
        amount=amount,
        depth=lead.depth(),
        year=lead.year(named) if named else None,
        item=named.code if named else None,
        fund=named.fund if named else None,
        label=name,
        listed=listed,
    )


def _restated(lead: Lead, mark: re.Match[str], state: _State, amount: Decimal) -> Figure | None:
    """Read an amount said again in another unit: 12,384,500元（0.123845亿元）."""
    last = next((s for s in reversed(state.seen) if isinstance(s, Figure)), None)
    if last is None or last.is_change or last.amount != amount or len(lead.text) > 3:
        return None
    return replace(
        last, start=mark.start(), end=mark.end(), number_start=mark.start(), names_item=False
    )


def _base(
    lead: Lead,
    mark: re.Match[str],
    state: _State,
    amount: Decimal,
    found: tuple[Comparison, int],
) -> Figure | None:
    """Read the amount of the year compared with: 较2022年预算100万元增加…."""
    comparison, stop = found
    named = lead.named(stop)
    item = named or carried(lead.text[:stop], state.subject)
    if not item:
        return None
    state.comparison = comparison
    state.subject = item
    return Figure(
        lead.folded,
        start=lead.begin + (named.start if named else stop),
        end=mark.end(),
        number_start=mark.start(),
        amount=amount,
        depth=lead.depth(),
        year=comparison.year,
        item=item.code,
        names_item=named is not None,
        fund=item.fund,
        base=comparison,
    )


def _opens_projects(lead: Lead, number_start: int, state: _State) -> bool:
    last = next((s for s in reversed(state.seen) if isinstance(s, Figure)), None)
    return bool(
        last
        and last.item == "expenditure.project"
        and not last.is_change
        and _LIST.match(lead.folded.text, lead.previous, number_start)
    )


def _remember(state: _State, figure: Figure) -> None:
    state.seen.append(figure)
    outside = figure.depth <= 0
    if figure.is_change:
        state.comparison = figure.comparison
        if outside or state.change is None:
            state.change = figure
    else:
        state.in_projects = figure.listed and not figure.item
    if figure.item and outside and not figure.base:
        state.subject = Named(figure.item, 0, 0, figure.fund)
        state.year = figure.year
