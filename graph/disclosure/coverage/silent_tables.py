"""Tables of which no fact was taken: those that say something, told from empty forms."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial

from ...reading.document import Document, Line, Passage, Row, Table
from ..basics.claims import Claims
from ..basics.fact import Node
from ..basics.folding import fold
from ..basics.gaps import Gap, gap_at
from ..basics.site_lines import is_table_of_site
from ..grids.grid import columns_of
from ..grids.table_columns import CODE_HEAD, figure_table, is_figure, is_head
from .recognition import DIGITS, Recognition

_LISTED = re.compile(r".{2,40}表(?:\([^()]*\))?")
_LISTING = re.compile(
    r"(?:公开|附)?表?[一二三四五六七八九十\d\-.]+表?|序号|编号|备注|页码|目录|表名|"
)
_NOTHING = re.compile(r".*(?:没有|无|未安排)[^0-9]*(?:支出|预算|收入|拨款|安排).*|.*空表.*")
"""Why a form is empty, said in one of its rows: 本部门无政府性基金预算支出，此表为空表."""
_OF_DUTIES = frozenset(("职责活动", "工作活动", "职责-工作活动", "职责、活动"))
_GRADED = frozenset(("绩效指标", "评价标准", "绩效目标"))
_SUMS = frozenset(("", "合计", "总计", "小计"))
_DEEPEST_HEADER = 3
_UNKNOWN = "a table that was not understood"
_ACTIVITIES = (
    "a table of the activities beneath duties (职责活动), which are no projects: their amounts, "
    "goals and graded indicators have no place in the vocabulary and are left out"
)


def unread_tables(document: Document, nodes: Iterable[Node]) -> Iterator[Gap]:
    """Yield a gap for each table with text of which no fact was taken, but for empty forms."""
    claims = Claims(nodes)
    tables = (block for block in document.blocks if isinstance(block, Table))
    unread = [table for table in tables if not any(map(claims.touch, _lines(table)))]
    recognition = cache(partial(Recognition, document))
    for table in unread:
        first = next((line for line in _lines(table) if line.text.strip()), None)
        if first and not _is_silent(table, recognition):
            yield gap_at([first.whole()], _ACTIVITIES if _is_of_activities(table) else _UNKNOWN)


def _lines(table: Table) -> Iterator[Line]:
    return (line for row in table.rows for cell in row for line in cell.lines)


def _is_of_activities(table: Table) -> bool:
    """Tell the table of what is done for each duty, at which cost, and how it is graded."""
    heads = {fold(cell.text) for row in table.rows[: _DEEPEST_HEADER + 1] for cell in row}
    return not heads.isdisjoint(_OF_DUTIES) and not heads.isdisjoint(_GRADED)


def _is_silent(table: Table, recognition: Callable[[], Recognition]) -> bool:
    rows = table.grid or table.rows
    if is_table_of_site(table):
        return True
    return (
        _is_empty_form(rows)
        or _is_header_alone(rows)
        or _is_unfilled(columns_of(table), recognition)
        or _is_list_of_tables(rows)
    )


def _is_empty_form(rows: tuple[Row, ...]) -> bool:
    """Tell a table with nothing beneath its header but the word for a sum."""
    filled = [
        place
        for place, row in enumerate(rows)
        if {text for text in map(_words, row) if not _NOTHING.fullmatch(text)} - _SUMS
    ]
    return (
        len(filled) <= _DEEPEST_HEADER + 1
        and len(filled) < len(rows)
        and (filled == list(range(len(filled))))
    )


def _is_header_alone(rows: tuple[Row, ...]) -> bool:
    """Tell a form of whose rows only the header is there: a sheet says nothing of blank ones."""
    texts = [text for row in rows for cell in row if (text := fold(cell.text))]
    has_codes = any(map(CODE_HEAD.fullmatch, texts))
    return len(rows) <= _DEEPEST_HEADER and has_codes and all(map(is_head, texts))


def _words(cell: Passage) -> str:
    return "".join(cell.text.split())


def _is_unfilled(rows: tuple[Row, ...], recognition: Callable[[], Recognition]) -> bool:
    """Tell a table of figures whose rows are named, and whose figures are all left blank."""
    shape = figure_table(rows) if rows else None
    if shape is None:
        return False
    columns = {column for group in shape.groups for column in group.figures}
    cells = [cell for row in shape.rows for n, cell in enumerate(row) if n in columns]
    return not any(_states(cell, recognition()) for cell in cells)


def _states(cell: Passage, recognition: Recognition) -> bool:
    if is_figure(cell):
        return any(
            recognition.kind(line, match.start()) is None
            for line in cell.lines
            for match in DIGITS.finditer(line.text)
        )
    return fold(cell.text).strip(".…。-—/*Xx") != ""


def _is_list_of_tables(rows: tuple[Row, ...]) -> bool:
    """Tell the list of the tables that follow: in each row one title of a table."""
    listed = [
        [text for cell in row if not _LISTING.fullmatch(text := fold(cell.text))] for row in rows
    ]
    named = [texts for texts in listed if texts]
    return len(named) > 1 and all(
        len(set(texts)) == 1 and _LISTED.fullmatch(texts[0]) for texts in named
    )
