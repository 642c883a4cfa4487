"""Counts in tables of figures: rows such as 国内公务接待批次（个） and 应急保障用车.

A row is read as the sentence that says the same: its label, its figure, its unit.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from ...reading.document import Passage, Row
from ...values import code, zh
from ..basics.fact import Stated
from ..basics.folding import fold
from ..basics.frame import Frame
from ..figures.count_words import COUNTS
from ..figures.counts import StatedCount
from ..grids.cells import cell_number
from ..grids.table_columns import FigureTable, Group, is_figure
from .column_meanings import column_meanings
from .table_meaning import Meaning, meaning_of, plain_label
from .table_reading import TableReading
from .table_titles import Title

COUNTED = re.compile(r"\((?P<unit>个|批|批次|人|人次|辆|台|台/套|台\(套\)|平方米)\)$")
"""The unit behind the label of a row that counts."""

_NO_TITLE = Title("expenditure", None, None)

_UNSAID = ("辆", "台")
"""Units of labels that name none: 执法执勤用车, 单价100万元以上设备."""


def row_counts(reading: TableReading, group: Group) -> Iterator[StatedCount]:
    """Yield what the rows of a group of columns count, in the column of the disclosure's phase."""
    meanings = column_meanings(reading, group)
    columns = [c for c, (meaning, _) in meanings.items() if _is_own(meaning, reading.frame)]
    for row in reading.table.rows:
        cells = {id(row[column]): row[column] for column in columns}  # a merged one counts once
        figures = [cell for cell in cells.values() if is_figure(cell)]
        for label in _labels(row, group) if len(figures) == 1 else ():
            if counted := _counted(label, figures[0], reading):
                yield counted


def counting_groups(table: FigureTable) -> Iterator[tuple[Group, Title]]:
    """Yield the groups of columns of a table whose rows all count: it needs no title."""
    if all(_only_counts(table, group) for group in table.groups):
        yield from ((group, _NO_TITLE) for group in table.groups)


def _only_counts(table: FigureTable, group: Group) -> bool:
    labels = [fold(cell.text) for row in table.rows for cell in _labels(row, group)]
    return bool(labels) and all(map(COUNTED.search, labels))


def _is_own(meaning: Meaning | None, frame: Frame) -> bool:
    if meaning is None or meaning.relation or meaning.years_back:
        return False
    return meaning.phase in (None, frame.phase) and meaning.year in (None, frame.year)


def _labels(row: Row, group: Group) -> list[Passage]:
    return [row[column] for column in group.labels if not row[column].is_blank]


def _counted(label: Passage, cell: Passage, reading: TableReading) -> StatedCount | None:
    words = plain_label(fold(label.text))
    said = COUNTED.search(words)
    number = cell_number(cell, reading.report) if said or not meaning_of(words, None) else None
    if number is None or number.value < 0:
        return None
    name = words[: said.start()] if said else words
    for unit in [said["unit"]] if said else _UNSAID:
        if item := _item(name, unit):
            frame, owner = reading.frame, reading.owner
            return StatedCount(
                frame.figure("count", item, {"of": owner.rsplit("/", 1)[1]} if owner else {}),
                code("count-item", item),
                number,
                Stated(zh(unit), label.spans() if said else ()),
                owner or frame.subject,
                None,
                frame.disclosure,
            )
    return None


@lru_cache(maxsize=4096)
def _item(name: str, unit: str) -> str | None:
    """Return what a sentence of *name*, any number and *unit* counts."""
    sentence = f"{name}1{unit}"
    for item, pattern in COUNTS:
        match = pattern.search(sentence)
        if match and match.start("number") == len(name) and match.end() == len(sentence):
            return item
    return None
