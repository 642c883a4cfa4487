"""What the figures of a group of columns are of: the row's item, or what columns and title add."""

from dataclasses import dataclass

from ...reading.document import Passage
from ..classes.functional_classes import ECONOMIC
from ..classes.several_items import all_of
from ..grids.table_columns import Group, is_figure
from .row_labels import RowLabel
from .table_meaning import Meaning
from .table_reading import TableReading

FUND_AS_REVENUE = {
    "fiscal": "revenue.fiscal",
    "general-public-budget": "revenue.general-public-budget",
    "government-fund": "revenue.government-fund",
    "state-capital": "revenue.state-capital",
}
_SUMMED = ("three-public", "meeting", "training")
_OF_CLASSES = {
    "expenditure.basic.personnel": "expenditure.basic",
    "expenditure.basic.public": "expenditure.basic",
}
"""Of what the economic classes beneath 人员经费 and 公用经费, side by side, are classes."""

_TOTALS = frozenset(
    ("total", "revenue.sum", "revenue.total", "expenditure.sum", "expenditure.total")
)
_HEADING_ITEMS = frozenset(("three-public", "procurement"))
"""Items whose total may stand in a row of its own beneath one that only names them."""


@dataclass
class SideItems:
    """The items that rows, columns and the title name, as the rows of a side are read.

    *of_rows* and *of_columns* are those that all rows and all columns name. *parts_title* says
    that some columns alone are what the title names: a sum over all of them, as of
    三公经费、会议费、培训费, is of something else; *has_unknown* that some columns are not known.
    *carried* is the carry-over that rows beneath part; *headed* is what a row without figures
    heads.
    """

    reading: TableReading
    group: Group
    of_rows: frozenset[str | None]
    of_columns: frozenset[str]
    parts_title: bool
    has_unknown: bool
    carried: str | None = None
    headed: str | None = None

    @property
    def side(self) -> str | None:
        """Which side of the budget the figures are of."""
        return self.reading.side(self.group)

    def follow(self, meaning: Meaning, cells: list[Passage]) -> None:
        """Take note of a row: of the carry-over that it names, or of what it heads."""
        self._follow(meaning)
        self._head(meaning.item, cells)

    def _follow(self, meaning: Meaning) -> None:
        item = meaning.item or ""
        if item.startswith("carry-over"):
            self.carried = item
        elif not item.startswith("revenue.") or item in _TOTALS:
            self.carried = None

    def _head(self, item: str | None, cells: list[Passage]) -> None:
        """Take note of a row without figures that heads those beneath it: 一、“三公”经费支出."""
        if item in _HEADING_ITEMS:
            self.headed = None if any(map(is_figure, cells)) else item
        elif self.headed and item not in _TOTALS and not (item or "").startswith(self.headed):
            self.headed = None

    def item(self, label: RowLabel, column: Meaning) -> str | None:
        """Return the item of a figure: the row's, made special by the column's or the title's.

        In a row 支出总计 that counts what is carried over, its part in a column is not known.
        """
        found = self._item(label, column)
        if found == "expenditure.grand-total" and _is_part(column.item):
            return None if self._carries else column.item
        return found

    def _item(self, label: RowLabel, column: Meaning) -> str | None:
        row, title = label.meaning, self.reading.title
        item = row.item
        if (row.is_total or item in _TOTALS) and self._has_more_than_title():
            return all_of(one for one in _SUMMED if one in self.of_rows)
        if item in _TOTALS:
            item = self.headed or self._of_title(item) or self._total(item)
        if self.carried and (row.item or "").startswith("revenue."):
            return self.carried
        if item is None and row.is_total and column.item is None:
            total = self._total("total") or ""
            item = total if total.endswith("grand-total") else None
        if item in (None, "expenditure", "revenue"):
            carries = (
                column.is_total
                and column.item in (None, "total")
                and any(other.startswith("carry-over") for other in self.of_columns)
            )
            general = self._general(item, column)
            fund = column.fund or title.fund
            special = column.item if column.item != "total" else None
            if special in _TOTALS:
                special = special.split(".")[0]
            item = special or general
            if item == "revenue" and fund:
                item = FUND_AS_REVENUE.get(fund)
            if carries and item in ("expenditure", "revenue"):
                item = f"{item}.grand-total"
            if label.digits and ECONOMIC.fullmatch(label.digits) and len(self.group.figures) == 1:
                item = _OF_CLASSES.get(item or "", item)
        return item

    @property
    def _carries(self) -> bool:
        """Whether a row is about what is carried over."""
        return any((other or "").startswith("carry-over") for other in self.of_rows)

    def _general(self, item: str | None, column: Meaning) -> str | None:
        """Return what a figure is of where its column names nothing special."""
        title = self.reading.title.item
        if self.parts_title and title and column.item is None:
            return self._sum_of_all()
        general = item or title or self.side
        if general == "expenditure" and column.is_total and column.item in (None, "total"):
            parts = None if self.has_unknown else all_of(self.of_columns - _TOTALS)
            return parts or general
        return general

    def _has_more_than_title(self) -> bool:
        """Tell whether rows name what the title does not: 会议费 beside “三公”经费."""
        title = self.reading.title.item
        return (
            not self.headed
            and title in _SUMMED
            and any(one in self.of_rows for one in _SUMMED if one != title)
        )

    def _of_title(self, item: str) -> str | None:
        """Return what the title names where 支出合计 is the sum of its parts: “三公”经费."""
        title = self.reading.title.item or ""
        has_others = any(other and not other.startswith(title) for other in self.of_rows - _TOTALS)
        is_sum = item.startswith("expenditure") and title.startswith(_SUMMED) and not has_others
        return title if is_sum else None

    def _sum_of_all(self) -> str | None:
        """Return what the sum over the columns is of, where these are known to make up an item."""
        return all_of(item for item in _SUMMED if item in self.of_columns)

    def _total(self, item: str) -> str | None:
        """Return what 总计 or 合计 stands for: the year alone, or with what was carried over.

        Of 收入合计 and 收入总计 in one table, the first is of the year.
        """
        side = self.side if item == "total" else item.split(".", maxsplit=1)[0]
        if side is None:
            return None
        own = any(other == side for other in self.of_rows)
        carried = self._carries
        is_last = not item.endswith(".sum") or not {"total", f"{side}.total"} & self.of_rows
        if own or item.endswith(".total") or (carried and is_last):
            return f"{side}.grand-total"
        return side


def _is_part(item: str | None) -> bool:
    """Tell basic and project expenditure and their parts: in a row 支出总计 they are themselves."""
    return (item or "").startswith(("expenditure.basic", "expenditure.project"))
