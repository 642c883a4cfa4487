"""Parts with a short name, known by what stands in front: 购置费, 财政拨款, 单位资金."""

import re

from ..classes.items import Named
from .context import Context

_APPROPRIATED = re.compile(r"(?:其中|包括)[:，,]?(?:当年|本年)?(?P<name>财政拨款)(?:为|:)?$")
OWN_FUNDS = r"单位(?:自有)?资金"
"""A part of the revenue that is nobody else's."""
_OWN_FUNDS = re.compile(rf"(?:^|[，,、;:(])(?P<name>{OWN_FUNDS})(?:预算|安排|合计|共|为|是|:)*$")
_VEHICLES = re.compile(
    r"(?:^|[，,、;:(]|其中)(?P<name>(?P<bought>购置费)|(?:运行维护|运行|运维|维护)费)(?:用)?"
    r"(?:支出|预算|决算|安排|共计|合计|共|为|是|:)*$"
)
_REVENUE = ("revenue", "revenue.grand-total")


def short_part(text: str, context: Context, *, opens_sentence: bool) -> Named | None:
    """Return the part of what *context* speaks of that *text*, in front of a figure, names short.

    :param opens_sentence: whether a sentence begins with *text*.
    """
    if vehicles := _of_vehicles(text, context, opens_sentence=opens_sentence):
        return vehicles
    return _appropriation(text, context) or _own_funds(text, context)


def _appropriation(text: str, context: Context) -> Named | None:
    """Return 财政拨款 as the part of the revenue that stands in front (其中)."""
    match, last = _APPROPRIATED.search(text), context.last
    is_part = last is not None and last.item in _REVENUE
    return Named("revenue.fiscal", *match.span("name")) if match and is_part else None


def _own_funds(text: str, context: Context) -> Named | None:
    """Return 单位资金 as the part of the revenue whose parts are told."""
    match, whole, total = _OWN_FUNDS.search(text), context.whole, context.total
    is_part = whole is not None and whole.item in _REVENUE
    is_part = is_part or (total is not None and total.item.code in _REVENUE)
    return Named("revenue.unit-funds", *match.span("name")) if match and is_part else None


def _of_vehicles(text: str, context: Context, *, opens_sentence: bool) -> Named | None:
    """Return 购置费 or 运行费 as the part of 公务用车购置及运行费 that stands in front."""
    match, last = _VEHICLES.search(text), context.last
    if match is None or last is None or (opens_sentence and "其中" not in text):
        return None
    if not (last.item or "").startswith("three-public.vehicle"):
        return None
    part = "purchase" if match["bought"] else "operation"
    return Named(f"three-public.vehicle.{part}", *match.span("name"))
