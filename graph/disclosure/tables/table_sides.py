"""The figures of one group of columns in a budget table."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...reading.document import Passage, Span
from ...values import code
from ..basics.fact import Stated
from ..basics.folding import fold
from ..basics.gaps import gap_in
from ..basics.numbers import parse_number
from ..classes.about import PARTS_OF_FISCAL
from ..classes.functional_classes import economic_scheme
from ..figures.amounts import BudgetAmount, BudgetChange, StatedRatio
from ..figures.several_bases import unusual_base
from ..grids.cells import cell_money
from ..grids.table_columns import Group, is_figure
from .column_meanings import Columns, column_meanings
from .contradicting_columns import funds_differ, without_contradictions
from .own_rows import of_department, own_rows
from .row_labels import RowLabel, RowLabels
from .side_items import FUND_AS_REVENUE, SideItems
from .table_changes import Spot, difference, table_change, table_rate
from .table_meaning import Meaning
from .table_reading import TableReading
from .true_totals import partial_sums

_WITHOUT_FUND = re.compile(
    r"revenue.*|operating-cost|three-public.*|meeting|training|procurement.*"
)
_OF_SEVERAL_FUNDS = re.compile(r"operating-cost|three-public.*|meeting|training")
"""Items without a fund, unless the table has figures of several that differ."""
_OF_ITSELF = "figures of a department without those of its units, not understood"
Found = BudgetAmount | BudgetChange | StatedRatio


@dataclass
class Side:
    """The rows of one group of columns.

    *has_changes* says that some columns are differences from another year, *has_bases* from
    more than one, *has_other_money* that some are of money that is not appropriated, *has_funds*
    that figures of several funds differ.
    """

    reading: TableReading
    group: Group
    has_changes: bool = False
    has_bases: bool = False
    has_other_money: bool = False
    has_funds: bool = False

    def amounts(self) -> Iterator[Found]:
        """Yield what the rows state in these columns."""
        found = column_meanings(self.reading, self.group)
        columns = without_contradictions(found, self.reading.table.rows)
        self.has_changes = any(
            meaning and meaning.relation == "change" for meaning, _ in columns.values()
        )
        bases = {m.base for m, _ in columns.values() if m and m.relation == "change"}
        self.has_bases = len(bases) > 1
        self.has_other_money = self._has_other_money(columns)
        differ = funds_differ(columns, self.reading.table.rows)
        self.has_funds = differ and not self.has_other_money
        labels = RowLabels(self.reading, self.group)
        labelled = [(row, labels.of(row)) for row in self.reading.table.rows]
        rows = of_department(labelled, self.reading.namesake, columns)
        items = self._items([label for _, label in rows if label], columns)
        own = own_rows(rows, self.reading.frame.publisher, columns)
        for row in own:
            self.reading.report(gap_in(row[min(columns)], _OF_ITSELF))
        partial = partial_sums(rows, columns)
        for row, label in rows:
            if label is None or row in own or row in partial:
                continue
            items.follow(label.meaning, [row[column] for column in columns])
            for column, (meaning, heads) in columns.items():
                cell = row[column]
                if meaning is not None and not cell.is_blank:
                    yield from self._amount(cell, label, meaning, heads, items)

    def _has_other_money(self, columns: Columns) -> bool:
        others = [c for c, (meaning, _) in columns.items() if meaning and _is_other(meaning)]
        rows = self.reading.table.rows
        is_held = any(parse_number(fold(row[column].text)) for row in rows for column in others)
        return self.reading.title.is_of_all or is_held

    def _items(self, labels: Iterable[RowLabel], columns: Columns) -> SideItems:
        meanings = [meaning for meaning, _ in columns.values() if meaning]
        title = self.reading.title.item
        return SideItems(
            self.reading,
            self.group,
            frozenset(one.meaning.item for one in labels if not one.meaning.function),
            frozenset(meaning.item for meaning in meanings if meaning.item),
            any(meaning.item == title for meaning in meanings),
            len(meanings) < len(columns),
        )

    def _amount(
        self,
        cell: Passage,
        label: RowLabel,
        column: Meaning,
        heads: tuple[Span, ...],
        items: SideItems,
    ) -> Iterator[Found]:
        reading, frame = self.reading, self.reading.frame
        item = items.item(label, column)
        if item is None or not (column.relation or is_figure(cell)):
            return
        if column.function and (label.meaning.function or label.digits):
            return
        is_of_all = column.fund is None and self.has_other_money
        if item.startswith("three-public") and (is_of_all or _is_other(column)):
            return
        said = self._coordinates(item, label, column, items.carried)
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
            kind = "change" if self.has_changes else "amount"
            if rate := table_rate(spot, kind, reading.frame):
                yield rate
            return
        money = difference(spot.cell, reading.unit)
        if money:
            yield table_change(spot, money, label.of or reading.frame.subject, reading.frame)

    def _coordinates(
        self, item: str, label: RowLabel, column: Meaning, carried: str | None
    ) -> dict[str, str]:
        frame, row, title = self.reading.frame, label.meaning, self.reading.title
        fund = column.fund or row.fund or title.fund
        if carried == item and row.item:
            fund = {v: k for k, v in FUND_AS_REVENUE.items()}.get(row.item, fund)
        found = _classes(label, column, title.economic)
        if label.of and label.of != frame.publisher:
            found["of"] = label.of.rsplit("/", 1)[1]
        is_bought = item.startswith("procurement") and column.fund
        keeps = is_bought or not _WITHOUT_FUND.fullmatch(item) or item.endswith("grand-total")
        keeps = keeps or (self.has_funds and _OF_SEVERAL_FUNDS.fullmatch(item) is not None)
        if fund and keeps:
            found["fund"] = fund
        if column.relation:
            if self.has_bases and (base := unusual_base(column.base, frame.year, frame)):
                found["compared"] = base
            return found
        if phase := column.phase or row.phase:
            found["phase"] = phase
        if year := column.year or row.year:
            found["year"] = str(year)
        elif back := column.years_back or row.years_back:
            found["year"] = str(frame.year - back)
        return found


def _is_other(column: Meaning) -> bool:
    """Tell a column of money that is not appropriated, of which “三公”经费 are none."""
    return column.fund not in (None, "fiscal", *PARTS_OF_FISCAL)


def _classes(label: RowLabel, column: Meaning, alone: str | None) -> dict[str, str]:
    """Return the classes that a row and a column are of, by the names of coordinates.

    :param alone: the economic class of which alone the table is.
    """
    function = label.meaning.function or column.function
    economic = column.economic or (None if function else label.digits) or alone
    found = {"function": function, "economic": economic}
    return {name: digits for name, digits in found.items() if digits}
