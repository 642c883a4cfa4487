"""Tables without a title, told by what their rows and columns are of.

Only what one table alone can have tells it: the parts of 三公, money that is not fiscal among
the revenue, spending that no fiscal fund pays. A list of classes may be of any fund.
"""

import re
from collections.abc import Iterable, Iterator

from ...reading.document import Row
from ..basics.folding import fold
from ..grids.table_columns import FigureTable, Group, is_figure
from .table_counts import COUNTED
from .table_meaning import meaning_of
from .table_titles import Title

_CODE = re.compile(r"[235]\d{2}(?:\d{2}){0,2}")
_THREE_PUBLIC = "three-public"
_PARTS = ("three-public.abroad", "three-public.reception", "three-public.vehicle")
_NOT_FISCAL = frozenset(
    (
        "revenue.special-account",
        "revenue.superior-subsidy",
        "revenue.subordinate-remittance",
        "revenue.operating",
        "revenue.business",
        "revenue.unit-funds",
        "revenue.other",
    )
)
_OF_ALL_FUNDS = frozenset(("expenditure.remitted", "expenditure.business", "expenditure.subsidy"))
_SPENT = frozenset(("expenditure.basic", "expenditure.project"))


def title_by_shape(table: FigureTable) -> Title | None:
    """Return the title that *table* would have, or nothing where several could be above it."""
    columns = set(_columns(table))
    if _is_three_public(_rows(table)) or _is_three_public(columns):
        return Title("expenditure", None, _THREE_PUBLIC)
    if _has_both_sides(table):
        return Title(None, None, None)
    if "revenue" in columns and columns & _NOT_FISCAL:
        return Title("revenue", None, None)
    if columns >= _SPENT and columns & _OF_ALL_FUNDS:
        return Title("expenditure", None, None)
    return None


def names_known(table: FigureTable) -> bool:
    """Tell whether most rows with figures are of known classes and items, beside the sums."""
    rows = [(row, group) for row in table.rows for group in table.groups]
    labelled = [(row, group) for row, group in rows if _label(row, group) not in ("count", "total")]
    known = [one for one in labelled if _label(*one) or _has_code(*one)]
    return 2 * len(known) > len(labelled) or not labelled


def _has_code(row: Row, group: Group) -> bool:
    return any(_CODE.fullmatch(fold(row[column].text)) for column in group.labels)


def _columns(table: FigureTable) -> Iterator[str | None]:
    """Yield the items that the lowest heads over figures name."""
    for group in table.groups:
        for column in group.figures:
            if path := [cell for cell in table.path(column) if not fold(cell.text).isdigit()]:
                yield _item(fold(path[-1].text))


def _rows(table: FigureTable) -> set[str | None]:
    """Return the items of the rows with figures; counts are of none, and left out."""
    return {_label(row, group) for row in table.rows for group in table.groups} - {"count"}


def _label(row: Row, group: Group) -> str | None:
    if not any(is_figure(row[column]) for column in group.figures):
        return "count"
    texts = [fold(row[column].text) for column in group.labels]
    if any(COUNTED.search(text) for text in texts):
        return "count"
    return next((item for text in reversed(texts) if (item := _item(text))), None)


def _item(text: str) -> str | None:
    meaning = meaning_of(text, None)
    return meaning.item or ("total" if meaning.is_total else None) if meaning else None


def _is_three_public(items: Iterable[str | None]) -> bool:
    found = set(items)
    parts = {part for part in _PARTS if any((item or "").startswith(part) for item in found)}
    known = all(item == "total" or (item or "").startswith(_THREE_PUBLIC) for item in found)
    return len(parts) > 1 and known


def _has_both_sides(table: FigureTable) -> bool:
    """Tell all revenue and all expenditure side by side, each with one column of figures."""
    heads = {fold(cell.text) for row in table.header[:2] for cell in row}
    items = _rows(table)
    return (
        {"收入", "支出"} <= heads
        and len(table.groups) == 2
        and bool(items & _NOT_FISCAL)
        and {"revenue", "expenditure"} <= items
    )
