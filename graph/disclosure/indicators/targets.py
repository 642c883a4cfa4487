"""What an indicator aims at: ≥95%, ≤1.0万, 36家, 20台/套/件, 进一步提升."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files

from pyoxigraph import Literal, RdfFormat, parse

from ...values import Iri, code
from ...vocabulary import SKOS
from ..basics.folding import fold
from ..basics.numbers import MONEY_UNITS, NUMBER, parse_number, to_yuan

_COMPARATORS = (
    ("ge", r"≥|>=|=>|大于等于|大于或等于|不低于|不少于|不小于|至少|超过或等于"),
    ("le", r"≤|<=|=<|小于等于|小于或等于|不高于|不超过|不大于|不多于|控制在|至多|低于等于"),
    ("gt", r">|大于|高于|超过|多于"),
    ("lt", r"<|小于|低于|少于|不足"),
    ("eq", r"=|等于|达到|为|完成"),
)
_OPERATOR = "|".join(f"(?P<{name}>{words})" for name, words in _COMPARATORS)
_TARGET = re.compile(
    rf"(?:{_OPERATOR})?(?P<value>{NUMBER})(?:余|多)?(?P<unit>[^\d]*?)"
    rf"(?:(?:-|~|至|到|且≤|,≤|，≤)(?P<upper>{NUMBER})(?P<upper_unit>[^\d]*?))?"
    r"(?:\(含\))?(?P<after>(?:及|或)?以上|(?:及|或)?以内|(?:及|或)?以下|之内|内)?"
)
_IS_COMPARATOR = re.compile("|".join(words for _, words in _COMPARATORS))
_YEAR = re.compile(r"(?:19|20)\d{2}年度?(?:底|末|内)?")
_AFTER = {"以上": "ge", "以内": "le", "以下": "le", "之内": "le", "内": "le"}


@dataclass(frozen=True, slots=True)
class Target:
    """A quantified target: *unit* is a concept, *amount* the money in yuan if it is money."""

    comparator: Iri
    value: Decimal
    upper: Decimal | None
    unit: Iri | None
    amount: Decimal | None


@lru_cache(maxsize=4096)
def target(text: str) -> Target | None:
    """Return the target that *text* states, or nothing where it is qualitative."""
    match = _TARGET.fullmatch(fold(text))
    value = parse_number(match["value"]) if match else None
    if match is None or value is None:
        return None
    upper = parse_number(match["upper"]) if match["upper"] else None
    unit_text = match["upper_unit"] or match["unit"] if upper is not None else match["unit"]
    unit_text = unit_text[1:-1] if unit_text[:1] + unit_text[-1:] == "()" else unit_text
    unit = unit_concept(unit_text)
    operator = _operator(match, upper)
    if unit is None and unit_text and not _has_operator(match):
        return None
    if _YEAR.fullmatch(fold(text)):
        return None
    money = to_yuan(value, unit_text) if unit_text in MONEY_UNITS else None
    return Target(code("comparator", operator), value, upper, unit, money)


def is_comparator(text: str) -> bool:
    """Tell a cell with an operator from one with another word (定量, 正向)."""
    return _IS_COMPARATOR.fullmatch(fold(text)) is not None


def _has_operator(match: re.Match[str]) -> bool:
    return any(match[name] for name, _ in _COMPARATORS)


def _operator(match: re.Match[str], upper: Decimal | None) -> str:
    if upper is not None:
        return "range"
    said = next((name for name, _ in _COMPARATORS if match[name]), None)
    after = match["after"].lstrip("及或") if match["after"] else ""
    return said or _AFTER.get(after, "eq")


def unit_concept(text: str) -> Iri | None:
    """Return the concept of the list ``unit`` for a unit as written, compounds joined."""
    parts = [_unit(part) for part in re.split(r"[/、]", text)] if text else []
    if not parts or not all(parts):
        return None
    return code("unit", "-".join(part for part in parts if part))


def _unit(name: str) -> str | None:
    """Return the notation of a unit, of 万 or 亿 of a listed one too."""
    known = unit_names()
    if name in known:
        return known[name]
    size = {"万": "wan", "亿": "yi"}.get(name[:1])
    return f"{size}-{known[name[1:]]}" if size and name[1:] in known else None


@lru_cache(maxsize=1)
def unit_names() -> dict[str, str]:
    """Return the notation of each Chinese name of a unit in the code list."""
    data = files("fiscus").joinpath("ontology/codelists/unit.ttl").read_bytes()
    notations: dict[str, str] = {}
    names: dict[str, str] = {}
    for quad in parse(data, RdfFormat.TURTLE):
        if not isinstance(quad.object, Literal):
            continue
        if quad.predicate == SKOS.notation:
            notations[str(quad.subject)] = quad.object.value
        elif quad.predicate in (SKOS.prefLabel, SKOS.altLabel) and quad.object.language == "zh":
            names[fold(quad.object.value)] = str(quad.subject)
    return {name: notations[subject] for name, subject in names.items()}
