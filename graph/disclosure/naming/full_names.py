"""The full name, with its place, of a body that its title names without one: 市法院, 教育局."""

import re
from collections import Counter
from collections.abc import Iterator

from ...reading.document import Document
from ..basics.folding import Folded, fold
from .name_keys import plain_name
from .names import passages
from .place_names import Heading, heading
from .table_head import labels

_LEVEL = re.compile(
    r"(?P<level>[省市县区旗州盟])(?!场|容|域|划|城|情|志|政(?![府协法务研治])|民(?!政|委|宗|族))"
)
"""The level of the place that a short name keeps: 市教育局, but 市场监督管理局, 市政管理处."""

_SHORT_FORMS = (
    (re.compile(r"(?:高级|中级)?人民法院|[高中]院$"), "法院"),
    (re.compile(r"人民检察院"), "检察院"),
    (re.compile(r"人民政府"), "政府"),
    (re.compile(r"办公室$"), "办"),
    (re.compile(r"委员会$"), "委"),
)
"""What short names leave out, and full names have."""

_NAMED = re.compile(
    r"(?:^|[。;,、(])(?:[一二三四五六七八九十\d]{1,3}[、.．]|\([一二三四五六七八九十\d]{1,3}\))?"
    r"(?:现将|第[一二三四五六七八九十]部分|(?:19|20)\d{2}年度?,?)?"
    r"(?P<name>[\u4e00-\u9fff]{4,40}?)"
    r"(?=(?:19|20)\d{2}年|是(?!否)|为[省市县区州本正副全]|的?主要职|机关运行|部门[预决概]|概况|内设|下设|本级|机构)"
)
"""Where the text speaks of who publishes it."""


def without_level(name: str) -> str:
    """Return *name* without the level of a place that it leaves out: 教育局 for 市教育局."""
    level = _LEVEL.match(name)
    return name[level.end() :] if level else name


def full_names(document: Document, name: str, year: int) -> Counter[str]:
    """Count the full names in labels of tables and in sentences that *name* is short for.

    :param name: the folded name of the title, which begins with no place.
    """
    return Counter(full for full in _named(document) if _is_short_of(name, full, year))


def _named(document: Document) -> Iterator[str]:
    yield from (fold(label.name) for label in labels(document.blocks))
    for passage in passages(document):
        if len(passage.text) > _SHORTEST:
            yield from (match["name"] for match in _NAMED.finditer(Folded(passage).text))


_SHORTEST = 5


def _is_short_of(name: str, full: str, year: int) -> bool:
    found = heading(full, year)
    if not found or not found.end:
        return False
    level = _LEVEL.match(name)
    place = full[found.start : found.end]
    if level and not place.endswith(level["level"]):
        return False
    with_place = place + without_level(name)
    return _shortened(with_place, heading(with_place, year)) == _shortened(full, found)


def _shortened(name: str, found: Heading | None) -> str:
    text = plain_name(name, found)
    for pattern, short in _SHORT_FORMS:
        text = pattern.sub(short, text)
    return text
