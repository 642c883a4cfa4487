"""The shape of a table of figures: its header, and which labels stand in front of which figures.

A table may hold several tables side by side (revenue to the left, expenditure to the
right): a group of columns is what names a row, and the figures up to the next such group.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...reading.document import Passage, Row
from ..basics.folding import fold
from ..basics.numbers import NUMBER, figure_text, parse_number
from ..basics.ordinals import counts_columns
from .cells import has_several
from .level_columns import LEVELS, levels_of
from .mixed_heads import heads_apart
from .unparted import unparted, unparted_from

_CODE = re.compile(r"[235]\d{2}(?:\d{2}){0,2}")
CODE_HEAD = re.compile(
    r"(?:政府|部门|单位|主管|预算|收入|支出|科目|分类|功能|经济|的)*(?:编码|代码|编号)"
)
_LABEL_HEAD = re.compile(
    r"(?:.*(?:项目|科目|名称|用途|单位|部门|分类|类款项|摘要|序号|内容|备注|说明|来源)"
    r"(?:\([^()元]*\))?|类|款|项)"
)
_NAMES_HEAD = re.compile(r"(?:功能|经济|支出|预算|政府|部门|分类|的)*科目名称")
_FIGURE_HEAD = re.compile(
    r".*(?:金额|预算数|决算数|执行数|合计|小计|总计|支出|收入|经费|费|资金|数|拨款)"
)
_YEAR_HEAD = re.compile(r"(?:(?:19|20)\d{2}|上|本)年度?(?:预算|决算|执行)?")
_TITLE_LINE = re.compile(
    r"(?:预算|决算|收支|支出|收入|经费)(?:总|明细)?表(?:\(.{1,20}\))?$|^(?:[一二三四五]、)?相关统计数:?$"
)
"""Lines over the whole width of a table that begin another beneath it."""
_NUMBERS = re.compile(rf"\([-+]?{NUMBER}%?\)|[-+]?{NUMBER}%?")
"""A figure, also in percent, or in brackets because it is negative."""
SUMS = frozenset(("合计", "总计", "小计"))
"""What sums of rows or columns are called."""

_COUNT = re.compile(r"\d{1,3}(?:=[\d+()-]+)?|栏次|行次|\*+|")
"""What a row that numbers the columns holds: 栏次, 1, 4=5+6."""

ORDINAL_HEADS = frozenset(("序号", "行次", "行号", "编号"))
"""Heads of columns that number the rows."""

BLANK_FIGURES = frozenset(("", "-", "--", "/", "0"))


@dataclass(frozen=True, slots=True)
class Group:
    """Columns side by side: those that name a row, then those with its figures."""

    labels: tuple[int, ...]
    figures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table of figures.

    *above* are rows that stand in front of the header (a title, the unit), *header* its
    header rows, *rows* the others, each a full row of the grid.
    """

    above: tuple[Row, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    groups: tuple[Group, ...]

    def path(self, column: int) -> tuple[Passage, ...]:
        """Return the header cells over *column*, from the top, each once; no blank, no number."""
        cells: list[Passage] = []
        for place, row in enumerate(self.header):
            cell = row[column]
            if cell.is_blank and (head := self._head_beside(place, column)):
                cell = head
            if counts_columns(row) and _COUNT.fullmatch(fold(cell.text)):
                continue
            if not cell.is_blank and not any(cell is other for other in cells):
                cells.append(cell)
        return tuple(cells)

    def _head_beside(self, place: int, column: int) -> Passage | None:
        """Return the head to the left that a blank one goes on with: both stand above others."""
        if place + 1 >= len(self.header) or counts_columns(self.header[place + 1]):
            return None
        row, below = self.header[place], self.header[place + 1]
        reaches_down = place > 0 and not self.header[place - 1][column].is_blank
        if reaches_down or all(lower[column].is_blank for lower in self.header[place + 1 :]):
            return None
        for other in range(column - 1, -1, -1):
            if not row[other].is_blank:
                is_group = not below[other].is_blank and below[other] is not row[other]
                return row[other] if is_group else None
        return None


def stacked(grid: tuple[Row, ...]) -> Iterator[tuple[Row, ...]]:
    """Yield the tables that *grid* holds one above the other, each from its title on."""
    begin = 0
    for place in range(2, len(grid)):
        row = grid[place]
        is_wide = len(row) > 1 and all(cell is row[0] for cell in row)
        if is_wide and any(_TITLE_LINE.search(fold(line.text)) for line in row[0].lines):
            yield _narrowed(grid[begin:place])
            begin = place
    yield _narrowed(grid[begin:])


def _narrowed(grid: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return a part of a grid without the columns that nothing in it tells apart."""
    columns = range(len(grid[0]) if grid else 0)
    own = [c for c in columns if not c or any(row[c] is not row[c - 1] for row in grid)]
    return tuple(tuple(row[column] for column in own) for row in grid)


def figure_table(grid: tuple[Row, ...]) -> FigureTable | None:
    """Return *grid* as a table of figures, or nothing where it has no header and figures."""
    begin = _first_row_of_figures(grid)
    if begin is None:
        return None
    start = next((r for r in range(begin) if not _is_title(grid[r])), begin)
    header, rows = grid[start:begin], grid[begin:]
    if not header:
        return None
    if mixed := heads_apart(header, rows):
        header, rows = (*header, mixed[0]), (mixed[1], *rows[1:])
    groups = tuple(_groups(header, rows))
    if not groups or _heads_are_shifted(header[-2:], groups):
        return None
    return FigureTable(grid[:start], header, rows, groups)


def _heads_are_shifted(header: tuple[Row, ...], groups: Sequence[Group]) -> bool:
    """Tell a header whose columns could not be told: a head of names stands over figures."""
    columns = (column for group in groups for column in group.figures)
    heads = ((fold(row[column].text) for row in header) for column in columns)
    return any(any(map(_NAMES_HEAD.fullmatch, texts)) for texts in heads)


def is_head(text: str) -> bool:
    """Tell a folded text that heads a column of codes, labels or figures."""
    return any(head.fullmatch(text) for head in (CODE_HEAD, _LABEL_HEAD, _FIGURE_HEAD))


def is_figure(cell: Passage) -> bool:
    """Tell a cell that holds one number."""
    text = fold(cell.text)
    if not text or has_several(cell):
        return False
    return parse_number(text.removesuffix("万元").removesuffix("元")) is not None


def _distinct(row: Row) -> list[Passage]:
    return list({id(cell): cell for cell in row if not cell.is_blank}.values())


def _is_title(row: Row) -> bool:
    """Tell a row above the header: a title over the whole width, a line with the unit."""
    filled = _distinct(row)
    texts = [fold(cell.text) for cell in filled]
    if any(
        re.search(r"单位:|金额单位|^(?:部门|单位|编制单位|公开部门)(?:名称)?:", t) for t in texts
    ):
        return len(filled) <= 4
    if not filled:
        return True
    spans = sum(cell is filled[0] for cell in row)
    return len(filled) == 1 and (
        spans == len(row) or (len(row) > 1 and bool(re.search(r"表", texts[0])))
    )


def _first_row_of_figures(grid: tuple[Row, ...]) -> int | None:
    """Return the first row below the header: it holds a figure or names a row of the budget."""
    for place, row in enumerate(grid[:12]):
        texts = [fold(cell.text) for cell in row]
        if any(is_figure(cell) for cell in row) and not counts_columns(row):
            return place if place else None
        begins = place and row[0] is not grid[place - 1][0] and _has_head(grid[:place])
        is_total = texts[0] in ("合计", "总计") and set(texts) <= {"", texts[0]}
        if begins and (is_total or re.match(r"(?:一|1)[、.．]", texts[0])):
            return place
    return None


def _has_head(rows: tuple[Row, ...]) -> bool:
    return any(_FIGURE_HEAD.fullmatch(fold(cell.text)) for row in rows for cell in row)


def _groups(header: tuple[Row, ...], rows: tuple[Row, ...]) -> Iterator[Group]:
    labels: list[int] = []
    figures: list[int] = []
    levels, untold = levels_of(rows), unparted(rows)
    for column in range(len(header[0]))[: unparted_from(header)]:
        if column in untold:
            continue
        if column in levels or _names_rows(header, rows, column):
            if figures:
                yield Group(tuple(labels), tuple(figures))
                labels, figures = [], []
            labels.append(column)
        else:
            figures.append(column)
    if figures:
        yield Group(tuple(labels), tuple(figures))


def _names_rows(header: tuple[Row, ...], rows: tuple[Row, ...], column: int) -> bool:
    """Tell a column of labels or codes from one of figures."""
    cells = [fold(row[column].text) for row in rows if column < len(row)]
    filled = [text for text in cells if text not in BLANK_FIGURES and text not in SUMS]
    lowest = next((row for row in reversed(header) if not _only_counts(row)), header[-1])
    head = fold(lowest[column].text) if column < len(lowest) else ""
    heads = {fold(row[column].text) for row in header if column < len(row)}
    if heads & ORDINAL_HEADS or any(map(CODE_HEAD.fullmatch, heads)) or head in LEVELS:
        return True
    if not filled:
        above = (fold(row[column].text) for row in reversed(header) if column < len(row))
        head = next((text for text in above if not _COUNT.fullmatch(text)), "")
        return bool(_LABEL_HEAD.fullmatch(head)) and not _FIGURE_HEAD.fullmatch(head)
    figures = sum(_NUMBERS.fullmatch(figure_text(text)) is not None for text in filled)
    codes = sum(_CODE.fullmatch(text) is not None for text in filled)
    if codes == len(filled):
        return not _heads_figures(lowest, column)
    return figures * 2 < len(filled)


def _only_counts(row: Row) -> bool:
    """Tell a row of a header that numbers the columns, and does nothing else."""
    return counts_columns(row) and all(_COUNT.fullmatch(fold(cell.text)) for cell in row)


def _heads_figures(row: Row, column: int) -> bool:
    """Tell whether the head of one column alone says that figures stand below: 接待费, 2024年."""
    head = fold(row[column].text)
    is_alone = column + 1 == len(row) or row[column + 1] is not row[column]
    return is_alone and bool(_FIGURE_HEAD.fullmatch(head) or _YEAR_HEAD.fullmatch(head))
