"""Counties that publish: code and name by GB/T 2260."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from fiscus.graph.disclosure.naming.divisions import divisions
from fiscus.graph.vocabulary import BASE

from .draws import Draws

_MARKS = {
    "11": "京", "12": "津", "13": "冀", "14": "晋", "15": "蒙", "21": "辽", "22": "吉", "23": "黑",
    "31": "沪", "32": "苏", "33": "浙", "34": "皖", "35": "闽", "36": "赣", "37": "鲁", "41": "豫",
    "42": "鄂", "43": "湘", "44": "粤", "45": "桂", "46": "琼", "50": "渝", "51": "川", "52": "黔",
    "53": "云", "54": "藏", "61": "陕", "62": "甘", "63": "青", "64": "宁", "65": "新",
}  # fmt: skip
"""The character that issuer codes of a province begin with, by the first digits of its code."""
_FIRST = 2019
"""The first year that is made up: counties are older."""


@dataclass(frozen=True, slots=True)
class County:
    """A county; ``province`` is the character that its province's issuer codes begin with."""

    code: str
    name: str
    province: str


@cache
def counties() -> tuple[County, ...]:
    """Return the counties, districts and banners in force, mixed up, always in the same order.

    Left out are names that several have, and those that begin like a province's issuer codes.
    """
    county = f"{BASE}code/government-level/county"
    known = [
        division
        for division in divisions().values()
        if str(division.level) == county and division.until is None and division.since < _FIRST
    ]
    names = Counter(division.name for division in divisions().values())
    usable = [d for d in known if names[d.name] == 1 and d.name[0] not in _MARKS.values()]
    usable.sort(key=lambda division: division.code)
    mixed = Draws("counties").several(usable, len(usable), len(usable))
    return tuple(County(d.code, d.name, _MARKS[d.code[:2]]) for d in mixed)
