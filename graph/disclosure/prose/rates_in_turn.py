"""Percentages of several figures in a row: 分别增长5%、下降3%, 分别占支出的40%、60%."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..basics.folding import Folded
from ..basics.numbers import NUMBER, canonical, parse_number
from ..figures.comparison import RISES
from ..figures.statements import Ratio
from .context import Context
from .ratios import executed_of, whole_of

_WORD = "增长|增加|上升|提高|下降|减少|降低"
_YEAR = r"(?:上年度?|去年|(?:19|20)\d{2}年度?)(?:同期)?(?:预算|决算|执行)?数?"
_BASE = rf"(?:同比|[比较与]{_YEAR}(?:相比)?)?"
_FIRST = re.compile(
    rf"[，,]?{_BASE}(?P<told>分别)?{_BASE}(?:占(?P<whole>[^，。;\d(]{{0,20}}?)的?(?:比重|比例)?(?:为|约|:)?"
    r"|(?P<met>完成了?(?:当年|本年度?)?(?:年初|全年|调整后?)?预算数?的?)"
    rf"|(?P<word>{_WORD})(?:了|为|约)?)(?P<number>{NUMBER})%"
)
_NEXT = re.compile(rf"(?:、|，|和|及|与|以及)(?P<word>{_WORD})?(?:了|为|约)?(?P<number>{NUMBER})%")

_PLAIN_NEXT = re.compile(rf"(?:、|和|与|及|以及)(?P<word>)(?P<number>{NUMBER})%")
"""A second percentage where 分别 is left out: 增长5%和10%."""


def rates_in_turn(
    folded: Folded, place: int, context: Context, *, of_changes: bool
) -> Iterator[Ratio]:
    """Yield the percentages at *place*, one of each of as many figures told last, in their order.

    :param of_changes: whether the figure before is a change: the rates are of changes then.
    """
    found = _rates(folded.text, place)
    figures = context.changed if of_changes else context.row
    if not found or len(figures) < len(found):
        return
    word = ""
    for match, of in zip(found, figures[-len(found) :], strict=True):
        word = match["word"] or word
        percent = parse_number(match["number"])
        if percent is not None:
            start = match.start() if match is found[0] else match.start("number")
            signed = percent if not word or word in RISES else canonical(-percent)
            rate = Ratio(folded, start, match.end(), "change", signed, of)
            yield _of_its_whole(rate, found[0], context)


def behind_rates_in_turn(text: str, place: int) -> int:
    """Return where percentages in turn that begin at *place* end, or *place*."""
    found = _rates(text, place)
    return found[-1].end() if found else place


def _of_its_whole(rate: Ratio, first: re.Match[str], context: Context) -> Ratio:
    """Return *rate* as a share or a rate of execution where the *first* of its row says so."""
    if first["met"]:
        of, whole = executed_of(rate.of, first["met"], context)
        return replace(rate, kind="execution", of=of, whole=whole)
    if first["whole"] is None:
        return rate
    whole_said = whole_of(rate.of, first["whole"], rate.percent, context)
    return replace(rate, kind="share", whole=whole_said)


def _rates(text: str, place: int) -> list[re.Match[str]]:
    first = match = _FIRST.match(text, place)
    found: list[re.Match[str]] = []
    while match and first:
        found.append(match)
        match = (_NEXT if first["told"] else _PLAIN_NEXT).match(text, match.end())
    return found if len(found) > 1 else []
