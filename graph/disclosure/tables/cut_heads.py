"""Heads of columns that stand alone on a page, cut off from the rest of a table too wide for it.

There no label names the rows, and what stood over some columns is on the page before or behind:
which year, which side, of what 小计 is the sum.
"""

import re
from itertools import pairwise

from ...reading.document import ILLEGIBLE, Row
from ..basics.folding import fold
from ..grids.table_columns import FigureTable, Group

_BEGINS_CUT = re.compile(rf"年度?(?:预算|决算|执行|支出|收入)|{ILLEGIBLE}")
_PART = "小计"


def are_cut(table: FigureTable, group: Group) -> bool:
    """Tell whether a head over the figures of *group*, which has no labels, is not all there."""
    if table.above and _is_cut_above(table.above[-1]):
        return True
    filled = [c for c in group.figures if not all(row[c].is_blank for row in table.rows)]
    return any(_is_cut(table, column) for column in filled)


def _is_cut_above(row: Row) -> bool:
    """Tell whether the row above the heads is one too: cut, or blank and merged over some."""
    texts = {fold(cell.text) for cell in row}
    if texts == {""}:
        return any(a is b for a, b in pairwise(row)) and any(a is not b for a, b in pairwise(row))
    return any(map(_BEGINS_CUT.match, texts))


def _is_cut(table: FigureTable, column: int) -> bool:
    heads = [fold(cell.text) for cell in table.path(column)]
    if not heads or heads == [_PART] or any(map(_BEGINS_CUT.match, heads)):
        return True
    is_over_others = len(table.header) > 1 and not table.header[1][column].is_blank
    is_blank = table.header[0][column].is_blank
    return is_blank and is_over_others and not _may_go_on(table, column)


def _may_go_on(table: FigureTable, column: int) -> bool:
    """Tell whether the head to the left of a blank one may be of its column too.

    A head that is merged over its columns ends with them.
    """
    top = table.header[0]
    before = next((c for c in range(column - 1, -1, -1) if not top[c].is_blank), None)
    return before is not None and not (before and top[before - 1] is top[before])
