"""Assets: what is held (国有资产占用情况表) and what is to be bought."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated

from ...minting import beneath
from ...reading.document import Document, Paragraph, Passage, Row, Table
from ...values import Iri, Zh, code, zh
from ...vocabulary import DCTERMS, FIS
from ..basics.fact import Node, Stated
from ..basics.folding import Folded, fold
from ..basics.frame import Frame
from ..basics.gaps import Gap, gap_in
from ..grids.cells import assumed_unit, cell_money, cell_number, unit_in
from ..grids.grid import is_empty, rows_of_width
from .amounts import BudgetAmount, amount, clause_spans, listed
from .statements import Figure, Uses

_CLASSES = (
    ("total", re.compile(r"(?:固定)?资产(?:总额|总计|合计)|合计|总计")),
    ("building.office", re.compile(r"(?:其中:?)?办公用房.*")),
    ("building", re.compile(r"(?:土地)?(?:、|及)?房屋.*")),
    ("vehicle", re.compile(r"(?:公务用?)?(?:车辆|汽车).*")),
    ("equipment-over-1m", re.compile(r"(?:单价|单位价值|价值).*100万元?.*")),
    ("equipment-over-500k", re.compile(r"(?:单价|单位价值|价值).*50万元?.*")),
    ("equipment-over-200k", re.compile(r"(?:单价|单位价值|价值).*20万元?.*")),
    ("other", re.compile(r"(?:其他|其它)(?:固定)?(?:资产)?")),
)
_NUMBERED = re.compile(r"^(?:\(?[\d一二三四五六七八九十]{1,2}\)?[、.)])?")
_UNIT = re.compile(r"\(([^()]*)\)$")
_DATE = re.compile(
    r"(?P<year>\d{4})年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|末|底)|(?P<end>末|底))"
)
_PLANNED = re.compile(r"(?:拟|计划|预计)(?:新增|采购|配置|新)?购?置?")


@dataclass(frozen=True, slots=True)
class AssetHolding(Node):
    """One row of the table of assets held."""

    TYPE = FIS.AssetHolding

    asset_class: Annotated[Stated[Iri], FIS.assetClass]
    quantity: Annotated[Stated[Decimal] | None, FIS.quantity]
    measure: Annotated[Stated[Zh] | None, FIS.measureUnit]
    amount: Annotated[Stated[Decimal] | None, FIS.amount]
    as_of: Annotated[Stated[date] | None, FIS.asOfDate]
    part_of: Annotated[Iri, DCTERMS.isPartOf]


@dataclass(frozen=True, slots=True)
class PlannedAcquisition(Node):
    """What is to be bought in the year."""

    TYPE = FIS.PlannedAcquisition

    amount: Annotated[Stated[Decimal], FIS.amount]
    items: Annotated[tuple[Stated[Zh], ...], FIS.plannedItem]
    part_of: Annotated[Iri, DCTERMS.isPartOf]


def holdings(
    document: Document, frame: Frame, report: Callable[[Gap], None]
) -> Iterator[AssetHolding]:
    """Yield the rows of every table of assets held."""
    caption: Passage | None = None
    for block in document.blocks:
        if isinstance(block, Paragraph):
            caption = block.passage
        else:
            yield from _Holdings(frame, report, caption).rows(block)


@dataclass(frozen=True, slots=True)
class _Holdings:
    frame: Frame
    report: Callable[[Gap], None]
    caption: Passage | None

    def rows(self, table: Table) -> Iterator[AssetHolding]:
        place = next((i for i, row in enumerate(table.rows) if _columns(row)), None)
        if place is None:
            return
        columns = _columns(table.rows[place]) or ()
        heads = [cell for row in table.rows[: place + 1] for cell in row]
        unit = unit_in([*reversed(heads), self.caption])
        unit = unit or assumed_unit(table.rows[place][0], self.report)
        as_of = self._date(heads)
        for row in rows_of_width(table.rows[place + 1 :], len(columns)):
            if len(row) == len(columns):
                yield from self._row(dict(zip(columns, row, strict=True)), unit, as_of)
            elif not is_empty(row):
                first = next(cell for cell in row if not cell.is_blank)
                self.report(gap_in(first, f"a row of {len(row)} cells, not {len(columns)}"))

    def _date(self, heads: list[Passage]) -> Stated[date] | None:
        for passage in (*heads, *([self.caption] if self.caption else [])):
            folded = Folded(passage)
            if (match := _DATE.search(folded.text)) and (day := _day(match)):
                spans = passage.spans() if passage in heads else folded.spans(*match.span())
                return Stated(day, spans)
        return None

    def _row(
        self, cells: dict[str, Passage], unit: str, as_of: Stated[date] | None
    ) -> Iterator[AssetHolding]:
        label = cells.get("label")
        if label is None or label.is_blank:
            return
        kind = _class(fold(label.text))
        if kind is None:
            self.report(gap_in(label, "an asset row of no known class"))
            return
        quantity = cell_number(cells.get("quantity"), self.report)
        measure = _measure(label)
        yield AssetHolding(
            beneath(self.frame.disclosure, f"asset/{kind}"),
            Stated(code("asset-class", kind), label.spans()),
            quantity,
            measure if quantity else None,
            cell_money(cells.get("value"), unit, self.report),
            as_of,
            self.frame.disclosure,
        )


def _columns(row: Row) -> tuple[str, ...] | None:
    """Return what the columns hold if *row* heads a table of assets."""
    texts = [fold(cell.text) for cell in row]
    kinds = [_column(text) for text in texts]
    return tuple(kinds) if {"label", "quantity", "value"} <= set(kinds) else None


@lru_cache(maxsize=4096)
def _column(text: str) -> str:
    if re.fullmatch(r"项目|资产(?:项目|类别|名称)|类别", text):
        return "label"
    if re.fullmatch(r"数量(?:\(.*\))?", text):
        return "quantity"
    return (
        "value" if re.fullmatch(r"(?:账面|资产)?(?:价值|原值|净值|金额)(?:\(.*\))?", text) else text
    )


def _class(label: str) -> str | None:
    words = _NUMBERED.sub("", label)
    return next((kind for kind, pattern in _CLASSES if pattern.fullmatch(words)), None)


def _measure(label: Passage) -> Stated[Zh] | None:
    folded = Folded(label)
    match = _UNIT.search(folded.text)
    return Stated(zh(folded.original(*match.span(1))), label.spans()) if match else None


def _day(match: re.Match[str]) -> date | None:
    """Return the day that *match* names, the last of its month or year; or no such day."""
    year = int(match["year"])
    month = 12 if match["end"] else int(match["month"])
    try:
        last = monthrange(year, month)[1]
        return date(year, month, int(match["day"]) if match["day"] else last)
    except ValueError:
        return None


def stock_date(text: str, year: int) -> tuple[date, tuple[int, int]] | None:
    """Return the day that words in front of a stock name, and their bounds.

    上年末, 2022年底, 2022年12月31日; *year* is the year of the disclosure.
    """
    if match := re.search(r"上年度?(?:末|底)|上年年末", text):
        return date(year - 1, 12, 31), match.span()
    match = _DATE.search(text)
    day = _day(match) if match else None
    return (day, match.span()) if match and day else None


def stated_assets(
    figure: Figure, frame: Frame, uses: Uses | None
) -> BudgetAmount | PlannedAcquisition:
    """Return what a figure about fixed assets states: a stock at a date, or a plan to buy."""
    clause = figure.clause()
    if _PLANNED.search(clause):
        return _planned(figure, frame, uses)
    node = amount(figure, frame)
    found = stock_date(clause, frame.year)
    if found is None:
        return node
    return replace(
        node,
        iri=beneath(frame.disclosure, f"amount/{figure.item}"),
        phase=None,
        year=None,
        as_of=Stated(found[0], clause_spans(figure)),
    )


def _planned(figure: Figure, frame: Frame, uses: Uses | None) -> PlannedAcquisition:
    return PlannedAcquisition(
        beneath(frame.disclosure, "planned-acquisition"),
        Stated(figure.amount, clause_spans(figure)),
        listed(uses),
        frame.disclosure,
    )
