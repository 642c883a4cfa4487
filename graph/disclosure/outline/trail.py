"""The headings and labels inside a section, met one after another: what a text beneath is of.

A heading of a lower rank stands beneath those of higher ranks before it; each says its item, its
class, its fund and its year, and goes on with what is above where it says none.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from ..basics.folding import Folded
from ..basics.numbering import mark_of
from ..classes.about import PARTS_OF_FISCAL, About
from ..classes.class_paths import ClassPaths
from ..classes.items import Named, name_of
from ..classes.table_funds import fund_named
from ..figures.all_sources import is_of_all_sources
from ..figures.phases import When, when_of
from ..figures.statements import Figure, Statement
from .heading_topics import NOT_KNOWN, OTHER_MONEY, UNKNOWN_CLASS, of_section, owner_named, topic_of
from .nesting import RANKS, Matter, item_named

_LOWEST = len(RANKS)
_WORD = r"(?:[^。;:，\d]|(?:19|20)\d{2}年)"
_HEADING = re.compile(rf"(?P<words>{_WORD}{{2,40}}):?")
_LABEL = re.compile(rf"(?P<words>{_WORD}{{2,20}})[。:]")
_SIDES = ("budget", "revenue", "expenditure")
_OF_WHICH = re.compile(r"其中[:，,]?(?:\(?\d{1,2}[.、)](?!\d))?")
_BY_FUNCTION = re.compile(
    r"(?:(?:19|20)\d{2}年(?:度|初)?)?(?P<whole>[^，。;:\d]{2,30}?支出)(?:预算|决算)?[，,]?按照?(?:支出)?功能(?:分类)?(?:科目)?"
)
"""What a paragraph begins with that parts the spending of one fund by class."""
_SAID_OF_IT = re.compile(r"(?:总体|具体)?情况(?:说明)?$")


@dataclass(frozen=True, slots=True)
class Level:
    """A heading or a numbered paragraph of a *rank*, and what the text beneath it is of.

    *owner* are the words of a heading that may name a body: （二）怀安县第一中学.
    """

    rank: int
    about: About
    topic: Named | None = None
    when: When | None = None
    owner: str | None = None


class Trail:
    """Followed from paragraph to paragraph of a section.

    :ivar is_told: whether a paragraph before has told what the topic comes to.
    """

    def __init__(self, matter: Matter, paths: ClassPaths) -> None:
        about = About(paths, matter.fund, matter.item)
        self._levels = [Level(-1, about, matter.topic, matter.when, matter.owner)]
        self._has_left = self._is_passing = self.is_told = False

    @property
    def level(self) -> Level:
        """What the paragraph that was come to is of.

        Behind a paragraph that speaks of another item it is not known whether one without a
        name goes on with that; where the budget is spoken of, its sides name themselves.
        """
        level = self._levels[-1]
        if level.topic is None or not self._has_left:
            return level
        return replace(level, topic=None if level.topic.code in _SIDES else NOT_KNOWN)

    def arrive(self, folded: Folded) -> bool:
        """Come to a paragraph; tell whether it is a numbered heading and nothing else."""
        mark = mark_of(folded)
        begin = _behind_of_which(folded.text, mark.end if mark else 0)
        heading = _HEADING.fullmatch(folded.text, begin)
        said = heading or _LABEL.match(folded.text, begin)
        rank = RANKS.index(mark.style) if mark and mark.style in RANKS else _LOWEST
        above = self._above(rank)
        opened = self._opened(folded, above)
        if rank < _LOWEST and said:
            is_first = mark is not None and mark.style == "han"
            level = _entered(above, said["words"], begins=is_first)
            level = level if heading else replace(level, about=above.about)
        elif named := opened or (_labelled(said["words"], above.about) if said else None):
            level = replace(above, topic=named)
        elif mark:
            level = replace(above, about=_of_fund(folded.text, begin, above.about))
        else:
            return False
        self._has_left = self.is_told = False
        self._is_passing = rank == _LOWEST and not (heading or opened)
        self._levels = [other for other in self._levels if other.rank < rank]
        self._levels.append(replace(level, rank=rank))
        return rank < _LOWEST and heading is not None

    def follow(self, said: Collection[Statement]) -> None:
        """Take in what the paragraph said: whether it spoke of something else than its topic.

        A label without a number whose text tells no figure (公务接待费：指…) ends with it.
        """
        first = next((one for one in said if isinstance(one, Figure) and one.item), None)
        if first is None and self._is_passing:
            self._levels.pop()
        self._is_passing = False
        topic = self._levels[-1].topic
        self.is_told = self.is_told or (topic is not None and _is_told(topic, said))
        if first and topic:
            is_same = (first.item, first.digits) == (topic.code, topic.digits)
            self._has_left = first.names_item and not is_same

    def _above(self, rank: int) -> Level:
        return next(level for level in reversed(self._levels) if level.rank < rank)

    def _opened(self, folded: Folded, above: Level) -> Named | None:
        """Return the class that a paragraph begins with."""
        about = above.about
        digits = about.paths.opening(folded, has_economic=about.item is not None)
        if digits is None or digits == UNKNOWN_CLASS.digits:
            return UNKNOWN_CLASS if digits else None
        return Named(about.spending, 0, 0, about.fund_of_classes, digits=digits)


def _is_told(topic: Named, said: Collection[Statement]) -> bool:
    """Tell whether an amount of *topic* is among what a paragraph said."""
    amounts = (one for one in said if isinstance(one, Figure) and not one.is_change)
    return any((one.item, one.digits) == (topic.code, topic.digits) for one in amounts)


def _behind_of_which(text: str, begin: int) -> int:
    found = _OF_WHICH.match(text, begin)
    return found.end() if found else begin


def _of_fund(text: str, begin: int, about: About) -> About:
    """Return what classes are of that a paragraph tells by function: those of its own fund."""
    match = _BY_FUNCTION.match(text, begin)
    fund = fund_named(match["whole"]) if match else None
    return replace(about, fund=fund) if fund in PARTS_OF_FISCAL else about


def _entered(above: Level, heading: str, *, begins: bool) -> Level:
    """Return what the text under a heading is of.

    财政拨款 beneath a heading that names one of its funds is of that fund.

    :param begins: whether the heading is of a rank that ends what was before.
    """
    fund, item, about = fund_named(heading), item_named(heading), above.about
    is_within = fund == "fiscal" and about.fund in PARTS_OF_FISCAL
    if begins or (fund and not is_within):
        about = replace(about, fund=fund, item=item)
    elif item or fund:
        about = replace(about, item=item)
    topic = topic_of(heading, about, above.topic)
    when = when_of(heading) or (None if begins else above.when)
    owner = above.owner if topic else owner_named(heading) or above.owner
    return Level(above.rank, about, topic or above.topic, when, owner)


def _labelled(words: str, about: About) -> Named | None:
    """Return the item that words without a number in front name, where they name nothing else."""
    if is_of_all_sources(words):
        return OTHER_MONEY
    named = name_of(_SAID_OF_IT.sub("", words), about_procurement=False)
    return of_section(named, about) if named and not named.is_bare else None
