"""The assets of a made-up disclosure."""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from samples.figures import Figure, plain
from samples.model import Assets

if TYPE_CHECKING:
    from .draws import Draws
    from .series import Department


_MOST_A_VEHICLE = 9
"""万元 that the running of a vehicle costs in a year; above 10 a report would ask why."""

_A_PIECE = (20, 60)
"""万元 that a piece of equipment costs that is counted as worth 200,000 yuan and more."""


def assets(draws: Draws, of: Department, year: int, operation: Decimal) -> Assets:
    """Return the table of what a department held at the end of the year before, in 万元.

    :param operation: what the running of its vehicles costs in the year, in 万元.
    """
    building, vehicles, other = (
        draws.amount(least, most) for least, most in ((100, 3000), (20, 90), (5, 900))
    )
    pieces = [draws.amount(*_A_PIECE) for _ in range(draws.count(0, 5))]
    equipment = sum(pieces, Decimal(0))
    office = (building / 2).quantize(Decimal("0.01"))
    count = max(draws.count(1, 6), ceil(operation / _MOST_A_VEHICLE))
    rows = (
        ("资产总额", None, building + vehicles + equipment + other),
        ("1、房屋（平方米）", draws.count(500, 9000), building),
        ("其中：办公用房（平方米）", draws.count(100, 400), office),
        ("2、车辆（台、辆）", count, vehicles),
        ("3、单价在20万元以上设备", len(pieces), equipment),
        ("4、其他固定资产", draws.count(50, 900), other),
    )
    return Assets(
        title=f"{of.name}固定资产占用情况表",
        as_of=f"{year - 1}年12月31日",
        value_header="价值（金额单位：万元）",
        unit="万元",
        rows=tuple((label, _quantity(number), _money(value)) for label, number, value in rows),
    )


def _quantity(number: int | None) -> Figure:
    return Figure("", None) if number is None else Figure(str(number), Decimal(number))


def _money(amount: Decimal) -> Figure:
    return Figure(plain(amount), amount)
