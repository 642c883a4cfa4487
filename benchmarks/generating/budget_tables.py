"""The nine tables of a budget, which all add up to the same figures as the sentences."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING

from benchmarks.writing.cells import ABOVE, LEFT, grid

from .numerals import ordinal
from .spending import Spent, by_economy, by_function, levels, summed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.writing.layout import Block

    from .series import Department, Year

_NONE = Decimal(0)
_YUAN = {"元": Decimal(10_000), "万元": Decimal(1)}


@dataclass(frozen=True, slots=True)
class Digits:
    """How the tables of a department show amounts: unit, commas, and nothing as a blank."""

    unit: str
    commas: bool
    zeros: bool

    def __call__(self, amount: Decimal) -> str:
        """Return an amount in 万元 as a cell shows it."""
        if not amount and not self.zeros:
            return ""
        number = amount * _YUAN[self.unit]
        return f"{number:,.2f}" if self.commas else f"{number:.2f}"


@dataclass(frozen=True, slots=True)
class Budget:
    """What the tables are made of."""

    of: Department
    now: Year
    fund: Decimal
    digits: Digits

    @property
    def leaves(self) -> tuple[Spent, ...]:
        """Expenditure by functional class of the last level."""
        return by_function(self.of, self.now, self.fund)


def budget_tables(budget: Budget) -> tuple[Block, ...]:
    """Return titles and tables: of revenue and expenditure, of classes, funds and 三公."""
    leaves = budget.leaves
    return (
        *_table(budget, "部门收支总表", _balance(budget)),
        *_table(budget, "部门收入总表", _revenue(budget)),
        *_table(budget, "部门支出总表", _classes(budget, leaves)),
        *_table(budget, "财政拨款收支总表", _fiscal(budget)),
        *_table(budget, "一般公共预算支出表", _classes(budget, map(_general, leaves))),
        *_table(budget, "一般公共预算基本支出表", _basic(budget)),
        *_table(budget, "政府性基金预算支出表", _fund(budget)),
        *_table(budget, "国有资本经营预算支出表", [_CLASS_HEADER, [""] * 5]),
        *_table(budget, "财政拨款“三公”经费支出表", _three(budget)),
    )


_CLASS_HEADER = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]


def _table(budget: Budget, title: str, rows: Sequence[Sequence[str]]) -> tuple[Block, ...]:
    head, *_ = (
        row for row, texts in enumerate(rows) if LEFT in texts or ABOVE in texts or row == 0
    )
    heads = 2 if LEFT in rows[head] else 1
    note = () if any(any(row) for row in rows[1:]) else (_nothing(title),)
    return (title, f"单位：{budget.digits.unit}", grid(rows, heads), *note)


def _nothing(title: str) -> str:
    return f"注：本部门无{title.removesuffix('支出表')}安排的支出，本表为空。"


def _balance(budget: Budget) -> list[list[str]]:
    d, now = budget.digits, budget.now
    whole = summed("", "", budget.leaves)
    sources = [
        ("一般公共预算拨款收入", whole.general),
        ("政府性基金预算拨款收入", whole.fund),
        ("国有资本经营预算拨款收入", _NONE),
        ("财政专户管理资金收入", _NONE),
        ("其他收入", whole.other),
    ]
    total = now.basic + now.project
    return [
        ["收入", LEFT, "支出", LEFT],
        ["项目", "预算数", "项目", "预算数"],
        *beside(d, sources, [(row.name, row.total) for row in _first(budget)]),
        ["本年收入合计", d(total), "本年支出合计", d(total)],
        ["收入总计", d(total), "支出总计", d(total)],
    ]


def beside(
    d: Digits, left: Iterable[tuple[str, Decimal]], right: Iterable[tuple[str, Decimal]]
) -> list[list[str]]:
    """Return two lists with their amounts side by side, each item numbered."""
    rows = zip_longest(left, right)
    return [
        [text for side in pair for text in _numbered(d, place, side)]
        for place, pair in enumerate(rows, 1)
    ]


def _numbered(d: Digits, place: int, side: tuple[str, Decimal] | None) -> list[str]:
    return ["", ""] if side is None else [f"{ordinal(place)}、{side[0]}", d(side[1])]


def _first(budget: Budget) -> list[Spent]:
    return [row for row in levels(budget.of, budget.leaves) if len(row.code) == 3]


def _revenue(budget: Budget) -> list[list[str]]:
    d = budget.digits
    rows = [summed("", "合计", budget.leaves), *levels(budget.of, budget.leaves)]
    return [
        ["科目编码", "科目名称", "合计", "一般公共预算拨款", "政府性基金预算拨款", "其他收入"],
        *([r.code, r.name, d(r.total), d(r.general), d(r.fund), d(r.other)] for r in rows),
    ]


def _classes(budget: Budget, leaves: Iterable[Spent]) -> list[list[str]]:
    d = budget.digits
    several = [leaf for leaf in leaves if leaf.total]
    rows = [summed("", "合计", several), *levels(budget.of, several)]
    return [_CLASS_HEADER, *([r.code, r.name, d(r.total), d(r.basic), d(r.project)] for r in rows)]


def _general(spent: Spent) -> Spent:
    """Return what the general public budget pays of a class."""
    return Spent(
        spent.code,
        spent.name,
        spent.personnel,
        spent.public,
        spent.project - spent.fund - spent.other,
    )


def _fiscal(budget: Budget) -> list[list[str]]:
    d = budget.digits
    whole = summed("", "", budget.leaves)
    left = [("一般公共预算拨款", whole.general), ("政府性基金预算拨款", whole.fund)]
    classes = [row for row in _first(budget) if _given(row)]
    halves = beside(d, left, [(row.name, _given(row)) for row in classes])
    funds = [[d(row.general), d(row.fund)] for row in classes]
    total = d(_given(whole))
    return [
        ["收入", LEFT, "支出", LEFT, LEFT, LEFT],
        ["项目", "预算数", "项目", "合计", "一般公共预算", "政府性基金预算"],
        *([*half, *fund] for half, fund in zip_longest(halves, funds, fillvalue=["", ""])),
        ["收入总计", total, "支出总计", total, d(whole.general), d(whole.fund)],
    ]


def _given(spent: Spent) -> Decimal:
    """Return what is fiscal money."""
    return spent.general + spent.fund


def _basic(budget: Budget) -> list[list[str]]:
    d, rows = budget.digits, by_economy(budget.now)
    whole = summed("", "合计", (row for row in rows if len(row.code) == 3))
    return [
        ["经济分类科目编码", "科目名称", "合计", "人员经费", "公用经费"],
        *([r.code, r.name, d(r.total), d(r.personnel), d(r.public)] for r in (whole, *rows)),
    ]


def _fund(budget: Budget) -> list[list[str]]:
    if not budget.fund:
        return [_CLASS_HEADER, [""] * 5]
    return _classes(budget, (leaf for leaf in budget.leaves if leaf.fund))


def _three(budget: Budget) -> list[list[str]]:
    d, now = budget.digits, budget.now
    amounts = (
        now.three_public,
        now.abroad,
        now.vehicle,
        now.purchase,
        now.operation,
        now.reception,
    )
    return [
        ["合计", "因公出国（境）费", "公务用车购置及运行费", LEFT, LEFT, "公务接待费"],
        [ABOVE, ABOVE, "小计", "公务用车购置费", "公务用车运行维护费", ABOVE],
        [d(amount) for amount in amounts],
    ]
