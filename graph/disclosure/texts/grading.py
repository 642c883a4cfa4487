"""Grading bands: a grade and the percentages that it stands for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from ...minting import beneath
from ...reading.document import Paragraph
from ...values import Iri, Zh, zh
from ...vocabulary import DCTERMS, FIS, SKOS
from ..basics.fact import Node, Stated
from ..basics.folding import Folded
from ..basics.numbering import mark_of
from ..basics.numbers import NUMBER, parse_number
from ..outline.outline import Section, paragraphs

BAND = re.compile(
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


@dataclass(frozen=True, slots=True)
class GradingBand(Node):
    """A grade and the percentages that it stands for."""

    TYPE = FIS.GradingBand

    label: Annotated[Stated[Zh], SKOS.prefLabel]
    text: Annotated[Stated[Zh], FIS.text]
    lower: Annotated[Stated[Decimal] | None, FIS.lowerPercent]
    upper: Annotated[Stated[Decimal] | None, FIS.upperPercent]
    part_of: Annotated[Iri, DCTERMS.isPartOf]


def bands(sections: tuple[Section, ...], disclosure: Iri) -> Iterator[GradingBand]:
    """Yield the grading bands, in order."""
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
    known = BAND.fullmatch(folded.text, start)
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
