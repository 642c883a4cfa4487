"""The head that a title gives: the publisher's own name, year, kind and scope."""

import re
from dataclasses import dataclass, replace

from ...errors import NotADisclosure
from ...reading.document import Document, Paragraph, Passage, Span
from ...values import Zh, zh
from ..basics.fact import Stated
from ..basics.folding import Folded, fold
from ..naming.names import ORGANISATION
from ..naming.table_head import Label, labels
from ..naming.titles import KINDS, SCOPE, TITLE, name_bounds, part_in_front, text_of, title_in

_OF_ITSELF = re.compile(r"(?<=[局委厅办室会府院])(本级|汇总)$")
"""A name with its scope at the end, without brackets: the department without its units, or with."""
_OPENING_SCOPE = re.compile(r"现将[^。()]{2,40}\((?:[省市县区])?(本级|汇总)\)")
_PUBLISHED = re.compile(
    r"现将(?P<name>[\u4e00-\u9fff()、]{4,40}?)(?:\d{4}年度?|部门预算|预算|决算)"
)
_GLUED = re.compile(r"(?<!\d)(?P<code>\d{3}|\d{6}|\d{9}|\d{12})[-_]?$")
_REACH = 60
"""Blocks at the beginning in which the publisher is announced."""


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


def header_of(passage: Passage, document: Document, beneath: Label | None = None) -> Header:
    """Return the head that the title *passage* of *document* gives.

    :param beneath: the publisher, where a label beneath the title tells it.
    :raises NotADisclosure: neither it nor the beginning of the text names the publisher.
    """
    folded = Folded(passage)
    match = title_in(folded.text) or TITLE.match(folded.text)
    if match is None:
        raise NotADisclosure("the title could not be read", str(passage.lines[0].place))
    name, spans = _labelled(beneath) if beneath else _name(folded, match, document)
    year_spans = folded.spans(match.start("year"), match.end("year"))
    scope = SCOPE.search(fold(beneath.name) if beneath else folded.text)
    scope = scope or _scope_of_opening(document)
    is_unit = match["between"].endswith("单位")
    if scope is None and not is_unit and (scope := _OF_ITSELF.search(fold(name))):
        name, spans = _without_end(name, spans, scope[1])
    return Header(
        _title(passage),
        Stated(_year(match["year"]), tuple(span.line.whole() for span in year_spans)),
        _kind(match),
        {"本级": "own", "汇总": "consolidated"}[scope[1]] if scope else None,
        name,
        spans,
        is_unit,
        _code_in_front(folded, match),
    )


def _code_in_front(folded: Folded, match: re.Match[str]) -> str | None:
    """Return the budget code glued to the publisher's name: 106004怀安县林业局2024年单位预算."""
    start = name_bounds(match)[0][0]
    code = _GLUED.search(folded.text, 0, start)
    return code["code"] if code else None


def _labelled(label: Label) -> tuple[str, tuple[Span, ...]]:
    """Return the name that a label tells, without the scope in brackets at its end."""
    scope = SCOPE.search(fold(label.name))
    end = label.name[-len(scope[0]) :] if scope else ""
    return _without_end(label.name, label.spans, end) if end else (label.name, label.spans)


def _without_end(name: str, spans: tuple[Span, ...], end: str) -> tuple[str, tuple[Span, ...]]:
    """Return a name and its places without the *end* that says of what it is."""
    last = spans[-1]
    if not (name.endswith(end) and last.text.endswith(end)):
        return name, spans
    return zh(name.removesuffix(end)), (*spans[:-1], replace(last, end=last.end - len(end)))


def _scope_of_opening(document: Document) -> re.Match[str] | None:
    """Match the scope that the opening names: 现将某局（本级）2024年部门预算公开如下."""
    for block in document.blocks[:_REACH]:
        if isinstance(block, Paragraph) and (
            found := _OPENING_SCOPE.search(text_of(block.passage))
        ):
            return found
    return None


def _kind(match: re.Match[str]) -> str:
    """Return the kind that a title tells; 一般公共预算 in it is a fund: …一般公共预算支出决算."""
    is_fund = match["between"].endswith(("公共", "基金", "经营"))
    is_of_accounts = is_fund and "决算" in match["after"]
    return KINDS["决算" if is_of_accounts else match["kind"]]


def _year(text: str) -> int:
    return int(text if text.isdecimal() else "".join(str(_HAN_DIGITS[c]) for c in text))


_HAN_DIGITS = {"〇": 0, "○": 0} | {c: n for n, c in enumerate("零一二三四五六七八九")}


def _name(folded: Folded, match: re.Match[str], document: Document) -> tuple[str, tuple[Span, ...]]:
    """Return the publisher's name: from the title, its last line, or 现将X…公开如下."""
    parts = name_bounds(match)
    if name := zh("".join(folded.original(*part) for part in parts)):
        return name, tuple(span for part in parts for span in folded.spans(*part))
    last = Passage(folded.passage.lines[-1:])
    if ORGANISATION.match(text_of(last)) and not TITLE.match(text_of(last)):
        start = len(last.text) - len(last.text.lstrip(" \u3000-—"))
        return last.text[start:].strip(), last.spans(start)
    for block in document.blocks[:_REACH]:
        if isinstance(block, Paragraph):
            words = Folded(block.passage)
            if said := _PUBLISHED.search(words.text):
                return zh(words.original(*said.span("name"))), words.spans(*said.span("name"))
    if label := next(labels(document.blocks), None):
        return _labelled(label)
    raise NotADisclosure(
        "the title names no publisher",
        f"{document.name}, {folded.passage.lines[0].place}",
        "give the publisher's name in the title or in the line above it",
    )


def _title(passage: Passage) -> Stated[Zh]:
    """Return a title, its lines joined without a blank, without the part that it is the name of."""
    spans = passage.spans(part_in_front(passage.text))
    return Stated(zh("".join(span.text for span in spans)), spans)
