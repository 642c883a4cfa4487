"""Self-evaluation tables as they stand: money by phase, what was aimed at and reached, the score.

A table is one where the header of its indicators has a column for what was reached or for
the score. A project begins at the row that names it; a table that names a department or a
unit instead is about its whole expenditure.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..reading.document import Passage, Row, Table
from .folding import fold
from .grid import is_empty
from .indicator_columns import Columns, indicator_columns
from .numbers import parse_number, stated_unit

_LABELS = (
    ("code", re.compile(r"项目(?:编码|代码|编号)")),
    ("name", re.compile(r"(?:一级|二级)?项目(?:\(政策\))?名称")),
    (
        "unit",
        re.compile(r"(?:项目)?(?:实施|承担|使用|项目|预算)(?:项目)?单位(?:名称)?(?:\(盖章\))?"),
    ),
    (
        "whole",
        re.compile(r"(?:部门|单位|部门\(单位\)|预算部门|填报单位|评价单位)(?:名称)?(?:\(盖章\))?"),
    ),
    ("department", re.compile(r"(?:主管|预算主管|业务主管)(?:预算)?(?:部门|单位)(?:及代码|名称)?")),
    ("grade", re.compile(r"(?:绩效)?(?:自评|评价|评定|评分)?(?:等级|结论|级别|档次)")),
    ("score", re.compile(r"(?:绩效)?(?:自评|评价)(?:总)?(?:得分|分数?)(?:\(分\))?|总得分")),
)
_FUND_COLUMNS = (
    (
        "initial-budget",
        re.compile(r"(?:年初)?(?:预算数?|预算安排数?|安排数)(?:\(A\))?|年初(?:预算)?(?:数|资金)?"),
    ),
    ("adjusted-budget", re.compile(r"(?:全年|调整后?|全年\(调整\))预算(?:数|安排数)?(?:\(A\))?")),
    ("executed", re.compile(r"(?:全年|实际|年度)?(?:预算)?(?:执行|支出|完成)(?:数|额)(?:\(B\))?")),
    ("rate", re.compile(r"(?:预算|资金)?执行率(?:\([^()]*\))?|执行进度(?:\(.*\))?")),
    ("weight", re.compile(r"(?:执行率)?(?:分值|权重)(?:\(.*\))?")),
    ("score", re.compile(r"(?:自评|执行率)?(?:得分|评分)(?:\(分\))?")),
)
FUNDS = (
    (None, re.compile(r"(?:年度|项目|全年)?(?:资金|预算)?(?:总额|总数|合计|总计|金额|总资金)")),
    ("carry-over", re.compile(r"上年(?:度)?(?:结转|结余)+.*|结转结余.*|以前年度.*")),
    ("general-public-budget", re.compile(r"一般公共预算.*")),
    ("government-fund", re.compile(r"政府性?基金.*")),
    ("state-capital", re.compile(r"国有资本.*")),
    ("higher-level", re.compile(r"(?:中央|省级?|上级)(?:财政)?(?:补助|专项|资金|拨款)+.*")),
    ("own-level", re.compile(r"(?:本级|县级|区级|地方)(?:财政)?(?:资金|拨款)+.*")),
    ("fiscal", re.compile(r"(?:当年|本年|年度)?财政(?:拨款|性|资金)+.*")),
    ("special-account", re.compile(r"财政专户(?:管理|核拨|资金)*")),
    ("unit-funds", re.compile(r"单位资金")),
    ("other", re.compile(r"(?:其他|其它|自筹|单位自有)(?:资金)?")),
)
"""Where money of a project comes from, as rows of its table name it; ``None`` is all of it."""

_ITEMS = (
    ("expenditure.basic", re.compile(r"基本支出(?:总额|合计)?")),
    ("expenditure.project", re.compile(r"项目支出(?:总额|合计)?")),
)
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

_PARTS = re.compile(r"^(?:其中)?:?(?:[-—·]+|\d[.、])?")
_MONEY_UNITS = re.compile(r"元")


@dataclass(frozen=True, slots=True)
class FundRow:
    """Money: its source, its item if it is a part, the cell naming it, the cells by column."""

    fund: str | None
    item: str | None
    label: Passage
    cells: dict[str, Passage]


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
        kinds = tuple(_kind(_FUND_COLUMNS, cell) for cell in row)
        if columns:
            self.indicators.append((columns, []))
            self._section = "indicators"
        elif len(set(kinds) & {"initial-budget", "adjusted-budget", "executed", "rate"}) > 1:
            self._header, self._section, self._head = kinds, "funds", row[0]
            self.money = _unit(row) or self.money
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
        first = next((n for n, kind in enumerate(self._header) if kind), 0)
        front = [cell for cell in row[:first] if not cell.is_blank]
        label = front[-1] if front else self._head if first <= 1 else None
        known = fund_of(label) if front and label else (None, None)
        if label is None or known is None:
            return False
        cells = {
            kind: cell
            for kind, cell in zip(self._header, row, strict=True)
            if kind and not cell.is_blank
        }
        self.evaluation.funds.append(FundRow(*known, label, cells))
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
        elif len(row) < len(self.indicators[-1][0]) and _kind(_LABELS, filled[0]):
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
            if kind := _kind(_LABELS, cell):
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
    kinds = {_kind(_LABELS, cell) for row in table.rows for cell in row}
    has_header = any(indicator_columns(row) for row in table.rows)
    return has_header and "whole" in kinds and not kinds & {"name", "code"}


def evaluation_columns(row: Row) -> Columns | None:
    """Return what each column holds if *row* is the header of evaluated indicators."""
    columns = indicator_columns(row)
    return columns if columns and {"actual", "score"} & set(columns) else None


def fund_of(cell: Passage) -> tuple[str | None, str | None] | None:
    """Return the source of money, or the part of expenditure, that *cell* names."""
    text = _PARTS.sub("", fold(cell.text)).removesuffix(":")
    if item := next((item for item, pattern in _ITEMS if pattern.fullmatch(text)), None):
        return None, item
    return next(((fund, None) for fund, pattern in FUNDS if pattern.fullmatch(text)), None)


def _begins(row: Row, draft: EvaluationDraft) -> bool:
    """Tell whether another project begins with *row*: it is named, and one was read before."""
    kinds = {_kind(_LABELS, cell) for cell in row}
    return bool(draft.indicators) and bool(kinds & {"name", "whole", "code"})


def _kind(patterns: Iterable[tuple[str, re.Pattern[str]]], cell: Passage) -> str | None:
    text = fold(cell.text).rstrip(":")
    return next((kind for kind, pattern in patterns if text and pattern.fullmatch(text)), None)


def _unit(row: Row) -> str | None:
    units = (stated_unit(fold(cell.text)) for cell in row if _MONEY_UNITS.search(cell.text))
    return next((unit for unit in units if unit), None)
