"""What was carried over, told fund by fund: 一般公共预算拨款6万元，上年结转3万元；政府性基金….

One sum alone behind a fund may be that of all of them (拨款6万元、上年结转3万元).
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..classes.several_items import FUND_OF_REVENUE
from ..figures.statements import Figure, Statement, refigured

_CARRIED = "carry-over.opening"
_ALL = (None, "fiscal")


def with_funds_carried(said: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return what a paragraph says, each of several 上年结转 as of the fund in front of it."""
    amounts = [s for s in said if isinstance(s, Figure) and not (s.is_change or s.base)]
    pairs = [(FUND_OF_REVENUE.get(a.item or ""), b) for a, b in pairwise(amounts) if _is_one(b)]
    funds = [fund for fund, _ in pairs if fund not in _ALL]
    if len(set(funds)) < 2 or len(set(funds)) < len(pairs):
        return tuple(said)
    told = {id(carried): replace(carried, fund=fund) for fund, carried in pairs}
    return tuple(refigured(statement, told) for statement in said)


def _is_one(figure: Figure) -> bool:
    return figure.item == _CARRIED and figure.fund in _ALL and not figure.digits
