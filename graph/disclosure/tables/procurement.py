"""The procurement table: lines, subtotals by unit, the total, and amounts by fund."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ...reading.document import Document, Paragraph, Passage, Row, Span, Table
from ...values import Iri
from ..basics.fact import Stated
from ..basics.folding import fold
from ..basics.gaps import gap_in
from ..grids.cells import assumed_unit, unit_in
from ..grids.grid import is_empty, rows_of_width
from .procurement_header import column_kinds, header_of
from .procurement_lines import Found, Line, ProcurementItem, Purchasing

_TOTAL = re.compile(r"(?:总计|合计|总合计)")
_SUBTOTAL = re.compile(r"(?P<unit>.*?)(?:小计|合计)(?::?(?P<behind>.+))?")


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
    before: list[Passage] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            before = [*before[-1:], block.passage]
        elif found := header_of(block.rows):
            reading = _Table(context, block, *found, position, tuple(before))
            yield from reading.all()
            position = reading.position


@dataclass
class _Table:
    context: Purchasing
    table: Table
    begin: int
    header: tuple[Row, ...]
    position: int
    before: tuple[Passage, ...]
    buyer: Stated[Iri] | None = None
    source_sum: Stated[Decimal] | None = None
    waiting: list[ProcurementItem] = field(default_factory=list)
    subtotals_head: bool = True

    def all(self) -> Iterator[Found]:
        columns = column_kinds(self.header)
        units, heads = self._units(columns), self._heads(columns)
        rows = [
            row
            for row in rows_of_width(self._body(len(columns)), len(columns))
            if not is_empty(row)
        ]
        self.subtotals_head = _subtotals_head(rows)
        for row in self._filled(rows, columns):
            if len(row) == len(columns):
                line = Line(self.context, columns, row, units, heads)
                yield from self._row(line)
            else:
                first = next(cell for cell in row if not cell.is_blank)
                why = f"a row of {len(row)} cells under a header of {len(columns)}"
                self.context.report(gap_in(first, why))
        yield from self.waiting

    def _body(self, width: int) -> Iterator[Row]:
        """Yield the rows below the header; a cell merged over several columns fills the first."""
        grid = self.table.grid or ()
        for place, row in enumerate(self.table.rows[self.begin :], start=self.begin):
            full = grid[place] if place < len(grid) else row
            if len(row) == width or len(full) != width:
                yield row
            else:
                blank = Passage(())
                yield tuple(
                    blank if place and cell is full[place - 1] else cell
                    for place, cell in enumerate(full)
                )

    def _filled(self, rows: list[Row], columns: tuple[str | None, ...]) -> Iterator[Row]:
        """Fill down the source of lines, which spans several of them."""
        above: dict[int, Passage] = {}
        for row in rows:
            label = fold(next(cell for cell in row if not cell.is_blank).text)
            if len(row) != len(columns) or _TOTAL.fullmatch(label) or _SUBTOTAL.fullmatch(label):
                above = {}
                yield row
                continue
            own = dict(enumerate(row))
            sources = {i for i, kind in enumerate(columns) if kind in ("source", "source-amount")}
            if all(own[place].is_blank for place in sources):
                own |= above
            above = {place: own[place] for place in sources}
            yield tuple(own[place] for place in range(len(row)))

    def _units(self, columns: tuple[str | None, ...]) -> Mapping[str, str]:
        """Return the money unit of each column: its header's own, else the table's."""
        above = [cell for row in self.table.rows[: self.begin] for cell in row]
        outside = [cell for cell in above if not any(cell in row for row in self.header)]
        general = unit_in([*outside, *reversed(self.before)])
        own = {
            kind: unit
            for row in self.header
            if len(row) == len(columns)
            for kind, cell in zip(columns, row, strict=True)
            if kind and (unit := unit_in([cell]))
        }
        if general is None and "total" not in own:
            general = unit_in(above) or assumed_unit(self.header[0][0], self.context.report)
        return {kind: own.get(kind) or general or own["total"] for kind in columns if kind}

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
        elif category := line.category_sum:
            frame = self.context.frame
            yield from line.amounts(frame.publisher, frame.publisher_key, category)
        elif line.is_source_sum:
            self.source_sum = line.total
        elif not line.names_an_item and (match := _SUBTOTAL.fullmatch(label)):
            yield from self._subtotal(line, match["unit"] or match["behind"] or "")
        elif not line.is_line:
            self.context.report(gap_in(line.first, "a row that is neither a line nor a sum"))
        else:
            self.position += 1
            item, more = line.item(
                self.position, self.buyer if self.subtotals_head else None, self.source_sum
            )
            yield from more
            if self.subtotals_head:
                yield item
            else:
                self.waiting.append(item)

    def _subtotal(self, line: Line, name: str) -> Iterator[Found]:
        unit = self.context.units.get(re.sub(r"^\d{3,12}", "", name))
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
