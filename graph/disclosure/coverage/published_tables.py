"""The tables that a disclosure publishes, by the titles printed above them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from ...minting import beneath, name_hash
from ...reading.document import Document, Passage
from ...values import Iri, Zh, zh
from ...vocabulary import DCTERMS, FIS, SKOS
from ..basics.fact import Node, Stated, join_spans
from ..basics.folding import Folded
from ..grids.tables_with_lines import tables_with_lines
from ..naming.table_head import is_table_title

_TOP_ROWS = 3
"""Rows of a table that may hold its title."""

_SENTENCE = re.compile(r"[。;]")
_LAST_WORDS = ("表", "总表", "明细表", "情况表")


@dataclass(frozen=True, slots=True)
class PublishedTable(Node):
    """A table and its title."""

    TYPE = FIS.PublishedTable

    position: Annotated[int, FIS.position]
    label: Annotated[Stated[Zh], SKOS.prefLabel]
    part_of: Annotated[Iri, DCTERMS.isPartOf]


def published_tables(document: Document, disclosure: Iri) -> tuple[PublishedTable, ...]:
    """Return the tables of *document* that have a title, each title once."""
    found: dict[Iri, PublishedTable] = {}
    for position, title in enumerate(_titles(document), start=1):
        label, spans = zh(title.text), title.spans()
        iri = beneath(disclosure, f"table/{name_hash(label)}")
        if known := found.get(iri):
            spans = join_spans((known.label.spans, spans))
            found[iri] = replace(known, label=Stated(known.label.value, spans))
        else:
            found[iri] = PublishedTable(iri, position, Stated(label, spans), disclosure)
    return tuple(found.values())


def _titles(document: Document) -> Iterator[Passage]:
    for table, before in tables_with_lines(document):
        inside = (cell for row in table.rows[:_TOP_ROWS] for cell in row)
        if (title := _above(before) or next(filter(_is_title, inside), None)) is not None:
            yield title


def _above(before: list[Passage]) -> Passage | None:
    """Return the nearest line above a table that is a title; no sentence stands between.

    Its last word may stand on a line of its own.
    """
    for place in reversed(range(len(before))):
        passage = before[place]
        if place and Folded(passage).text in _LAST_WORDS:
            passage = Passage((*before[place - 1].lines, *passage.lines))
        if _is_title(passage):
            return passage
        if _SENTENCE.search(Folded(passage).text):
            return None
    return None


def _is_title(passage: Passage) -> bool:
    return is_table_title(Folded(passage).text.strip("《》"))
