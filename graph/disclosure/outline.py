"""What a disclosure is made of: its blocks, parted by the headings that are recognised.

A heading is a short paragraph whose words, without the number in front, are those of a
known section; a heading may have its text behind a colon or full stop on the same line.
Words that are not known are a heading where the number in front goes on from that of the
headings before: what they head is of no kind, but no longer belongs to the section above.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..reading.document import Block, Document, Paragraph
from .contents import contents
from .folding import Folded
from .mending import mended
from .numbering import Mark, mark_of

_WHO = r"(?:关于)?(?:\d{4}年度?)?(?:本|我)?(?:部门|单位|机关)?(?:\((?:单位|部门)\))?(?:的)?"
_ABOUT = (
    r"(?:预算|决算|安排|支出|收支|经费|财政拨款|及|和|与|增减|变化|变动|的"
    r"|总体|具体|原因|情况|信息|说明|公开|事项)*"
)
_SECTIONS: tuple[tuple[str, str], ...] = (
    ("overview", rf"{_WHO}(?:主要)?(?:职责|职能)(?:及|和|与|、|,)(?:内设)?机构(?:设置)?(?:情况)?"),
    ("overview", rf"{_WHO}(?:基本)?(?:概况|情况)"),
    ("duties", rf"{_WHO}(?:主要)?(?:工作)?(?:职责|职能|职能职责|职责职能)(?:情况|概述)?"),
    (
        "organisation",
        rf"{_WHO}(?:内设|所属)?(?:预算)?(?:单位|机构)+(?:设置|构成|组成)?(?:情况)+(?:说明)?",
    ),
    (
        "organisation",
        rf"{_WHO}(?:内设|所属)?(?:预算)?(?:单位|机构)+(?:设置|构成|组成)(?:情况)?(?:说明)?",
    ),
    (
        "arrangement",
        rf"{_WHO}(?:收支)?(?:预算|决算)(?:收支)?(?:安排)?(?:的)?(?:总体)?(?:收支)?(?:情况|安排)(?:说明)?",
    ),
    ("arrangement", rf"{_WHO}收支(?:预算|决算)?(?:总体|安排|增减变化)*(?:情况|安排)(?:说明)?"),
    ("arrangement", rf"{_WHO}(?:预算)?(?:收入|支出)(?:预算|决算)?(?:安排)?(?:情况)?(?:说明|情况)"),
    (
        "arrangement",
        rf"{_WHO}(?:预算)?(?:收支)?(?:与|比|较)?上年(?:相比|对比)?(?:预算)?增减(?:变化|变动)?(?:的)?(?:情况|原因)*(?:说明)?",
    ),
    ("operating-cost", rf"{_WHO}(?:机关运行(?:经)?费|行政(?:运行)?经费){_ABOUT}"),
    (
        "three-public",
        rf"{_WHO}(?:财政拨款|一般公共预算)*(?:安排的?)?\"?三公\"?(?:经费)?(?:(?:、|及|和)(?:会议费|培训费))*(?:等)?{_ABOUT}",
    ),
    ("goals", rf"{_WHO}(?:整体|总体|年度)+(?:绩效)?目标(?:情况|说明)?"),
    ("arrangement", r"(?:收支|预算)?增减(?:变化|变动)(?:的)?(?:情况|原因)?(?:说明)?"),
    ("bands", r"(?:绩效)?(?:评价|评定)(?:的)?(?:等级|档次|标准)(?:划分|标准)?"),
    (
        "bands",
        rf"{_WHO}(?:职责)?(?:分类|分项)?绩效(?:目标|评价)?(?:评价)?(?:等级|标准)*(?:目标)?(?:标准)?(?:划分)?",
    ),
    ("safeguards", r".{0,20}(?:保障|保证)措施"),
    (
        "project-goals",
        rf"{_WHO}(?:主要)?职责(?:及|和|与|-|、)*(?:工作)?活动(?:绩效)?(?:目标)?(?:指标)*(?:表)?",
    ),
    ("project-goals", rf"{_WHO}(?:项目)(?:支出)?绩效(?:目标|指标)*(?:申报|情况|公开)*(?:表)?"),
    (
        "performance",
        rf"{_WHO}(?:预算)?绩效(?:预算|目标|管理|评价|工作|设置)*(?:情况|信息|工作|说明|开展)+",
    ),
    ("performance", rf"{_WHO}(?:预算绩效|绩效预算|绩效管理)"),
    (
        "tasks",
        (
            rf"{_WHO}(?:部门|单位)?(?:主要|重点|年度)*工作"
            r"(?:任务|重点|目标|要点|思路|计划|及|和|与|、)+(?:完成)?(?:情况)?"
        ),
    ),
    ("procurement", rf"{_WHO}政府(?:部门)?采购(?:执行|资金|计划)*{_ABOUT}"),
    ("assets", rf"{_WHO}国有资产(?:占有|占用|使用|配置|管理|购置|及|和|与|、)*{_ABOUT}"),
    ("glossary", r"(?:专业|专用|有关|相关)?(?:名词|术语)(?:的)?(?:解释)?(?:说明)?"),
    (
        "other",
        (
            rf"{_WHO}(?:其他|其它)(?:需要|需|应|重要)*(?:说明)?(?:的)?(?:重要)?(?:事项|情况|问题|说明)"
            r"(?:的)?(?:情况)?(?:说明)?"
        ),
    ),
)
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _SECTIONS)
_PARTS = (
    ("overview", re.compile(r".*(?:概况|简介|基本情况)")),
    ("glossary", re.compile(r".*(?:名词|名称|术语)(?:的)?解释")),
    ("operating-cost", re.compile(r".*机关运行经费.*(?:情况|说明)")),
    ("three-public", re.compile(r".*三公.*(?:情况|说明)")),
    ("procurement", re.compile(r".*采购.*(?:情况|说明)")),
    ("tables", re.compile(r".*(?:预算|决算|公开|报)(?:明细)?表(?:\(.{1,12}\))?")),
    ("tables", re.compile(r".*(?:预算|决算)(?:公开)?(?:报)?表格?")),
    ("arrangement", re.compile(r".*(?:情况)?说明")),
    ("arrangement", re.compile(r".*(?:预算|决算|收支|收入|支出|拨款).*(?:情况|安排)")),
)
"""What a numbered heading of other words, 第三部分 or one in line with those before, is about."""

_STOPPED = re.compile(
    r"[^。;，]*(?:预算|决算|三公|机关运行经费|政府采购|国有资产|绩效|其他)[^。;，]*(?:情况|说明)。"
)
"""A heading that a full stop closes: 一、2017年度收入支出决算总体情况。"""

_PARTING = re.compile("[:。]")
_RANKS = ("part", "han", "han_bracket", "digit", "digit_bracket", "circle")
_LONGEST = 45
NAMES = {
    "opening": "开头",
    "contents": "目录",
    "tables": "公开表",
    "tasks": "工作任务",
    "further": "其他部分",
    "overview": "概况",
    "duties": "部门职责",
    "organisation": "机构设置",
    "arrangement": "预算安排",
    "operating-cost": "机关运行经费",
    "three-public": "“三公”经费",
    "performance": "绩效",
    "goals": "总体绩效目标",
    "bands": "绩效评价等级",
    "safeguards": "保障措施",
    "project-goals": "项目绩效目标",
    "procurement": "政府采购",
    "assets": "国有资产",
    "glossary": "名词解释",
    "other": "其他事项",
}
"""The kinds of section and what a report calls them."""


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading; *heading* is missing for what stands before the first one."""

    kind: str
    heading: Paragraph | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Heading:
    kind: str
    mark: Mark | None = None
    has_text: bool = False


