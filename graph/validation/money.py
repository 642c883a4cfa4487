"""The unit in which a finding names amounts: the one that its source uses.

Messages of the shapes are in 万元, of which variables whose name ends in ``Wan`` hold the number,
so that any SHACL engine can show them. Where the places cited print the same amounts in 元 or 亿元,
a reader looks for those figures.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class MoneyUnit:
    """A unit of money.

    :ivar name: as documents write it.
    :ivar in_wan: how many of it make 万元.
    """

    name: str
    in_wan: Decimal


WAN_YUAN = MoneyUnit("万元", Decimal(1))
UNITS = (WAN_YUAN, MoneyUnit("元", Decimal(10_000)), MoneyUnit("亿元", Decimal("0.0001")))

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def unit_of(amounts: Iterable[Decimal], texts: Iterable[str]) -> MoneyUnit:
    """Return the unit in which *texts* print most of *amounts*, 万元 where none stands out.

    :param amounts: in 万元; zero is the same in every unit and says nothing.
    :param texts: the places cited, verbatim.
    """
    printed = {number for text in texts for number in _numbers(text)}
    wanted = {abs(amount) for amount in amounts if amount}
    return max(UNITS, key=lambda unit: sum(amount * unit.in_wan in printed for amount in wanted))


def _numbers(text: str) -> Iterable[Decimal]:
    plain = unicodedata.normalize("NFKC", text)
    return (Decimal(match[0].replace(",", "")) for match in _NUMBER.finditer(plain))
