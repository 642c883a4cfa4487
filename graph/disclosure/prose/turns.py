"""Changes of several items in a row: 分别增加1万元、减少2万元 and 均与上年持平."""

import re

from ..basics.money import MONEY
from ..classes.items import Named
from ..figures.comparison import FLAT

_STEP = re.compile(
    r"(?:[，,(]?(?:增长|增加|上升|下降|减少|降低)?[\d.]+%\)?)?(?:[、，和及与]|以及)+"
    r"(?:[比较与](?:上年|(?:19|20)\d{2}年)(?:预算|决算)?数?)?"
    rf"(?:(?:增加|增长|减少|下降|降低|压减)了?)?(?:{MONEY.pattern}|{FLAT.pattern})"
)
_IN_TURN = re.compile(r"分别")
_EACH = re.compile(r"均|各(?!类|项|级)|都")


def takes_turns(words: str) -> bool:
    """Tell whether *words* in front of a change say that one of each of several items follows."""
    return _IN_TURN.search(words) is not None


def is_of_each(words: str) -> bool:
    """Tell whether *words* in front of a change say that it is one of each of several items."""
    return _EACH.search(words) is not None


def without_turns(words: str) -> str:
    """Return *words* without those that say of how many a change is."""
    return _EACH.sub("", _IN_TURN.sub("", words))


def turns(row: tuple[Named, ...], text: str, end: int) -> tuple[Named, ...]:
    """Return the last items of *row*, one for the change before *end* and each that follows it."""
    count = 1
    while step := _STEP.match(text, end):
        count, end = count + 1, step.end()
    return row[-count:] if 1 < count <= len(row) else ()
