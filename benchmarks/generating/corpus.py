"""A corpus of made-up disclosures: budgets, their tables, final accounts; as text or as files."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.writing.as_text import stream
from benchmarks.writing.cell_stream import layout_of
from samples.writing import write

from .accounts import accounts
from .accounts_text import accounts_layout
from .budget_tables import Budget, Digits, budget_tables
from .disclosure import YEARS, generated
from .prose import MADE_UP
from .series import FIRST_YEAR, department, year_before_and_of
from .spending import government_fund
from .styles import Style, style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.writing.layout import Layout

_TURNS = (
    ("budget", 0),
    ("budget", 1),
    ("second", 0),
    ("budget", 2),
    ("second", 1),
    ("budget", 3),
    ("second", 2),
    ("budget", 4),
)
"""What a department publishes, by kind and year; the second is final accounts or tables alone."""


@dataclass(frozen=True, slots=True)
class Made:
    """A disclosure, or the tables of one: name of its file, without ending, and what is in it.

    :ivar department: the place of its department, which has all its files in one form.
    :ivar kind: ``budget``, ``tables`` or ``final``.
    """

    name: str
    department: int
    kind: str
    layout: Layout


def made(seed: int, number: int) -> Made:
    """Return a disclosure of a seed; 0 to 7 are the first department's, 8 to 15 the second's."""
    place, turn = divmod(number, len(_TURNS))
    kind, at = _TURNS[turn]
    by, year = style(seed, place), FIRST_YEAR + at
    if kind == "second":
        kind = "tables" if by.tables == "apart" else "final"
    write_one = {"budget": _budget, "tables": _tables, "final": _final}[kind]
    of = department(seed, place)
    name = f"{of.county.code}-{of.code}-{year}-{kind}"
    return Made(name, place, kind, write_one(seed, place, year, by))


def text(seed: int, position: int) -> str:
    """Return the text of a budget; five neighbouring positions are years of one department."""
    return write(generated(seed, position))


def files(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of *count* whole disclosures, as text files."""
    each = (made(seed, number) for number in itertools.count())
    for one in itertools.islice((one for one in each if one.kind != "tables"), count):
        yield f"{one.name}.txt", stream(one.layout)


def _budget(seed: int, place: int, year: int, by: Style) -> Layout:
    layout = layout_of(text(seed, place * YEARS + year - FIRST_YEAR))
    return (*layout, *_nine(seed, place, year, by)) if by.tables == "behind" else layout


def _tables(seed: int, place: int, year: int, by: Style) -> Layout:
    of = department(seed, place)
    head = f"{of.name}{year}年部门预算公开表"
    return (MADE_UP, head, f"{of.code}{of.name}", *_nine(seed, place, year, by))


def _final(seed: int, place: int, year: int, by: Style) -> Layout:
    now, before = accounts(seed, place, year), accounts(seed, place, year - 1)
    return accounts_layout(now, before, by, _digits(by))


def _nine(seed: int, place: int, year: int, by: Style) -> Layout:
    of = department(seed, place)
    _, now = year_before_and_of(seed, place, of, year)
    return budget_tables(Budget(of, now, government_fund(seed, place, now), _digits(by)))


def _digits(by: Style) -> Digits:
    return Digits(by.unit, by.commas, by.zeros)
