"""Administrative divisions: which one heads a name, and all above it (GB/T 2260)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Annotated

from ...minting import Minter
from ...values import Iri, Zh, code
from ...vocabulary import DCTERMS, FIS, SKOS
from ..basics.fact import Node

CENTRE = "100000"
UNKNOWN = "000000"
"""Stands in IRIs where no division could be told; a gap says so."""

_PROVINCES = {
    "京": "11", "津": "12", "冀": "13", "晋": "14", "蒙": "15", "内蒙": "15", "辽": "21",
    "吉": "22", "黑": "23", "沪": "31", "苏": "32", "浙": "33", "皖": "34", "闽": "35",
    "赣": "36", "鲁": "37", "豫": "41", "鄂": "42", "湘": "43", "粤": "44", "桂": "45",
    "琼": "46", "渝": "50", "川": "51", "黔": "52", "贵": "52", "云": "53", "滇": "53",
    "藏": "54", "陕": "61", "甘": "62", "青": "63", "宁": "64", "新": "65",
}  # fmt: skip
"""One-character names of the provinces, from which issuer codes begin."""


@dataclass(frozen=True, slots=True)
class Division:
    """A division of the code list: code, name, level and the code of the one above.

    In force *since* a year and, where it was retired, *until* one; *former* are the names that
    the code had before.
    """

    code: str
    name: str
    level: Iri
    above: str | None
    since: int
    until: int | None
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AdministrativeDivision(Node):
    """A division that a disclosure refers to."""

    TYPE = FIS.AdministrativeDivision

    code: Annotated[str, FIS.divisionCode]
    label: Annotated[Zh, SKOS.prefLabel]
    level: Annotated[Iri, FIS.governmentLevel]
    above: Annotated[Iri | None, FIS.withinDivision]
    referenced_by: Annotated[Iri, DCTERMS.isReferencedBy]


@lru_cache(maxsize=1)
def divisions() -> dict[str, Division]:
    """Return all divisions by code.

    From a table that is made out of the code list (``ontology/codelists/division_table.py``).
    """
    table = files(__package__).joinpath("divisions.tsv").read_text(encoding="utf-8")
    return {division.code: division for division in map(_division, table.splitlines())}


def _division(row: str) -> Division:
    digits, name, level, above, since, until, former = row.split("\t")
    return Division(
        digits,
        name,
        code("government-level", level),
        above or None,
        int(since or 0),
        int(until) if until else None,
        tuple(former.split()),
    )


def chain(code: str) -> tuple[Division, ...]:
    """Return the division of *code* and all above it, up to the centre."""
    known = divisions()
    found: list[Division] = []
    place: str | None = code
    while place in known:
        found.append(known[place])
        place = known[place].above
    return tuple(found)


def issuing_division(issuer_code: str, jurisdiction: str) -> str | None:
    """Return the division whose office an issuer code (怀财字, 冀财建, 财预) abbreviates.

    The place is read from the side of the citing text: one of the divisions that
    *jurisdiction* lies in. No place means an office of the centre.
    """
    if issuer_code.startswith(("财", "国", "中")):
        return CENTRE
    place = issuer_code.split("财", 1)[0] or issuer_code
    marks = [_PROVINCES[mark] for mark in (place[:2], place[:1]) if mark in _PROVINCES]
    above = chain(jurisdiction)
    for division in reversed(above):
        if division.code[:2] in marks and division.code.endswith("0000"):
            return division.code
        if _CITIES.get(place[:1]) == division.code or place[0] in stem(division):
            return division.code
    is_whole = "财" not in issuer_code or place in _PROVINCES
    return f"{marks[0]}0000" if marks and is_whole else None


_CITIES = {
    "宁": "320100", "穗": "440100", "甬": "330200", "榕": "350100", "蓉": "510100",
    "邕": "450100", "洪": "360100", "鹭": "350200", "筑": "520100", "申": "310000",
}  # fmt: skip
"""Characters that stand for a city and are no part of its name."""


def stem(division: Division) -> str:
    """Return the characters of a division's name that may stand for it: 怀安 of 怀安县."""
    return "" if division.code == CENTRE else division.name[:-1]


def division_nodes(
    codes: Iterable[str], minter: Minter, disclosure: Iri
) -> tuple[AdministrativeDivision, ...]:
    """Return the divisions of *codes* and all above them as nodes."""
    needed = {division.code: division for code in codes for division in chain(code)}
    return tuple(
        AdministrativeDivision(
            minter.division(division.code),
            division.code,
            Zh(division.name),
            division.level,
            minter.division(division.above) if division.above else None,
            disclosure,
        )
        for division in needed.values()
    )
