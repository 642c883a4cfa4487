"""Counts in sentences: staff, vehicles, delegations, receptions, large equipment."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Annotated

from ...reading.word.numerals import chinese
from ...values import Iri, Zh, code, zh
from ...vocabulary import DCTERMS, FIS
from ..basics.fact import Node, Stated
from ..basics.folding import Folded
from ..basics.frame import Frame
from ..basics.numbers import parse_number
from .assets import stock_date
from .count_words import COUNTS

_HAN = "一二两三四五六七八九十百"
_DIGIT = re.compile(rf"[\d{_HAN}]")
_BEHIND_DIGIT = re.compile(rf"[\d{_HAN}]([^\d{_HAN}])")
_FIGURE = re.compile(r"[\d.,]")
_SIGN = re.compile(r"[^\x00-\x7f]")
_BODY = re.compile(r"(?<![本我全该])[室部局心处所站队馆院会厅台团校园](?:机关)?$")
_OF_BODY = re.compile(
    r"(?:其中[，,]?)?(?![本我全该])[\u4e00-\u9fff()]{1,20}?[室部局心处所站队馆院会厅台团校园关级](?:\(本级\))?"
    r"(?:核定|现有|人员)*(?:编制|在职|在编|实有|退休|离休)"
)
"""A body with its staff, at the beginning of its part of a sentence."""
_PARTED = re.compile(r"[，,(:]?(?:其中|包括|(?<=\()含)[^。;]*")
_HELD = frozenset(
    item for item, _ in COUNTS if item.startswith(("vehicles.", "equipment", "building-area"))
)
_OF_EACH_EVENT = frozenset(("meeting-attendees", "trainees"))
"""Counts of people at one event: of several events none is of all."""
_GIVEN_UP = re.compile(r"(?:处置|出租|出借|报废|报损)[^，。;、]*$")
_BOUGHT = re.compile(r"(?:计划|安排|拟|预计|新增)(?:新增|更新)?(?:购置|配置|采购)")
_BESIDE = re.compile(r"[、，,和及](?!其中|包括)[^。;，,、\d]{1,16}")
_IN_POST = re.compile(r"在职|在编|在岗")
_ONE_KIND = re.compile("[离退]休")
"""One of the two kinds of retired people: 离休0人，退休18人."""
NO_UNITS: Mapping[str, Iri] = MappingProxyType({})
Counted = tuple[re.Match[str], Decimal]


@dataclass(frozen=True, slots=True)
class StatedCount(Node):
    """How many of something a sentence states."""

    TYPE = FIS.StatedCount

    item: Annotated[Iri, FIS.countItem]
    quantity: Annotated[Stated[Decimal], FIS.quantity]
    measure: Annotated[Stated[Zh], FIS.measureUnit]
    of: Annotated[Iri, FIS.budgetOf]
    as_of: Annotated[Stated[date] | None, FIS.asOfDate]
    part_of: Annotated[Iri, DCTERMS.isPartOf]


def counts(
    folded: Folded, frame: Frame, units: Mapping[str, Iri] = NO_UNITS
) -> Iterator[StatedCount]:
    """Yield what a paragraph counts; each number goes to the first kind that fits.

    :param units: folded names of units: what is counted right behind one is of that unit.
    """
    text = folded.text
    if not _DIGIT.search(text):
        return
    taken: set[int] = set()
    for item, pattern in _possible(frozenset(_BEHIND_DIGIT.findall(text))):
        found: list[Counted] = []
        of_units = 0
        for match in pattern.finditer(text):
            number = _value(match["number"])
            if number is None or match.start("number") in taken:
                continue
            taken.add(match.start("number"))
            if unit := _unit_in_front(text[: match.start()], units):
                of_units += 1
                yield _count(item, (match, number), folded, frame, unit)
            elif item not in _HELD or not _is_not_held(text, match):
                found.append((match, number))
        for counted in _of_one(item, found, text, of_units=of_units):
            yield _count(item, counted, folded, frame, None)


def _value(number: str) -> Decimal | None:
    """Return the value of a number in digits or in words: 12, 十二."""
    return parse_number(number) if _FIGURE.match(number) else _in_words(number)


def _in_words(number: str) -> Decimal | None:
    plain = number.replace("两", "二")
    found = next((value for value in range(1, 1000) if chinese(value) == plain), None)
    return None if found is None else Decimal(found)


@lru_cache(maxsize=1024)
def _possible(behind: frozenset[str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what can be counted where these characters stand behind numbers.

    Each kind has its unit right behind its number, so most are ruled out without a search.
    """
    return tuple(
        (item, pattern) for item, pattern in COUNTS if not behind.isdisjoint(_units(pattern))
    )


