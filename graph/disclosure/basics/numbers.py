"""Figures as clerks write them, as exact decimals.

Money becomes yuan. Decimals are canonical: no exponent and no trailing zeros, so that
equal figures are equal RDF terms.
"""

import re
from decimal import Context, Decimal
from functools import lru_cache

MONEY_UNITS = {
    "元": Decimal(1),
    "千元": Decimal(1_000),
    "万元": Decimal(10_000),
    "万": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "亿元": Decimal(100_000_000),
    "亿": Decimal(100_000_000),
}
NUMBER = r"(?<![\d.])(?<!\d,)(?:\d{1,3}(?:,\d{3})++|\d++)(?:\.\d++)?(?![.,]*\d)"
"""A well-formed number in folded text: digits, thousands commas, one decimal point."""

MALFORMED = re.compile(rf"(?!{NUMBER})(?<![\d.])(?<!\d,)\d[\d.,]*+(?=亿元|百万元|万元|千元|元|%)")
"""A run of digits and points in front of a unit that is not one well-formed number."""

_NUMBER = re.compile(rf"(?P<sign>[-+]?){NUMBER}")
_THOUSANDS = re.compile(r"(?<=\d)'(?=\d{3}(?!\d))")
"""An apostrophe between thousands: 2'310.50."""

_MOST_DIGITS = 18
_EXACT = Context(prec=60)
_UNIT = re.compile(r"(?:单位[:为]?(?:人民币)?|\((?:单位[:为]?)?)(千元|百万元|万元|亿元|元)")


def canonical(number: Decimal) -> Decimal:
    """Return *number* without trailing zeros, exponent or negative zero."""
    plain = _EXACT.normalize(number)
    return Decimal(format(plain, "f")) if plain else Decimal(0)


def figure_text(folded: str) -> str:
    """Return a *folded* figure with the same comma between its thousands, however it is written."""
    return _THOUSANDS.sub(",", folded.replace("，", ","))


@lru_cache(maxsize=8192)
def parse_number(folded: str) -> Decimal | None:
    """Return the number that *folded* text is, or nothing where it is anything else.

    A figure of more digits than any budget has is no figure.
    """
    folded = figure_text(folded)
    if not _NUMBER.fullmatch(folded):
        return None
    digits = sum(character.isdigit() for character in folded)
    return canonical(Decimal(folded.replace(",", ""))) if digits <= _MOST_DIGITS else None


def to_yuan(number: Decimal, unit: str) -> Decimal:
    """Return an amount in yuan; *unit* is a key of :data:`MONEY_UNITS`."""
    return canonical(number * MONEY_UNITS[unit])


def stated_unit(folded: str) -> str | None:
    """Return the money unit that a folded 单位：万元 or （元） names, or nothing."""
    match = _UNIT.search(folded)
    return match[1] if match else None
