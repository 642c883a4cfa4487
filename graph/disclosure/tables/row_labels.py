"""What the labels in front of a row of figures say: an item, a class, a unit, or a sum."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...reading.document import Passage, Row, Span
from ...values import Iri, zh
from ..basics.fact import join_spans
from ..basics.folding import fold
from ..classes.classes_seen import Seen
from ..classes.functional_classes import ECONOMIC, FUNCTION, economic_scheme
from ..grids.level_columns import LEVELS, levels_of
from ..grids.table_columns import CODE_HEAD, ORDINAL_HEADS, Group, is_figure
from ..projects.project_lists import NAME_HEAD, are_projects
from .code_parts import with_part
from .codes_in_names import code_told_in
from .cut_heads import are_cut
from .economic_rows import EconomicRows
from .table_items import kind_bought
from .table_meaning import Meaning, meaning_of, plain_label
from .table_reading import TableReading

_UNIT_COLUMN = re.compile(
    r"(?:预算|主管|一级)*(?:单位|部门)(?:\((?:单位|部门)\))?(?:名称|编码|代码|编号)*(?:\((?P<class>科目)\))?"
)
_CODE = re.compile(r"\d{2,7}")
_BRACKETED = re.compile(r"^\s*(?:[\[［【〔(（]\d{3,7}[\]］】〕)）]|\d{3,7}(?=\s*[\u4e00-\u9fff]))")
_SPENT_OF_FISCAL = re.compile(r"(?:本年|当年)财政(?:拨款|补助)支出")
_SUMS = frozenset(("合计", "总计"))
_SUM_OF = re.compile(r".+(?:合计|总计)")
"""A sum that its label names: 公用经费合计."""


@dataclass(frozen=True, slots=True)
class RowLabel:
    """What the label cells of a row say; *digits* is its code, *of* the unit it is of."""

    meaning: Meaning
    spans: tuple[Span, ...]
    digits: str | None = None
    code_spans: tuple[Span, ...] = ()
    of: Iri | None = None


@dataclass
class _Cells:
    """The label cells of one row by what they hold; *is_of_unit* where it names one itself."""

    of: Iri | None
    digits: str
    codes: list[Passage]
    texts: list[Passage]
    is_of_unit: bool = False


class RowLabels:
    """The labels of a group of columns, row by row.

    A unit is named once for the rows beneath it, a 类 once for its 款 and 项.
    """

    def __init__(self, reading: TableReading, group: Group) -> None:
        self._reading = reading
        self._group = group
        self._side = reading.side(group)
        self._heads = _heads_of(reading, group)
        labels = (row[column] for row in reading.table.rows for column in group.labels)
        self._classes = EconomicRows.of(self._heads.values(), labels, reading.frame.year)
        self._columns = [c for c in group.labels if not _numbers_rows(reading, c)]
        self._names_projects = _names_projects(reading, group)
        self._levels: tuple[str, ...] = ()
        self._unit: Iri | None = None
        self._unit_cell: Passage | None = None

    def of(self, row: Row) -> RowLabel | None:
        """Return what the labels of *row* say; the nearest to the figures that is known."""
        if self._names_projects and not _sums_up(row, self._columns):
            return None
        cells = self._cells(row)
        if cells.digits:
            self._levels = (cells.digits[:3], cells.digits[3:5], cells.digits[5:])
            return self._coded(cells)
        if not self._group.labels:
            return self._unlabelled()
        if not cells.texts and (label := self._sum_before(row)):
            cells.texts.append(label)
        return self._named(cells)

    def _unlabelled(self) -> RowLabel | None:
        """Return what a row that nothing names is of: all, if it is the only one with figures."""
        table = self._reading.table
        is_only = sum(any(map(is_figure, row)) for row in table.rows) == 1
        if not is_only or are_cut(table, self._group):
            return None
        return RowLabel(Meaning(is_total=True), (), of=self._reading.owner)

    def _sum_before(self, row: Row) -> Passage | None:
        """Return the label of a sum that stands further left, all between being blank.

        So a source without merged cells writes 公用经费合计 over the labels of two groups.
        """
        before = [cell for cell in row[: self._group.labels[0]] if not cell.is_blank]
        blank = all(row[column].is_blank for column in self._group.labels)
        is_sum = blank and before and _SUM_OF.fullmatch(fold(before[-1].text))
        return before[-1] if is_sum else None

    def _cells(self, row: Row) -> _Cells:
        reading = self._reading
        found = _Cells(self._unit or reading.owner, "", [], [])
        for column in self._columns:
            cell, head = row[column], self._heads[column]
            text = fold(cell.text)
            is_seen = cell in found.texts or cell in found.codes
            # 类, 款 and 项 may stand beneath the head of codes, beside 合计.
            is_head = _heads(reading, cell, column) or (head in LEVELS and text == head)
            if not text or is_seen or is_head:
                continue
            of_units = _UNIT_COLUMN.fullmatch(head)
            if text in _SUMS:
                self._unit = None
                found.of = reading.owner if of_units else found.of
                found.texts.append(cell)
            elif of_units and text in self._reading.units:
                found.is_of_unit = cell is not self._unit_cell
                self._unit, self._unit_cell = self._reading.units[text], cell
                found.of = self._unit
            elif of_units and not of_units["class"]:
                continue
            elif _CODE.fullmatch(text) and (head in LEVELS or not found.digits):
                above = self._levels[: LEVELS.index(head)] if head in LEVELS else ()
                code = with_part(found.digits, "".join(above), text)
                found.codes += [cell] if code != found.digits else []
                found.digits = code
            else:
                if (digits := code_told_in(text, reading.frame.year)) and not found.digits:
                    found.digits = digits
                    found.codes.append(cell)
                found.texts.append(cell)
        return found

    def _coded(self, cells: _Cells) -> RowLabel | None:
        digits, frame = cells.digits, self._reading.frame
        spans = join_spans(cell.spans() for cell in cells.codes)
        is_function = FUNCTION.fullmatch(digits) is not None
        if not is_function and not ECONOMIC.fullmatch(digits):
            return None
        scheme = "functional-class" if is_function else economic_scheme(frame.year)
        name = (
            zh(plain_label(_BRACKETED.sub("", cells.texts[-1].text).strip()))
            if cells.texts
            else None
        )
        if name:
            self._reading.seen.append(Seen(scheme, digits, name, cells.texts[-1].spans()))
        meaning = Meaning(function=digits if is_function else None)
        return RowLabel(meaning, (), digits, spans, cells.of)

    def _named(self, cells: _Cells) -> RowLabel | None:
        for cell in reversed(cells.texts):
            meaning = self._meaning(fold(cell.text))
            bare = meaning is not None and meaning == Meaning(is_total=True)
            classes = self._classes
            if classes and (digits := classes.digits(cell, meaning)):
                return RowLabel(Meaning(classes.part), (), digits, cell.spans(), cells.of)
            if meaning and not (bare and len(cells.texts) > 1):
                return RowLabel(meaning, cell.spans(), of=cells.of)
        if cells.is_of_unit and not cells.texts:
            return RowLabel(Meaning(is_total=True), (), of=cells.of)
        return None

    def _meaning(self, text: str) -> Meaning | None:
        """Return what a folded label means, in a table about procurement a kind of it first.

        There 公用经费 only names what pays.
        """
        if self._reading.title.item == "procurement":
            kind = kind_bought(plain_label(text))
            meaning = Meaning(kind) if kind else meaning_of(text, self._side)
            return meaning if meaning is None or _may_be_bought(meaning) else None
        if _SPENT_OF_FISCAL.fullmatch(plain_label(text)):
            return Meaning("expenditure", fund="fiscal")
        return meaning_of(text, self._side)


def _may_be_bought(meaning: Meaning) -> bool:
    return meaning.is_total or (meaning.item or "").startswith("procurement")


def _heads_of(reading: TableReading, group: Group) -> dict[int, str]:
    """Return the lowest words over each column; merged cells may be left blank below.

    Columns that share one head for codes hold the parts of one: 类, 款, 项.
    """
    cells = {c: path[-1] for c in group.labels if (path := reading.table.path(c))}
    heads = {c: fold(cells[c].text) if c in cells else "" for c in group.labels}
    for column, cell in cells.items():
        shared = [c for c, other in cells.items() if other is cell]
        if 1 < len(shared) <= len(LEVELS) and CODE_HEAD.fullmatch(fold(cell.text)):
            heads[column] = LEVELS[shared.index(column)]
    told = levels_of(reading.table.rows)
    return heads | {c: told[c] for c in group.labels if c in told and heads[c] not in LEVELS}


def _heads(reading: TableReading, cell: Passage, column: int) -> bool:
    """Tell a cell of the header that reaches down into the rows: 类, 款, 项 beside 合计."""
    return any(row[column] is cell for row in reading.table.header)


def _numbers_rows(reading: TableReading, column: int) -> bool:
    return any(fold(row[column].text) in ORDINAL_HEADS for row in reading.table.header)


def _names_projects(reading: TableReading, group: Group) -> bool:
    """Tell whether the rows name projects: what they state is of these."""
    if reading.title.item != "expenditure.project":
        return False
    table = reading.table
    columns = (c for c in group.labels if NAME_HEAD.fullmatch(fold(table.header[-1][c].text)))
    return any(are_projects(fold(row[c].text) for row in table.rows) for c in columns)


def _sums_up(row: Row, columns: Sequence[int]) -> bool:
    """Tell a row whose labels only say that it is a sum."""
    return {fold(row[column].text) for column in columns} <= {"", *_SUMS}
