"""What an auditor would add up in a sample: the facts compared with each other, no text read."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from samples.projectcode import check_character
from samples.writing import amount

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from samples.model import Project, PurchaseLine, Sample

# A whole and the parts that must make it up, by the names of the figures.
SUMS = {
    "revenue.total": ("general", "government_fund", "special_account", "other"),
    "expenditure.total": ("basic", "project"),
    "expenditure.basic": ("personnel", "public"),
    "change.total": ("basic", "project"),
    "three_public.total": ("abroad", "vehicle", "reception"),
    "three_public.vehicle": ("operation", "purchase"),
    "change.three_public": ("abroad", "vehicle", "reception"),
    "change.vehicle": ("operation", "purchase"),
}


def findings(sample: Sample) -> list[str]:
    """Name everything that does not add up; empty for a consistent sample."""
    return [
        *_sums(sample),
        *_project_sums(sample),
        *(finding for project in sample.projects for finding in _project(project)),
        *_twice(project.code for project in sample.projects if project.code),
        *(finding for line in sample.procurement.lines for finding in _line(line)),
        *_procurement(sample),
        *_assets(sample),
    ]


def _sums(sample: Sample) -> Iterator[str]:
    for whole, parts in SUMS.items():
        group = whole.partition(".")[0]
        if _number(sample, whole) != sum(_number(sample, f"{group}.{part}") for part in parts):
            yield whole
    if _number(sample, "revenue.total") != _number(sample, "expenditure.total"):
        yield "revenue and expenditure"
    if _number(sample, "operating_cost.total") > _number(sample, "expenditure.public"):
        yield "operating cost beyond public expenditure"


def _number(sample: Sample, name: str) -> Decimal:
    return sample.figures[name].number


def _project_sums(sample: Sample) -> Iterator[str]:
    stated = _number(sample, "expenditure.project")
    if stated != sum(project.prose_amount.number for project in sample.projects):
        yield "projects of the sentence"
    if stated != sum(project.amount.number for project in sample.projects):
        yield "projects of the tables"
    listed = {cells[0] for cells in sample.units}
    for unit, code in sample.unit_codes.items():
        if not listed & {unit, code + unit}:
            yield f"unit not listed: {unit}"


def _project(project: Project) -> Iterator[str]:
    name = project.name
    if not project.code:
        yield f"no code: {name}"
    elif project.code[-1] != check_character(project.code[:-1]):
        yield f"check character: {name}"
    if project.amount.number != project.prose_amount.number:
        yield f"sentence and table: {name}"
    if project.amount.number != project.fiscal.number + project.other.number:
        yield f"fiscal and other funds: {name}"
    steps = project.percents
    if any(later <= earlier for earlier, later in pairwise(steps)):
        yield f"plan does not rise: {name}"
    if steps[-1] != 100:
        yield f"plan ends below 100: {name}"
    if not project.objectives:
        yield f"no objective: {name}"
    yield from _indicators(project)


def _indicators(project: Project) -> Iterator[str]:
    firsts = {indicator.first for indicator in project.indicators}
    for first in ("产出指标", "效益指标", "满意度指标"):
        if first not in firsts:
            yield f"no {first}: {project.name}"
    for indicator in project.indicators:
        if not indicator.target:
            yield f"no target: {indicator.name}"
        if not indicator.basis:
            yield f"no basis: {indicator.name}"


def _twice(codes: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            yield f"project twice: {code}"
        seen.add(code)


def _line(line: PurchaseLine) -> Iterator[str]:
    if line.quantity.number * line.price.number != line.amount.number:
        yield f"quantity and price: {line.item}"
    if sum(x.number for x in line.funds.values()) != line.amount.number:
        yield f"funds: {line.item}"
    if line.reserved.number > line.amount.number:
        yield f"reserved beyond the amount: {line.item}"


def _procurement(sample: Sample) -> Iterator[str]:
    for purchaser in sample.procurement.purchasers:
        total = sum((line.amount.number for line in purchaser.lines), start=Decimal(0))
        if purchaser.subtotal is not None and purchaser.subtotal.number != total:
            yield f"subtotal: {purchaser.name}"
    total = amount("procurement.total", sample)
    if total != _stated(sample, "procurement.stated", total):
        yield "procurement total"
    goods = amount("procurement.goods", sample)
    if _stated(sample, "assets.planned", goods) > goods:
        yield "planned acquisitions beyond the goods bought"


def _stated(sample: Sample, name: str, otherwise: Decimal) -> Decimal:
    return sample.figures[name].number if name in sample.figures else otherwise


def _assets(sample: Sample) -> Iterator[str]:
    if sample.assets is None:
        yield "no assets"
        return
    values = {label: value.number for label, _, value in sample.assets.rows}
    parts = [value for label, value in values.items() if label[0].isdigit()]
    total = values["资产总额"]
    if total != sum(parts):
        yield "assets"
    in_wan = total / 10_000 if sample.assets.unit == "元" else total
    if in_wan != _number(sample, "assets.fixed"):
        yield "assets of the sentence"
