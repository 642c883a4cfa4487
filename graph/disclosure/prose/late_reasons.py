"""Reasons that a sentence of its own gives: 公务接待费支出增加的主要原因是来访增加."""

import re
from collections.abc import Iterable, Iterator

from ..basics.folding import Folded
from ..classes.items import name_of
from ..figures.statements import Figure, Reason, Statement

_WHY = re.compile(
    r"(?:^|(?<=[。;]))(?P<who>[^。;，,:]{2,40}?)(?P<move>增减变化|增减|变动|变化|增加|增长|上升|减少|下降|降低)"
    r"(?:幅度)?(?:较大|较多|明显)?的?(?:主要)?原因(?:主要)?(?:是|为|:|系|在于)+(?P<why>[^。;]+)"
)
_OF_BEFORE = re.compile(r".*(?:此项|该项|上述|以上|本项)(?:数据|经费|支出|收入|预算|费用)*")
_WAYS = {"增加": 1, "增长": 1, "上升": 1, "减少": -1, "下降": -1, "降低": -1}


def late_reasons(folded: Folded, said: Iterable[Statement]) -> Iterator[Reason]:
    """Yield the reasons that name the item whose change they explain, or the one before.

    A change that has a reason keeps it; a reason of the other direction is not its.
    """
    seen = list(said)
    explained = {id(reason.change) for reason in seen if isinstance(reason, Reason)}
    changes = [f for f in seen if isinstance(f, Figure) and f.is_change]
    for match in _WHY.finditer(folded.text) if changes else ():
        open_ones = [f for f in changes if f.end <= match.start() and id(f) not in explained]
        change = _explained(open_ones, match["who"], _WAYS.get(match["move"], 0))
        if change:
            explained.add(id(change))
            yield Reason(folded, match.start("why"), match.end("why"), change)


def _explained(changes: list[Figure], who: str, way: int) -> Figure | None:
    """Return the change of the item that *who* names, of the direction *way* if that is told."""
    fitting = [f for f in reversed(changes) if not way or f.amount * way > 0]
    if _OF_BEFORE.fullmatch(who):
        return fitting[0] if fitting and fitting[0] is changes[-1] else None
    named = name_of(who, about_procurement="采购" in who)
    if named is None or named.is_bare:
        return None
    return next((f for f in fitting if f.item == named.code and named.fund in (None, f.fund)), None)
