"""Performance indicators: the rows of a project's indicator table."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ...minting import beneath
from ...reading.document import Passage, Row, Span
from ...values import Iri, Zh, zh
from ..basics.fact import Stated, join_spans, stated_text
from ..basics.folding import fold
from ..basics.gaps import Gap, gap_in
from ..basics.numbers import parse_number
from ..grids.grid import is_empty, rows_of_width
from .indicator_columns import Columns
from .indicator_levels import FIRST_LEVEL, SECOND_LEVEL, Levels, level_in
from .indicator_nodes import PerformanceIndicator
from .targets import is_comparator, target

_FIGURE = re.compile(r"[≥≤<>=]+\d|\d[\d.,]*(?:%|$)")
"""What means to be a figure, well-formed or not."""

_IN_BASES = re.compile(r"(?P<break>[，、；])|(?P<opens>[（(《])|[）)》]")


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """The rows beneath a header with *columns*; positions begin at *first_position*."""

    rows: tuple[Row, ...]
    columns: Columns
    first_position: int = 1


def indicators(
    table: IndicatorTable, project: Iri, disclosure: Iri, report: Callable[[Gap], None]
) -> Iterator[PerformanceIndicator]:
    """Yield the indicators of a table.

    Levels that a row leaves blank are those of the row above. What a row lacks is reported.
    """
    rows, columns = table.rows, table.columns
    position, levels = table.first_position, Levels()
    for row in rows_of_width(rows, len(columns)):
        if is_empty(row):
            continue
        cells = _cells(row, columns, report)
        levels = levels.below(cells)
        if not cells.keys() & {"name", "description", "target", "basis"}:
            continue
        if "target" not in cells and len(row) == len(columns):
            report(gap_in(next(iter(cells.values())), "an indicator without a target"))
        elif "target" in cells and not target(_written(cells)[0]) and _is_figure(cells):
            report(gap_in(cells["target"], "a target that cannot be read"))
        category = levels.category()
        if category is None:
            report(gap_in(next(iter(cells.values())), "an indicator of no known category"))
        yield _indicator(
            cells, category, beneath(project, f"indicator/{position}"), position, disclosure
        )
        position += 1


def _cells(row: Row, columns: Columns, report: Callable[[Gap], None]) -> dict[str, Passage]:
    """Return the cells of a row by what they hold.

    Of a row that is no whole row only what its levels anchor is taken: both levels and the
    name, where the first two cells are levels or blank.
    """
    cells = {
        kind: cell
        for kind, cell in zip(columns, row, strict=False)
        if kind and not cell.is_blank and (kind != "operator" or is_comparator(cell.text))
    }
    if len(row) == len(columns):
        return cells
    first = next(cell for cell in row if not cell.is_blank)
    report(gap_in(first, f"a row of {len(row)} cells under a header of {len(columns)}"))
    levels = (("first", FIRST_LEVEL), ("second", SECOND_LEVEL))
    anchored = len(row) < len(columns) and all(
        level not in cells or level_in(patterns, cells[level]) for level, patterns in levels
    )
    return {kind: cells[kind] for kind in ("first", "second", "name") if anchored and kind in cells}


def _indicator(
    cells: Mapping[str, Passage],
    category: Stated[Iri] | None,
    iri: Iri,
    position: int,
    disclosure: Iri,
) -> PerformanceIndicator:
    written, spans = _written(cells)
    aim = target(written) if written else None
    is_words = bool(written) and aim is None and not _is_figure(cells)
    value = cells["target"].spans() if "target" in cells else ()
    operator = cells["operator"].spans() if "operator" in cells else value
    unit = cells["unit"].spans() if "unit" in cells else value
    return PerformanceIndicator(
        iri,
        position=position,
        category=category,
        label=_text(cells, "name"),
        description=_text(cells, "description"),
        as_written=Stated(written, spans) if written else None,
        comparator=Stated(aim.comparator, operator) if aim else None,
        value=Stated(aim.value, value) if aim else None,
        upper=Stated(aim.upper, value) if aim and aim.upper is not None else None,
        unit=Stated(aim.unit, unit) if aim and aim.unit else None,
        amount=Stated(aim.amount, value) if aim and aim.amount is not None else None,
        qualitative=Stated(zh(written), spans) if is_words else None,
        bases=tuple(_bases(cells["basis"])) if "basis" in cells else (),
        part_of=disclosure,
        actual_as_written=_as_written(cells.get("actual")),
        actual=_reached(cells.get("actual")),
        weight=points_in(cells.get("weight")),
        score=points_in(cells.get("score")),
        reason=_text(cells, "reason"),
    )


def _as_written(cell: Passage | None) -> Stated[str] | None:
    return Stated(cell.text.strip(), cell.spans()) if cell else None


def _reached(cell: Passage | None) -> Stated[Decimal] | None:
    """Return the number that was reached, in the unit written."""
    aim = target(cell.text.strip()) if cell else None
    return Stated(aim.value, cell.spans()) if cell and aim and aim.upper is None else None


def points_in(cell: Passage | None) -> Stated[Decimal] | None:
    """Return the number in a cell of points or percents, with or without its sign."""
    number = parse_number(fold(cell.text).removesuffix("%").removesuffix("分")) if cell else None
    return Stated(number, cell.spans()) if cell and number is not None else None


def _is_figure(cells: Mapping[str, Passage]) -> bool:
    return _FIGURE.match(fold(_written(cells)[0])) is not None


def _text(cells: Mapping[str, Passage], kind: str) -> Stated[Zh] | None:
    cell = cells.get(kind)
    return stated_text(cell) if cell else None


def _written(cells: Mapping[str, Passage]) -> tuple[str, tuple[Span, ...]]:
    """Return the target as written; operator and unit in cells of their own are joined to it."""
    parts = [cells[kind] for kind in ("operator", "target", "unit") if kind in cells]
    if "target" not in cells:
        return "", ()
    return "".join(part.text.strip() for part in parts), join_spans(part.spans() for part in parts)


def _bases(cell: Passage) -> Iterator[Stated[Zh]]:
    """Yield the bases of a target, parted at ，、； outside of brackets and 《》."""
    start = depth = 0
    for mark in _IN_BASES.finditer(cell.text):
        if not mark["break"]:
            depth += 1 if mark["opens"] else -1
        elif depth <= 0:
            if piece := stated_text(cell, start, mark.start()):
                yield piece
            start = mark.end()
    if piece := stated_text(cell, start):
        yield piece
