"""The tables of a disclosure: units, projects with indicators, procurement, assets."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from samples.layout import BLANK, merged_down, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samples.model import Assets, Procurement, Project, PurchaseLine, Purchaser, Sample

FUND_COLUMNS = (
    "general",
    "government_fund",
    "state_capital",
    "special_account",
    "unit",
    "fiscal_carry_over",
    "other_carry_over",
)
INDICATOR_HEADER = (
    "一级指标",
    "二级指标",
    "三级指标",
    "绩效指标描述",
    "指标值",
    "指标值确定依据",
)
EMPTY_ROW = (BLANK,) * 4


def unit_table(sample: Sample) -> str:
    """Lay out the units, with the empty rows that the form has before and after them."""
    header = ("单位名称", "单位性质", "单位规格", "经费保障形式")
    return table([(BLANK, " "), header, EMPTY_ROW, *sample.units, EMPTY_ROW, EMPTY_ROW])


def project_tables(sample: Sample) -> str:
    """Lay out all projects: a caption, the budget table, the indicator table."""
    blocks = [_project(project, sample) for project in sample.projects]
    return "\n".join(blocks)


def _project(project: Project, sample: Sample) -> str:
    unit = sample.unit_codes[project.unit] + project.unit
    budget = [
        (unit, "单位：万元"),
        ("项目编码", project.code, "项目名称", project.name),
        (
            "预算规模及资金用途",
            "预算数",
            project.amount.written,
            "其中：财政    资金",
            project.fiscal.written,
            "其他资金",
            project.other.written or " ",
        ),
        (BLANK, project.purpose),
        ("资金支出计划（%）", *sample.months),
        (BLANK, *project.plan),
        ("绩效目标", project.objectives),
    ]
    rows = [
        (x.first, x.second, x.name, x.description, x.target, x.basis) for x in project.indicators
    ]
    indicators = [INDICATOR_HEADER, *merged_down(rows, levels=2)]
    return f"{project.caption}\n{table(budget)}\n{table(indicators)}"


def procurement_table(procurement: Procurement) -> str:
    """Lay out the procurement table with its header of two levels, total and subtotals."""
    rows: list[tuple[str, ...]] = [
        (procurement.publisher, f"单位：{procurement.unit}"),
        procurement.top,
        (*procurement.below[:2], *[BLANK] * 5, *procurement.below[2:], BLANK),
        _sum_row("合  计", procurement.lines, None),
    ]
    for purchaser in procurement.purchasers:
        rows.append(_subtotal_row(purchaser))
        rows.extend(_line_row(line) for line in purchaser.lines)
    return table(rows)


def _subtotal_row(purchaser: Purchaser) -> tuple[str, ...]:
    stated = purchaser.subtotal.written if purchaser.subtotal else None
    return _sum_row(f"{purchaser.name}小计", purchaser.lines, stated)


def _sum_row(label: str, lines: Iterable[PurchaseLine], stated: str | None) -> tuple[str, ...]:
    chosen = list(lines)
    grouped = any("," in line.amount.written for line in chosen)
    total = sum((line.amount.number for line in chosen), start=Decimal(0))
    funds = [
        sum((x.funds[fund].number for x in chosen if fund in x.funds), start=Decimal(0))
        for fund in FUND_COLUMNS
    ]
    reserved = sum((line.reserved.number for line in chosen), start=Decimal(0))
    amounts = [_sum(x, grouped=grouped) for x in (total, *funds, reserved)]
    if stated is not None:
        amounts[0] = stated
    return (label, *[BLANK] * 6, *amounts)


def _sum(number: Decimal, *, grouped: bool) -> str:
    if not number:
        return BLANK
    return f"{number:,.2f}" if grouped else f"{number:.2f}"


def _line_row(line: PurchaseLine) -> tuple[str, ...]:
    return (
        line.source,
        line.budget.written,
        line.item,
        line.catalogue,
        line.measure,
        line.quantity.written,
        line.price.written,
        line.amount.written,
        *(line.funds[fund].written if fund in line.funds else BLANK for fund in FUND_COLUMNS),
        line.reserved.written,
    )


def asset_table(assets: Assets) -> str:
    """Lay out the assets held, the kinds without any as blank cells."""
    rows: list[tuple[str, ...]] = [
        (assets.title,),
        (BLANK, f"截止时间：{assets.as_of}"),
        ("项目", "数量", assets.value_header),
    ]
    rows.extend((label, count.written, value.written) for label, count, value in assets.rows)
    return table(rows)
