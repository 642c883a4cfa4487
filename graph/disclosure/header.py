"""The head of a disclosure: title, year, kind and the publisher's own name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from ..errors import NotADisclosure
from ..reading.document import Document, Line, Paragraph, Passage, Span
from ..values import Zh, zh
from .fact import Stated
from .folding import Folded, fold
from .gaps import Gap, gap_at, gap_in
from .names import ORGANISATION
from .numbering import mark_of
from .signature import signer
from .site_lines import is_of_site
from .table_head import TableHead, is_table_title, label_of, labels, table_head

_HAN_YEAR = "[〇○零一二三四五六七八九]{4}"
_TITLE = re.compile(
    rf"(?P<before>.*?)(?P<year>(?:19|20)\d{{2}}|{_HAN_YEAR}(?=年))年?度?(?P<between>.*?)"
    r"(?P<kind>预算|决算|绩效自评|绩效评价)(?P<after>.*)"
)
_AFTER = re.compile(
    r"(?:信息|公开|汇总|情况|说明书|说明|报告|文本|方案|编制|表|及|和|的|结果|绩效|自评|评价|草案|预算|决算"
    r"|\"?三公\"?经费|部门|单位|(?:19|20)\d{2}年度?|\([^()]{1,8}\))*+"
)
_GENERIC = re.compile(
    r"(?:部门|单位|综合|收支|汇总|本级|政府|市级|县级|区级|省级|财政|公开|关于|的)*+$"
)
_BEFORE_NAME = re.compile(r"(?:附件\d*:?|关于|[#>*]+|第[一二三四五六七八九十]+部分[:、]?)+")
_CONTENTS = re.compile(r"\.{3}|…|·{3}")
_SCOPE = re.compile(r"\((?:[省市县区])?(本级|汇总)\)")
_OF_ITSELF = re.compile(r"(?<=[局委厅办室会府院])(本级)$")
"""A name with 本级 at its end, without brackets: the department without its units."""
_OPENING_SCOPE = re.compile(r"现将[^。()]{2,40}\((?:[省市县区])?(本级|汇总)\)")
_SENTENCE = re.compile(r"[。！；;:：]\s*$|^\(.*\)$")
_PUBLISHED = re.compile(
    r"现将(?P<name>[\u4e00-\u9fff()、]{4,40}?)(?:\d{4}年度?|部门预算|预算|决算)"
)
_WITH_PLACE = re.compile(r".+[省市县区州旗乡镇].{2}")
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,9}(?:省|自治区|市|县|旗|自治州|(?<![务理发业])区)")
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
    """What the title says; *name* is the publisher's name and where it stands.

    *key* is what stands for the publisher in IRIs, where another part of the file told it;
    *of_tables* tells that the labels of tables stood for a title, *of_place* that the title
    names but a place: the figures are of the whole division.
    """

    title: Stated[Zh]
    year: Stated[int]
    kind: str
    scope: str | None
    name: str
    name_spans: tuple[Span, ...]
    is_unit: bool
    key: str | None = None
    of_tables: bool = False
    of_place: bool = False


def header(document: Document) -> Header:
    """Return the head of *document*.

    :raises NotADisclosure: no line near its beginning reads like a title of one.
    """
    heads = [passage for passage in _paragraphs(document) if not is_of_site(passage)][:_REACH]
    tables = table_head(document)
    of_a_place = None
    for place in range(len(heads)):
        passage = title_at(heads, place)
        if passage and not is_mere_heading(passage):
            if not _names_a_place(passage):
                return header_of(passage, document)
            of_a_place = of_a_place or passage
    if tables:
        return _of_tables(tables)
    if of_a_place:
        return _of_place(of_a_place, document)
    raise NotADisclosure(
        "no title of a budget disclosure was found (such as XX局2023年部门预算)",
        document.name,
        "check that the file is a disclosure and that its title is part of the text",
    )


def _paragraphs(document: Document) -> Iterator[Passage]:
    return (block.passage for block in document.blocks if isinstance(block, Paragraph))


def _names_a_place(passage: Passage) -> bool:
    """Tell a title that names but a province, city or county: 贵州省2023年度部门决算公开."""
    match = _match(passage)
    return match is not None and _PLACE.fullmatch(_own_name(match)) is not None


def is_mere_heading(passage: Passage) -> bool:
    """Tell a numbered heading that names no publisher: 二、2024年“三公”经费预算情况."""
    match = _match(passage)
    named = match and ORGANISATION.match(_own_name(match))
    return not named and mark_of(Folded(passage)) is not None


def _of_tables(found: TableHead) -> Header:
    """Return the head of a file of tables, its title put together from what they say."""
    kind = {code: name for name, code in reversed(_KINDS.items())}[found.kind]
    body = "单位" if found.is_unit else "部门"
    title = zh(f"{zh(found.name)}{found.year.value}年{body}{kind}")
    spans = (*found.name_spans, *found.year.spans)
    return Header(
        Stated(title, spans),
        found.year,
        found.kind,
        None,
        found.name,
        found.name_spans,
        found.is_unit,
        of_tables=True,
    )


def _of_place(passage: Passage, document: Document) -> Header:
    """Return the head of a page about a whole division: who signs it publishes it."""
    head = replace(header_of(passage, document), of_place=True)
    signed = signer(document)
    return replace(head, name=signed[0], name_spans=signed[1]) if signed else head


def other_titles(document: Document, head: Header) -> Iterator[Gap]:
    """Yield a gap for each title of another publisher: one file is read as one disclosure."""
    own = fold(head.name)
    for label in labels(document.blocks) if head.of_tables else ():
        if fold(label.name) != own:
            yield gap_at(label.spans, "the table of another publisher, read as part of this one")
    for block in document.blocks:
        match = _match(block.passage) if isinstance(block, Paragraph) else None
        if match is None or not isinstance(block, Paragraph) or mark_of(Folded(block.passage)):
            continue
        name = _own_name(match)
        if ORGANISATION.match(name) and name not in own and own not in name:
            yield gap_in(block.passage, "the title of another publisher, read as part of this one")


def title_at(heads: list[Passage], place: int) -> Passage | None:
    """Return the whole title that begins at or just before the line at *place*, or nothing.

    A name may stand on the line before or behind; a title may run over three lines.
    """
    for count in range(1, _most_lines(heads[place : place + 3]) + 1):
        lines: tuple[Line, ...] = tuple(
            line for passage in heads[place : place + count] for line in passage.lines
        )
        passage = Passage(lines)
        match = _match(passage)
        if match and count > 1 and _is_whole(heads[place + count - 1]):
            return None
        if match:
            return _with_name(heads, place, count, passage, match)
        if _SENTENCE.search(_text(passage)) or _BEFORE_NAME.match(_text(heads[place])):
            return None
    return None


def _is_whole(passage: Passage) -> bool:
    """Tell whether one line is a title that says of which place its publisher is."""
    match = _match(passage)
    return match is not None and _WITH_PLACE.match(_own_name(match)) is not None


def _most_lines(heads: list[Passage]) -> int:
    """Return over how many of three lines a title may run: no entry of a list or contents."""
    entries = (
        mark_of(Folded(line)) or _CONTENTS.search(line.text) or _text(line) in ("目录", "目次")
        for line in heads
    )
    free = sum(1 for _ in takewhile(lambda entry: not entry, entries))
    return max(free, 1)


def _match(passage: Passage) -> re.Match[str] | None:
    text = Folded(passage).text
    if len(text) > _LONGEST or _SENTENCE.search(text) or _of_a_table(passage):
        return None
    match = _TITLE.fullmatch(text)
    return match if match and _AFTER.fullmatch(match["after"]) else None


def _of_a_table(passage: Passage) -> bool:
    """Tell whether a line of *passage* is the title or the label of one table."""
    return any(
        label_of(line) or _TABLE_LINE.search(text) or (is_table_title(text) and _no_name(text))
        for line in map(_line, passage.lines)
        for text in [_text(line)]
    )


def _line(line: Line) -> Passage:
    return Passage((line,))


def _no_name(text: str) -> bool:
    """Tell the title of a table that names no publisher: 2017年政府采购预算表."""
    return not any(map(ORGANISATION.match, re.split(r"\d{4}年度?", text)))


_TABLE_LINE = re.compile(
    r"^(?:公开|附)?表[一二三四五六七八九十\d]+$|^公开\d+表$|单位:[百千万亿]*元"
)


def _with_name(
    heads: list[Passage], place: int, count: int, passage: Passage, match: re.Match[str]
) -> Passage:
    lines, end = passage.lines, place + count
    if not _own_name(match):
        if place and _is_name(heads[place - 1]):
            lines = (*heads[place - 1].lines, *lines)
        elif end < len(heads) and _is_name(heads[end]) and ORGANISATION.match(_text(heads[end])):
            return Passage((*lines, *heads[end].lines))
    if end < len(heads):
        following = _text(heads[end])
        if following and len(following) < 20 and _AFTER.fullmatch(following):
            lines = (*lines, *heads[end].lines)
    return Passage(lines)


def _text(passage: Passage) -> str:
    return Folded(passage).text


def _is_name(passage: Passage) -> bool:
    text = _text(passage)
    has_words = re.search(r"[\u4e00-\u9fff]{3}", text) is not None
    return (
        len(text) <= 40
        and has_words
        and not _SENTENCE.search(text)
        and not mark_of(Folded(passage))
    )


def _own_name(match: re.Match[str]) -> str:
    before = _BEFORE_NAME.sub("", match["before"])
    if before and not _GENERIC.fullmatch(before):
        return before
    return _GENERIC.sub("", match["between"])


def header_of(passage: Passage, document: Document) -> Header:
    """Return the head that the title *passage* of *document* gives.

    :raises NotADisclosure: neither it nor the beginning of the text names the publisher.
    """
    folded = Folded(passage)
    match = _TITLE.match(folded.text)
    if match is None:
        raise NotADisclosure("the title could not be read", str(passage.lines[0].place))
    name, spans = _name(folded, match, document)
    year_spans = folded.spans(match.start("year"), match.end("year"))
    scope = _SCOPE.search(folded.text) or _scope_of_opening(document)
    is_unit = match["between"].endswith("单位")
    if scope is None and not is_unit and (scope := _OF_ITSELF.search(fold(name))):
        name, spans = _without_end(name, spans, scope[1])
    return Header(
        Stated(_joined(passage), passage.spans()),
        Stated(_year(match["year"]), tuple(span.line.whole() for span in year_spans)),
        _KINDS[match["kind"]],
        {"本级": "own", "汇总": "consolidated"}[scope[1]] if scope else None,
        name,
        spans,
        is_unit,
    )


def _without_end(name: str, spans: tuple[Span, ...], end: str) -> tuple[str, tuple[Span, ...]]:
    """Return a name and its places without the *end* that says of what it is."""
    last = spans[-1]
    if not (name.endswith(end) and last.text.endswith(end)):
        return name, spans
    return zh(name.removesuffix(end)), (*spans[:-1], replace(last, end=last.end - len(end)))


def _scope_of_opening(document: Document) -> re.Match[str] | None:
    """Match the scope that the opening names: 现将某局（本级）2024年部门预算公开如下."""
    for block in document.blocks[:_REACH]:
        if isinstance(block, Paragraph) and (found := _OPENING_SCOPE.search(_text(block.passage))):
            return found
    return None


def _year(text: str) -> int:
    return int(text if text.isdecimal() else "".join(str(_HAN_DIGITS[c]) for c in text))


_HAN_DIGITS = {"〇": 0, "○": 0} | {c: n for n, c in enumerate("零一二三四五六七八九")}


def _name(folded: Folded, match: re.Match[str], document: Document) -> tuple[str, tuple[Span, ...]]:
    """Return the publisher's name: from the title, its last line, or 现将X…公开如下."""
    start, end = _name_bounds(match)
    if name := zh(folded.original(start, end)):
        return name, folded.spans(start, end)
    last = Passage(folded.passage.lines[-1:])
    if ORGANISATION.match(_text(last)) and not _TITLE.match(_text(last)):
        return last.text.strip(), last.spans()
    for block in document.blocks[:_REACH]:
        if isinstance(block, Paragraph):
            words = Folded(block.passage)
            if said := _PUBLISHED.search(words.text):
                return zh(words.original(*said.span("name"))), words.spans(*said.span("name"))
    raise NotADisclosure(
        "the title names no publisher",
        f"{document.name}, {folded.passage.lines[0].place}",
        "give the publisher's name in the title or in the line above it",
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
    lead = _BEFORE_NAME.match(text)
    tail = _SCOPE.search(text) or (_GENERIC.search(text) if group == "between" else None)
    return start + (lead.end() if lead else 0), (start + tail.start()) if tail else end
