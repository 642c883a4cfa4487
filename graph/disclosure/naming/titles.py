"""Titles of disclosures: which lines are one, and where the publisher's name stands in them."""

import re
from itertools import takewhile

from ...reading.document import Line, Passage
from ..basics.folding import Folded
from ..basics.numbering import mark_of
from .names import ORGANISATION
from .table_head import is_table_title, label_of

KINDS = {
    "预算": "budget",
    "决算": "final-accounts",
    "绩效自评": "self-evaluation",
    "绩效单位自评": "self-evaluation",
    "绩效部门自评": "self-evaluation",
    "绩效评价": "self-evaluation",
}
"""Kinds of disclosures by the word that a title has for them."""

_HAN_YEAR = "[〇○零一二三四五六七八九]{4}"
TITLE = re.compile(
    rf"(?P<before>.*?)(?:关于)?[〔(]?(?P<year>(?<!\d)(?:19|20)\d{{2}}(?!\d)|{_HAN_YEAR}(?=年))(?:年|-(?=[度预决执]))?度?[〕)]?"
    r"(?P<between>.*?)"
    r"(?P<kind>预算|决算|绩效(?:单位|部门)?自评|绩效评价)(?P<after>.*)"
)
_YEAR_BEHIND = re.compile(
    r"(?P<before>[^\d]*?)(?P<between>部门|单位|)(?P<kind>预算|决算)"
    r"(?P<after>(?:信息|公开|情况|说明|报告|文本|表|的)*)[〔(]?(?P<year>20\d{2})年?度?[〕)]?"
)
"""A title that has its year at the end: 怀来县水务局部门预算（2024年）."""
_AFTER = re.compile(
    r"(?:信息|资讯|公开|目录|其他|其它|事项|有关|相关|编报|汇总|情况|说明书|说明|报告|文本|方案|编制|表|及|和|的|结果|绩效|自评|评价|草案|预算|决算|收支|安排|执行"
    r"|财政拨款|一般公共|政府性基金|国有资本经营|支出|\"?三公\"?经费|部门|单位|(?:19|20)\d{2}年度?|\((?!目录)[^()]{1,8}\))*+"
)
_GENERIC = re.compile(
    r"(?:部门|单位|综合|收支|汇总|本级|政府|市级|县级|区级|省级|财政|公开|关于|的|整体|项目|支出|绩效"
    r'|"?三公"?经费|情况)*+$'
)
_BEFORE_NAME = re.compile(
    r"(?:附件\d*:?|\d{3,12}[-_]?(?=[\u4e00-\u9fff]{4})|[-—]{1,2}|[X×]{2,}(?:部门|单位)(?=[\u4e00-\u9fff]{4})|〔[^〔〕\d]{2,10}〕|关于|[#>*]+|第[一二三四五六七八九十]+部分[:、]?|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)、?)+"
)
_PART = re.compile(r"\s*第[一二三四五六七八九十]+部分[\s:：、]*")
_YEAR_ALONE = re.compile(r"(?:19|20)\d{2}年度?")
_CONTENTS_TITLES = re.compile(r".{0,12}(?:目录|目次)")
_CONTENTS = re.compile(r"\.{3}|…|·{3}")
SCOPE = re.compile(r"\((?:[省市县区])?(本级|汇总)\)")
_SENTENCE = re.compile(r"[。！；;:：]\s*$|^\(.*\)$|^(?:明细|具体)?详?见")
_WITH_PLACE = re.compile(r".+[省市县区州旗乡镇].{2}")
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,9}(?:省|自治区|市|县|旗|自治州|(?<![务理发业])区)")
_LONGEST = 70
_IN_KINDS = re.compile("[算评]")
"""What is in each kind of disclosure that a title may name."""
_TABLE_LINE = re.compile(
    r"^(?:公开|附)?表[一二三四五六七八九十\d]+$|^公开\d+表$|单位:[百千万亿]*元"
)


def names_a_place(passage: Passage) -> bool:
    """Tell a title that names but a province, city or county: 贵州省2023年度部门决算公开."""
    match = match_title(passage)
    return match is not None and _PLACE.fullmatch(own_name(match)) is not None


def is_mere_heading(passage: Passage) -> bool:
    """Tell a numbered heading that names no publisher: 二、2024年“三公”经费预算情况."""
    match = match_title(passage)
    named = match and ORGANISATION.match(own_name(match))
    return not named and mark_of(Folded(passage)) is not None


def title_at(heads: list[Passage], place: int) -> Passage | None:
    """Return the whole title that begins at or just before the line at *place*, or nothing.

    A name may stand on the line before or behind; a title may run over three lines.
    """
    if not any(_IN_KINDS.search(text_of(line)) for line in heads[place : place + 3]):
        return None
    for count in range(1, _most_lines(heads[place : place + 3]) + 1):
        lines: tuple[Line, ...] = tuple(
            line for passage in heads[place : place + count] for line in passage.lines
        )
        passage = Passage(lines)
        match = match_title(passage)
        if match and count > 1 and _is_whole(heads[place + count - 1]):
            return None
        if match:
            return _with_name(heads, place, count, passage, match)
        if _SENTENCE.search(text_of(passage)) or _BEFORE_NAME.match(text_of(heads[place])):
            return None
    return None


