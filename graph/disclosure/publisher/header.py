"""The head of a disclosure: from its title, its tables, or what stands for them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from ...errors import NotADisclosure
from ...reading.document import Document, Paragraph, Passage
from ...values import zh
from ..basics.fact import Stated
from ..basics.folding import Folded, fold
from ..basics.gaps import Gap, gap_at, gap_in
from ..basics.numbering import mark_of
from ..basics.site_lines import is_of_site
from ..naming.names import ORGANISATION
from ..naming.place_names import heading
from ..naming.signature import signer
from ..naming.table_head import Label, TitlelessHead, label_of, labels, table_head
from ..naming.titles import (
    KINDS,
    is_mere_heading,
    match_title,
    names_a_place,
    own_name,
    title_at,
)
from ..naming.untitled import untitled_head
from .titled import Header, header_of
from .unsaid_kind import unsaid_kind

_REACH = 60
"""Paragraphs among which a title stands."""


def header(document: Document) -> Header:
    """Return the head of *document*.

    :raises NotADisclosure: no line near its beginning reads like a title of one.
    """
    heads = [passage for passage in _paragraphs(document) if not is_of_site(passage)][:_REACH]
    of_a_place = nameless = None
    for place in range(len(heads)):
        passage = title_at(heads, place)
        if passage and not is_mere_heading(passage):
            beneath = _named_beneath(heads[place:], passage)
            if not beneath and names_a_place(passage):
                of_a_place = of_a_place or passage
                continue
            try:
                return _placed(header_of(passage, document, beneath), heads[place:], document)
            except NotADisclosure as error:
                nameless = nameless or error
    if tables := table_head(document):
        return replace(_without_title(tables), of_tables=True)
    if of_a_place:
        return _of_place(of_a_place, document)
    if noticed := unsaid_kind(heads):
        return noticed
    if untitled := untitled_head(document):
        return _without_title(untitled)
    raise nameless or NotADisclosure(
        "no title of a budget disclosure was found (such as XX局2023年部门预算)",
        document.name,
        "check that the file is a disclosure and that its title is part of the text",
    )


def _placed(head: Header, heads: list[Passage], document: Document) -> Header:
    """Return *head*, or that of a later title which names the publisher with its place.

    Sites put a short title above the text: 水务局2022年决算公开, then 怀安县水务局2022年部门决算.
    """
    year = head.year.value
    if heading(fold(head.name), year):
        return head
    name = fold(head.name).lstrip("省市县区州")
    for place in range(len(heads)):
        passage = title_at(heads, place)
        longer = own_name(match) if passage and (match := match_title(passage)) else ""
        if passage and name in longer and heading(longer, year):
            return header_of(passage, document)
    return head


def _named_beneath(heads: list[Passage], title: Passage) -> Label | None:
    """Return the publisher that a label beneath a *title* without its name tells: 预算部门：X."""
    match = match_title(title)
    if match is None or (own_name(match) and not names_a_place(title)):
        return None
    beneath = (passage for passage in heads if passage.lines[0] not in title.lines)
    return next(filter(None, map(label_of, islice(beneath, 1))), None)


def _paragraphs(document: Document) -> Iterator[Passage]:
    return (block.passage for block in document.blocks if isinstance(block, Paragraph))


def _without_title(found: TitlelessHead) -> Header:
    """Return the head of a file without a title, one put together from what it says."""
    kind = {code: name for name, code in reversed(KINDS.items())}[found.kind]
    body = found.matter or ("单位" if found.is_unit else "部门")
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
        match = match_title(block.passage) if isinstance(block, Paragraph) else None
        if match is None or not isinstance(block, Paragraph) or mark_of(Folded(block.passage)):
            continue
        name = own_name(match)
        if ORGANISATION.match(name) and name not in own and own not in name:
            yield gap_in(block.passage, "the title of another publisher, read as part of this one")
