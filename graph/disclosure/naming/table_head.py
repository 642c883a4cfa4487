"""The head of a file of tables alone: publisher, year and kind from labels and titles of tables.

Such a file has no title of its own; each table says 部门：X or 单位名称：X above its first row.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from ...reading.document import Document, Paragraph, Passage, Span, Table
from ...values import zh
from ..basics.fact import Stated, join_spans
from ..basics.folding import Folded
from .names import ORGANISATION
from .place_names import begins_with_place

_LABEL = (
    r"(?:(?:公开|编制|编报|预算|填报|报送|(?:预算)?主管|一级预算|部门)?(?:部门|单位)(?:\(单位\))?(?:名称|全称)?"
    r"|(?:公开|编制|填报|报送)(?:部门\(?单位\)?|机构)|部门\(公章\)|(?:填报|编制|公开)单位\(公章\))"
)
_CODE = r"(?:[\[〔(]?(?P<code>\d{3,12})[\]〕)]?[-_:]?)?"
_NAME = r"(?P<name>[\u4e00-\u9fff][\u4e00-\u9fff()、·]{1,39}?)"
_BEHIND = (
    r"(?=(?:金额)?单位[:为](?:人民币)?[百千万亿]*元|(?:预算)?年度[:\d]|日期[:\d]"
    r"|(?:19|20)\d{2}年|公开\d+表|$)"
)
_LABELLED = re.compile(rf"^{_LABEL}:{_CODE}{_NAME}{_BEHIND}")
_LABEL_ALONE = re.compile(rf"^{_LABEL}:?$")
_OF_A_FORM = re.compile(
    r"(?:(?:项目|预算|一级预算)?主管|填报|预算)(?:部门|单位)(?:\(单位\))?(?:及代码)?(?:名称)?"
    r"|(?:部门|单位)(?:\((?:单位|部门)\))?名称"
)
"""A cell of a form that is followed by who publishes it, without a colon."""
_CELL_NAME = re.compile(rf"^{_CODE}{_NAME}$")
_GLUED = re.compile(rf"^(?P<code>\d{{3,12}}){_NAME}(?=预算年度[:\d])")
_GLUED_ALONE = re.compile(rf"^(?P<code>\d{{3,12}}){_NAME}$")
_YEAR_LABEL = re.compile(r"(?:预算|决算|会计|财政)?年度:?(?P<year>20\d{2})(?!\d)")
_TABLE_TITLE = re.compile(
    r"(?:收支|收入|支出|拨款|采购|基金|三公|经费|资本经营|绩效|项目|资产|明细)[^。;:]{0,30}表(?:\([^()]*\))?$"
)
_YEAR = re.compile(r"(?P<year>20\d{2})(?:年|-(?=[度预决执]))")
_YEAR_COLUMN = re.compile(
    r"(?P<year>20\d{2})(?:年|-)度?(?:部门|单位)?(?:年初)?(?P<kind>预算|决算)(?:数|额|金额)?$"
)
_NAMED_TITLE = re.compile(
    r"(?:20\d{2}(?:年|-(?=度))?度?)?(?P<name>[\u4e00-\u9fff()]{3,30}?)(?:20\d{2}(?:年|-(?=度))?度?)?"
    r'(?:部门|单位)?(?:"?三公|一般公共|收支|收入|支出|财政|政府|预算|决算|项目|国有|整体).*表'
)
"""The title of a table that says of whom it is: 2015年桂林市司法局部门“三公”经费情况统计表."""
_NUMBER = r"(?:\d{1,3}(?:[-.]\d{1,2})?|[一二三四五六七八九十]{1,3})"
NUMBER_OF_TABLE = re.compile(
    rf"(?:部门|单位|财政|财决|批复|公开|附|预算|决算)*(?:{_NUMBER}表|表{_NUMBER})"
)
"""A line that only numbers a table: 公开01表, 附表3, 部门预算公开表1."""
_UNIT_TABLES = re.compile(r"单位(?:收支|收入|支出|预算|决算)")
_TOP_ROWS = 4
"""Rows of a table in which the labels of a whole table may stand."""


@dataclass(frozen=True, slots=True)
class TitlelessHead:
    """Who publishes a file without a title, for which year, and of which kind it is.

    *matter* is what alone it is about, empty where it is about all.
    """

    name: str
    name_spans: tuple[Span, ...]
    year: Stated[int]
    kind: str
    is_unit: bool
    matter: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A name behind 部门： or the like, and the code in front of it."""

    name: str
    spans: tuple[Span, ...]
    code: str | None


def table_head(document: Document) -> TitlelessHead | None:
    """Return what the tables of *document* say of their publisher; nothing where they do not."""
    titles = tuple(table_titles(document))
    named = next(chain(labels(document.blocks), _named_in(titles)), None)
    year = _year(document, titles)
    if named is None or year is None or not any(isinstance(b, Table) for b in document.blocks):
        return None
    texts = [Folded(title).text for title in titles]
    is_unit = len(named.code or "") > 3 or (
        any(map(_UNIT_TABLES.search, texts)) and not any("部门" in text for text in texts)
    )
    return TitlelessHead(named.name, named.spans, year, _kind(document, texts), is_unit)


