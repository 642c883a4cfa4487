"""Copies in which a row or a cell of a table is changed."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from fiscus.graph.reading.document import Row, Table

from ..generating.draws import Draws
from .mutation import Mutation, replaced
from .told import Told


def lines_of(table: Table) -> range:
    """Return the lines of a table."""
    numbers = [number for row in table.rows for number in _numbers(row)]
    return range(min(numbers), max(numbers) + 1)


def cells(
    lines: Sequence[str], tables: Sequence[Table], twice: Told, draws: Draws
) -> Iterator[Mutation]:
    """Yield copies in which a row is dropped, a cell emptied, or two cells are swapped."""
    for name, row in _rows(tables):
        filled = [number for number in row if lines[number - 1].strip()]
        if len(filled) < 2:
            continue
        empty, (one, other) = draws.one(filled), filled[-2:]
        left = [line for number, line in enumerate(lines, 1) if number not in row]
        swapped = {one: lines[other - 1], other: lines[one - 1]}
        for way, text, changed in (
            ("row dropped", "\n".join(left), filled),
            ("cell emptied", replaced(lines, {empty: "\t"}), [empty]),
            ("cells swapped", replaced(lines, swapped), [one, other]),
        ):
            was, again = _shown(lines, changed), _told(twice, lines, changed)
            now = _shown(lines, [other, one]) if way == "cells swapped" else ""
            yield Mutation(f"{way}: {name}", text, was, now, again)


def _told(twice: Told, lines: Sequence[str], cells: Sequence[int]) -> bool:
    """Tell whether what one of *cells*, by their lines, says is told again."""
    pieces = {number: lines[number - 1].strip() for number in cells}
    return any(
        twice.named_again(piece) or twice.again(number, piece, _yuan(piece))
        for number, piece in pieces.items()
    )


def _yuan(cell: str) -> tuple[Decimal, ...]:
    """Return the number of a cell, as it stands and in 万元; nothing where it is no number."""
    if not re.fullmatch(r"[\d,]+([.]\d+)?", cell):
        return ()
    number = Decimal(cell.replace(",", ""))
    return (number, number * 10_000)


def _shown(lines: Sequence[str], cells: Sequence[int]) -> str:
    return " | ".join(lines[number - 1].strip() for number in cells)


def _rows(tables: Sequence[Table]) -> Iterator[tuple[str, list[int]]]:
    """Yield the lines of each row but the first of a table, with a name for the table."""
    for table in tables:
        name = next((t for words, t in _TABLES if words in _first(table)), "other")
        for row in table.rows[1:]:
            yield f"table of {name}", sorted(set(_numbers(row)))


def _numbers(row: Row) -> Iterator[int]:
    for cell in row:
        yield from (line.place.line for line in cell.lines if line.place.line)


def _first(table: Table) -> str:
    return "".join(cell.text for row in table.rows[:3] for cell in row)


_TABLES = (
    ("单位性质", "units"),
    ("项目编码", "a project"),
    ("三级指标", "indicators"),
    ("采购", "procurement"),
    ("资产", "assets"),
)
