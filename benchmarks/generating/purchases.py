"""The procurement table of a made-up disclosure: what the office and the projects buy."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from samples.figures import Figure, plain
from samples.model import Procurement, PurchaseLine, Purchaser
from samples.sources import BELOW, TOP

if TYPE_CHECKING:
    from .draws import Draws
    from .series import Department, Year

OFFICE_ITEM = "台式计算机"


def procurement(draws: Draws, of: Department, now: Year) -> Procurement:
    """Return the table: computers for the office, then what the units' projects buy."""
    lines: dict[str, list[PurchaseLine]] = {unit: [] for unit in of.units}
    lines[of.units[0]].append(_office(draws, now))
    for work in now.works:
        if work.bought:
            item, catalogue, measure = work.kind.item
            what = (work.kind.name, work.amount, item, catalogue, measure)
            lines[work.unit].append(_line(what, work.bought, work.price))
    return Procurement(
        publisher=f"{of.code}{of.name}",
        unit="万元",
        top=(*TOP, f"{now.year}年预留中小微企业份额"),
        below=BELOW,
        purchasers=tuple(Purchaser(unit, tuple(own), None) for unit, own in lines.items() if own),
    )


def _office(draws: Draws, now: Year) -> PurchaseLine:
    what = ("公用经费", now.public, OFFICE_ITEM, "A02010105", "台")
    return _line(what, draws.count(1, 6), Decimal("0.5"))


def _line(what: tuple[str, Decimal, str, str, str], quantity: int, price: Decimal) -> PurchaseLine:
    source, budget, item, catalogue, measure = what
    amount = quantity * price
    return PurchaseLine(
        source=source,
        budget=money(budget),
        item=item,
        catalogue=catalogue,
        measure=measure,
        quantity=Figure(str(quantity), Decimal(quantity)),
        price=Figure(plain(price), price),
        amount=money(amount),
        funds={"general": money(amount)},
        reserved=money((amount * Decimal("0.4")).quantize(Decimal("0.01"))),
    )


def money(amount: Decimal) -> Figure:
    """Return an amount as cells of tables show it."""
    return Figure(f"{amount:.2f}", amount)
