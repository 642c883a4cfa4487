"""The head of a disclosure: title, year, kind and the publisher's own name."""

import re
from dataclasses import dataclass

from ..errors import NotADisclosure
from ..reading.document import Document, Line, Paragraph, Passage, Span
from ..values import Zh, zh
from .fact import Stated
from .folding import Folded

_TITLE = re.compile(
    r"(?P<before>.*?)(?P<year>(?:19|20)\d{2})年?度?(?P<between>.*?)"
    r"(?P<kind>预算|决算|绩效自评|绩效评价)(?P<after>.*)"
)
_AFTER = re.compile(
    r"(?:信息|公开|情况|说明|报告|文本|编制|表|及|和|的|结果|绩效|自评|评价|草案|\(.{1,8}\))*"
)
_GENERIC = re.compile(
    r"(?:部门|单位|综合|收支|汇总|本级|政府|市级|县级|区级|省级|财政|公开|关于|的)*$"
)
_SCOPE = re.compile(r"\((?:[省市县区])?(本级|汇总)\)")
_SENTENCE = re.compile(r"[。！；;:：]\s*$")
_KINDS = {
    "预算": "budget",
    "决算": "final-accounts",
    "绩效自评": "self-evaluation",
    "绩效评价": "self-evaluation",
}
_LONGEST = 70
_REACH = 60


@dataclass(frozen=True, slots=True)
class Header:
    """What the title says; *name* is the publisher's name and where it stands."""

    title: Stated[Zh]
    year: Stated[int]
    kind: str
    scope: str | None
    name: str
    name_spans: tuple[Span, ...]
    is_unit: bool


def header(document: Document) -> Header:
    """Return the head of *document*.

    :raises NotADisclosure: no line near its beginning reads like a title of one.
    """
    heads = [block for block in document.blocks if isinstance(block, Paragraph)][:_REACH]
    for place, paragraph in enumerate(heads):
        match = _title(paragraph)
        if match:
            return _header(_whole_title(heads, place, match))
    raise NotADisclosure(
        "no title of a budget disclosure was found (such as XX局2023年部门预算)",
        document.name,
        "check that the file is a disclosure and that its title is part of the text",
    )


def _title(paragraph: Paragraph) -> re.Match[str] | None:
    text = Folded(paragraph.passage).text
    if len(text) > _LONGEST or _SENTENCE.search(text):
        return None
    match = _TITLE.fullmatch(text)
    return match if match and _AFTER.fullmatch(match["after"]) else None


def _whole_title(heads: list[Paragraph], place: int, match: re.Match[str]) -> Passage:
    """Return all lines of the title: a name on the line before, an end on the line after."""
    lines: tuple[Line, ...] = heads[place].passage.lines
    if not _own_name(match) and place and _may_be_name(heads[place - 1]):
        lines = (*heads[place - 1].passage.lines, *lines)
    if place + 1 < len(heads):
        following = Folded(heads[place + 1].passage).text
        if following and len(following) < 20 and _AFTER.fullmatch(following):
            lines = (*lines, *heads[place + 1].passage.lines)
    return Passage(lines)


def _may_be_name(paragraph: Paragraph) -> bool:
    text = Folded(paragraph.passage).text
    return (
        len(text) <= 40
        and not _SENTENCE.search(text)
        and bool(re.search(r"[\u4e00-\u9fff]{3}", text))
    )


def _own_name(match: re.Match[str]) -> str:
    before = re.sub(r"^附件\d*:?", "", match["before"])
    return (
        before if before and not _GENERIC.fullmatch(before) else _GENERIC.sub("", match["between"])
    )


def _header(passage: Passage) -> Header:
    folded = Folded(passage)
    match = _TITLE.fullmatch(folded.text)
    if match is None:
        raise NotADisclosure("the title could not be read", str(passage.lines[0].place))
    start, end = _name_bounds(match)
    year_spans = folded.spans(match.start("year"), match.end("year"))
    scope = _SCOPE.search(folded.text)
    return Header(
        Stated(_joined(passage), passage.spans()),
        Stated(int(match["year"]), tuple(span.line.whole() for span in year_spans)),
        _KINDS[match["kind"]],
        {"本级": "own", "汇总": "consolidated"}[scope[1]] if scope else None,
        folded.original(start, end).strip(),
        folded.spans(start, end),
        match["between"].endswith("单位"),
    )


def _joined(passage: Passage) -> Zh:
    """Join the lines of a title without a blank between them."""
    return zh("".join(line.text[line.indent :].strip() for line in passage.lines))


def _name_bounds(match: re.Match[str]) -> tuple[int, int]:
    group = "before"
    if _GENERIC.fullmatch(match["before"]):
        group = "between"
    start, end = match.span(group)
    text = match[group]
    lead = re.match(r"(?:附件\d*:?|关于)", text)
    tail = _SCOPE.search(text) or (_GENERIC.search(text) if group == "between" else None)
    return start + (lead.end() if lead else 0), (start + tail.start()) if tail else end
