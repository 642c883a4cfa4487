"""Where what is said behind a figure ends: a clause, a reason, a list of uses, its entries."""

import re

from ..basics.money import MONEY
from ..classes.items import name_of

_LONGEST = 2000
_TURN = re.compile(
    r"等[^、，。;]{0,8}(?P<turn>[，,])"
    r"|(?P<other>[，,])(?=(?:其中|较|比|与|同比|完成|增加|增长|减少|下降|占|上年|(?:19|20)\d{2}年)"
    r"|[^，。;]*\d(?:个?批次|人次|批|辆|台|场|期))"
)
_PARTS = re.compile(r"[，,]其中[:，,]?")
_NUMBERED = re.compile(
    r"[，,](?:[二三四五六七八九]|\([二三四五六七八九]\))、(?:20\d{2}年)?(?:公务|因公|会议|培训)"
)
"""Where the next of numbered items begins in one sentence: …，三、公务接待费2万元."""
_CHANGED = re.compile(r"(?:[比较与]|同比|增加|增长|减少|下降|降低)[^，。]*$")
"""What says how an item changed, behind its name."""
_PURPOSE = re.compile(r"^(?:保证|保障|维持|确保|满足|支持|为了?)[^、]*?的(?=[^、的]+$)")


def uses_end(text: str, start: int) -> int:
    """Return where a list of uses ends: at its 等, its sentence, or where figures go on."""
    stop = _clause_end(text, start)
    turn = _TURN.search(text, start, stop)
    return turn.start(turn.lastgroup or 0) if turn else stop


def reason_end(text: str, start: int) -> int:
    """Return where a reason ends: at its clause's end, or where parts of the item are named.

    Parts of another thing (其中：新录用3人) are of the reason.
    """
    stop = _clause_end(text, start)
    if numbered := _NUMBERED.search(text, start, stop):
        stop = numbered.start()
    if (parts := _PARTS.search(text, start, stop)) and (figure := MONEY.search(text, parts.end())):
        lead = text[parts.end() : figure.start()]
        if "。" not in lead and name_of(_CHANGED.sub("", lead), about_procurement=False):
            return parts.start()
    return stop


def _clause_end(text: str, start: int) -> int:
    """Return where the clause that begins at *start* ends: at its ； or 。."""
    depth = 0
    for place in range(start, min(start + _LONGEST, len(text))):
        character = text[place]
        depth += (character in "(《") - (character in ")》")
        if depth < 0 or (character in "。;" and depth <= 0):
            return place
    return min(start + _LONGEST, len(text))


def split_list(text: str, start: int, stop: int) -> tuple[tuple[int, int], ...]:
    """Return the bounds of the entries of a list A、B、C等 in folded *text*."""
    tail = re.search(r"等[^、]*$", text[start:stop])
    end = start + tail.start() if tail else stop
    entries: list[tuple[int, int]] = []
    place, depth = start, 0
    for here in range(start, end + 1):
        character = text[here] if here < end else "、"
        depth += (character in "(《") - (character in ")》")
        if character == "、" and (depth <= 0 or here == end):
            entries.append((place, here))
            place = here + 1
    if entries and (purpose := _PURPOSE.match(text[entries[0][0] : entries[0][1]])):
        entries[0] = (entries[0][0] + purpose.end(), entries[0][1])
    return tuple((low, high) for low, high in entries if high > low)
