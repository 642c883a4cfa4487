"""Copies in which one figure or code is changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from fiscus.graph.vocabulary import FIS, RDF

from ..generating.draws import Draws
from .mutation import Mutation, replaced
from .told import Told

_NUMBERS = {
    FIS.amount,
    FIS.changeAmount,
    FIS.cumulativePercent,
    FIS.fiscalFunds,
    FIS.otherFunds,
    FIS.quantity,
    FIS.reservedForSmallFirms,
    FIS.targetValue,
    FIS.unitPrice,
}


@dataclass(frozen=True, slots=True)
class Stated:
    """A piece of a line that states a number: of what, in which line, behind what of it.

    :ivar values: the number, of targets of money the yuan too.
    """

    kind: str
    line: int
    offset: str
    text: str
    values: tuple[Decimal, ...]


def figures(lines: Sequence[str], store: ox.Store, twice: Told, draws: Draws) -> Iterator[Mutation]:
    """Yield copies in which one figure has another digit, or a code another character."""
    for stated in _stated(store):
        line = lines[stated.line - 1]
        start = int(stated.offset) if stated.offset else line.index(stated.text)
        piece = stated.text
        changed = _other_code(piece, draws) if "Code" in stated.kind else _other(piece, draws)
        if changed != piece:
            whole = line[:start] + changed + line[start + len(piece) :]
            again = "Code" in stated.kind or twice.again(stated.line, piece, stated.values)
            text = replaced(lines, {stated.line: whole})
            yield Mutation(stated.kind, text, piece, changed, again)


def _other(piece: str, draws: Draws) -> str:
    """Return a piece with one digit of its last number changed, never the leading one to 0."""
    end = max((place for place, sign in enumerate(piece) if sign.isdigit()), default=-1) + 1
    start = end
    while start and (piece[start - 1].isdigit() or piece[start - 1] in ".,"):
        start -= 1
    places = [place for place in range(start, end) if piece[place].isdigit()]
    if not places:
        return piece
    at = draws.one(places)
    digit = draws.one([d for d in "123456789" if d != piece[at]])
    return piece[:at] + digit + piece[at + 1 :]


def _other_code(piece: str, draws: Draws) -> str:
    at = draws.count(9, len(piece) - 1) if len(piece) > 10 else 0
    return piece[:at] + draws.one([d for d in "0123456789" if d != piece[at]]) + piece[at + 1 :]


def _stated(store: ox.Store) -> Iterator[Stated]:
    for node, _, fragment, _ in store.quads_for_pattern(None, FIS.statedIn, None, None):
        for _, _, states, _ in store.quads_for_pattern(fragment, FIS.statesProperty, None, None):
            if states in _NUMBERS or states == FIS.projectCode:
                yield _piece(store, node, fragment, states)


def _piece(
    store: ox.Store, node: ox.NamedNode, fragment: ox.NamedNode, states: ox.NamedNode
) -> Stated:
    also = (FIS.targetAmount,) if states == FIS.targetValue else ()
    numbers = (_value(store, node, of) for of in (states, *also) if states in _NUMBERS)
    return Stated(
        kind=f"figure: {_kind(store, node)} {states.value.rpartition('#')[2]}",
        line=int(_value(store, fragment, FIS.line)),
        offset=_value(store, fragment, FIS.startOffset),
        text=_value(store, fragment, FIS.sourceText),
        values=tuple(abs(Decimal(number)) for number in numbers if number),
    )


def _kind(store: ox.Store, node: ox.NamedNode) -> str:
    """Return the class of a node, and of an amount or a change its item."""
    item = _value(store, node, FIS.budgetItem).rpartition("/")[2]
    return f"{_value(store, node, RDF.type).rpartition('#')[2]} {item}".strip()


def _value(store: ox.Store, node: ox.NamedNode, of: ox.NamedNode) -> str:
    """Return the value of a property, empty where there is none."""
    found = next(store.quads_for_pattern(node, of, None), None)
    return str(getattr(found.object, "value", "")) if found else ""
