"""How much of a document was understood: every number and character, claimed or listed.

A number is a maximal run of digits. It is claimed when a value or a named text was built
from the place where it stands, or recognised as numbering, date, code, reference or page
mark. Remarks are what is left over; they claim nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from itertools import compress
from typing import Any

from ..reading.document import Block, Document, Line, Paragraph, Place, Span, Table
from ..reading.text import BARE_NUMBER, PAGE_MARK
from .fact import Node, Stated
from .gaps import Gap, gap_at
from .ordinals import ordinal_lines
from .outline import NAMES, Section
from .texts import Remark

_DIGITS = re.compile(r"[0-9０-９]+")
_SUMS = frozenset(("", "合计", "总计", "小计"))
_DEEPEST_HEADER = 3
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_KINDS = (
    ("page-mark", re.compile(rf"^(?:{PAGE_MARK.pattern}|{BARE_NUMBER.pattern})$")),
    ("page-mark", re.compile(r"(?<=[\u4e00-\u9fff）)”])(?:\t|[ \u3000]{2,})\s*\d{1,3}\s*$")),
    ("page-mark", re.compile(r"(?<![.…·])(?:\.{4,}+|…{2,}+|·{4,}+)\s*[(（]?\d{1,4}[)）]?\s*$")),
    ("date", re.compile(r"(?:19|20)\d{2}\s*年(?:度)?(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?")),
    ("date", re.compile(r"\d{1,2}\s*月\s*(?:\d{1,2}\s*日|底|末|份)")),
    ("date", re.compile(r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}")),
    ("date", re.compile(r"年度\s*[:：]\s*(?:19|20)\d{2}(?!\d)")),
    (
        "reference",
        re.compile(r"[〔\[【（(﹝„]\s*(?:19|20)\d{2}\s*[〕\]】）)﹞‟]\s*第?\s*\d{1,5}\s*号"),
    ),
    ("reference", re.compile(r"(?:附件|附表|表|图|公开)\s*\d{1,2}\s*(?:表)?(?=[:：\s)）]|$)")),
    ("reference", re.compile(r"公开\s*\d{1,2}\s*表")),
    ("reference", re.compile(r"索引号\s*[:：]\s*[\w/\-]+")),
    ("reference", re.compile(r"(?:阅读|浏览|点击|访问)(?:次数|量|数|率)?\s*[:：]\s*\d+")),
    ("date", re.compile(r"(?<!\d)\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?!\d)")),
    ("code", re.compile(r"(?<![\dA-Za-z])\d{6}[0-9A-Za-z]{9,15}(?![\dA-Za-z])")),
)
_NUMBERING = re.compile(
    r"(?:^|(?<=[。；;：:]))\s*[(（]?\d{1,2}(?:[)）]|[.．](?![.\d])|、|[,，](?!\d))"
)
_SPACED = re.compile(r"\s*(?P<number>\d{1,2})[ \u3000\u00a0]+(?=[\u4e00-\u9fff“])")


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """A number that no fact claims, with its place and the text around it."""

    text: str
    place: Place
    context: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was understood of a document.

    *recognised* counts numbers by kind (numbering, date, code, reference, page-mark) that
    are no facts; they count as claimed. *sections* name what was met and whether facts
    were taken from it.
    """

    source: str
    numbers: int
    numbers_claimed: int
    characters: int
    characters_claimed: int
    recognised: dict[str, int]
    unclaimed: tuple[Unclaimed, ...]
    sections: tuple[tuple[str, bool], ...]


