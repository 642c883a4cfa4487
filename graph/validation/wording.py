"""Fills the figures into the message of a rule."""

import re
from collections.abc import Mapping
from decimal import Decimal

from .conversion import OxTerm, to_value

VARIABLE = re.compile(r"\{[?$](\w+)\}")


def fill(messages: Mapping[str, str], bindings: Mapping[str, OxTerm]) -> dict[str, str]:
    """Return *messages* with each ``{?variable}`` replaced (SHACL, section 5.3.2).

    Numbers are written canonically: no exponent, no trailing zeros. A variable without a
    value stays as it is, so that the slip can be seen.
    """
    return {
        language: VARIABLE.sub(lambda m: _words(bindings, m), text)
        for language, text in messages.items()
    }


def _words(bindings: Mapping[str, OxTerm], match: re.Match[str]) -> str:
    term = bindings.get(match[1])
    return match[0] if term is None else words(term)


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
