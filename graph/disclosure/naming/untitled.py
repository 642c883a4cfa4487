"""The head of a text without a title: its parts tell year and kind, its sentences who publishes.

Copies of web pages and cut files begin with the contents. The publisher is then whom the first
part is about (第一部分 X概况), whose duties are told (X是…, X负责…), whose figures they are
(X2022年度收入…), or who signs the page, if it is not the finance bureau, which collects them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from ...reading.document import Document, Paragraph, Passage, Span
from ...values import zh
from ..basics.fact import Stated
from ..basics.folding import Folded
from ..basics.site_lines import is_of_site
from .names import ORGANISATION
from .place_names import heading
from .signature import signer
from .table_head import TitlelessHead
from .titles import KINDS, own_name, title_in

_ANNOUNCED = re.compile(
    r"现将(?P<name>[\u4e00-\u9fff()、]{0,38}?)(?P<year>20\d{2})年度?(?:部门|单位|[镇乡]级|本级|\"?三公\"?经费|财政拨款|支出|收支)*"
    r"(?P<kind>预算|决算)[^。]{0,20}(?:公开|公布|公示|说明)如下"
)
_REACH = 600
"""Paragraphs at the beginning that are looked at."""
_WHOLE = re.compile(r"(?:部门|单位)(?:预算|决算)")
_COLLECTS = ("财政局", "财政厅", "财政部")
_LEADER = re.compile(r"(?:\.{3,}|…+|·{3,}).*$")
"""What leads from an entry of the contents to its page."""
_TOWN = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[镇乡]|街道)")
_BODY = r"(?P<name>[\u4e00-\u9fff][\u4e00-\u9fff()、]{1,38}?)"
_HAN = "[一二三四五六七八九十]"
_MARK = rf"(?:(?:第{_HAN}部分|\d{{1,2}}|{_HAN}{{1,3}}|\((?:{_HAN}{{1,3}}|\d{{1,2}})\))[、:.]?)?"
_OF_FIGURES = re.compile(
    rf"^{_MARK}{_BODY}(?P<year>20\d{{2}})年度?"
    r"(?:部门|单位|综合|财政拨款|一般公共预算|\"?三公\"?经费|收入|支出|收支|、|总)*(?P<kind>预算|决算)?"
)
_SUBJECTS = (
    re.compile(
        rf"^{_MARK}{_BODY}(?:(?:部门|单位|基本|机构)*(?:概况|基本情况|情况)|简介|职能简介)$"
    ),
    re.compile(
        rf"^{_MARK}{_BODY}(?:是|为(?=[省市县区州盟旗全本一正副])|负责|作为|内设|贯彻"
        r"|的?主要(?:职责|职能|负责|工作职责))"
    ),
    _OF_FIGURES,
    _ANNOUNCED,
)
"""What a line says of its publisher, the surest first."""


def untitled_head(document: Document) -> TitlelessHead | None:
    """Return whom a text without a title is of; nothing where it does not tell."""
    lines = [line for line in islice(_lines(document), _REACH) if not is_of_site(line)]
    told = _year_and_kind(lines)
    if told is None:
        return None
    year, kind = told
    signed = signer(document)
    if signed and signed[0].endswith(_COLLECTS):
        signed = None
    named = _named(lines, year.value) or signed
    words = "".join(span.line.text for span in year.spans)
    matter = "“三公”经费" if "三公" in words and not _WHOLE.search(words) else ""
    return TitlelessHead(*named, year, kind, is_unit=False, matter=matter) if named else None


def _lines(document: Document) -> Iterator[Passage]:
    return (block.passage for block in document.blocks if isinstance(block, Paragraph))


def _year_and_kind(lines: list[Passage]) -> tuple[Stated[int], str] | None:
    """Return what an announcement, else most headings, else figures are of."""
    for found in (_announced(lines), _of_headings(lines), _of_figures(lines)):
        heads = tuple(found)
        counts = Counter(told for told, _ in heads)
        if counts:
            told = counts.most_common(1)[0][0]
            spans = next(places for other, places in heads if other == told)
            return Stated(told[0], spans), told[1]
    return None


_Told = tuple[tuple[int, str], tuple[Span, ...]]


def _of_headings(lines: list[Passage]) -> Iterator[_Told]:
    for line in lines:
        folded = Folded(line).without(_LEADER)
        match = title_in(folded.text)
        if match and match["year"].isdecimal() and not own_name(match):
            yield _told(folded, match)


def _announced(lines: list[Passage]) -> Iterator[_Told]:
    for line in lines:
        folded = Folded(line)
        if match := _ANNOUNCED.search(folded.text):
            yield _told(folded, match)


def _of_figures(lines: list[Passage]) -> Iterator[_Told]:
    for line in lines:
        folded = Folded(line)
        match = _OF_FIGURES.match(folded.text)
        if match and match["kind"] and _is_publisher(match["name"], int(match["year"])):
            yield _told(folded, match)


def _told(folded: Folded, match: re.Match[str]) -> _Told:
    return (int(match["year"]), KINDS[match["kind"]]), folded.spans(*match.span("year"))


def _named(lines: list[Passage], year: int) -> tuple[str, tuple[Span, ...]] | None:
    """Return the first organisation with its place that the surest kind of line is about."""
    for pattern in _SUBJECTS:
        for line in lines:
            folded = Folded(line)
            match = pattern.search(folded.text)
            if match and _is_publisher(match["name"], year):
                bounds = match.span("name")
                return zh(folded.original(*bounds)), folded.spans(*bounds)
    return None


def _is_publisher(name: str, year: int) -> bool:
    """Tell an organisation that is named with its place, or a town."""
    is_placed = ORGANISATION.fullmatch(name) and heading(name, year)
    return bool(is_placed or _TOWN.fullmatch(name))
