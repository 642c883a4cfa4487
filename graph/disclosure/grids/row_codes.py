"""Codes of classes that stand in front of rows: alone, they name a row and state nothing."""

import re
from collections.abc import Iterator

from ...reading.document import Line, Table
from ..basics.folding import fold
from .level_columns import LEVELS
from .table_columns import CODE_HEAD

_CODE = re.compile(r"\d{2,7}")
_HEAD = re.compile(r"(?:支出)?(?:功能|经济)(?:分类)?科目")
_DEEPEST_HEADER = 5


def code_lines(table: Table) -> Iterator[Line]:
    """Yield the lines of cells of *table* that hold the code of a class and nothing else."""
    rows = table.grid or table.rows
    columns = {
        column
        for row in rows[:_DEEPEST_HEADER]
        for column, cell in enumerate(row)
        if (head := fold(cell.text)) in LEVELS or CODE_HEAD.fullmatch(head) or _HEAD.fullmatch(head)
    }
    for row in rows if columns else ():
        for column, cell in enumerate(row):
            if column in columns and _CODE.fullmatch(fold(cell.text)):
                yield from cell.lines
