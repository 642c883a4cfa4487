"""Changes of one item that are compared with more than one year or phase.

So accounts say 较年初预算数增加 and 较上年决算数减少: two changes, not one with two values.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .comparison import Comparison
from .frame import Frame
from .statements import Figure, Statement, refigured

Said = tuple[Statement, ...]


def told_apart(said: Iterable[Said], frame: Frame) -> Iterator[Said]:
    """Yield what each paragraph says, changes against an unusual base told apart by it.

    Usual is the year before, in the phase of the disclosure or without one; a change that
    is the only one of its item needs no telling.
    """
    paragraphs = list(said)
    bases: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for figure in _changes(paragraphs):
        bases[_coordinates(figure)].add(_base(figure, frame))
    for paragraph in paragraphs:
        unusual = {
            id(figure): replace(figure, against=base)
            for figure in _changes([paragraph])
            if (base := _base(figure, frame)) and len(bases[_coordinates(figure)]) > 1
        }
        yield tuple(refigured(statement, unusual) for statement in paragraph)


def _changes(paragraphs: Iterable[Said]) -> Iterator[Figure]:
    for paragraph in paragraphs:
        for statement in paragraph:
            if isinstance(statement, Figure) and statement.is_change:
                yield statement


def _coordinates(figure: Figure) -> tuple[object, ...]:
    return figure.item, figure.fund, figure.digits, figure.year


def _base(figure: Figure, frame: Frame) -> str:
    return unusual_base(figure.comparison, frame)


def unusual_base(base: Comparison | None, frame: Frame) -> str:
    """Return the year and phase that a change is compared with, nothing where they are usual."""
    if base is None:
        return ""
    year = base.year_in(frame.year)
    if year == frame.year - 1 and base.phase in (None, frame.phase):
        return ""
    return f"{year}-{base.phase}" if base.phase else str(year)
