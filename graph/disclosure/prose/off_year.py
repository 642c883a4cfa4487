"""An amount told against the year before by 大于 or 小于: 小于上年预算数5万元.

The figure may be the difference or last year's amount; only where it cannot be the latter is it
known which.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from ..figures.comparison import Comparison, comparison_of_base

_OFF = re.compile(
    r"(?:(?:今年|本年度?)数?)?(?:(?P<above>大于|高于|超过|超出|多于)|(?P<below>小于|低于|少于))(?:了)?"
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

        What is less than last year's amount is less than it: 8 is not less than 5.
        """
        return stated <= figure if self.sign > 0 else stated >= figure


def off_year(lead: str) -> OffYear | None:
    """Return how *lead*, what stands in front of a figure, compares with another year's amount."""
    match = _OFF.search(lead)
    base = comparison_of_base(f"比{match['base']}") if match else None
    if match is None or base is None:
        return None
    sign, word = (1, "above") if match["above"] else (-1, "below")
    return OffYear(sign, match.start(), match.start(word), base[0])
