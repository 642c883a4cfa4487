"""The projects of a made-up disclosure: budget, purpose, plan, objective and indicators."""

from __future__ import annotations

from decimal import ROUND_UP
from typing import TYPE_CHECKING

from samples.figures import Figure, plain
from samples.model import FundingDocument, Indicator, Project
from samples.projectcode import complete

from .draws import CENT
from .purchases import money

if TYPE_CHECKING:
    from .draws import Draws
    from .series import Department, Work, Year

_PLANS = (("20", "50", "80", "100"), ("25", "50", "75", "100"), ("0", "30", "70", "100"))
_BASES = ("年度工作计划", "预算测算依据", "行业标准", "上年完成情况")


def projects(draws: Draws, of: Department, now: Year) -> tuple[Project, ...]:
    """Return the tables of all projects of a year."""
    return tuple(_project(draws, of, now, place, work) for place, work in enumerate(now.works, 1))


def _project(draws: Draws, of: Department, now: Year, place: int, work: Work) -> Project:
    number = _document(of, now.year, work)
    name = f"{number} {work.kind.name}" if number else work.kind.name
    amount, fiscal = (money(number) for number in (work.amount, work.amount - work.other))
    return Project(
        code=_code(of, work),
        name=name,
        caption=f"{place}.{name}绩效目标表",
        in_prose="".join(name.split()),
        prose_amount=Figure(plain(work.amount), work.amount),
        unit=work.unit,
        amount=amount,
        fiscal=fiscal,
        other=money(work.other) if work.other else Figure("", None),
        purpose=work.kind.purpose,
        objectives=f"1.{work.kind.objective.replace('{n}', str(work.quantity))}",
        plan=draws.one(_PLANS),
        document=FundingDocument(number, of.county.code) if number else None,
        indicators=_indicators(draws, work),
    )


def _code(of: Department, work: Work) -> str:
    serial = f"{work.serial + 1:03d}{of.code}{_kind(of, work):05d}"
    return complete(f"{of.county.code}{work.since % 100:02d}P{serial}")


def _kind(of: Department, work: Work) -> int:
    return of.trade.kinds.index(work.kind) + 1


def _document(of: Department, year: int, work: Work) -> str:
    """Return the number of the document that pays for a project, empty where there is none.

    It is handed out for a year, so that other departments of the province cite it too.
    """
    if not of.cites:
        return ""
    chosen = _kind(of, work) + work.serial
    if chosen % 2:
        return f"{of.county.province}财{of.trade.series}〔{year - 1}〕{chosen + 20}号"
    return f"{of.county.name[0]}财字〔{year}〕{chosen + 3}号"


def _indicators(draws: Draws, work: Work) -> tuple[Indicator, ...]:
    kind = work.kind
    quantity, meaning, unit = kind.quantity
    cost = plain(work.amount)
    each = plain((work.amount / work.quantity).quantize(CENT, ROUND_UP))
    asked = f"{kind.served}满意度"
    rows = [
        ("产出指标", "数量指标", quantity, meaning, f"≥{work.quantity}{unit}"),
        ("产出指标", "质量指标", *kind.quality, f"≥{draws.count(90, 99)}%"),
        ("产出指标", "时效指标", "完成时间", "完成全部任务的时间", f"≤{draws.count(6, 11)}个月"),
        ("产出指标", "成本指标", "项目总成本", "完成项目的支出总额", f"≤{cost}万元"),
        ("产出指标", "成本指标", "单位成本", f"每{unit}的平均支出", f"≤{each}万元"),
        ("效益指标", kind.category, *kind.benefit, f"≥{draws.count(80, 95)}%"),
        ("满意度指标", "服务对象满意度指标", asked, "受访者满意程度", f"≥{draws.count(85, 95)}%"),
    ]
    return tuple(Indicator(*cells, draws.one(_BASES)) for cells in rows)
