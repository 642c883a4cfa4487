"""The terms that a disclosure explains."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from ...minting import beneath
from ...reading.document import Paragraph
from ...values import Iri, Zh, zh
from ...vocabulary import DCTERMS, FIS, SKOS
from ..basics.fact import Node, Stated
from ..basics.folding import Folded
from ..basics.numbered_list import Entry, entries
from ..outline.outline import Section


@dataclass(frozen=True, slots=True)
class GlossaryEntry(Node):
    """A term and its definition."""

    TYPE = FIS.GlossaryEntry

    position: Annotated[Stated[int] | int, FIS.position]
    label: Annotated[Stated[Zh], SKOS.prefLabel]
    definition: Annotated[Stated[Zh] | None, SKOS.definition]
    part_of: Annotated[Iri, DCTERMS.isPartOf]


def glossary(sections: tuple[Section, ...], disclosure: Iri) -> Iterator[GlossaryEntry]:
    """Yield the terms of all glossaries, with their definitions."""
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


def _folded(paragraph: Paragraph) -> str:
    return Folded(paragraph.passage).text
