"""Budget tables: every figure with the item, class, fund, phase and year of its row and column."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..reading.document import Document, Passage, Row, Span
from ..values import Iri, Zh, code, zh
from .amounts import BudgetAmount, BudgetChange, StatedRatio
from .cells import Report, assumed_unit, cell_money, unit_in
from .fact import Stated, join_spans
from .folding import fold
from .frame import Frame
from .functional_classes import (
    ECONOMIC,
    FUNCTION,
    ClassConcept,
    class_concepts,
    economic_scheme,
)
from .project_lists import NAME_HEAD, are_projects
from .table_changes import Spot, table_change, table_rate
from .table_columns import LEVELS, FigureTable, Group, figure_table, is_figure, stacked
from .table_meaning import Meaning, Title, meaning_of, plain_label, relation_of, title_of
from .tables_with_lines import tables_with_lines

_UNIT_COLUMN = re.compile(r"(?:预算)?(?:单位|部门)(?:名称|编码|代码)?")
_WITHOUT_FUND = re.compile(r"revenue.*|operating-cost|three-public.*|meeting|training")
_FUND_AS_REVENUE = {
    "fiscal": "revenue.fiscal",
    "general-public-budget": "revenue.general-public-budget",
    "government-fund": "revenue.government-fund",
    "state-capital": "revenue.state-capital",
}
_OF_CLASSES = {
    "expenditure.basic.personnel": "expenditure.basic",
    "expenditure.basic.public": "expenditure.basic",
}
"""Of what the economic classes beneath 人员经费 and 公用经费, side by side, are classes."""

Seen = tuple[str, str, Zh]
Found = BudgetAmount | BudgetChange | StatedRatio


def budget_tables(
    document: Document, frame: Frame, units: Mapping[str, Iri], report: Report
) -> Iterator[Found | ClassConcept]:
    """Yield the amounts of every budget table of *document*, and the classes that they name.

    :param units: folded names of units with their IRIs.
    """
    seen: list[Seen] = []
    for table, before in tables_with_lines(document):
        for place, grid in enumerate(stacked(table.grid or ())):
            lines = [] if place else before
            if reading := _reading(grid, lines, frame, units, report):
                yield from reading.amounts()
                seen += reading.seen
    yield from class_concepts(seen, frame.disclosure)


def _reading(
    grid: tuple[Row, ...],
    before: list[Passage],
    frame: Frame,
    units: Mapping[str, Iri],
    report: Report,
) -> "_Reading | None":
    shape = figure_table(grid) if grid else None
    if shape is None:
        return None
    lines = [*before, *(cell for row in shape.above for cell in row)]
    title = _title(lines)
    if title is None:
        return None
    unit = unit_in([*reversed(lines), *(cell for row in shape.header for cell in row)])
    unit = unit or assumed_unit(shape.header[0][0], report)
    return _Reading(shape, title, unit, frame, units, report)


def _title(lines: list[Passage]) -> Title | None:
    """Return what the nearest line that can be the title of a table says."""
    texts = [fold(text) for passage in lines for text in _lines_of(passage) if text.strip()]
    for place in reversed(range(len(texts))):
        if title := title_of(texts[place]):
            return title
        if texts[place] in ("表", "总表") and place:
            return title_of(texts[place - 1] + texts[place])
        if texts[place].endswith("表"):
            return None
    return None


def _lines_of(passage: Passage) -> list[str]:
    """Return the lines of a passage and, last, all of them: a title may run over some."""
    lines = [line.text for line in passage.lines]
    return lines if len(lines) == 1 else [*lines, passage.text]


@dataclass
class _Reading:
    table: FigureTable
    title: Title
    unit: str
    frame: Frame
    units: Mapping[str, Iri]
    report: Report
    seen: list[Seen] = field(default_factory=list)

    def amounts(self) -> Iterator[Found]:
        for group in self.table.groups:
            yield from _Side(self, group).amounts()


@dataclass(frozen=True, slots=True)
class _RowLabel:
    """What the label cells of a row say; *digits* is its code, *of* the unit it is of."""

    meaning: Meaning
    spans: tuple[Span, ...]
    digits: str | None = None
    code_spans: tuple[Span, ...] = ()
    of: Iri | None = None


@dataclass
class _Side:
    """The rows of one group of columns; *carried* is the carry-over that rows beneath part.

    *parts_title* says that some columns alone are what the title names: a sum over all of
    them, as of 三公经费、会议费、培训费, is of something else. *has_changes* says that some
    columns are differences from another year.
    """

    reading: _Reading
    group: Group
    carried: str | None = None
    parts_title: bool = False
    has_changes: bool = False
    column_items: set[str] = field(default_factory=set)
    levels: tuple[str, ...] = ()

    def amounts(self) -> Iterator[Found]:
        columns = _with_phases({column: self._column(column) for column in self.group.figures})
        self.column_items = {
            meaning.item for meaning, _ in columns.values() if meaning and meaning.item
        }
        self.has_changes = any(
            meaning and meaning.relation == "change" for meaning, _ in columns.values()
        )
        self.parts_title = any(
            meaning and meaning.item == self.reading.title.item for meaning, _ in columns.values()
        )
        rows = [(row, self._label(row)) for row in self.reading.table.rows]
        items = {label.meaning.item for _, label in rows if label}
        for row, label in rows:
            if label is None:
                continue
            self._follow(label.meaning)
            for column, (meaning, heads) in columns.items():
                cell = row[column]
                if meaning is not None and not cell.is_blank:
                    yield from self._amount(cell, label, meaning, heads, items)

    @property
    def names_projects(self) -> bool:
        """Whether the rows name projects: what they state is of these."""
        if self.reading.title.item != "expenditure.project":
            return False
        table = self.reading.table
        columns = (
            c for c in self.group.labels if NAME_HEAD.fullmatch(fold(table.header[-1][c].text))
        )
        return any(are_projects(fold(row[c].text) for row in table.rows) for c in columns)

    @property
    def side(self) -> str | None:
        """Which side of the budget the group is about: by its header, else by the title."""
        columns = (*self.group.labels, *self.group.figures)
        texts = {fold(row[c].text) for row in self.reading.table.header[:2] for c in columns}
        revenue, expenditure = "收入" in texts, bool(texts & {"支出", "支出用途"})
        if revenue != expenditure:
            return "revenue" if revenue else "expenditure"
        return self.reading.title.side

    def _follow(self, meaning: Meaning) -> None:
        item = meaning.item or ""
        if item.startswith("carry-over"):
            self.carried = item
        elif not item.startswith("revenue.") or item == "revenue.total":
            self.carried = None

    def _column(self, column: int) -> tuple[Meaning | None, tuple[Span, ...]]:
        """Return what the header says over a column; nothing where a word of it is not known."""
        found = Meaning()
        path = self.reading.table.path(column)
        for cell in path:
            text = fold(cell.text)
            if text in ("收入", "支出", "项目", "栏次") or text.isdigit():
                continue
            if relation := relation_of(text):
                found = replace(found, relation=relation)
                continue
            meaning = meaning_of(text, self.side)
            if meaning is None:
                if cell is path[-1]:
                    return None, ()
                continue
            found = _joined(found, meaning)
        return found, join_spans(cell.spans() for cell in path)

    def _label(self, row: Row) -> _RowLabel | None:
        """Return what the labels of a row say; the nearest to the figures that is known."""
        of, digits, code_cells, texts = None, "", list[Passage](), list[Passage]()
        if self.names_projects and not _sums_up(row, self.group):
            return None
        for column in self.group.labels:
            cell, head = row[column], fold(self.reading.table.header[-1][column].text)
            text = fold(cell.text)
            if not text or cell in texts:
                continue
            if _UNIT_COLUMN.fullmatch(head) and text not in ("合计", "总计"):
                of = self.reading.units.get(text, of)
            elif re.fullmatch(r"\d{2,7}", text) and (head in LEVELS or not digits):
                if head in LEVELS and not digits:
                    digits = "".join(self.levels[: LEVELS.index(head)])
                digits += text
                code_cells.append(cell)
            else:
                texts.append(cell)
        if digits:
            self.levels = (digits[:3], digits[3:5], digits[5:])
            return self._coded(digits, code_cells, texts, of)
        if not self.group.labels:
            return _RowLabel(Meaning(is_total=True), ())
        return self._named(texts, of)

    def _coded(
        self, digits: str, cells: list[Passage], texts: list[Passage], of: Iri | None
    ) -> _RowLabel | None:
        spans = join_spans(cell.spans() for cell in cells)
        is_function = FUNCTION.fullmatch(digits) is not None
        if not is_function and not ECONOMIC.fullmatch(digits):
            return None
        scheme = "functional-class" if is_function else economic_scheme(self.reading.frame.year)
        name = zh(plain_label(texts[-1].text.strip())) if texts else None
        if name:
            self.reading.seen.append((scheme, digits, name))
        meaning = Meaning(function=digits if is_function else None)
        return _RowLabel(meaning, (), digits, spans, of)

    def _named(self, texts: list[Passage], of: Iri | None) -> _RowLabel | None:
        for cell in reversed(texts):
            meaning = meaning_of(fold(cell.text), self.side)
            bare = meaning is not None and meaning == Meaning(is_total=True)
            if meaning and not (bare and len(texts) > 1):
                return _RowLabel(meaning, cell.spans(), of=of)
        if of:
            return _RowLabel(Meaning(is_total=True), (), of=of)
        return None

    def _amount(
        self,
        cell: Passage,
        label: _RowLabel,
        column: Meaning,
        heads: tuple[Span, ...],
        items: set[str | None],
    ) -> Iterator[Found]:
        reading, frame = self.reading, self.reading.frame
        item = self._item(label, column, items)
        if item is None or not is_figure(cell):
            return
        said = self._coordinates(item, label, column)
        if column.relation:
            spot = Spot(item, said, cell, label.spans or heads, label.code_spans or label.spans)
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
            of=label.of or frame.publisher,
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
        self, spot: Spot, label: _RowLabel, relation: str
    ) -> Iterator[BudgetChange | StatedRatio]:
        """Yield the difference, or the rate of change, that a cell states."""
        reading = self.reading
        if relation == "rate":
            if self.has_changes and (rate := table_rate(spot, reading.frame, reading.report)):
                yield rate
            return
        money = cell_money(spot.cell, reading.unit, reading.report)
        if money:
            yield table_change(spot, money, label.of or reading.frame.publisher, reading.frame)

    def _item(self, label: _RowLabel, column: Meaning, items: set[str | None]) -> str | None:
        """Return the item of a figure: the row's, made special by the column's or the title's."""
        row, title = label.meaning, self.reading.title
        item = row.item
        if item in ("revenue.total", "expenditure.total", "total"):
            item = self._total(item, items)
        if self.carried and (row.item or "").startswith("revenue."):
            return self.carried
        if item is None and row.is_total and column.item is None:
            total = self._total("total", items) or ""
            item = total if total.endswith("grand-total") else None
        if item in (None, "expenditure", "revenue"):
            carries = column.is_total and any(
                other.startswith("carry-over") for other in self.column_items
            )
            sums_all = self.parts_title and title.item and column.item is None
            general = None if sums_all else item or title.item or self.side
            fund = column.fund or title.fund
            special = column.item if column.item != "total" else None
            if special in ("revenue.total", "expenditure.total"):
                special = special.split(".")[0]
            item = special or general
            if item == "revenue" and fund:
                item = _FUND_AS_REVENUE[fund]
            if carries and item in ("expenditure", "revenue"):
                item = f"{item}.grand-total"
            if label.digits and ECONOMIC.fullmatch(label.digits) and len(self.group.figures) == 1:
                item = _OF_CLASSES.get(item or "", item)
        return item

    def _total(self, item: str, items: set[str | None]) -> str | None:
        """Return what 总计 stands for: the year alone, or with what was carried over."""
        side = self.side if item == "total" else item.split(".", maxsplit=1)[0]
        if side is None:
            return None
        own = any(other == side for other in items)
        carried = any((other or "").startswith("carry-over") for other in items)
        if own or (carried and item == "total"):
            return f"{side}.grand-total"
        return side

    def _coordinates(self, item: str, label: _RowLabel, column: Meaning) -> dict[str, str]:
        frame, row, title = self.reading.frame, label.meaning, self.reading.title
        fund = column.fund or row.fund or title.fund
        if self.carried == item and row.item:
            fund = {v: k for k, v in _FUND_AS_REVENUE.items()}.get(row.item, fund)
        found: dict[str, str] = {}
        if label.of:
            found["of"] = label.of.rsplit("/", 1)[1]
        if row.function:
            found["function"] = row.function
        elif label.digits:
            found["economic"] = label.digits
        if fund and (not _WITHOUT_FUND.fullmatch(item) or item.endswith("grand-total")):
            found["fund"] = fund
        if column.relation:
            return found
        if phase := column.phase or row.phase:
            found["phase"] = phase
        if year := column.year or row.year:
            found["year"] = str(year)
        elif back := column.years_back or row.years_back:
            found["year"] = str(frame.year - back)
        return found


