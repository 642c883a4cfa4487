"""Who signs a page whose title names but a place: below the text, or in the data of the page."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ...reading.document import Document, Paragraph, Passage, Span, Table
from ..basics.folding import Folded
from .names import ORGANISATION

_DATE = re.compile(
    r"(?:19|20|二)[\d〇○零一二三四五六七八九]{2,3}年[\d一二三四五六七八九十]{1,2}月.{1,4}日?"
)
_ISSUER = r"〔?(?:发布机构|发布单位|发文机关|信息来源|来源)〕?"
_LABELLED = re.compile(rf"{_ISSUER}:(?P<name>[\u4e00-\u9fff]{{4,30}})")
_LABEL = re.compile(rf"{_ISSUER}:?")
_LAST = 8
"""Paragraphs at the end among which a signature stands."""


def signer(document: Document) -> tuple[str, tuple[Span, ...]] | None:
    """Return the name of the organisation that signs *document*, and where it stands."""
    for passage in (*_signatures(document), *_labelled(document)):
        folded = Folded(passage)
        match = _LABELLED.search(folded.text)
        name = match["name"] if match else folded.text
        if len(name) <= 30 and ORGANISATION.fullmatch(name):
            bounds = match.span("name") if match else (0, len(name))
            return name, folded.spans(*bounds)
    return None


def _signatures(document: Document) -> Iterator[Passage]:
    """Yield what stands right above a date at the end."""
    last = [block.passage for block in document.blocks if isinstance(block, Paragraph)][-_LAST:]
    for above, below in pairwise(last):
        if _DATE.fullmatch(Folded(below).text):
            yield above


def _labelled(document: Document) -> Iterator[Passage]:
    """Yield what the data of the page name as its issuer."""
    for block in document.blocks:
        match block:
            case Paragraph(passage=passage):
                if _LABELLED.search(Folded(passage).text):
                    yield passage
            case Table(rows=rows):
                for row in rows:
                    for label, cell in pairwise(row):
                        if _LABEL.fullmatch(Folded(label).text):
                            yield cell
