"""The procurement table: lines, subtotals by unit, the total, and amounts by fund."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ..reading.document import Document, Span, Table
from ..values import Iri
from .fact import Stated
from .folding import fold
from .gaps import gap_in
from .grid import Row, is_empty, rows_of_width
from .numbers import stated_unit
from .procurement_header import column_kinds, header_of
from .procurement_lines import Found, Line, ProcurementItem, Purchasing

_TOTAL = re.compile(r"(?:总计|合计|总合计)")
_SUBTOTAL = re.compile(r"(?P<unit>.*?)(?:小计|合计)")


def catalogue_lines(document: Document) -> Iterator[tuple[str, str]]:
    """Yield catalogue code and name of every line of every procurement table."""
    for block in document.blocks:
        if isinstance(block, Table) and (found := header_of(block.rows)):
            begin, header = found
            columns = column_kinds(header)
            if "code" in columns and "name" in columns:
                code, name = columns.index("code"), columns.index("name")
                for row in rows_of_width(block.rows[begin:], len(columns)):
                    if len(row) == len(columns) and not row[code].is_blank:
                        yield fold(row[code].text), fold(row[name].text)


def procurement(document: Document, context: Purchasing) -> Iterator[Found]:
    """Yield the lines and amounts of every procurement table in *document*."""
    position = 0
    for block in document.blocks:
        if isinstance(block, Table) and (found := header_of(block.rows)):
            reading = _Table(context, block, *found, position)
            yield from reading.all()
            position = reading.position


@dataclass
class _Table:
    context: Purchasing
    table: Table
    begin: int
    header: tuple[Row, ...]
    position: int
    buyer: Stated[Iri] | None = None
    waiting: list[ProcurementItem] = field(default_factory=list)
    subtotals_head: bool = True

    def all(self) -> Iterator[Found]:
        columns = column_kinds(self.header)
        money = self._money()
        rows = [
            row
            for row in rows_of_width(self.table.rows[self.begin :], len(columns))
            if not is_empty(row)
        ]
        self.subtotals_head = _subtotals_head(rows)
        for row in rows:
            if len(row) != len(columns):
                self.context.report(
                    gap_in(row[0], f"a row of {len(row)} cells under a header of {len(columns)}")
                )
            yield from self._row(Line(self.context, columns, row, money, self._heads(columns)))
        yield from self.waiting

    def _money(self) -> str:
        heads = [cell for row in self.table.rows[: self.begin] for cell in row]
        return next((u for cell in heads if (u := stated_unit(fold(cell.text)))), None) or "万元"

    def _heads(self, columns: tuple[str | None, ...]) -> dict[str, tuple[Span, ...]]:
        """Return the header cells that name the funds."""
        last = self.header[-1]
        if len(last) != len(columns):
            return {}
        return {kind: cell.spans() for kind, cell in zip(columns, last, strict=True) if kind}

    def _row(self, line: Line) -> Iterator[Found]:
        label = fold(line.first.text)
        if _TOTAL.fullmatch(label):
            yield from line.amounts(self.context.frame.publisher, self.context.frame.publisher_key)
        elif not line.names_an_item and (match := _SUBTOTAL.fullmatch(label)):
            yield from self._subtotal(line, match["unit"])
        else:
            self.position += 1
            item, more = line.item(self.position, self.buyer if self.subtotals_head else None)
            yield from more
            if self.subtotals_head:
                yield item
            else:
                self.waiting.append(item)

    def _subtotal(self, line: Line, name: str) -> Iterator[Found]:
        unit = self.context.units.get(name)
        if unit is None:
            self.context.report(gap_in(line.first, "a subtotal of no known unit"))
            self.buyer = None
            return
        self.buyer = Stated(unit[0], line.first.spans())
        yield from line.amounts(*unit)
        for item in self.waiting:
            yield replace(item, purchased_by=self.buyer)
        self.waiting.clear()


def _subtotals_head(rows: Iterable[Row]) -> bool:
    """Tell whether a subtotal stands above its lines: it does where the first row is a sum."""
    first = next(iter(rows), None)
    label = next((fold(cell.text) for cell in first if not cell.is_blank), "") if first else ""
    return bool(_TOTAL.fullmatch(label) or _SUBTOTAL.fullmatch(label))
