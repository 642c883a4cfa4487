"""Tables that list projects, one a row, with the money of each: 项目支出明细表."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ...reading.document import Document, Passage, Row
from ..basics.fact import Stated
from ..basics.folding import Folded, fold
from ..grids.cells import Report, cell_money, unit_in
from ..grids.grid import columns_of
from ..grids.table_columns import FigureTable, figure_table, is_figure, stacked
from ..grids.tables_with_lines import tables_with_lines
from ..naming.document_numbers import numbers_in
from .listed_projects import ListedProject

NAME_HEAD = re.compile(r"(?:一级|二级)?项目名称")
_AMOUNT_HEAD = re.compile(
    r"(?:\d{4}年度?)?(?:年初)?(?:项目)?(?:支出)?(?:预算|支出)?(?:金额|总额|总数|合计|小计|总计|预算数|数|安排)"
    r"(?:\(.*\))?|年初预算|预算安排"
)
_OTHER_TABLE = re.compile(r"采购|绩效|资产")
_SUMS = frozenset(("合计", "总计", "小计", ""))
_ITEM = re.compile(r"[一二三四五六七八九十]{1,3}、|(?:收入|支出)(?:总计|合计|预算)|基本支出$")


def are_projects(names: Iterable[str]) -> bool:
    """Tell folded *names* of projects from those of items, which some head 项目名称 as well."""
    return not any(map(_ITEM.match, names))


def project_lists(document: Document, division: str, report: Report) -> Iterator[ListedProject]:
    """Yield each project that a table of *document* lists with one amount.

    :param division: of the publisher, by whose authorities document numbers are resolved.
    """
    for table, before in tables_with_lines(document):
        title = _title(before)
        if "项目" not in title or _OTHER_TABLE.search(title):
            continue
        for grid in stacked(columns_of(table)):
            shape = figure_table(grid) if grid else None
            if shape and (columns := _columns(shape)):
                unit = unit_in([*reversed(before), *(c for row in shape.above for c in row)])
                unit = unit or unit_in([cell for row in shape.header for cell in row])
                for name, amount in _rows(shape, *columns):
                    money = cell_money(amount, unit, report)
                    if money:
                        folded = Folded(name)
                        number = next(iter(numbers_in(folded, division)), None)
                        yield ListedProject(Stated(name.text.strip(), name.spans()), money, number)


def _title(before: list[Passage]) -> str:
    """Return the nearest line that ends as a title does."""
    texts = (fold(line.text) for line in reversed(before))
    return next((text for text in texts if text.rstrip(")》").endswith("表")), "")


def _columns(shape: FigureTable) -> tuple[int, int] | None:
    """Return the columns with the names and with the amounts, where each is one."""
    paths = (shape.path(column) for column in range(len(shape.header[-1])))
    heads = [fold(path[-1].text) if path else "" for path in paths]
    names = [column for column, head in enumerate(heads) if NAME_HEAD.fullmatch(head)]
    amounts = [column for column, head in enumerate(heads) if _AMOUNT_HEAD.fullmatch(head)]
    return (names[0], amounts[0]) if len(names) == 1 and amounts else None


def _rows(shape: FigureTable, name: int, amount: int) -> Iterator[tuple[Passage, Passage]]:
    """Yield name and amount of each row; a project on several rows has no one amount."""
    rows: list[Row] = [row for row in shape.rows if fold(row[name].text) not in _SUMS]
    if not are_projects(fold(row[name].text) for row in rows):
        return
    counts = Counter(fold(row[name].text) for row in rows)
    for row in rows:
        if counts[fold(row[name].text)] == 1 and is_figure(row[amount]):
            yield row[name], row[amount]
