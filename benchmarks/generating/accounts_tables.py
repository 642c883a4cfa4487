"""The tables of final accounts: of all revenue and expenditure, of classes, of 三公."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from benchmarks.writing.cells import ABOVE, LEFT, grid

from .budget_tables import beside
from .spending import Spent, levels, summed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.writing.layout import Block

    from .accounts import Accounts
    from .budget_tables import Digits
    from .series import Year

_NONE = Decimal(0)


def accounts_tables(of: Accounts, digits: Digits) -> tuple[Block, ...]:
    """Return the numbered tables, each with its title and unit."""
    leaves = of.leaves
    general = [_general(leaf) for leaf in leaves]
    return (
        *_table("公开01表", "收入支出决算总表", digits, _balance(of, digits), 2),
        *_table("公开03表", "支出决算表", digits, _classes(of, leaves, digits, "本年支出合计")),
        *_table(
            "公开05表",
            "一般公共预算财政拨款支出决算表",
            digits,
            _classes(of, general, digits, "本年支出合计"),
        ),
        *_table("公开07表", "财政拨款“三公”经费支出决算表", digits, _three(of, digits), 3),
    )


def _table(
    number: str, title: str, digits: Digits, rows: Sequence[Sequence[str]], heads: int = 1
) -> tuple[Block, ...]:
    return (title, number, f"单位：{digits.unit}", grid(rows, heads))


def _general(leaf: Spent) -> Spent:
    rest = leaf.project - leaf.fund - leaf.other
    return Spent(leaf.code, leaf.name, leaf.personnel, leaf.public, rest)


def _balance(of: Accounts, d: Digits) -> list[list[str]]:
    sources = [
        ("一般公共预算财政拨款收入", of.granted),
        ("政府性基金预算财政拨款收入", of.fund),
        ("国有资本经营预算财政拨款收入", _NONE),
        ("其他收入", of.spent.other),
    ]
    classes = [row for row in levels(of.of, of.leaves) if len(row.code) == 3]
    return [
        ["收入", LEFT, "支出", LEFT],
        ["项目", "决算数", "项目", "决算数"],
        *beside(d, sources, [(row.name, row.total) for row in classes]),
        ["本年收入合计", d(of.revenue), "本年支出合计", d(of.expenditure)],
        ["年初结转和结余", d(of.opening), "年末结转和结余", d(of.closing)],
        ["总计", d(of.total), "总计", d(of.total)],
    ]


def _classes(of: Accounts, leaves: Iterable[Spent], d: Digits, total: str) -> list[list[str]]:
    several = [leaf for leaf in leaves if leaf.total]
    rows = [summed("", "合计", several), *levels(of.of, several)]
    return [
        ["功能分类科目编码", "科目名称", total, "基本支出", "项目支出"],
        *([r.code, r.name, d(r.total), d(r.basic), d(r.project)] for r in rows),
    ]


def _three(of: Accounts, d: Digits) -> list[list[str]]:
    parts = ["合计", "因公出国（境）费", "公务用车购置及运行费", LEFT, LEFT, "公务接待费"]
    below = [ABOVE, ABOVE, "小计", "公务用车购置费", "公务用车运行维护费", ABOVE]
    return [
        ["预算数", *[LEFT] * 5, "决算数", *[LEFT] * 5],
        [*parts, *parts],
        [*below, *below],
        [d(amount) for year in (of.planned, of.spent) for amount in _amounts(year)],
    ]


def _amounts(year: Year) -> tuple[Decimal, ...]:
    vehicles = (year.vehicle, year.purchase, year.operation)
    return (year.three_public, year.abroad, *vehicles, year.reception)
