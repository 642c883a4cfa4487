"""Reading a sample's source: ``NAME.toml`` holds the facts, ``NAME.prose`` the sentences."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from samples.figures import Figure, figure, plain
from samples.model import (
    Assets,
    FundingDocument,
    Indicator,
    Procurement,
    Project,
    PurchaseLine,
    Purchaser,
    Sample,
)
from samples.projectcode import complete

FOLDER = Path(__file__).resolve().parent / "sources"
TOP = (
    "政府采购项目来源",
    "采购物品名称",
    "政府采购目录序号",
    "计量  单位",
    "数量",
    "单价",
    "政府采购金额（当年部门预算安排资金）",
)
BELOW = (
    "项目名称",
    "预算    资金",
    "合计",
    "一般公共预算拨款",
    "基金预算拨款",
    "国有资本经营预算拨款",
    "财政专户核拨",
    "单位    资金",
    "财政拨    款结转",
    "非财政    拨款结    转结余",
)

Facts = dict[str, Any]


def read_all() -> list[Sample]:
    """Read every sample, in the order of their names."""
    return [read(path.stem) for path in sorted(FOLDER.glob("*.toml"))]


def read(name: str) -> Sample:
    """Read one sample by the name of its source files."""
    facts = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"), parse_float=Decimal)
    head = facts["disclosure"]
    return Sample(
        name=name,
        division=head["division"],
        year=head["year"],
        department=head["department"],
        title=head["title"],
        code=head["code"],
        months=tuple(head["months"]),
        units=tuple(tuple(cells) for cells in facts["units"]["rows"]),
        unit_codes=facts["units"]["codes"],
        figures=_figures(facts["amounts"]),
        counts=facts.get("counts", {}),
        projects=tuple(
            _project(place, x, facts["documents"]) for place, x in enumerate(facts["projects"], 1)
        ),
        procurement=_procurement(facts["procurement"]),
        assets=_assets(facts["holdings"]) if "holdings" in facts else None,
        prose=(FOLDER / f"{name}.prose").read_text("utf-8"),
    )


def _figures(tables: Facts) -> dict[str, Figure]:
    return {
        f"{group}.{key}": figure(raw)
        for group, amounts in tables.items()
        for key, raw in amounts.items()
    }


def _project(place: int, facts: Facts, issuers: dict[str, str]) -> Project:
    name = facts["name"]
    amount = figure(facts["amount"])
    prose_amount = facts.get("prose_amount", plain(amount.number))
    number = facts.get("document")
    return Project(
        code=complete(facts["code"]),
        name=name,
        caption=facts.get("caption", f"{place}.{name}绩效目标表"),
        in_prose=facts.get("in_prose", "".join(name.split())),
        prose_amount=figure(prose_amount),
        unit=facts["unit"],
        amount=amount,
        fiscal=figure(facts.get("fiscal", amount.written)),
        other=figure(facts.get("other", "")),
        purpose=facts["purpose"],
        objectives=facts["objectives"],
        plan=tuple(str(step) for step in facts["plan"]),
        document=FundingDocument(number, issuers[number]) if number else None,
        indicators=tuple(Indicator(*cells) for cells in facts["indicators"]),
    )


def _procurement(facts: Facts) -> Procurement:
    return Procurement(
        publisher=facts["publisher"],
        unit=facts["unit"],
        top=(*facts.get("top", TOP), facts["reserved_header"]),
        below=tuple(facts.get("below", BELOW)),
        purchasers=tuple(_purchaser(x) for x in facts["purchasers"]),
    )


def _purchaser(facts: Facts) -> Purchaser:
    subtotal = figure(facts["subtotal"]) if "subtotal" in facts else None
    return Purchaser(facts["name"], tuple(_line(x) for x in facts["lines"]), subtotal)


def _line(cells: list[Any]) -> PurchaseLine:
    source, budget, item, catalogue, measure, quantity, price, amount, funds, reserved = cells
    return PurchaseLine(
        source=source,
        budget=figure(budget),
        item=item,
        catalogue=catalogue,
        measure=measure,
        quantity=figure(quantity),
        price=figure(price),
        amount=figure(amount),
        funds={fund: figure(raw) for fund, raw in funds.items()},
        reserved=figure(reserved),
    )


def _assets(facts: Facts) -> Assets:
    return Assets(
        title=facts["title"],
        as_of=facts["as_of"],
        value_header=facts["value_header"],
        unit=facts["unit"],
        rows=tuple((label, figure(count), figure(value)) for label, count, value in facts["rows"]),
    )
