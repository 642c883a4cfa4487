"""Units that running text lists: 纳入编制范围的单位包括： and lines, or 所属事业单位2个：甲、乙."""

import re
from collections.abc import Iterator, Sequence

from ...reading.document import Block, Document, Paragraph
from ...values import zh
from ..basics.folding import Folded, fold
from ..basics.numbering import mark_of
from ..naming.names import ORGANISATION, Mention
from ..naming.place_names import begins_with_place

_KIND = r"(?:二级|三级|预算|事业|行政|直属|独立核算|参公|全额|差额|、|\([^()]{1,12}\))*"
_LEAD = re.compile(
    rf"(?:编制范围|构成|下属|所属|直属|包括|二级).*{_KIND}单位.{{0,24}}?"
    r"(?:包括|如下|分别(?:为|是)|具体(?:为|是)|有|是)?:$"
    r"|单位\d+[个家].{0,60}?(?:包括|如下|分别(?:为|是)|具体(?:为|是)):$"
)
_INLINE = re.compile(
    rf"(?:编制范围的?|下属|所属|直属|下设|下辖){_KIND}单位(?:共?有?(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}})[个家])?"
    r"[，,]?(?::|(?:分别|具体)?(?:为|是):?|包括:?|即:?|有:?)(?P<names>[^。;:]{4,600})"
)
_NAME = re.compile(r"[^、，,]+")
_AND = re.compile(r"(?<=[\u4e00-\u9fff])(?:以及|和|及)(?=[\u4e00-\u9fff])")
_END = re.compile(r"(?:等(?:\d+|[一二三四五六七八九十]+)?[个家]?(?:单位)?)?[;。，,、.]*$")
_BODY = re.compile(r"[\u4e00-\u9fff()]{4,40}(?:室|场|宫|库|厂|基地|银行|段|大楼)")
_OWN = re.compile(r"(?:本级|本部|机关|\((?:本级|本部)\))$")
_ALIAS = re.compile(r"\([^()]{4,}\)$")
"""Another name in brackets: 某县图书馆（某县少年儿童图书馆）."""
_MOST = 80
"""Lines that one list may have."""


def listed_units(document: Document, year: int) -> tuple[Mention, ...]:
    """Return the units that sentences of *document* list, each name with its place in front.

    Names that do not begin with a place are left out: 信息中心 may be anybody's.
    """
    found: list[Mention] = []
    for place, block in enumerate(document.blocks):
        if not isinstance(block, Paragraph):
            continue
        folded = Folded(block.passage)
        if _LEAD.search(folded.text):
            found += _beneath(document.blocks[place + 1 : place + 1 + _MOST])
        for match in _INLINE.finditer(folded.text):
            found += _within(folded, *match.span("names"))
    return tuple(mention for mention in found if _has_place(mention, year))


def _has_place(mention: Mention, year: int) -> bool:
    return begins_with_place(fold(mention.name), year)


def _beneath(blocks: Sequence[Block]) -> Iterator[Mention]:
    """Yield the names that lines hold, one each, up to the first line that is none."""
    for block in blocks:
        if not isinstance(block, Paragraph):
            return
        folded = Folded(block.passage)
        mark = mark_of(folded)
        name = _name(folded, mark.end if mark else 0, len(folded.text))
        if name is None:
            return
        yield from name


def _within(folded: Folded, start: int, end: int) -> list[Mention]:
    """Return the names of a list inside a sentence; none where one part is no name."""
    parts: list[Mention] = []
    for match in _NAME.finditer(folded.text, start, end):
        low, high = match.span()
        cuts = [
            low,
            *(place for at in _AND.finditer(folded.text, low, high) for place in at.span()),
        ]
        for begin, stop in zip(cuts[::2], [*cuts[1::2], high], strict=True):
            name = _name(folded, begin, stop)
            if name is None:
                return []
            parts += name
    return parts


def _name(folded: Folded, start: int, end: int) -> tuple[Mention, ...] | None:
    """Return the name between two offsets, an empty tuple for the publisher's own part."""
    text = _ALIAS.sub("", _END.sub("", folded.text[start:end]))
    if _OWN.search(text):
        return ()
    if not ORGANISATION.fullmatch(text) and not _BODY.fullmatch(text):
        return None
    stop = start + len(text)
    return (Mention(zh(folded.original(start, stop)), folded.spans(start, stop)),)
