"""Numbers that are no figures: numbering, page marks, dates, references, codes, contacts."""

import re
from collections.abc import Iterator

from ...reading.document import Document, Line, Paragraph, Passage
from ...reading.plain.text import BARE_NUMBER, PAGE_MARK
from ..basics.contacts import CONTACT
from ..basics.ordinals import ordinal_lines
from ..basics.site_lines import is_of_site, is_table_of_site
from ..grids.row_codes import code_lines
from ..outline.contents import contents

DIGITS = re.compile(r"[0-9０-９]+")
"""A number: a run of digits, as long as it goes."""

_LONGEST = 40
"""Characters of the longest date or reference."""
_HALF_WIDTH = str.maketrans("０１２３４５６７８９（）", "0123456789()")
_KINDS = (
    ("page-mark", re.compile(rf"^(?:{PAGE_MARK.pattern}|{BARE_NUMBER.pattern})$")),
    ("page-mark", re.compile(r"(?<=[\u4e00-\u9fff）)”])(?:\t|[ \u3000]{2,})\s*\d{1,3}\s*$")),
    ("page-mark", re.compile(r"(?<![.…·])(?:\.{4,}+|…{2,}+|·{4,}+)\s*[(（]?\d{1,4}[)）]?\s*$")),
    ("page-mark", re.compile(r"PAGEREF\s+_Toc\d+(?:\s+\\?h)?(?:\s+\d{1,3})?")),
    ("date", re.compile(r"(?:19|20)\d{2}\s*年(?:度)?(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?")),
    ("date", re.compile(r"\d{1,2}\s*月\s*(?:\d{1,2}\s*日|底|末|份)")),
    ("date", re.compile(r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}")),
    ("date", re.compile(r"(?<![\d.,，])20\d{2}(?=预算|决算)")),
    ("date", re.compile(r"年度\s*[:：]\s*(?:19|20)\d{2}(?!\d)")),
    (
        "reference",
        re.compile(r"[〔\[【（(﹝„]\s*(?:19|20)\d{2}\s*[〕\]】）)﹞‟]\s*第?\s*\d{1,5}\s*号"),
    ),
    ("reference", re.compile(r"(?:附件|附表|表|图|公开)\s*\d{1,2}\s*(?:表)?(?=[:：\s)）]|$)")),
    ("reference", re.compile(r"公开\s*\d{1,2}\s*表")),
    (
        "reference",
        re.compile(
            r"[（(][^（）()]{0,8}见[^（）()]{0,20}表\s*\d{1,2}(?:\s*[-—~、，,和]\s*\d{1,2})*\s*[）)]"
        ),
    ),
    ("reference", re.compile(r"索引号\s*[:：]?\s*[\w/\-]+")),
    ("reference", re.compile(r"(?<![\w/])[0-9A-Z]{9,18}/(?:19|20)\d{2}-\d{4,6}(?!\d)")),
    ("reference", re.compile(r"(?:阅读|浏览|点击|访问)(?:次数|量|数|率)?\s*[:：]\s*\d+")),
    ("date", re.compile(r"(?<!\d)\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?!\d)")),
    ("contact", CONTACT),
    ("code", re.compile(r"(?<![\dA-Za-z])\d{6}[0-9A-Za-z]{9,15}(?![\dA-Za-z])")),
)
_NUMBERING = re.compile(
    r"(?:^|(?<=[。；;：:]))\s*[(（]?\d{1,2}(?:[)）]|[.．](?!\.|\d(?!\d{3}\s*年))|、|[,，](?!\d))"
)
_PAGE_OF_ENTRY = re.compile(r"\s(?P<page>\d{1,3})\s*$")
_SPACED = re.compile(r"\s*(?P<number>\d{1,2})[ \u3000\u00a0]+(?=[\u4e00-\u9fff“])")


class Recognition:
    """Of which kind the numbers of a document are that are no figures."""

    def __init__(self, document: Document) -> None:
        self._whole: dict[int, str | None] = {}
        self._in_tables: set[int] = set()
        self._passages: dict[int, Passage] = {}
        self._known: dict[int, dict[int, str]] = {}
        self._entries = {
            id(line)
            for place in contents(document.blocks)
            if isinstance(block := document.blocks[place], Paragraph)
            for line in block.passage.lines
        }
        for block in document.blocks:
            if isinstance(block, Paragraph):
                if is_of_site(block.passage):
                    self._whole |= {id(line): "reference" for line in block.passage.lines}
                if len(block.passage.lines) > 1:
                    self._passages |= {id(line): block.passage for line in block.passage.lines}
                continue
            lines = (line for row in block.rows for cell in row for line in cell.lines)
            kind = "reference" if is_table_of_site(block) else None
            self._in_tables |= set(found := [id(line) for line in lines])
            self._whole |= dict.fromkeys(found, kind)
            self._whole |= {id(line): "code" for line in code_lines(block)}
            self._whole |= {id(line): "numbering" for line in ordinal_lines(block)}

    def kind(self, line: Line, start: int) -> str | None:
        """Return the kind of the number that begins at *start* of *line*; None of a figure."""
        if kind := self._whole.get(id(line)):
            return kind
        if (known := self._known.get(id(line))) is None:
            known = dict(_recognised(line, in_table=id(line) in self._in_tables))
            if id(line) in self._entries and (page := _PAGE_OF_ENTRY.search(line.text)):
                known[page.start("page")] = "page-mark"
            if passage := self._passages.get(id(line)):
                known = dict(_over_lines(passage, line)) | known
            self._known[id(line)] = known
        return known.get(start)


def _recognised(line: Line, *, in_table: bool) -> Iterator[tuple[int, str]]:
    """Yield where a run of digits that is no figure begins, and its kind.

    A bare number is a page mark only outside of tables.
    """
    text = line.text.translate(_HALF_WIDTH)
    for kind, pattern in reversed(_KINDS):
        if in_table and kind == "page-mark":
            continue
        for match in pattern.finditer(text):
            for digits in DIGITS.finditer(text, match.start(), match.end()):
                yield digits.start(), kind
    if not in_table and (spaced := _SPACED.match(text)):
        yield spaced.start("number"), "numbering"
    for number in _NUMBERING.finditer(text[line.indent :]):
        start, end = number.span()
        for digits in DIGITS.finditer(text, line.indent + start, line.indent + end):
            yield digits.start(), "numbering"


def _over_lines(passage: Passage, line: Line) -> Iterator[tuple[int, str]]:
    """Yield where in *line* a date or reference stands that goes on in the next line."""
    before = "".join(other.text for other in passage.lines[: passage.lines.index(line)])
    text = "".join(other.text for other in passage.lines).translate(_HALF_WIDTH)
    for kind, pattern in reversed(_KINDS):
        if kind == "page-mark":
            continue
        for match in pattern.finditer(text, max(0, len(before) - _LONGEST)):
            for digits in DIGITS.finditer(text, match.start(), match.end()):
                if 0 <= digits.start() - len(before) < len(line.text):
                    yield digits.start() - len(before), kind
