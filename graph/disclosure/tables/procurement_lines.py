"""One row of a procurement table: a line with its amounts by fund, or the amounts of a sum."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from ...minting import beneath, with_coordinates
from ...reading.document import Passage, Row, Span
from ...values import Iri, Zh, code
from ...vocabulary import DCTERMS, FIS, SKOS
from ..basics.fact import Node, Stated, stated_text
from ..basics.folding import fold
from ..basics.frame import Frame
from ..basics.gaps import Gap
from ..classes.catalogue import CatalogueConcept, catalogue_concept
from ..figures.amounts import BudgetAmount
from ..grids.cells import cell_money, cell_number
from ..projects.project_nodes import Project

_CATEGORIES = (
    ("货物", "procurement.goods"),
    ("工程", "procurement.works"),
    ("服务", "procurement.services"),
)


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

    *edition* is that of the catalogue where code and name do not tell it; *units*
    gives IRI and key of a unit by folded name, short forms included.
    """

    frame: Frame
    units: Mapping[str, tuple[Iri, str]]
    projects: tuple[Project, ...]
    edition: str
    report: Callable[[Gap], None]


Found = ProcurementItem | BudgetAmount | CatalogueConcept


@dataclass(frozen=True)
class Line:
    """A row under a header with *columns*; *units* are the money units of its columns."""

    context: Purchasing
    columns: tuple[str | None, ...]
    row: Row
    units: Mapping[str, str]
    heads: Mapping[str, tuple[Span, ...]]

    @property
    def first(self) -> Passage:
        """The first cell with text."""
        return next(cell for cell in self.row if not cell.is_blank)

    @property
    def names_an_item(self) -> bool:
        """Whether the row is a line, not a sum."""
        return bool(self._cell("name") and self._cell("quantity"))

    @property
    def is_line(self) -> bool:
        """Whether something that is bought is named."""
        return bool(self._cell("name") or self._cell("code"))

    @property
    def category_sum(self) -> str | None:
        """The budget item that a row sums up, which names only goods, works or services."""
        cell = self._cell("category")
        if cell is None or self._cell("name"):
            return None
        text = fold(cell.text)
        return next((item for word, item in _CATEGORIES if word in text), None)

    @property
    def is_source_sum(self) -> bool:
        """Whether the row sums up the lines beneath that are paid from one source."""
        has_categories = "category" in self.columns
        return bool(has_categories and self._cell("source") and not self.is_line)

    @property
    def total(self) -> Stated[Decimal] | None:
        """The amount of the row."""
        return self._yuan("total")

    def _cell(self, kind: str) -> Passage | None:
        pairs = zip(self.columns, self.row, strict=False)
        return next((cell for name, cell in pairs if name == kind and not cell.is_blank), None)

    def _number(self, kind: str) -> Stated[Decimal] | None:
        return cell_number(self._cell(kind), self.context.report)

    def _yuan(self, kind: str) -> Stated[Decimal] | None:
        return cell_money(self._cell(kind), self.units.get(kind), self.context.report)

    def amounts(self, of: Iri, key: str, item: str = "procurement") -> Iterator[BudgetAmount]:
        """Yield the amounts of a sum: in total, by fund, and reserved for small firms."""
        for kind in self.columns:
            if kind == "total":
                yield from self._amount(kind, item, None, of, key)
            elif kind == "reserved" and item == "procurement":
                yield from self._amount(kind, "procurement.reserved-sme", None, of, key)
            elif kind and kind.startswith("fund:"):
                yield from self._amount(kind, item, kind[5:], of, key)

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
        self, position: int, buyer: Stated[Iri] | None, source_sum: Stated[Decimal] | None = None
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
            source_amount=self._yuan("source-amount") or (source_sum if source else None),
            project=self._project(source, buyer.value if buyer else None),
            part_of=frame.disclosure,
        )
        return node, tuple(more)

    def _concept(self, label: Stated[Zh] | None) -> CatalogueConcept | None:
        cell = self._cell("code")
        if cell is None or label is None:
            return None
        frame = self.context.frame
        return catalogue_concept(
            fold(cell.text), label.value, self.context.edition, frame.disclosure
        )

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
