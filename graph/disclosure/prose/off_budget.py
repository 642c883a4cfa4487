"""Accounts told against their own budget: 支出决算数大于年初预算数80万元."""

import re
from dataclasses import dataclass
from decimal import Decimal

from ..figures.comparison import OFF, Comparison
from ..figures.phases import BUDGETS

_OFF = re.compile(
    r"(?P<accounts>(?:支出|收入)?(?:决算|执行|实际支出)(?:数|额)?)?"
    rf"{OFF}(?:当年|本年度?)?(?P<which>年初|全年|调整后?)?预算(?:批复|安排)?数?$"
)


_DIFFERENCE = re.compile(
    r"[，,;]?(?:与|较|同|比)(?:当年|本年度?)?(?P<which>年初|全年|调整后?)?预算(?:数|安排)?(?:相?比)?[，,]?的?"
    r"(?P<word>差异)(?:数|额|金额)?(?:为|是|:)?$"
)


@dataclass(frozen=True, slots=True)
class OffBudget:
    """How far accounts are off their budget; offsets are into the lead.

    *sign* is the direction, *start* where the words begin and *word_start* where the direction
    does; *phase* is that of the budget where it is told; *says_accounts* that it is accounts
    that are compared, so that the figure behind is no budget itself.
    """

    sign: int
    start: int
    word_start: int
    phase: str | None
    says_accounts: bool

    def comparison(self, known: str | None) -> Comparison:
        """Return the comparison; *known* is the phase of the budget spoken of before."""
        return Comparison(None, self.phase or known or BUDGETS[0], is_own=True)


def off_budget(lead: str) -> OffBudget | None:
    """Return how *lead*, what stands in front of a figure, says that accounts are off budget."""
    match = _OFF.search(lead)
    if match is None:
        return None
    which = match["which"]
    phase = None if which is None else BUDGETS[which != "年初"]
    sign, word = (1, "above") if match["above"] else (-1, "below")
    return OffBudget(sign, match.start(), match.start(word), phase, bool(match["accounts"]))


def difference(lead: str, accounts: Decimal, budget: Decimal, told: Decimal) -> OffBudget | None:
    """Return how *lead* tells accounts from their budget without a direction: 与年初预算差异5万元.

    :param told: the figure behind *lead*; the amounts before tell which way it goes, and that it
        is their difference.
    """
    match = _DIFFERENCE.fullmatch(lead)
    if match is None or abs(accounts - budget) != told:
        return None
    phase = None if match["which"] is None else BUDGETS[match["which"] != "年初"]
    sign = -1 if accounts < budget else 1
    return OffBudget(sign, match.start(), match.start("word"), phase, says_accounts=True)
