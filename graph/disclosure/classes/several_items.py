"""Several items named in front of one figure, which is of each of them or of all together."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from .items import Named, name_of

Manner = Literal["together", "each", "in turn"]

_JOINED = re.compile(r"(?:、|，?以及|和|及|与)$")
_IN_TURN = re.compile(r"分别(?=(?:安排|支出|预算|决算|[为是:达])*$)")
_EACH = re.compile(r"均|各|都")
_ALL_OF = {
    frozenset(("three-public.abroad", "three-public.reception", "three-public.vehicle")): (
        "three-public"
    ),
    frozenset(("three-public", "meeting", "training")): "three-public-meeting-training",
    frozenset(("expenditure.basic.personnel", "expenditure.basic.public")): "expenditure.basic",
}
"""What some items are together."""
FUND_OF_REVENUE = {
    "revenue.fiscal": "fiscal",
    "revenue.general-public-budget": "general-public-budget",
    "revenue.government-fund": "government-fund",
    "revenue.state-capital": "state-capital",
}
"""The fund that a part of the revenue is."""


def all_of(items: Iterable[str]) -> str | None:
    """Return the item that *items* make up together, where there is one."""
    return _ALL_OF.get(frozenset(items))


NEXT = re.compile(r"[、，]|和|及|与|，?以及")
"""What stands between figures that are of several items in turn."""


@dataclass(frozen=True, slots=True)
class Several:
    """Items in the order of the text, and what a figure behind them says of them."""

    names: tuple[Named, ...]
    manner: Manner

    def together(self) -> Named | None:
        """Return the item that all of them make up, where there is one."""
        code = all_of(named.code for named in self.names)
        first, last = self.names[0], self.names[-1]
        return Named(code, first.start, last.end, first.fund) if code else None


@lru_cache(maxsize=4096)
def several_items(text: str, *, about_procurement: bool) -> Several | None:
    """Return the items that end folded *text*, joined by 、 or 和; nothing where it is only one."""
    plain = _IN_TURN.sub("", text)
    last = name_of(plain, about_procurement=about_procurement)
    if last is None:
        return None
    before = tuple(_before(plain, last.start, about_procurement=about_procurement))
    if not before:
        return None
    tail = plain[last.end :]
    manner: Manner = "each" if _EACH.search(tail) else "together"
    manner = "in turn" if plain != text else manner
    return Several(_totals((*reversed(before), last), plain), manner)


def _totals(names: tuple[Named, ...], text: str) -> tuple[Named, ...]:
    """Return 财政拨款收入总计、支出总计 as grand totals of one fund, other items as they are."""
    first, last = names[0], names[-1]
    fund = FUND_OF_REVENUE.get(first.code)
    is_pair = len(names) == 2 and last.code == "expenditure.grand-total" and not last.fund
    if fund is None or not is_pair or not text.startswith("总", first.end):
        return names
    return replace(first, code="revenue.grand-total", fund=fund), replace(last, fund=fund)


def _before(text: str, start: int, *, about_procurement: bool) -> Iterator[Named]:
    """Yield the items joined in front of *start*, the nearest first."""
    while joined := _JOINED.search(text, 0, start):
        named = name_of(text[: joined.start()], about_procurement=about_procurement)
        if named is None or named.is_bare:
            return
        yield named
        start = named.start
