"""The figures of one group of columns in a budget table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..reading.document import Passage, Span
from ..values import code
from .amounts import BudgetAmount, BudgetChange, StatedRatio
from .cells import cell_money
from .column_meanings import column_meanings
from .fact import Stated
from .functional_classes import ECONOMIC, economic_scheme
from .gaps import gap_in
from .own_rows import own_rows
from .row_labels import RowLabel, RowLabels
from .several_bases import unusual_base
from .several_items import all_of
from .table_changes import Spot, difference, table_change, table_rate
from .table_columns import Group, is_figure
from .table_meaning import Meaning
from .table_reading import TableReading

_WITHOUT_FUND = re.compile(
    r"revenue.*|operating-cost|three-public.*|meeting|training|procurement.*"
)
_FUND_AS_REVENUE = {
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
_OF_ITSELF = "figures of a department without those of its units, not understood"
_HEADING_ITEMS = frozenset(("three-public", "procurement"))
"""Items whose total may stand in a row of its own beneath one that only names them."""

Found = BudgetAmount | BudgetChange | StatedRatio


@dataclass
class Side:
    """The rows of one group of columns; *carried* is the carry-over that rows beneath part.

    *parts_title* says that some columns alone are what the title names: a sum over all of
    them, as of 三公经费、会议费、培训费, is of something else. *has_changes* says that some
    columns are differences from another year, *has_bases* from more than one. *headed* is
    what a row without figures heads.
    """

    reading: TableReading
    group: Group
    carried: str | None = None
    parts_title: bool = False
    has_changes: bool = False
    has_bases: bool = False
    column_items: set[str] = field(default_factory=set)
    headed: str | None = None

    def amounts(self) -> Iterator[Found]:
        """Yield what the rows state in these columns."""
        columns = column_meanings(self.reading, self.group)
        self.column_items = {
            meaning.item for meaning, _ in columns.values() if meaning and meaning.item
        }
        self.has_changes = any(
            meaning and meaning.relation == "change" for meaning, _ in columns.values()
        )
        bases = {m.base for m, _ in columns.values() if m and m.relation == "change"}
        self.has_bases = len(bases) > 1
        self.parts_title = any(
            meaning and meaning.item == self.reading.title.item for meaning, _ in columns.values()
        )
        labels = RowLabels(self.reading, self.group)
        rows = [(row, labels.of(row)) for row in self.reading.table.rows]
        items = {label.meaning.item for _, label in rows if label and not label.meaning.function}
        own = own_rows(rows, self.reading.frame.publisher, columns)
        for row in own:
            self.reading.report(gap_in(row[min(columns)], _OF_ITSELF))
        for row, label in rows:
            if label is None or row in own:
                continue
            self._follow(label.meaning)
            self._head(label.meaning.item, [row[column] for column in columns])
            for column, (meaning, heads) in columns.items():
                cell = row[column]
                if meaning is not None and not cell.is_blank:
                    yield from self._amount(cell, label, meaning, heads, items)

    @property
    def side(self) -> str | None:
        """Which side of the budget the figures are of."""
        return self.reading.side(self.group)

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

    def _amount(
        self,
        cell: Passage,
        label: RowLabel,
        column: Meaning,
        heads: tuple[Span, ...],
        items: set[str | None],
    ) -> Iterator[Found]:
        reading, frame = self.reading, self.reading.frame
        item = self._item(label, column, items)
        if item is None or not (column.relation or is_figure(cell)):
            return
        said = self._coordinates(item, label, column)
        if column.relation:
            naming, classing = label.spans or heads, label.code_spans or label.spans
            spot = Spot(item, said, cell, naming, classing, column.base)
            yield from self._related(spot, label, column.relation)
            return
        money = cell_money(cell, reading.unit, reading.report)
        if money is None:
            return
        scheme = economic_scheme(frame.year)
        function, economic = said.get("function"), said.get("economic")
        class_spans = label.code_spans or label.spans
        yield BudgetAmount(
            frame.figure("amount", item, said),
            item=Stated(code("budget-item", item), label.spans or heads),
            amount=money,
            as_written=Stated(re.sub(r"\s", "", cell.text), cell.spans()),
            of=label.of or frame.subject,
            phase=code("phase", said.get("phase", frame.phase)),
            year=int(said["year"]) if "year" in said else frame.year,
            fund=code("fund-source", said["fund"]) if "fund" in said else None,
            as_of=None,
            used_for=(),
            part_of=frame.disclosure,
            function=Stated(code("functional-class", function), class_spans) if function else None,
            economic=Stated(code(scheme, economic), class_spans) if economic else None,
        )

    def _related(
        self, spot: Spot, label: RowLabel, relation: str
    ) -> Iterator[BudgetChange | StatedRatio]:
        """Yield the difference, or the rate of change, that a cell states."""
        reading = self.reading
        if relation == "rate":
            if self.has_changes and (rate := table_rate(spot, reading.frame)):
                yield rate
            return
        money = difference(spot.cell, reading.unit)
        if money:
            yield table_change(spot, money, label.of or reading.frame.subject, reading.frame)

    def _item(self, label: RowLabel, column: Meaning, items: set[str | None]) -> str | None:
        """Return the item of a figure: the row's, made special by the column's or the title's."""
        row, title = label.meaning, self.reading.title
        item = row.item
        if item in _TOTALS:
            item = self.headed or self._of_title(item, items) or self._total(item, items)
        if self.carried and (row.item or "").startswith("revenue."):
            return self.carried
        if item is None and row.is_total and column.item is None:
            total = self._total("total", items) or ""
            item = total if total.endswith("grand-total") else None
        if item in (None, "expenditure", "revenue"):
            carries = (
                column.is_total
                and column.item in (None, "total")
                and any(other.startswith("carry-over") for other in self.column_items)
            )
            sums_all = self.parts_title and title.item and column.item is None
            general = self._sum_of_all() if sums_all else item or title.item or self.side
            fund = column.fund or title.fund
            special = column.item if column.item != "total" else None
            if special in _TOTALS:
                special = special.split(".")[0]
            item = special or general
            if item == "revenue" and fund:
                item = _FUND_AS_REVENUE.get(fund)
            if carries and item in ("expenditure", "revenue"):
                item = f"{item}.grand-total"
            if label.digits and ECONOMIC.fullmatch(label.digits) and len(self.group.figures) == 1:
                item = _OF_CLASSES.get(item or "", item)
        return item

    def _of_title(self, item: str, items: set[str | None]) -> str | None:
        """Return what the title names where 支出合计 is the sum of its parts: “三公”经费."""
        title = self.reading.title.item or ""
        has_others = any(other and not other.startswith(title) for other in items - _TOTALS)
        is_sum = item.startswith("expenditure") and title.startswith(_SUMMED) and not has_others
        return title if is_sum else None

    def _sum_of_all(self) -> str | None:
        """Return what the sum over the columns is of, where these are known to make up an item."""
        return all_of(item for item in _SUMMED if item in self.column_items)

    def _total(self, item: str, items: set[str | None]) -> str | None:
        """Return what 总计 or 合计 stands for: the year alone, or with what was carried over.

        Of 收入合计 and 收入总计 in one table, the first is of the year.
        """
        side = self.side if item == "total" else item.split(".", maxsplit=1)[0]
        if side is None:
            return None
        own = any(other == side for other in items)
        carried = any((other or "").startswith("carry-over") for other in items)
        is_last = not item.endswith(".sum") or not {"total", f"{side}.total"} & items
        if own or item.endswith(".total") or (carried and is_last):
            return f"{side}.grand-total"
        return side

    def _coordinates(self, item: str, label: RowLabel, column: Meaning) -> dict[str, str]:
        frame, row, title = self.reading.frame, label.meaning, self.reading.title
        fund = column.fund or row.fund or title.fund
        if self.carried == item and row.item:
            fund = {v: k for k, v in _FUND_AS_REVENUE.items()}.get(row.item, fund)
        found = _classes(label, column)
        if label.of and label.of != frame.publisher:
            found["of"] = label.of.rsplit("/", 1)[1]
        if fund and (not _WITHOUT_FUND.fullmatch(item) or item.endswith("grand-total")):
            found["fund"] = fund
        if column.relation:
            if self.has_bases and (base := unusual_base(column.base, frame)):
                found["compared"] = base
            return found
        if phase := column.phase or row.phase:
            found["phase"] = phase
        if year := column.year or row.year:
            found["year"] = str(year)
        elif back := column.years_back or row.years_back:
            found["year"] = str(frame.year - back)
        return found


def _classes(label: RowLabel, column: Meaning) -> dict[str, str]:
    """Return the classes that a row and a column are of, by the names of coordinates."""
    function = label.meaning.function
    economic = column.economic or (None if function else label.digits)
    found = {"function": function, "economic": economic}
    return {name: digits for name, digits in found.items() if digits}
