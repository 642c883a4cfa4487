"""An amount told against the year before by 大于 or 小于: 小于上年预算数5万元.

The figure may be the difference or last year's amount; only where it cannot be the latter is it
known which.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from ..figures.comparison import OFF, Comparison, comparison_of_base

_OFF = re.compile(
    rf"(?:(?:今年|本年度?)数?)?{OFF}"
    r"(?P<base>(?:上年度?|去年|(?:19|20)\d{2}年度?)(?:预算|决算|执行)?数?)$"
)


@dataclass(frozen=True, slots=True)
class OffYear:
    """Which way an amount is off that of another year; offsets are into the lead."""

    sign: int
    start: int
    word_start: int
    comparison: Comparison

    def is_difference(self, stated: Decimal, figure: Decimal) -> bool:
        """Tell whether *figure* can only be a difference, beside the amount *stated*.

        8 is not less than 5, so that 5 is the difference. What is more than last year's amount has
        grown by less than all of it, unless there was nothing: 5 that are more by 8 are a slip.
        """
        return stated == figure if self.sign > 0 else stated >= figure


def off_year(lead: str) -> OffYear | None:
    """Return how *lead*, what stands in front of a figure, compares with another year's amount."""
    match = _OFF.search(lead)
    base = comparison_of_base(f"比{match['base']}") if match else None
    if match is None or base is None:
        return None
    sign, word = (1, "above") if match["above"] else (-1, "below")
    return OffYear(sign, match.start(), match.start(word), base[0])
