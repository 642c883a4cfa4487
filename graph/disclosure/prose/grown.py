"""Which of two amounts a change is of, told by the rate behind it."""

import re
from decimal import Decimal

from ..basics.numbers import NUMBER, parse_number
from ..figures.statements import Figure

_RATE = re.compile(
    rf"[，,(](?:增长|增加|上升|下降|减少|降低)(?:了|幅度)?(?:为|约)?(?P<percent>{NUMBER})%"
)


def is_rate_of(
    whole: Figure, part: tuple[Figure, ...], change: Decimal, mark: re.Match[str]
) -> bool:
    """Tell whether the rate behind *mark* fits a *change* of *whole*, and no amount of a *part*.

    So it is in 收入总计50万元，其中上年结转9万元，比上年增加5万元，增长11.11%.
    """
    found = _RATE.match(mark.string, mark.end())
    percent = parse_number(found["percent"]) if found else None
    if percent is None or not change:
        return False
    is_of_part = any(_fits(told.amount, change, percent) for told in part)
    return not is_of_part and _fits(whole.amount, change, percent)


def _fits(amount: Decimal, change: Decimal, percent: Decimal) -> bool:
    """Tell whether *change* is *percent* of what *amount* was before, within its rounding."""
    before = amount - change
    exponent = percent.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    return before > 0 and abs(abs(change) * 100 / before - percent) <= Decimal(6).scaleb(
        -places - 1
    )
