"""Numbers in tables that only count rows or columns: 行次, 栏次, 序号."""

import re
from collections.abc import Iterator, Sequence

from ...reading.document import Line, Passage, Row, Table
from .folding import fold

_HEAD = re.compile(r"行次|栏次|序号|行号")
_ORDINAL = re.compile(r"\d{1,3}")
_DEEPEST_HEADER = 5
_LAST_TO_BEGIN_WITH = 2


def ordinal_lines(table: Table) -> Iterator[Line]:
    """Yield the lines of cells of *table* that hold a number of a row or of a column."""
    rows = table.grid or table.rows
    columns = {
        column
        for row in rows[:_DEEPEST_HEADER]
        for column, cell in enumerate(row)
        if _HEAD.fullmatch(fold(cell.text))
    }
    for row in rows:
        counting = range(len(row)) if counts_columns(row) else columns
        for column, cell in enumerate(row) if counting else ():
            if column in counting and _is_ordinal(cell):
                yield from cell.lines


def counts_columns(row: Row) -> bool:
    """Tell the row that only numbers the columns: 栏次 1 2 3, or 1 2 3 4=5+6."""
    texts = list(dict.fromkeys(fold(cell.text) for cell in row))
    digits = [int(text) for text in texts if _ORDINAL.fullmatch(text)]
    others = [text for text in texts if text and not _ORDINAL.fullmatch(text)]
    if any(text in ("栏次", "行次") for text in others):
        return True
    return _in_order(digits) and all(text in ("**", "项目") for text in others)


def _in_order(numbers: Sequence[int]) -> bool:
    if len(numbers) < 2 or numbers[0] > _LAST_TO_BEGIN_WITH:
        return False
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _is_ordinal(cell: Passage) -> bool:
    return _ORDINAL.fullmatch(fold(cell.text)) is not None
