"""The rows of money in a self-evaluation: what was planned, adjusted and spent, by source."""

import re
from dataclasses import dataclass

from ...reading.document import Passage, Row
from ..basics.folding import fold
from ..basics.numbers import stated_unit
from .evaluation_labels import kind_of

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
_FUNDS = (
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
_PARTS = re.compile(r"^(?:其中)?:?(?:[-—·]+|\d[.、])?")
_MONEY_UNITS = re.compile(r"元")
_TOLD_BY = frozenset(("initial-budget", "adjusted-budget", "executed", "rate"))
"""Columns of which rows of money have more than one."""


@dataclass(frozen=True, slots=True)
class FundRow:
    """Money: its source, its item if it is a part, the cell naming it, the cells by column."""

    fund: str | None
    item: str | None
    label: Passage
    cells: dict[str, Passage]


def fund_columns(row: Row) -> tuple[str | None, ...] | None:
    """Return what each column holds if *row* is the header of rows of money."""
    kinds = tuple(kind_of(_FUND_COLUMNS, cell) for cell in row)
    return kinds if len(set(kinds) & _TOLD_BY) > 1 else None


def money_unit(row: Row) -> str | None:
    """Return the unit of money that a cell of a header names."""
    units = (stated_unit(fold(cell.text)) for cell in row if _MONEY_UNITS.search(cell.text))
    return next((unit for unit in units if unit), None)


def fund_row(row: Row, columns: tuple[str | None, ...], above: Passage | None) -> FundRow | None:
    """Return a row of money beneath a header, or nothing where its source is not known.

    :param above: the label beside the header, for a row whose own is blank.
    """
    first = next((n for n, kind in enumerate(columns) if kind), 0)
    front = [cell for cell in row[:first] if not cell.is_blank]
    label = front[-1] if front else above if first <= 1 else None
    known = _fund_of(label) if front and label else (None, None)
    if label is None or known is None:
        return None
    cells = {
        kind: cell for kind, cell in zip(columns, row, strict=True) if kind and not cell.is_blank
    }
    return FundRow(*known, label, cells)


def _fund_of(cell: Passage) -> tuple[str | None, str | None] | None:
    """Return the source of money, or the part of expenditure, that *cell* names."""
    text = _PARTS.sub("", fold(cell.text)).removesuffix(":")
    if item := next((item for item, pattern in _ITEMS if pattern.fullmatch(text)), None):
        return None, item
    return next(((fund, None) for fund, pattern in _FUNDS if pattern.fullmatch(text)), None)
