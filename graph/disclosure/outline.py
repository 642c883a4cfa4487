"""What a disclosure is made of: its blocks, parted by the headings that are recognised.

A heading is a short paragraph whose words, without the number in front, are those of a
known section; a heading may have its text behind a colon or full stop on the same line.
Numbering and order tell nothing: templates differ.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..reading.document import Block, Document, Paragraph
from .folding import Folded
from .mending import mended
from .numbering import mark_of

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
_LONGEST = 45
NAMES = {
    "opening": "开头",
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
    rest: int | None


def outline(document: Document) -> tuple[Section, ...]:
    """Part *document* into sections, nothing left out; cut sentences are joined."""
    return tuple(_sections(mended(document.blocks, lambda block: bool(_heading(block, "")))))


def _sections(blocks: Iterable[Block]) -> Iterator[Section]:
    kind, heading, held = "opening", None, list[Block]()
    for block in blocks:
        found = _heading(block, kind) if isinstance(block, Paragraph) else None
        if found and isinstance(block, Paragraph):
            yield Section(kind, heading, tuple(held))
            kind, heading, held = found.kind, block, []
            if found.rest is not None:
                held.append(block)
        else:
            held.append(block)
    yield Section(kind, heading, tuple(held))


def _heading(paragraph: Paragraph, within: str) -> _Heading | None:
    folded = Folded(paragraph.passage)
    mark = mark_of(folded)
    words = folded.text[mark.end if mark else 0 :]
    label, rest = _parted(words)
    if len(label) > _LONGEST or (rest and (within == "glossary" or not mark)):
        return None
    kind = next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(label)), None)
    if kind is None or (within == "glossary" and not _may_end_glossary(label)):
        return None
    return _Heading(kind, 0 if rest else None)


def _parted(words: str) -> tuple[str, str]:
    """Part a heading from the text behind its colon or full stop."""
    label, *rest = re.split("[:。]", words, maxsplit=1)
    return label, "".join(rest)


def _may_end_glossary(label: str) -> bool:
    """Tell a heading behind a glossary from a term in it: 三公经费情况 is one, 三公经费 none."""
    return bool(re.search(r"情况|说明|信息|事项|概况|目标|措施|职责|设置", label))


def paragraphs(sections: Iterable[Section], *kinds: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of all sections of *kinds*, in order."""
    for section in sections:
        if section.kind in kinds:
            yield from (block for block in section.blocks if isinstance(block, Paragraph))
