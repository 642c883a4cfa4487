"""Paragraphs of prose that no other fact keeps whole, so that rules on wording can read them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from ...minting import beneath, name_hash
from ...reading.document import Paragraph
from ...values import Iri, Zh, zh
from ...vocabulary import DCTERMS, FIS
from ..basics.claims import Claims
from ..basics.fact import Node, Stated, join_spans
from ..basics.site_lines import is_of_site
from ..outline.outline import Section

_SENTENCE = re.compile(r"[。，,;!?]|[:：]$")
_SHORTEST = 8
"""Characters of a paragraph that can be a sentence, at least."""


@dataclass(frozen=True, slots=True)
class Narrative(Node):
    """A paragraph of running text, with the number in front of it."""

    TYPE = FIS.Narrative

    position: Annotated[int, FIS.position]
    text: Annotated[Stated[Zh], FIS.text]
    part_of: Annotated[Iri, DCTERMS.isPartOf]


def running_text(
    sections: Iterable[Section], kept: Iterable[Node], disclosure: Iri
) -> tuple[Narrative, ...]:
    """Return the paragraphs of *sections* that are sentences, each text once.

    :param kept: facts that keep their text whole: what they were built from is left out.
    """
    claims = Claims(kept)
    found: dict[Iri, Narrative] = {}
    for position, paragraph in enumerate(_sentences(sections, claims), start=1):
        text = zh(paragraph.passage.text)
        iri = beneath(disclosure, f"narrative/{name_hash(text)}")
        spans = paragraph.passage.spans()
        if known := found.get(iri):
            spans = join_spans((known.text.spans, spans))
            found[iri] = replace(known, text=Stated(known.text.value, spans))
        else:
            found[iri] = Narrative(iri, position, Stated(text, spans), disclosure)
    return tuple(found.values())


def _sentences(sections: Iterable[Section], claims: Claims) -> Iterator[Paragraph]:
    for section in sections:
        for block in section.blocks if section.kind != "contents" else ():
            if (
                isinstance(block, Paragraph)
                and _is_sentence(block)
                and not any(claims.touch(line) for line in block.passage.lines)
            ):
                yield block


def _is_sentence(paragraph: Paragraph) -> bool:
    text = paragraph.passage.folded[0]
    is_long = len(text) >= _SHORTEST
    return is_long and bool(_SENTENCE.search(text)) and not is_of_site(paragraph.passage)
