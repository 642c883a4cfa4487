"""One made-up disclosure, as the samples' own model."""

from __future__ import annotations

from decimal import Decimal

from samples.figures import Figure, plain
from samples.model import Sample

from .draws import Draws
from .holdings import assets
from .projects import projects
from .prose import prose
from .purchases import procurement
from .series import FIRST_YEAR, Department, Year, department, year_before_and_of
from .spending import government_fund
from .styles import style

YEARS = 5
_MONTHS = ("3月底", "6月底", "10月底", "12月底")


def generated(seed: int, position: int) -> Sample:
    """Return the disclosure at a position of a seed, consistent in every figure.

    Positions 0 to 4 are the first department's in five years, 5 to 9 the second's, and so on.
    """
    place, year = position // YEARS, FIRST_YEAR + position % YEARS
    of = department(seed, place)
    before, now = year_before_and_of(seed, place, of, year)
    draws = Draws(seed, "text", place, year)
    by = style(seed, place)
    fund = government_fund(seed, place, now)
    bought = procurement(draws, of, now)
    held = assets(draws, of, year, now.operation)
    return Sample(
        name=f"{of.county.code}-{of.code}-{year}",
        division=of.county.code,
        year=year,
        department=of.name,
        title=f"{of.name}{year}年部门预算信息公开情况说明",
        code=of.code,
        months=_MONTHS,
        units=_unit_rows(of),
        unit_codes=of.unit_codes,
        figures=_figures(before, now, fund)
        | {"assets.fixed": held.rows[0][2], "assets.planned": _written(bought.spent("A"))},
        counts={"vehicles": int(held.rows[3][1].number)},
        projects=projects(draws, of, now),
        procurement=bought,
        assets=held,
        prose=prose(draws, by, of, before, now),
    )


def _unit_rows(of: Department) -> tuple[tuple[str, ...], ...]:
    first = (of.units[0], "行政", "正科级", "财政拨款")
    rest = ((unit, "事业", "股级", "财政性资金基本保证") for unit in of.units[1:])
    return (first, *rest)


def _written(number: Decimal) -> Figure:
    return Figure(plain(number), number)


def _figures(before: Year, now: Year, fund: Decimal) -> dict[str, Figure]:
    expenditure = now.basic + now.project
    other = now.other
    amounts = {
        "revenue": {
            "total": expenditure,
            "general": expenditure - other - fund,
            "government_fund": fund,
            "special_account": Decimal(0),
            "other": other,
        },
        "expenditure": {
            "total": expenditure,
            "basic": now.basic,
            "personnel": now.personnel,
            "public": now.public,
            "project": now.project,
        },
        "operating_cost": {"total": now.public},
        "three_public": _three(now),
        "change": {
            "total": expenditure - before.basic - before.project,
            "basic": now.basic - before.basic,
            "project": now.project - before.project,
            "three_public": now.three_public - before.three_public,
            "abroad": now.abroad - before.abroad,
            "vehicle": now.vehicle - before.vehicle,
            "operation": now.operation - before.operation,
            "purchase": now.purchase - before.purchase,
            "reception": now.reception - before.reception,
        },
    }
    return {
        f"{group}.{name}": _written(number)
        for group, several in amounts.items()
        for name, number in several.items()
    }


def _three(now: Year) -> dict[str, Decimal]:
    return {
        "total": now.three_public,
        "abroad": now.abroad,
        "vehicle": now.vehicle,
        "operation": now.operation,
        "purchase": now.purchase,
        "reception": now.reception,
    }