@cache
def _units(pattern: re.Pattern[str]) -> frozenset[str]:
    """Return the characters of which the units of a pattern are made."""
    return frozenset(_SIGN.findall(pattern.pattern.rpartition("(?P<unit>")[2]))


def _count(
    item: str, counted: Counted, folded: Folded, frame: Frame, unit: Iri | None
) -> StatedCount:
    match, number = counted
    spans = folded.spans(*match.span("clause"))
    return StatedCount(
        frame.figure("count", item, {"of": unit.rsplit("/", 1)[1]} if unit else {}),
        code("count-item", item),
        Stated(number, spans),
        Stated(zh(folded.original(*match.span("unit"))), spans),
        unit or frame.subject,
        _as_of(folded, match.start(), frame.year),
        frame.disclosure,
    )


def _unit_in_front(text: str, units: Mapping[str, Iri]) -> Iri | None:
    """Return the unit whose name ends folded *text* or begins its last part, the longest one."""
    part = text[max(text.rfind(mark) for mark in "。;:") + 1 :]
    names = [name for name in units if text.endswith(name)]
    if not names and not _BODY.search(text):
        names = [name for name in units if part.startswith(name)]
    return units[max(names, key=len)] if names else None


def _is_not_held(text: str, counted: re.Match[str]) -> bool:
    """Tell what is counted of a purchase or a disposal: 拟购置车辆2辆，其中一般公务用车1辆."""
    start = text.rfind("。", 0, counted.start()) + 1
    is_bought = _BOUGHT.search(text, start, counted.end()) is not None
    return is_bought or _GIVEN_UP.search(text[start : counted.start("number")]) is not None


def _of_one(item: str, found: list[Counted], text: str, *, of_units: int) -> list[Counted]:
    """Leave out counts of several bodies: 甲中心在职7人，乙办公室在职10人.

    Of a number and its parts, the number counts: 离退休人员35人，其中：离休1人，退休34人. Staff
    are those in post, where 实有人数 has retired people among its parts.

    :param of_units: how many of the kind are counted of units.
    """
    if len({number for _, number in found}) + of_units < 2:
        return found
    if item in _OF_EACH_EVENT:
        return []
    if item == "retirees":
        found = [one for one in found if one[1]] or found
        kinds = [one for one in found if _ONE_KIND.match(one[0]["clause"])]
        found = [one for one in found if one not in kinds] if len(kinds) > 1 else found
    if found and _PARTED.fullmatch(text, found[0][0].end(), found[-1][0].end()):
        in_post = [one for one in found if _IN_POST.search(one[0]["clause"])]
        return in_post if item == "staff" and in_post else found[:1]
    found = [one for one in found if not _is_beside(one, found, text)]
    return [one for one in found if not _is_of_body(text, one[0].start("clause"))]


def _is_of_body(text: str, place: int) -> bool:
    """Tell what is counted of a body named in front: 检测中心编制12人，实有10人."""
    start = max(text.rfind(mark, 0, place) for mark in "。;:") + 1
    return bool(_BODY.search(text, 0, place) or _OF_BODY.match(text, start, place))


def _is_beside(one: Counted, found: list[Counted], text: str) -> bool:
    """Tell one of several counts in a row, each a part: 参公编制8人、全额编制15人."""
    place = found.index(one)
    beside = found[max(place - 1, 0) : place + 2]
    return any(
        _BESIDE.fullmatch(text, first[0].end(), second[0].start("clause"))
        for first, second in pairwise(beside)
        if first[1] != second[1]
    )


def _as_of(folded: Folded, place: int, year: int) -> Stated[date] | None:
    """Return the day that the sentence names in front of a count, and where."""
    start = folded.text.rfind("。", 0, place) + 1
    found = stock_date(folded.text[start:place], year)
    if found is None:
        return None
    day, (low, high) = found
    return Stated(day, folded.spans(start + low, start + high))