def _sums_up(row: Row, group: Group) -> bool:
    """Tell a row whose labels only say that it is a sum."""
    return {fold(row[column].text) for column in group.labels} <= {"", "合计", "总计"}


Columns = dict[int, tuple[Meaning | None, tuple[Span, ...]]]


def _with_phases(columns: Columns) -> Columns:
    """Give a phase that only the first of several columns names to those that follow it.

    So it is where items come twice: 预算数：合计 | 接待费 | 决算数：合计 | 接待费.
    """
    items = [meaning.item for meaning, _ in columns.values() if meaning and not meaning.phase]
    phases = {meaning.phase for meaning, _ in columns.values() if meaning and meaning.phase}
    if len(phases) < 2 or len(items) == len(set(items)):
        return columns
    found: Columns = {}
    phase: str | None = None
    for column, (meaning, heads) in columns.items():
        phase = meaning.phase if meaning and meaning.phase else phase
        found[column] = (replace(meaning, phase=phase) if meaning else None, heads)
    return found


def _joined(one: Meaning, other: Meaning) -> Meaning:
    """Put the words of a header together, the lower one winning where both say something."""
    item = other.item if other.item not in (None, "total") else one.item
    return Meaning(
        item,
        other.fund or one.fund,
        other.function or one.function,
        other.phase or one.phase,
        other.year or one.year,
        other.years_back or one.years_back,
        one.is_total or other.is_total,
        other.relation or one.relation,
    )
