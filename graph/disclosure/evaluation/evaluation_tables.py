"""Self-evaluation tables as they stand: money by phase, what was aimed at and reached, the score.

A table is one where the header of its indicators has a column for what was reached or for
the score. A project begins at the row that names it; a table that names a department or a
unit instead is about its whole expenditure.
"""

import re
from dataclasses import dataclass, field

from ...reading.document import Passage, Row, Table
from ..basics.folding import fold
from ..basics.numbers import parse_number
from ..grids.grid import is_empty
from ..indicators.indicator_columns import Columns, indicator_columns
from .evaluation_funds import FundRow, fund_columns, fund_row, money_unit
from .evaluation_labels import label_in, labels_in

_AIMED = re.compile(
    r"(?:年初|年度)?(?:设定的?|预期)(?:绩效)?(?:总体)?目标|(?:项目年度|年初绩效)目标"
)
_REACHED = re.compile(
    r"(?:年度)?(?:总体)?(?:目标)?(?:全年|年度)?(?:实际)?完成情况(?:综述)?|全年目标(?:实际)?完成情况|目标实际完成情况"
)
_TOTAL = re.compile(r"(?:绩效)?(?:自评)?(?:总分|合计|总计|总得分|总评分|合计得分|得分合计)")
_GRADE = re.compile(
    r"[“\"]?[优良中差好]秀?(?:好|等)?[”\"]?|较好|较差|一般|(?:不|基本)?合格"
    r"|[ABCD一二三四甲乙丙丁][级等类档]?"
)
"""A grade, not a sentence that sums up."""


@dataclass
class Evaluation:
    """What a self-evaluation says beside name, aims and indicators."""

    funds: list[FundRow] = field(default_factory=list)
    reached: list[Passage] = field(default_factory=list)
    weight: Passage | None = None
    score: Passage | None = None
    grade: Passage | None = None


@dataclass
class EvaluationDraft:
    """One project, or the whole of a department, as its table states it."""

    cells: dict[str, Passage] = field(default_factory=dict)
    aims: list[Passage] = field(default_factory=list)
    indicators: list[tuple[Columns, list[Row]]] = field(default_factory=list)
    evaluation: Evaluation = field(default_factory=Evaluation)
    money: str | None = None
    _header: tuple[str | None, ...] = ()
    _section: str = ""
    _head: Passage | None = None

    def take(self, row: Row) -> None:
        """Take a row beneath those before."""
        columns = indicator_columns(row)
        if columns:
            self.indicators.append((columns, []))
            self._section = "indicators"
        elif kinds := fund_columns(row):
            self._header, self._section, self._head = kinds, "funds", row[0]
            self.money = money_unit(row) or self.money
        elif self._section == "indicators":
            self._indicator(row)
        elif self._section == "funds" and self._fund(row):
            return
        elif not self._aims(row):
            self._labelled(row)

    def _fund(self, row: Row) -> bool:
        """Take a row of money; a blank label in front of the figures is the one above."""
        if len(row) != len(self._header):
            return False
        found = fund_row(row, self._header, self._head)
        if found is None:
            return False
        self.evaluation.funds.append(found)
        return True

    def _aims(self, row: Row) -> bool:
        texts = [fold(cell.text) for cell in row]
        header = tuple(
            "aimed" if _AIMED.fullmatch(t) else "reached" if _REACHED.fullmatch(t) else None
            for t in texts
        )
        if {"aimed", "reached"} <= set(header):
            self._header, self._section = header, "aims"
            return True
        first = next((n for n, kind in enumerate(self._header) if kind), 0)
        is_other = any(text and "目标" not in text for text in texts[:first])
        if self._section != "aims" or len(row) != len(self._header) or is_other:
            return False
        for kind, cell in zip(self._header, row, strict=True):
            if kind and not cell.is_blank:
                (self.aims if kind == "aimed" else self.evaluation.reached).append(cell)
        return True

    def _indicator(self, row: Row) -> None:
        filled = [cell for cell in row if not cell.is_blank]
        if _TOTAL.fullmatch(fold(filled[0].text)):
            self._total(row)
        elif len(row) < len(self.indicators[-1][0]) and label_in(filled[0]):
            self._labelled(row)
        else:
            self.indicators[-1][1].append(row)

    def _total(self, row: Row) -> None:
        """Take the last row: the weights' sum and the score, or only the score."""
        figures = [cell for cell in row if parse_number(fold(cell.text)) is not None]
        if figures:
            self.evaluation.score = figures[-1]
        if len(figures) > 1:
            self.evaluation.weight = figures[0]

    def _labelled(self, row: Row) -> None:
        label: str | None = None
        for cell in row:
            if kind := label_in(cell):
                label = kind
            elif label and not cell.is_blank:
                self._value(label, cell)
                label = None

    def _value(self, label: str, cell: Passage) -> None:
        if label == "grade":
            if _GRADE.fullmatch(fold(cell.text)):
                self.evaluation.grade = self.evaluation.grade or cell
        elif label == "score" and parse_number(fold(cell.text)) is not None:
            self.evaluation.score = self.evaluation.score or cell
        else:
            self.cells.setdefault(label, cell)


def evaluation_drafts(table: Table, money: str | None) -> tuple[EvaluationDraft, ...]:
    """Return what a self-evaluation *table* is about, one draft a project or department.

    :param money: the money unit that a line in front of the table names.
    """
    drafts: list[EvaluationDraft] = []
    for row in table.rows:
        if is_empty(row):
            continue
        if not drafts or _begins(row, drafts[-1]):
            drafts.append(EvaluationDraft(money=money))
        drafts[-1].take(row)
    return tuple(drafts)


def is_evaluation(table: Table) -> bool:
    """Tell a table whose indicators have a column for what was reached, or for the score."""
    return any(evaluation_columns(row) for row in table.rows)


def is_of_whole(table: Table) -> bool:
    """Tell a table of indicators that names a department or a unit, and no project."""
    if not any(map(indicator_columns, table.rows)):
        return False
    kinds = {label_in(cell) for row in table.rows for cell in row}
    return "whole" in kinds and not kinds & {"name", "code"}


def evaluation_columns(row: Row) -> Columns | None:
    """Return what each column holds if *row* is the header of evaluated indicators."""
    columns = indicator_columns(row)
    return columns if columns and {"actual", "score"} & set(columns) else None


def _begins(row: Row, draft: EvaluationDraft) -> bool:
    """Tell whether another project begins with *row*: it is named, and one was read before."""
    return bool(draft.indicators) and bool(labels_in(row) & {"name", "whole", "code"})
