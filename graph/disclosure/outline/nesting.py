"""What the headings above a text say that it is about, the nearest one that says it first.

A heading of a lower rank stands beneath those of higher ranks before it: 1.收入情况 under
（三）一般公共预算财政拨款收入支出决算情况 is about the general public budget.
"""

import re
from dataclasses import dataclass, replace

from ..basics.folding import Folded, fold
from ..basics.numbering import mark_of
from ..classes.about import PARTS_OF_FISCAL, About
from ..classes.class_paths import ClassPaths
from ..classes.items import Named
from ..classes.table_funds import fund_named
from ..figures.phases import When, when_of
from .heading_topics import owner_named, topic_of

RANKS = ("part", "han", "han_bracket", "digit", "digit_bracket", "circle")


@dataclass(frozen=True, slots=True)
class Matter:
    """What a text is about: the *fund* that pays, the *item* that classes are parts of, *when*.

    *topic* is what a figure is of that has no name of its own, *owner* the nearest heading that may
    name whose the figures are.
    """

    fund: str | None = None
    item: str | None = None
    when: When | None = None
    topic: Named | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class _Level:
    rank: int
    words: str
    matter: Matter


class Nesting:
    """The headings that a text stands beneath, met one after another."""

    def __init__(self, paths: ClassPaths) -> None:
        self._paths = paths
        self._levels: list[_Level] = []

    def enter(self, heading: Folded) -> None:
        """Take note of a heading; those of its rank and of lower ones end, all at a part."""
        mark = mark_of(heading)
        rank = RANKS.index(mark.style) if mark and mark.style in RANKS else -1
        words = re.split(r"[:。]", heading.text[mark.end if mark else 0 :], maxsplit=1)[0]
        self._levels = [level for level in self._levels if level.rank < rank and rank]
        matter = Matter(fund_named(words), item_named(words), when_of(words))
        self._levels.append(_Level(rank, words, matter))

    def matter(self) -> Matter:
        """Return what the text beneath the headings is about."""
        said = [level.matter for level in reversed(self._levels)]
        when = next((matter.when for matter in said if matter.when), None)
        nearest = next((matter for matter in said if matter.fund or matter.item), Matter())
        above = (matter.fund for matter in said if matter.fund in PARTS_OF_FISCAL)
        fund = next(above, nearest.fund) if nearest.fund == "fiscal" else nearest.fund
        topic = self._topic(About(self._paths, fund, nearest.item))
        owners = (owner_named(level.words) for level in reversed(self._levels) if level.rank > 0)
        owner = next(filter(None, owners), None)
        return replace(nearest, fund=fund, when=when, topic=topic, owner=owner)

    def _topic(self, about: About) -> Named | None:
        """Return what the nearest heading names that names something.

        A heading without a number need not be above those with numbers behind it.
        """
        topic: Named | None = None
        for level in self._levels:
            if level.rank >= 0 or level is self._levels[-1]:
                topic = topic_of(level.words, about, topic) or topic
        return topic


def item_named(heading: str) -> str | None:
    """Return the item, parted by economic class, that the text under a heading is about."""
    if "基本支出" in heading:
        return "expenditure.basic"
    return "operating-cost" if "机关运行经费" in heading else None


def only_item(title: str) -> Named | None:
    """Return the item that alone a disclosure with this title is about."""
    text = fold(title)
    rest = _THREE_PUBLIC.sub("", text)
    return Named("three-public", 0, 0) if rest != text and not _WHOLE.search(rest) else None


_THREE_PUBLIC = re.compile(
    r"\"?三公\"?(?:经费)?\"?(?:财政拨款)?(?:支出)?(?:(?:19|20)\d{2}年度?)?(?:预算|决算)?"
)
_WHOLE = re.compile(r"(?:部门|单位|收支|年度?)(?:预算|决算)")