def labels(blocks: Iterable[Paragraph | Table]) -> Iterator[Label]:
    """Yield the names that label tables, in order."""
    for block in blocks:
        match block:
            case Paragraph(passage=passage):
                yield from _labelled(passage)
            case Table():
                for row in block.rows[:_TOP_ROWS]:
                    yield from _in_row(row)


def _named_in(titles: Iterable[Passage]) -> Iterator[Label]:
    """Yield the organisations, named with their place, that titles of tables are of."""
    for title in titles:
        folded = Folded(title)
        match = _NAMED_TITLE.fullmatch(folded.text)
        if match and ORGANISATION.fullmatch(match["name"]) and begins_with_place(match["name"], 0):
            bounds = match.span("name")
            yield Label(zh(folded.original(*bounds)), folded.spans(*bounds), None)


def label_of(passage: Passage) -> Label | None:
    """Return the name that a line such as 部门：X　单位：万元 gives to a table."""
    return next(_labelled(passage), None)


def _labelled(passage: Passage) -> Iterator[Label]:
    folded = Folded(passage)
    match = _LABELLED.match(folded.text) or _GLUED.match(folded.text)
    if match and ORGANISATION.match(match["name"]):
        yield _label(folded, match)


def _in_row(row: tuple[Passage, ...]) -> Iterator[Label]:
    cells = [cell for cell in dict.fromkeys(row) if not cell.is_blank]
    has_year = any(_YEAR_LABEL.match(Folded(cell).text) for cell in cells)
    for place, cell in enumerate(cells):
        following = cells[place + 1] if place + 1 < len(cells) else None
        found = tuple(_labelled(cell))
        yield from found
        folded = Folded(cell)
        glued = _GLUED_ALONE.match(folded.text) if has_year and not found else None
        if glued and ORGANISATION.match(glued["name"]):
            yield _label(folded, glued)
        elif following and _labels_next(folded.text):
            name = Folded(following)
            match = _CELL_NAME.match(name.text)
            if match and ORGANISATION.match(match["name"]):
                yield _label(name, match)


def _labels_next(text: str) -> bool:
    """Tell a cell that labels the one behind it."""
    has_colon = text.endswith(":") and _LABEL_ALONE.match(text)
    return bool(has_colon or _OF_A_FORM.fullmatch(text))


def _label(folded: Folded, match: re.Match[str]) -> Label:
    start, end = match.span("name")
    return Label(zh(folded.original(start, end)), folded.spans(start, end), match["code"])


def table_titles(document: Document) -> Iterator[Passage]:
    """Yield the titles of tables: short lines and lone cells that end in 表."""
    for passage in _lines(document):
        if is_table_title(Folded(passage).text):
            yield passage


def is_table_title(text: str) -> bool:
    """Tell the title of one budget table (2017年政府采购预算表) by its folded *text*."""
    return len(text) <= 50 and _TABLE_TITLE.search(text) is not None


def _lines(document: Document) -> Iterator[Passage]:
    for block in document.blocks:
        match block:
            case Paragraph(passage=passage):
                yield passage
            case Table():
                for row in block.rows[:_TOP_ROWS]:
                    yield from row


def _year(document: Document, titles: tuple[Passage, ...]) -> Stated[int] | None:
    """Return the year that labels, titles, columns or, failing those, notes say most often."""
    lines = [Folded(line) for line in _lines(document)]
    notes = [Folded(b.passage) for b in document.blocks if isinstance(b, Paragraph)]
    for texts, pattern in (
        (lines, _YEAR_LABEL),
        ([Folded(title) for title in titles], _YEAR),
        (lines, _YEAR_COLUMN),
        (notes, _YEAR),
    ):
        found = [(folded, match) for folded in texts for match in pattern.finditer(folded.text)]
        if found:
            counts = Counter(int(match["year"]) for _, match in found)
            year = max(counts, key=lambda number: (counts[number], number))
            spans = (
                folded.spans(*match.span("year"))
                for folded, match in found
                if int(match["year"]) == year
            )
            return Stated(year, join_spans(spans))
    return None


def _kind(document: Document, titles: list[str]) -> str:
    """Return the kind of disclosure that most titles, or else most columns, are of."""
    if titles and all("自评" in title for title in titles):
        return "self-evaluation"
    for texts in (titles, [Folded(line).text for line in _lines(document)]):
        budgets = sum(
            "预算" in text.replace("预算拨款", "").replace("公共预算", "") for text in texts
        )
        accounts = sum("决算" in text for text in texts)
        if budgets or accounts:
            return "final-accounts" if accounts >= budgets else "budget"
    return "budget"
