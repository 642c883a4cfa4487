"""Changes of one item that are compared with more than one year or phase.

So accounts say 较年初预算数增加 and 较上年决算数减少: two changes, not one with two values.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeGuard

from ..basics.frame import Frame
from .comparison import Comparison, comparison_at_end
from .phases import BUDGETS, phase_of
from .statements import Figure, Ratio, Statement, refigured

Said = tuple[Statement, ...]
_LONGEST = 24
"""No comparison in front of a rate is longer."""


def told_apart(said: Iterable[Said], frame: Frame) -> Iterator[Said]:
    """Yield what each paragraph says, changes against an unusual base told apart by it.

    Usual is the year before, in the phase of the disclosure or without one; a change that
    is the only one of its item needs no telling.
    """
    paragraphs = list(_rates_apart(list(_alone_apart(list(said), frame)), frame))
    bases: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for figure in _changes(paragraphs):
        bases[_coordinates(figure, frame)].add(_base(figure, frame))
    for paragraph in paragraphs:
        unusual = {
            id(figure): replace(figure, against=base)
            for figure in _changes([paragraph])
            if (base := _base(figure, frame)) and len(bases[_coordinates(figure, frame)]) > 1
        }
        yield tuple(refigured(statement, unusual) for statement in paragraph)


def _rates_apart(paragraphs: list[Said], frame: Frame) -> Iterator[Said]:
    """Yield what each paragraph says, rates of execution of a later budget told apart by it.

    So accounts are 95% of the first budget and 99% of the adjusted one.
    """
    budgets: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for paragraph in paragraphs:
        for rate in filter(_is_execution, paragraph):
            budgets[_coordinates(rate.of, frame)].add(_budget(rate))
    for paragraph in paragraphs:
        yield tuple(
            replace(rate, against=f"{rate.of.year or frame.year}-{_budget(rate)}")
            if _is_execution(rate)
            and _budget(rate) != BUDGETS[0]
            and len(budgets[_coordinates(rate.of, frame)]) > 1
            else rate
            for rate in paragraph
        )


def _alone_apart(paragraphs: list[Said], frame: Frame) -> Iterator[Said]:
    """Yield what each paragraph says, rates without a change told apart by what they compare with.

    So an amount is 10% below last year's budget and 5% below last year's accounts.
    """
    bases: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for paragraph in paragraphs:
        for rate in filter(_is_alone, paragraph):
            bases[_coordinates(rate.of, frame)].add(_base_of(rate, frame))
    for paragraph in paragraphs:
        yield tuple(
            replace(rate, against=base)
            if _is_alone(rate)
            and (base := _base_of(rate, frame))
            and len(bases[_coordinates(rate.of, frame)]) > 1
            else rate
            for rate in paragraph
        )


def _is_alone(statement: Statement) -> TypeGuard[Ratio]:
    if not isinstance(statement, Ratio):
        return False
    return statement.kind == "change" and not statement.of.is_change


def _base_of(rate: Ratio, frame: Frame) -> str:
    found = comparison_at_end(rate.folded.text[max(0, rate.start - _LONGEST) : rate.start])
    return unusual_base(found[0] if found else None, rate.of.year or frame.year, frame)


def _is_execution(statement: Statement) -> TypeGuard[Ratio]:
    return isinstance(statement, Ratio) and statement.kind == "execution"


def _budget(rate: Ratio) -> str:
    return (phase_of(rate.whole) if rate.whole else None) or BUDGETS[0]


def _changes(paragraphs: Iterable[Said]) -> Iterator[Figure]:
    for paragraph in paragraphs:
        for statement in paragraph:
            if isinstance(statement, Figure) and statement.is_change:
                yield statement


def _coordinates(figure: Figure, frame: Frame) -> tuple[object, ...]:
    return figure.item, figure.fund, figure.digits, figure.year or frame.year


def _base(figure: Figure, frame: Frame) -> str:
    return unusual_base(figure.comparison, figure.year or frame.year, frame)


def unusual_base(base: Comparison | None, own: int, frame: Frame) -> str:
    """Return the year and phase that a change is compared with, nothing where they are usual.

    :param own: the year that the change is of.
    """
    if base is None:
        return ""
    year = base.year_in(own)
    if year == own - 1 and base.phase in (None, frame.phase):
        return ""
    return f"{year}-{base.phase}" if base.phase else str(year)