def outline(document: Document) -> tuple[Section, ...]:
    """Part *document* into sections, nothing left out; cut sentences are joined."""
    blocks = document.blocks
    listed = contents(blocks)
    if not listed:
        return tuple(_sections(_mended(blocks)))
    return (
        *_sections(_mended(blocks[: listed.start])),
        Section("contents", None, blocks[listed.start : listed.stop]),
        *_sections(_mended(blocks[listed.stop :])),
    )


def _mended(blocks: Iterable[Block]) -> Iterator[Block]:
    return mended(blocks, lambda paragraph: bool(_known(paragraph, "")))


def _sections(blocks: Iterable[Block]) -> Iterator[Section]:
    kind, heading, held = "opening", None, list[Block]()
    numbers = _Numbers()
    for block in blocks:
        found = None
        if isinstance(block, Paragraph):
            found = _known(block, kind) or numbers.heading(block)
        if found and isinstance(block, Paragraph):
            yield Section(kind, heading, tuple(held))
            numbers.follow(found.mark)
            kind, heading, held = found.kind, block, [block] if found.has_text else []
        else:
            held.append(block)
    yield Section(kind, heading, tuple(held))


def _known(paragraph: Paragraph, within: str) -> _Heading | None:
    """Return the heading that a paragraph is by its words."""
    folded = Folded(paragraph.passage)
    mark = mark_of(folded)
    words = folded.text[mark.end if mark else 0 :]
    label, rest = _parted(words)
    if len(label) > _LONGEST or (rest and (within == "glossary" or not mark)):
        return None
    kind = _kind_of(label)
    if kind is None or (within == "glossary" and not _may_end_glossary(label)):
        return None
    return _Heading(kind, mark, bool(rest))