def coverage(document: Document, sections: Iterable[Section], nodes: Iterable[Node]) -> Coverage:
    """Measure how much of *document* the facts *nodes* claim."""
    stated = tuple(nodes)
    cells = {id(line) for table in document.blocks for line in _cell_lines(table)}
    tables = (block for block in document.blocks if isinstance(block, Table))
    ordinals = {id(line) for table in tables for line in ordinal_lines(table)}
    claims = _Claims(node for node in stated if not isinstance(node, Remark))
    recognised: dict[str, int] = {}
    unclaimed: list[Unclaimed] = []
    numbers = characters = characters_claimed = 0
    for line in document.lines:
        marked = claims.of(line)
        kinds: dict[int, str] | None = None
        characters += _visible(line.text)
        characters_claimed += _visible(compress(line.text, marked))
        for match in _DIGITS.finditer(line.text):
            numbers += 1
            if all(marked[match.start() : match.end()]):
                continue
            if kinds is None:
                kinds = dict(_recognised(line, in_table=id(line) in cells))
            kind = "numbering" if id(line) in ordinals else kinds.get(match.start())
            if kind:
                recognised[kind] = recognised.get(kind, 0) + 1
            else:
                unclaimed.append(Unclaimed(match[0], line.place, _around(line.text, match)))
    return Coverage(
        document.name,
        numbers,
        numbers - len(unclaimed),
        characters,
        characters_claimed,
        recognised,
        tuple(unclaimed),
        tuple(_understood(sections, _Claims(stated))),
    )


def unread_tables(document: Document, nodes: Iterable[Node]) -> Iterator[Gap]:
    """Yield a gap for each table with text of which no fact was taken, but for empty forms."""
    claims = _Claims(nodes)
    for block in document.blocks:
        lines = [line for line in _cell_lines(block) if line.text.strip()]
        is_read = any(claims.touch(line) for line in lines)
        if lines and not is_read and not (isinstance(block, Table) and _is_empty_form(block)):
            yield gap_at([lines[0].whole()], "a table that was not understood")


def _is_empty_form(table: Table) -> bool:
    """Tell a table with nothing beneath its header but the word for a sum."""
    filled = [
        place
        for place, row in enumerate(table.grid or table.rows)
        if {"".join(cell.text.split()) for cell in row} - _SUMS
    ]
    return (
        len(filled) <= _DEEPEST_HEADER
        and len(filled) < len(table.grid or table.rows)
        and (filled == list(range(len(filled))))
    )


class _Claims:
    """Which characters of each line some fact was built from."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._marked: dict[int, bytearray] = {}
        for node in nodes:
            for span in _spans(node):
                key = id(span.line)
                if (marks := self._marked.get(key)) is None:
                    marks = self._marked[key] = bytearray(len(span.line.text))
                marks[span.start : span.end] = b"\1" * (span.end - span.start)

    def of(self, line: Line) -> bytearray:
        """Return a 1 for each character of *line* that is claimed, else a 0."""
        return self._marked.get(id(line)) or bytearray(len(line.text))

    def touch(self, line: Line) -> bool:
        """Tell whether anything of *line* is claimed."""
        return any(self._marked.get(id(line), b""))


def _spans(node: Node) -> Iterator[Span]:
    kind: Any = type(node)
    for name in _field_names(kind):
        content = getattr(node, name)
        for part in content if isinstance(content, tuple) else (content,):
            if isinstance(part, Stated):
                yield from part.spans


@cache
def _field_names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _visible(characters: Iterable[str]) -> int:
    """Return how many characters are no blanks."""
    return sum(map(len, "".join(characters).split()))


def _cell_lines(block: Block) -> Iterator[Line]:
    if isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                yield from cell.lines


def _recognised(line: Line, *, in_table: bool) -> Iterator[tuple[int, str]]:
    """Yield where a run of digits that is no figure begins, and its kind.

    A bare number is a page mark only outside of tables.
    """
    text = line.text.translate(_HALF_WIDTH)
    for kind, pattern in reversed(_KINDS):
        if in_table and kind == "page-mark":
            continue
        for match in pattern.finditer(text):
            for digits in _DIGITS.finditer(text, match.start(), match.end()):
                yield digits.start(), kind
    if not in_table and (spaced := _SPACED.match(text)):
        yield spaced.start("number"), "numbering"
    for number in _NUMBERING.finditer(text[line.indent :]):
        start, end = number.span()
        for digits in _DIGITS.finditer(text, line.indent + start, line.indent + end):
            yield digits.start(), "numbering"


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 20) : match.end() + 20].strip()


def _understood(sections: Iterable[Section], claims: _Claims) -> Iterator[tuple[str, bool]]:
    for section in sections:
        lines = [
            line
            for block in section.blocks
            for passage in (
                [block.passage]
                if isinstance(block, Paragraph)
                else [cell for row in block.rows for cell in row]
            )
            for line in passage.lines
        ]
        if lines:
            yield NAMES[section.kind], any(claims.touch(line) for line in lines)
