"""What stays text: duties, goals, safeguards, grading bands, terms and remarks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from ..minting import beneath
from ..reading.document import Block, Paragraph, Passage
from ..values import Iri, Zh, zh
from ..vocabulary import DCTERMS, FIS, SKOS
from .fact import Node, Stated
from .folding import Folded
from .names import block_passages
from .numbered_list import Entry, entries, introduces
from .numbering import mark_of
from .numbers import NUMBER, parse_number
from .outline import Section, paragraphs

_BAND = re.compile(
    r"(?P<name>优秀|优|良好|良|较好|好|合格|中等|中|一般|较差|差|不合格|及格|不及格)(?:等|级|档)?(?:\([^()]*\))?"
    r"[:：](?P<text>.+)",
    re.DOTALL,
)
_ANY_BAND = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,6})(?:\([^()]*\))?[:：](?P<text>.*%.*)", re.DOTALL
)
_BELOW = re.compile(
    rf"(?:不足|低于|小于|不到|少于|<)(?P<number>{NUMBER})%|(?P<under>{NUMBER})%(?:\(不含\))?以下"
)
_RANGE = re.compile(rf"(?P<low>{NUMBER})%?(?:\(含\))?(?:-|~|至|到)(?P<high>{NUMBER})%")
_ABOVE = re.compile(rf"(?P<number>{NUMBER})%")
_NOTE = re.compile(r"\(?(?:备?注|说明)\d?[:：]")


@dataclass(frozen=True, slots=True)
class _Text(Node):
    position: Annotated[Stated[int] | int, FIS.position]
    label: Annotated[Stated[Zh] | None, SKOS.prefLabel]
    text: Annotated[Stated[Zh] | None, FIS.text]
    part_of: Annotated[Iri, DCTERMS.isPartOf]


@dataclass(frozen=True, slots=True)
class Responsibility(_Text):
    """A duty of the publisher."""

    TYPE = FIS.Responsibility


@dataclass(frozen=True, slots=True)
class PerformanceGoal(_Text):
    """An overall goal of the year, or, where a document names no goals, a task of the year."""

    TYPE = FIS.PerformanceGoal


@dataclass(frozen=True, slots=True)
class Safeguard(_Text):
    """A measure that is to make sure that goals are met."""

    TYPE = FIS.Safeguard


@dataclass(frozen=True, slots=True)
class Remark(_Text):
    """A note, or a paragraph of 其他需要说明的事项."""

    TYPE = FIS.Remark


@dataclass(frozen=True, slots=True)
class GradingBand(Node):
    """A grade and the percentages that it stands for."""

    TYPE = FIS.GradingBand

    label: Annotated[Stated[Zh], SKOS.prefLabel]
    text: Annotated[Stated[Zh], FIS.text]
    lower: Annotated[Stated[Decimal] | None, FIS.lowerPercent]
    upper: Annotated[Stated[Decimal] | None, FIS.upperPercent]
    part_of: Annotated[Iri, DCTERMS.isPartOf]


@dataclass(frozen=True, slots=True)
class GlossaryEntry(Node):
    """A term and its definition."""

    TYPE = FIS.GlossaryEntry

    position: Annotated[Stated[int] | int, FIS.position]
    label: Annotated[Stated[Zh], SKOS.prefLabel]
    definition: Annotated[Stated[Zh] | None, SKOS.definition]
    part_of: Annotated[Iri, DCTERMS.isPartOf]


def texts(sections: tuple[Section, ...], disclosure: Iri) -> Iterator[Node]:
    """Yield everything that stays text."""
    goals = "goals" if any(section.kind == "goals" for section in sections) else "tasks"
    lists: tuple[tuple[type[_Text], str, str], ...] = (
        (Responsibility, "responsibility", "duties"),
        (PerformanceGoal, "goal", goals),
        (Safeguard, "safeguard", "safeguards"),
    )
    for kind, path, section in lists:
        found = (p for p in paragraphs(sections, section) if not _BAND.fullmatch(_folded(p)))
        for entry in entries(found):
            yield _node(kind, path, entry, disclosure)
    yield from _bands(sections, disclosure)
    yield from _glossary(sections, disclosure)
    yield from _remarks(sections, disclosure)


def _folded(paragraph: Paragraph) -> str:
    return Folded(paragraph.passage).text


def _node(kind: type[_Text], path: str, entry: Entry, disclosure: Iri) -> _Text:
    position = entry.position.value if isinstance(entry.position, Stated) else entry.position
    return kind(
        beneath(disclosure, f"{path}/{position}"),
        entry.position,
        entry.label,
        entry.body,
        disclosure,
    )


def _bands(sections: tuple[Section, ...], disclosure: Iri) -> Iterator[GradingBand]:
    found = (
        (paragraph, match)
        for section in sections
        for paragraph in paragraphs([section], "bands", "goals", "performance", "safeguards")
        if (match := _band(paragraph, section.kind))
    )
    for order, (paragraph, match) in enumerate(found, start=1):
        folded, spans = Folded(paragraph.passage), paragraph.passage.spans()
        lower, upper = _limits(match["text"])
        yield GradingBand(
            beneath(disclosure, f"band/{order}"),
            Stated(zh(folded.original(*match.span("name"))), spans),
            Stated(zh(folded.original(*match.span("text"))), spans),
            Stated(lower, spans) if lower is not None else None,
            Stated(upper, spans) if upper is not None else None,
            disclosure,
        )


def _band(paragraph: Paragraph, section: str) -> re.Match[str] | None:
    """Match a grade and its limits; where grades are listed any name with a limit is one."""
    folded = Folded(paragraph.passage)
    mark = mark_of(folded)
    start = mark.end if mark else 0
    known = _BAND.fullmatch(folded.text, start)
    return known or (_ANY_BAND.fullmatch(folded.text, start) if section == "bands" else None)


def _limits(text: str) -> tuple[Decimal | None, Decimal | None]:
    """Return the lower and upper percentage that a band's text names."""
    if match := _RANGE.search(text):
        return parse_number(match["low"]), parse_number(match["high"])
    below = _BELOW.search(text)
    upper = parse_number(below["number"] or below["under"]) if below else None
    rest = text[: below.start()] + text[below.end() :] if below else text
    above = _ABOVE.search(rest)
    return (parse_number(above["number"]) if above else None), upper