@lru_cache(maxsize=4096)
def _kind_of(label: str) -> str | None:
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(label)), None)


_MISCOUNTED = 3
_ON_FIGURES = re.compile(r"(?:支出|收入|收支|预算|决算|经费|采购|资产).*(?:情况|说明)$")
"""A heading that is one even where its number was miscounted."""


class _Numbers:
    """The numbers met so far, by style: a number tells the next heading.

    *last* are those of headings, *items* those of the lines since the last heading: a line
    that goes on from them is one of a list.
    """

    def __init__(self) -> None:
        self._last: dict[str, int] = {}
        self._items: dict[str, int] = {}
        self._rank = -1

    def follow(self, mark: Mark | None) -> None:
        """Take note of a heading: numbers beneath it begin anew."""
        self._items = {}
        if mark is None or mark.style not in _RANKS:
            self._rank = -1
            return
        self._rank = _RANKS.index(mark.style)
        self._last[mark.style] = mark.number
        for style in _RANKS[self._rank + 1 :]:
            self._last.pop(style, None)

    def heading(self, paragraph: Paragraph) -> _Heading | None:
        """Return the heading that a paragraph is by its number, whatever its words are."""
        folded = Folded(paragraph.passage)
        mark = mark_of(folded)
        if mark is None or mark.style not in _RANKS:
            return None
        label = folded.text[mark.end :].rstrip(":")
        label = label[:-1] if _STOPPED.fullmatch(label) else label
        kind = next((kind for kind, pattern in _PARTS if pattern.fullmatch(label)), None)
        goes_on = self._items.get(mark.style) == mark.number - 1
        is_next = self._is_next(mark) or (kind is not None and mark.number == 1)
        is_next = is_next or (self._is_near(mark) and _ON_FIGURES.search(label) is not None)
        if goes_on or not is_next or not _is_title(label):
            self._items[mark.style] = mark.number
            return None
        return _Heading(kind or "further", mark)

    def _is_next(self, mark: Mark) -> bool:
        if mark.style == "part":
            return True
        rank = _RANKS.index(mark.style)
        return rank <= self._rank and mark.number == self._last.get(mark.style, -1) + 1

    def _is_near(self, mark: Mark) -> bool:
        """Tell a number that was miscounted: one too few or too many, of the highest style."""
        last = self._last.get("han")
        return mark.style == "han" and last is not None and 0 <= mark.number - last <= _MISCOUNTED


def _is_title(label: str) -> bool:
    return 2 <= len(label) <= _LONGEST and not re.search(r"[。;，:]|\d元|万元", label)


def _parted(words: str) -> tuple[str, str]:
    """Part a heading from the text behind its colon or full stop."""
    end = _PARTING.search(words)
    return (words[: end.start()], words[end.end() :]) if end else (words, "")


def _may_end_glossary(label: str) -> bool:
    """Tell a heading behind a glossary from a term in it: 三公经费情况 is one, 三公经费 none."""
    return bool(re.search(r"情况|说明|信息|事项|概况|目标|措施|职责|设置", label))


def paragraphs(sections: Iterable[Section], *kinds: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of all sections of *kinds*, in order."""
    for section in sections:
        if section.kind in kinds:
            yield from (block for block in section.blocks if isinstance(block, Paragraph))
