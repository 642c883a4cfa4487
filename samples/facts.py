"""The key facts of each sample as JSON, to hold a reader's result against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samples.figures import in_yuan, plain
from samples.writing import amount

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from samples.model import Assets, Project, PurchaseLine, Sample


def key_facts(sample: Sample) -> dict[str, Any]:
    """Return what a reader must find: money as decimal text in yuan, percents as numbers."""
    projects = _once(sample.projects)
    return {
        "title": sample.title,
        "year": sample.year,
        "division": sample.division,
        "department": {"code": sample.code, "name": sample.department},
        "units": dict(sorted((code, name) for name, code in sample.unit_codes.items())),
        "amounts": {name: _yuan(x.number) for name, x in sorted(sample.figures.items())},
        "counts": dict(sorted(sample.counts.items())),
        "projects": [_project(project, sample) for project in projects],
        "indicators": sum(len(project.indicators) for project in projects),
        "procurement": {
            "total": _yuan(amount("procurement.total", sample)),
            "lines": [_line(line, sample.procurement.unit) for line in sample.procurement.lines],
        },
        "assets": _assets(sample.assets) if sample.assets else None,
        "funding_documents": _documents(projects),
    }


def _once(projects: Iterable[Project]) -> list[Project]:
    """Return the projects, one that is listed twice only once."""
    return list({project.code or project.name: project for project in projects}.values())


def _yuan(number: Decimal, unit: str = "万元") -> str:
    return plain(in_yuan(number, unit))


def _project(project: Project, sample: Sample) -> dict[str, Any]:
    months = [int(month.removesuffix("月底")) for month in sample.months]
    return {
        "code": project.code or None,
        "name": project.name,
        "unit": sample.unit_codes[project.unit],
        "amount": _yuan(project.amount.number),
        "fiscal": _yuan(project.fiscal.number),
        "other": None if project.other.value is None else _yuan(project.other.number),
        "document": project.document.number if project.document else None,
        "plan": dict(zip(map(str, months), project.percents, strict=True)),
        "indicators": len(project.indicators),
    }


def _line(line: PurchaseLine, unit: str) -> dict[str, Any]:
    return {
        "source": line.source,
        "item": line.item,
        "catalogue": line.catalogue,
        "quantity": plain(line.quantity.number),
        "price": _yuan(line.price.number, unit),
        "amount": _yuan(line.amount.number, unit),
    }


def _assets(assets: Assets) -> list[dict[str, Any]]:
    return [
        {
            "label": label,
            "quantity": None if count.value is None else plain(count.value),
            "value": None if value.value is None else _yuan(value.value, assets.unit),
        }
        for label, count, value in assets.rows
    ]


def _documents(projects: list[Project]) -> list[dict[str, Any]]:
    shares: dict[tuple[str, str], Decimal] = {}
    for project in projects:
        if project.document:
            key = (project.document.number, project.document.issuer)
            shares[key] = project.amount.number + shares.get(key, project.amount.number * 0)
    return [
        {"number": number, "issuer": issuer, "amount": _yuan(total)}
        for (number, issuer), total in sorted(shares.items())
    ]
