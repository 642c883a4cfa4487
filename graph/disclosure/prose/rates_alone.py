"""Rates of change that stand without an amount: 收入比上年增长5%, 。与上年相比下降3%."""

import re
from decimal import Decimal

from ..basics.numbers import NUMBER, canonical, parse_number
from ..figures.comparison import RISES, Comparison, comparison_at_end
from ..figures.statements import Figure, Ratio
from .clause import Clause

RATE_ALONE = re.compile(
    r"(?P<word>增长|增加|上升|提高|下降|减少|降低)(?:了|幅度)?(?:为|约)?"
    rf"(?P<percent>{NUMBER})%(?!的)"
)
"""A direction and a rate, in front of which stands what they are of and compared with."""
_OF_ALL = re.compile(r"全[国省市县区州盟旗镇乡]")
"""Money of a whole division, which is not the publisher's: 全县财政收入比上年增长7%."""


def rate_alone(clause: Clause) -> Ratio | None:
    """Return the rate at the mark of *clause*, of what its lead names or speaks of.

    Only one that says what it is compared with is read: others may be of anything.
    """
    lead, mark = clause.lead, clause.mark
    percent, found = parse_number(mark["percent"]), comparison_at_end(lead.text)
    of = clause.of_rate(*found) if found and not _OF_ALL.search(lead.text) else None
    if percent is None or found is None or of is None:
        return None
    told = clause.context.change(lead.depth)
    of = told if told and _is_same(told, of, found[0]) else of
    signed = percent if mark["word"] in RISES or not percent else -percent
    return Ratio(lead.folded, *mark.span(), "change", canonical(Decimal(signed)), of)


def _is_same(change: Figure, of: Figure, base: Comparison) -> bool:
    """Tell whether a *change* told before is that of which a rate is told behind it."""
    told, item = (change.item, change.fund, change.digits), (of.item, of.fund, of.digits)
    return told == item and change.comparison == base
