"""Whether a made-up disclosure tells a figure or a name a second time, so that a slip can be seen.

Decided by the numbers and words of the consistent text alone, whatever rules look at: a figure is
told again where another place states the same number of the same measure, or where it makes a sum
or a product with figures of its own sentence or table. Sums that come about by chance count too.
Whatever stands once, and in no sum, nobody can see to be wrong.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from fiscus.graph.vocabulary import FIS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pyoxigraph as ox

_MONEY = (
    FIS.amount,
    FIS.changeAmount,
    FIS.fiscalFunds,
    FIS.otherFunds,
    FIS.reservedForSmallFirms,
    FIS.unitPrice,
    FIS.targetAmount,
)
_MOST = 10
"""Figures beside each other of which all sums are tried."""
_COUNTED = re.compile(r"(\d+)([^\d%.\s≥≤]+)$")


@dataclass(frozen=True, slots=True)
class Told:
    """What a text tells twice.

    :ivar text: the text; ``money`` how often each amount is stated, in yuan.
    :ivar summed: amounts, by line, that make a sum or product with others beside them.
    :ivar vehicles: numbers that both a sentence and the table of assets give.
    """

    text: str
    money: Counter[Decimal]
    summed: dict[int, set[Decimal]]
    vehicles: set[Decimal]

    def again(self, line: int, piece: str, values: Iterable[Decimal]) -> bool:
        """Tell whether a place, which states *piece* and so *values*, is told again."""
        if any(value in self.vehicles for value in values):
            return True
        counted = _COUNTED.search(piece)
        if counted and not counted[2].endswith("元"):
            return len(re.findall(rf"(?<!\d){re.escape(counted[0])}", self.text)) > 1
        return any(self.money[value] > 1 or value in self.summed.get(line, ()) for value in values)

    def named_again(self, name: str) -> bool:
        """Tell whether a name of four characters or more stands elsewhere in the text too."""
        return len(name) > 3 and self.text.count(name) > 1


def told(text: str, store: ox.Store, blocks: Iterable[range]) -> Told:
    """Return what a text tells twice.

    :param store: its facts.
    :param blocks: the lines of each table.
    """
    of_line = {line: block for block in blocks for line in block}
    money: Counter[Decimal] = Counter()
    beside: dict[range, list[tuple[int, Decimal]]] = defaultdict(list)
    for line, value in _amounts(store):
        money[value] += 1
        beside[of_line.get(line, range(line, line + 1))].append((line, value))
    summed: dict[int, set[Decimal]] = defaultdict(set)
    for figures in beside.values():
        for line, value in _in_sums(sorted(figures)):
            summed[line].add(value)
    for line, value in _in_products(store):
        summed[line].add(value)
    return Told(text, money, summed, set(_vehicles(store)))


def _amounts(store: ox.Store) -> Iterator[tuple[int, Decimal]]:
    """Yield line and yuan of every amount, once for each place that states it."""
    seen: set[tuple[str, Decimal]] = set()
    for of in _MONEY:
        for node, _, value, _ in store.quads_for_pattern(None, of, None, None):
            number = abs(Decimal(value.value))
            for line, place in _lines(store, node, of):
                if (place, number) not in seen:
                    seen.add((place, number))
                    yield line, number


def _lines(store: ox.Store, node: ox.NamedNode, of: ox.NamedNode) -> Iterator[tuple[int, str]]:
    for _, _, place, _ in store.quads_for_pattern(node, FIS.statedIn, None, None):
        states = {
            quad.object for quad in store.quads_for_pattern(place, FIS.statesProperty, None, None)
        }
        if of in states or (of == FIS.targetAmount and FIS.targetValue in states):
            for _, _, line, _ in store.quads_for_pattern(place, FIS.line, None, None):
                yield int(line.value), place.value


def _in_sums(figures: list[tuple[int, Decimal]]) -> Iterator[tuple[int, Decimal]]:
    """Yield figures that make up a sum which another figure beside them states.

    Any of a few can be parts, of many only neighbours; what is nothing is a part of every sum.
    """
    for parts in _several([figure for figure in figures if figure[1]]):
        whole = sum((value for _, value in parts), Decimal(0))
        for figure in figures:
            if figure[1] == whole and figure not in parts:
                yield from (*parts, figure)
                yield from (nothing for nothing in figures if not nothing[1])


def _several(figures: list[tuple[int, Decimal]]) -> Iterator[Sequence[tuple[int, Decimal]]]:
    sizes = range(2, len(figures))
    if len(figures) <= _MOST:
        for size in sizes:
            yield from combinations(figures, size)
    else:
        for size in sizes:
            yield from (figures[at : at + size] for at in range(len(figures) - size + 1))


def _in_products(store: ox.Store) -> Iterator[tuple[int, Decimal]]:
    """Yield number and price of each purchase, which make its amount."""
    for node, _, price, _ in store.quads_for_pattern(None, FIS.unitPrice, None, None):
        for _, _, number, _ in store.quads_for_pattern(node, FIS.quantity, None, None):
            for of, value in ((FIS.unitPrice, price), (FIS.quantity, number)):
                for line, _ in _lines(store, node, of):
                    yield line, Decimal(value.value)


def _vehicles(store: ox.Store) -> Iterator[Decimal]:
    held = {
        value.value
        for node, _, _, _ in store.quads_for_pattern(None, FIS.assetClass, None, None)
        for _, _, value, _ in store.quads_for_pattern(node, FIS.quantity, None, None)
    }
    for node, _, _, _ in store.quads_for_pattern(None, FIS.countItem, None, None):
        for _, _, number, _ in store.quads_for_pattern(node, FIS.quantity, None, None):
            if number.value in held:
                yield Decimal(number.value)
