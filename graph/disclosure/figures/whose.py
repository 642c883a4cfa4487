"""Whose the figures of a sentence are: the publisher's, or those of a unit named in front."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...values import Iri
from .statements import Figure, Statement

_BETWEEN = re.compile(
    r"(?:(?:19|20)\d{2}年(?:度|初)?|本年度?|全年|当年|年初|部门|单位|安排|财政拨款|的|[，,])*$"
)
"""What may stand between a name and the item that is said of it."""
_OTHER = re.compile(
    r"(?:学校|中学|小学|幼儿园|医院|卫生院|服务中心|支队|大队|中队|研究所|派出所|管理所|管理站|服务站"
    r"|图书馆|博物馆|公司)$"
)
"""The end of a name that is a unit's, be it listed or not."""
_BODY = re.compile(r"[站所队馆院校园场学]$|中心$")
"""The end of the whole name of a unit, its place in front."""
_ITSELF = re.compile(r"(?:学校|幼儿园|医院|卫生院|公司|中心)$")
"""What a publisher without units may call itself."""
_PRONOUN = re.compile(r"(?:本|我|全|各|该)[\u4e00-\u9fff]{1,6}$")
_FORMER = re.compile(r"(?:^|[^还复])原[\u4e00-\u9fff]{2,20}[局委办厅]$")
"""A body that is no more: 原怀安县体育局."""
_RUN = re.compile(r"[\u4e00-\u9fff]*$")
_OWN_PART = re.compile(r"(?:(?<=[局委厅办院会])|^)(?:机关|本级)$")
_HAN = re.compile(r"[\u4e00-\u9fff]$")
_PARTS = re.compile(r"其中|包括")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Body:
    """Whom a figure is of: the publisher, a *unit*, or with neither somebody not known."""

    unit: Iri | None = None
    is_publisher: bool = False


PUBLISHER, UNKNOWN = Body(is_publisher=True), Body()


@dataclass(frozen=True, slots=True)
class Bodies:
    """Names, folded: of the publisher, of its place, and of its units with their IRIs."""

    own: str
    place: str
    units: Mapping[str, Iri]

    def in_front(self, text: str) -> Body | None:
        """Return the body whose name ends *text*, or nothing where none does."""
        plain = _BETWEEN.sub("", text)
        for words in (text, plain):
            if names := [name for name in self.units if words.endswith(name)]:
                return Body(self.units[max(names, key=len)])
        match = _RUN.search(plain)
        run = match[0] if match else ""
        if not run:
            return None
        if _FORMER.search(run):
            return UNKNOWN
        if self.own.endswith(run) or run.endswith(self.own) or _PRONOUN.search(run):
            return PUBLISHER
        if _OWN_PART.search(run) and (part := self._own_part()):
            return Body(part)
        return UNKNOWN if self._is_other(run) else None

    def _is_other(self, run: str) -> bool:
        """Tell whether *run* ends with the name of a body that no list of units has."""
        if self.units and _OWN_PART.search(run) and run.endswith("机关"):
            return True
        if not self.units and _ITSELF.fullmatch(run):
            return False
        if _OTHER.search(run):
            return True
        place = run.rfind(self.place) if self.place else -1
        name = run[place:] if place >= 0 else ""
        return len(name) > len(self.place) + 1 and bool(_BODY.search(name)) and not self._own(name)

    def _own(self, name: str) -> bool:
        """Tell whether *name* may be a short form of the publisher's: its characters in order."""
        rest = iter(self.own)
        return all(character in rest for character in name)

    def _own_part(self) -> Iri | None:
        """Return the unit that is the publisher's own part: XX局机关, XX局（本级）."""
        ends = ("机关", "本级", "(本级)")
        return next((self.units[n] for e in ends if (n := self.own + e) in self.units), None)


class Whose:
    """Tells whom the figures of one paragraph are of.

    A unit's figure is followed by its changes and its parts, to the end of the sentence.
    """

    def __init__(self, said: Iterable[Statement], bodies: Bodies) -> None:
        figures = [statement for statement in said if isinstance(statement, Figure)]
        self._bodies = dict(_told(figures, bodies))

    def body(self, figure: Figure) -> Body:
        """Return whom *figure*, or the one that a ratio is of, is of."""
        return self._bodies.get(_key(figure), PUBLISHER)


def _key(figure: Figure) -> tuple[int, int]:
    return id(figure.folded), figure.number_start


def _told(figures: Iterable[Figure], bodies: Bodies) -> Iterator[tuple[tuple[int, int], Body]]:
    above: Body | None = None
    current, place = PUBLISHER, 0
    for figure in figures:
        if above is None:
            above = current = (bodies.in_front(figure.owner) if figure.owner else None) or PUBLISHER
        named = _in_front(figure, bodies)
        if named:
            current, place = named, figure.end
        elif not _goes_on(figure.folded.text[place : figure.number_start], figure):
            current = above
        yield _key(figure), current


def _in_front(figure: Figure, bodies: Bodies) -> Body | None:
    """Return the body right in front of an item, or of an amount without one."""
    place, text = figure.name_start, figure.folded.text
    if place is None and not figure.is_change and _HAN.search(text[: figure.start]):
        place = figure.start
    if place is None:
        return None
    return bodies.in_front(text[max(0, place - _LONGEST) : place])


def _goes_on(between: str, figure: Figure) -> bool:
    """Tell whether a sentence still speaks of a body: *between* stands since its figure."""
    if "。" in between:
        return False
    names_other = ";" in between and figure.names_item
    return not names_other or _PARTS.search(between) is not None