def _is_whole(passage: Passage) -> bool:
    """Tell whether one line is a title that says of which place its publisher is."""
    match = match_title(passage)
    return match is not None and _WITH_PLACE.match(own_name(match)) is not None


def _most_lines(heads: list[Passage]) -> int:
    """Return over how many of three lines a title may run: no entry of a list or contents."""
    entries = (
        mark_of(Folded(line))
        or _CONTENTS.search(line.text)
        or _CONTENTS_TITLES.fullmatch(text_of(line))
        for line in heads
    )
    free = sum(1 for _ in takewhile(lambda entry: not entry, entries))
    return max(free, 1)


def match_title(passage: Passage) -> re.Match[str] | None:
    """Match a title: its groups are what stands before and behind the year, the kind, the end."""
    text = text_of(passage)
    if len(text) > _LONGEST or not _IN_KINDS.search(text):
        return None
    if _SENTENCE.search(text) or _of_a_table(passage):
        return None
    return title_in(text)


def title_in(text: str) -> re.Match[str] | None:
    """Match a folded *text* that is a title from its first to its last word."""
    match = TITLE.fullmatch(text) or _YEAR_BEHIND.fullmatch(text)
    return match if match and _AFTER.fullmatch(match["after"]) else None


def _of_a_table(passage: Passage) -> bool:
    """Tell whether a line of *passage* is the title or the label of one table."""
    return any(
        label_of(line) or _TABLE_LINE.search(text) or (is_table_title(text) and _no_name(text))
        for line in map(_line, passage.lines)
        for text in [text_of(line)]
    )


def _line(line: Line) -> Passage:
    return Passage((line,))


def _no_name(text: str) -> bool:
    """Tell the title of a table that names no publisher: 2017年政府采购预算表."""
    return not any(map(ORGANISATION.match, re.split(r"\d{4}[年-]度?", text)))


def _with_name(
    heads: list[Passage], place: int, count: int, passage: Passage, match: re.Match[str]
) -> Passage:
    lines, end = passage.lines, place + count
    if not own_name(match):
        if place and _is_name(heads[place - 1]):
            lines = (*heads[place - 1].lines, *lines)
        elif end < len(heads) and _is_name(heads[end]) and ORGANISATION.match(text_of(heads[end])):
            return Passage((*lines, *heads[end].lines))
    if end < len(heads):
        following = text_of(heads[end])
        is_more = (
            len(following) < 20
            and not _YEAR_ALONE.fullmatch(following)
            and not _CONTENTS_TITLES.fullmatch(following)
        )
        if following and is_more and _AFTER.fullmatch(following):
            lines = (*lines, *heads[end].lines)
    return Passage(lines)


def part_in_front(text: str) -> int:
    """Return where the words begin behind the name of a part: 第二部分：水务局2022年部门决算."""
    found = _PART.match(text)
    return found.end() if found else 0


def text_of(passage: Passage) -> str:
    """Return the folded text of a passage."""
    return passage.folded[0]


def _is_name(passage: Passage) -> bool:
    text = text_of(passage)
    has_words = re.search(r"[\u4e00-\u9fff]{3}", text) is not None
    return (
        len(text) <= 40
        and has_words
        and not _SENTENCE.search(text)
        and not mark_of(Folded(passage))
    )


def own_name(match: re.Match[str]) -> str:
    """Return the publisher's name in a title, folded; nothing where it names none."""
    before = _BEFORE_NAME.sub("", match["before"])
    if _goes_on_behind(match):
        return before + _GENERIC.sub("", match["between"])
    if before and not _GENERIC.fullmatch(before):
        return before
    return _GENERIC.sub("", match["between"])


def _goes_on_behind(match: re.Match[str]) -> bool:
    """Tell a name that the year parts: 怀安县2024年水利局部门预算."""
    before = _BEFORE_NAME.sub("", match["before"])
    body = _GENERIC.sub("", match["between"])
    return bool(_PLACE.fullmatch(before) and ORGANISATION.fullmatch(body))


def name_bounds(match: re.Match[str]) -> tuple[tuple[int, int], ...]:
    """Return the bounds of the parts of the publisher's name in the folded text of a title."""
    if _goes_on_behind(match):
        return _bounds(match, "before"), _bounds(match, "between")
    return (_bounds(match, "between" if _GENERIC.fullmatch(match["before"]) else "before"),)


def _bounds(match: re.Match[str], group: str) -> tuple[int, int]:
    start, end = match.span(group)
    text = match[group]
    lead = _BEFORE_NAME.match(text)
    tail = SCOPE.search(text) or (_GENERIC.search(text) if group == "between" else None)
    return start + (lead.end() if lead else 0), (start + tail.start()) if tail else end