def _glossary(sections: tuple[Section, ...], disclosure: Iri) -> Iterator[GlossaryEntry]:
    for order, entry in enumerate(entries(_terms(sections)), start=1):
        term, definition = _parted(entry)
        if term is None:
            continue
        position = entry.position.value if isinstance(entry.position, Stated) else order
        yield GlossaryEntry(
            beneath(disclosure, f"glossary/{position}"),
            entry.position,
            term,
            definition,
            disclosure,
        )


def _terms(sections: Iterable[Section]) -> Iterator[Paragraph]:
    """Yield the paragraphs of glossaries, but for tables behind them and whom to ask."""
    for section in sections:
        if section.kind != "glossary":
            continue
        found: list[Paragraph] = []
        for block in section.blocks:
            if not isinstance(block, Paragraph):
                while found and _CAPTION.search(_folded(found[-1])):
                    found.pop()
                break
            found.append(block)
        yield from (block for block in found if not _CONTACT.match(_folded(block)))


_CAPTION = re.compile(
    r"表(?:\([^()]*\))?$|^(?:附|公开)?表[一二三四五六七八九十\d]+$|单位[:：]|^公开\d+表$"
)
_CONTACT = re.compile(r"[^:：。]{0,12}(?:联系(?:人|电话|方式)|(?:咨询|监督|举报)电话)[:：]|附件")
_LABEL_OF_HEADING = re.compile(r"[^:。]*[:。]")
_MEANS = re.compile(r"[，,]?\s*(?=(?:是)?指)")


def _parted(entry: Entry) -> tuple[Stated[Zh] | None, Stated[Zh] | None]:
    """Part an entry at its first colon, or where the term's own line ends."""
    head = entry.label or entry.body
    if head is None:
        return None, None
    term, colon, rest = _at_colon(head.value)
    if colon and rest:
        more = entry.body.value if entry.label and entry.body else ""
        spans = entry.body.spans if entry.label and entry.body else ()
        return Stated(term, head.spans), Stated(zh(rest + more), (*head.spans, *spans))
    return Stated(term, head.spans), entry.body if entry.label else None


def _at_colon(text: str) -> tuple[Zh, str, str]:
    place = min((p for p in (text.find("："), text.find(":")) if p >= 0), default=-1)
    if place < 0:
        means = _MEANS.search(text, 1)
        if means is None:
            return Zh(text), "", ""
        return zh(text[: means.start()]), "指", text[means.end() :]
    return zh(text[:place]), text[place], text[place + 1 :]


def _remarks(sections: tuple[Section, ...], disclosure: Iri) -> Iterator[Remark]:
    """Yield notes and the paragraphs of the last section in the order of the document."""
    for order, (passage, start) in enumerate(_remark_places(sections), start=1):
        text = Stated(zh(passage.text[start:]), passage.spans())
        yield Remark(beneath(disclosure, f"remark/{order}"), order, None, text, disclosure)


def _remark_places(sections: tuple[Section, ...]) -> Iterator[tuple[Passage, int]]:
    """Yield each passage that is a remark, and where its text begins.

    A note whose entries are numbered (注：1.…) goes on while the next paragraphs count on.
    """
    last: int | None = None
    for section in sections:
        for block in section.blocks:
            for passage in block_passages(block):
                start = _remark_start(passage, section, block)
                number = _entry_number(passage.text[start or 0 :])
                is_next = last is not None and number == last + 1 and isinstance(block, Paragraph)
                if start is None and is_next:
                    start = 0
                last = number if start is not None else None
                if start is not None:
                    yield passage, start


_ENTRY = re.compile(r"\s*[(（]?(?P<number>\d{1,2})[.．、)）](?!\d)")


def _entry_number(text: str) -> int | None:
    match = _ENTRY.match(text)
    return int(match["number"]) if match else None


def _remark_start(passage: Passage, section: Section, block: Block) -> int | None:
    text = passage.folded[0]
    note = _NOTE.match(text)
    is_other = section.kind == "other" and isinstance(block, Paragraph)
    if note is None and not is_other:
        return None
    is_heading = section.heading is not None and block is section.heading
    match = _LABEL_OF_HEADING.match(text) if is_heading else note
    start = Folded(passage).bounds(match.end(), len(text))[0] if match else 0
    if not passage.text[start:].strip():
        return None
    return start if note or not introduces(passage) else None
