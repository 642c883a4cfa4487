"""The procurement table: lines, subtotals by unit, the total, and amounts by fund."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Annotated

from ..minting import beneath, with_coordinates
from ..reading.document import Document, Passage, Span, Table
from ..values import Iri, Zh, code
from ..vocabulary import DCTERMS, FIS, SKOS
from .amounts import BudgetAmount
from .catalogue import CatalogueConcept, catalogue_concept
from .fact import Node, Stated, stated_text
from .folding import fold
from .frame import Frame
from .gaps import Gap, gap_in
from .grid import Row, is_empty, rows_of_width
from .numbers import parse_number, stated_unit, to_yuan
from .procurement_header import column_kinds, header_of
from .projects import Project

_TOTAL = re.compile(r"(?:总计|合计|总合计)")
_SUBTOTAL = re.compile(r"(?P<unit>.*?)(?:小计|合计)")
_BLANK = frozenset(("", "-", "/", "--"))


@dataclass(frozen=True, slots=True)
class ProcurementItem(Node):
    """One line of the procurement table."""

    TYPE = FIS.ProcurementItem

    position: Annotated[int, FIS.position]
    label: Annotated[Stated[Zh] | None, SKOS.prefLabel]
    code: Annotated[Stated[str] | None, FIS.catalogueCode]
    catalogue_item: Annotated[Stated[Iri] | None, FIS.catalogueItem]
    quantity: Annotated[Stated[Decimal] | None, FIS.quantity]
    measure: Annotated[Stated[Zh] | None, FIS.measureUnit]
    price: Annotated[Stated[Decimal] | None, FIS.unitPrice]
    amount: Annotated[Stated[Decimal] | None, FIS.amount]
    reserved: Annotated[Stated[Decimal] | None, FIS.reservedForSmallFirms]
    purchased_by: Annotated[Stated[Iri] | None, FIS.purchasedBy]
    source: Annotated[Stated[str] | None, FIS.procurementSourceAsWritten]
    source_amount: Annotated[Stated[Decimal] | None, FIS.procurementSourceAmount]
    project: Annotated[Stated[Iri] | None, FIS.procuredUnder]
    part_of: Annotated[Iri, DCTERMS.isPartOf]


@dataclass(frozen=True, slots=True)
class Purchasing:
    """What the reading of procurement tables needs to know of its disclosure.

    *units* gives IRI and key of a unit by folded name, short forms included.
    """

    frame: Frame
    units: Mapping[str, tuple[Iri, str]]
    projects: tuple[Project, ...]
    report: Callable[[Gap], None]


Found = ProcurementItem | BudgetAmount | CatalogueConcept


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
            yield from self._row(_Line(self.context, columns, row, money, self._heads(columns)))
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

    def _row(self, line: "_Line") -> Iterator[Found]:
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

    def _subtotal(self, line: "_Line", name: str) -> Iterator[Found]:
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


@dataclass(frozen=True)
class _Line:
    context: Purchasing
    columns: tuple[str | None, ...]
    row: Row
    money: str
    heads: Mapping[str, tuple[Span, ...]]

    @property
    def first(self) -> Passage:
        return next(cell for cell in self.row if not cell.is_blank)

    @property
    def names_an_item(self) -> bool:
        return bool(self._cell("name") and self._cell("quantity"))

    def _cell(self, kind: str) -> Passage | None:
        pairs = zip(self.columns, self.row, strict=False)
        return next((cell for name, cell in pairs if name == kind and not cell.is_blank), None)

    def _number(self, kind: str) -> Stated[Decimal] | None:
        cell = self._cell(kind)
        if cell is None or fold(cell.text) in _BLANK:
            return None
        number = parse_number(fold(cell.text))
        if number is None:
            self.context.report(gap_in(cell, "a figure that cannot be read"))
            return None
        return Stated(number, cell.spans())

    def _yuan(self, kind: str) -> Stated[Decimal] | None:
        number = self._number(kind)
        return Stated(to_yuan(number.value, self.money), number.spans) if number else None

    def amounts(self, of: Iri, key: str) -> Iterator[BudgetAmount]:
        """Yield the amounts of a sum: in total, by fund, and reserved for small firms."""
        for kind in self.columns:
            if kind == "total":
                yield from self._amount(kind, "procurement", None, of, key)
            elif kind == "reserved":
                yield from self._amount(kind, "procurement.reserved-sme", None, of, key)
            elif kind and kind.startswith("fund:"):
                yield from self._amount(kind, "procurement", kind[5:], of, key)

    def _amount(
        self, kind: str, item: str, fund: str | None, of: Iri, key: str
    ) -> Iterator[BudgetAmount]:
        frame = self.context.frame
        said = {"of": key} | ({"fund": fund} if fund else {})
        yield from self._stated(kind, frame.figure("amount", item, said), item, fund, of)

    def _stated(
        self, kind: str, iri: Iri, item: str, fund: str | None, of: Iri
    ) -> Iterator[BudgetAmount]:
        frame, cell, figure = self.context.frame, self._cell(kind), self._yuan(kind)
        if cell is None or figure is None:
            return
        yield BudgetAmount(
            iri,
            item=Stated(code("budget-item", item), ()),
            amount=figure,
            as_written=Stated(cell.text.strip(), cell.spans()),
            of=of,
            phase=code("phase", frame.phase),
            year=frame.year,
            fund=Stated(code("fund-source", fund), self.heads.get(kind, ())) if fund else None,
            as_of=None,
            used_for=(),
            part_of=frame.disclosure,
        )

    def item(
        self, position: int, buyer: Stated[Iri] | None
    ) -> tuple[ProcurementItem, tuple[Found, ...]]:
        """Return the line's node and what is beneath it: amounts by fund, catalogue concept."""
        frame = self.context.frame
        iri = beneath(frame.disclosure, f"procurement/{position}")
        label = stated_text(cell) if (cell := self._cell("name")) else None
        concept = self._concept(label)
        more: list[Found] = [concept] if concept else []
        for kind in self.columns:
            if kind and kind.startswith("fund:"):
                fund = kind[5:]
                below = beneath(iri, "amount/" + with_coordinates("procurement", {"fund": fund}))
                more.extend(self._stated(kind, below, "procurement", fund, iri))
        source, catalogue = self._cell("source"), self._cell("code")
        node = ProcurementItem(
            iri,
            position=position,
            label=label,
            code=Stated(fold(catalogue.text), catalogue.spans()) if catalogue else None,
            catalogue_item=Stated(concept.iri, catalogue.spans())
            if concept and catalogue
            else None,
            quantity=self._number("quantity"),
            measure=stated_text(cell) if (cell := self._cell("measure")) else None,
            price=self._yuan("price"),
            amount=self._yuan("total"),
            reserved=self._yuan("reserved"),
            purchased_by=buyer,
            source=Stated(source.text.strip(), source.spans()) if source else None,
            source_amount=self._yuan("source-amount"),
            project=self._project(source, buyer.value if buyer else None),
            part_of=frame.disclosure,
        )
        return node, tuple(more)

    def _concept(self, label: Stated[Zh] | None) -> CatalogueConcept | None:
        cell = self._cell("code")
        if cell is None or label is None:
            return None
        frame = self.context.frame
        return catalogue_concept(fold(cell.text), label.value, frame.year, frame.disclosure)

    def _project(self, source: Passage | None, buyer: Iri | None) -> Stated[Iri] | None:
        """Return the project budget that a line is bought under, where its source is one."""
        if source is None:
            return None
        name = fold(source.text)
        same = [
            project
            for project in self.context.projects
            if name in (project.name, *(fold(known.value) for known in project.node.names))
        ]
        own = [project for project in same if buyer is None or project.unit in (None, buyer)]
        chosen = own or same
        return Stated(chosen[0].budget.iri, source.spans()) if chosen else None
