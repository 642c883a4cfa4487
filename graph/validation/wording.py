"""Fills the figures into the message of a rule."""

import re
from collections.abc import Mapping
from decimal import Decimal

from .conversion import OxTerm, to_value
from .money import WAN_YUAN, MoneyUnit

VARIABLE = re.compile(r"\{[?$](\w+)\}(?P<unit> ?万元)?")
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
IN_WAN = "Wan"
"""How the name of a variable ends that holds an amount in 万元."""


def fill(
    messages: Mapping[str, str], bindings: Mapping[str, OxTerm], unit: MoneyUnit = WAN_YUAN
) -> dict[str, str]:
    """Return *messages* with each ``{?variable}`` replaced (SHACL, section 5.3.2).

    Numbers are written canonically: no exponent, no trailing zeros. A variable without a
    value stays as it is, so that the slip can be seen.

    :param unit: the one that amounts are given in, in the place of 万元.
    """
    return {
        language: VARIABLE.sub(lambda m: _words(bindings, m, unit), text)
        for language, text in messages.items()
    }


def amounts_of(bindings: Mapping[str, OxTerm]) -> list[Decimal]:
    """Return the amounts among the variables of a finding, in 万元."""
    values = [_amount(term) for name, term in bindings.items() if name.endswith(IN_WAN)]
    return [value for value in values if value is not None]


def _words(bindings: Mapping[str, OxTerm], match: re.Match[str], unit: MoneyUnit) -> str:
    term, after = bindings.get(match[1]), match["unit"] or ""
    if term is None:
        return match[0]
    value = _amount(term) if match[1].endswith(IN_WAN) else None
    if value is None:
        return words(term) + after
    return canonical(value * unit.in_wan) + after.replace(WAN_YUAN.name, unit.name)


def _amount(term: OxTerm) -> Decimal | None:
    """Return the number that a query gives, also as text; ``None`` for a dash."""
    text = str(to_value(term))
    return Decimal(text) if _PLAIN.fullmatch(text) else None


def words(term: OxTerm) -> str:
    """Return *term* as a reader expects it: 2380.8, 是, a text, an IRI."""
    value = to_value(term)
    if isinstance(value, Decimal):
        return canonical(value)
    return str(value)


def canonical(number: Decimal) -> str:
    """Return *number* without exponent and without trailing zeros."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text
