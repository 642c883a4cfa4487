"""Filling the prose with figures and tables: the text of a disclosure, line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samples.figures import direction, money, percent, plain
from samples.tables import asset_table, procurement_table, project_tables, unit_table

if TYPE_CHECKING:
    from decimal import Decimal

    from samples.model import Sample

PLACE = re.compile(r"\{([a-z_0-9.]+)(?::([^}]*))?\}")
CATALOGUE = {"total": "", "goods": "A", "works": "B", "services": "C"}


def write(sample: Sample) -> str:
    """Return the whole text of a disclosure; a line ``@name`` stands for a table."""
    return (
        "\n".join(_line(line, sample) for line in sample.prose.removesuffix("\n").split("\n"))
        + "\n"
    )


def _line(line: str, sample: Sample) -> str:
    if line == "@units":
        return unit_table(sample)
    if line == "@projects":
        return project_tables(sample)
    if line == "@procurement":
        return procurement_table(sample.procurement)
    if line == "@assets" and sample.assets:
        return asset_table(sample.assets)
    return PLACE.sub(lambda found: _fill(found[1], found[2] or "", sample), line)


def _fill(name: str, spelling: str, sample: Sample) -> str:
    """Write the figure of that name; see ``samples/README.md`` for the spellings."""
    group, _, key = name.partition(".")
    if name == "projects":
        return sentence(sample, spelling)
    if group == "count":
        return str(sample.counts[key])
    if group == "share":
        whole = sample.figures["expenditure.total"].number
        return percent(sample.figures[f"expenditure.{key}"].number, whole)
    if group == "growth":
        return _growth(key, sample)
    if not spelling and name in sample.figures:
        return sample.figures[name].written
    return _spell(amount(name, sample), spelling)


def amount(name: str, sample: Sample) -> Decimal:
    """Return the amount of that name in 万元: stated in the source or a procurement sum."""
    group, _, key = name.partition(".")
    if group != "procurement" or name in sample.figures:
        return sample.figures[name].number
    spent = sample.procurement.spent(CATALOGUE[key])
    return spent / 10_000 if sample.procurement.unit == "元" else spent


def _spell(number: Decimal, spelling: str) -> str:
    words, _, unit = spelling.partition("|")
    if "/" in words:
        return direction(number, words, unit or "万元")
    return money(number, words) if words else plain(number)


def _growth(key: str, sample: Sample) -> str:
    change = sample.figures[f"change.{key}"].number
    now = sample.figures[
        f"expenditure.{key}" if key != "operating_cost" else "operating_cost.total"
    ]
    return percent(change, now.number - change)


def sentence(sample: Sample, comma: str) -> str:
    """List the projects with their amounts the way a sentence does."""
    return (comma or "，").join(
        f"{project.in_prose}支出{project.prose_amount.written}万元" for project in sample.projects
    )
