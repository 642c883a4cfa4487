"""The headings of a disclosure: their words, their numbers, and which stands beneath which."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from ...minting import beneath, name_hash
from ...reading.document import Paragraph
from ...values import Iri, Zh, zh
from ...vocabulary import DCTERMS, FIS, SKOS
from ..basics.fact import Node, Stated
from ..basics.folding import Folded
from ..basics.numbering import Mark, mark_of
from .outline import Section


@dataclass(frozen=True, slots=True)
class Heading(Node):
    """A heading; *parent* is the numbered heading that it stands beneath."""

    TYPE = FIS.Section

    position: Annotated[int, FIS.position]
    label: Annotated[Stated[Zh], SKOS.prefLabel]
    number: Annotated[Stated[int] | None, FIS.printedNumber]
    number_as_written: Annotated[Stated[str] | None, FIS.numberAsWritten]
    parent: Annotated[Iri | None, FIS.withinSection]
    part_of: Annotated[Iri, DCTERMS.isPartOf]


def headings(sections: Iterable[Section], disclosure: Iri) -> Iterator[Heading]:
    """Yield the headings of *sections* in order.

    A heading is known by its words and those that it stands beneath, so that its IRI does
    not depend on what else the file holds.
    """
    above: list[tuple[str, str, Iri]] = []
    seen: dict[str, int] = {}
    position = 0
    for section in sections:
        if section.heading is None or (words := _words(section.heading)) is None:
            continue
        mark, number, label = words
        position += 1
        _leave(above, mark)
        path = "/".join([*(text for _, text, _ in above[-1:]), number + label.value])
        seen[path] = seen.get(path, 0) + 1
        again = "" if seen[path] == 1 else f"-{seen[path]}"
        iri = beneath(disclosure, f"section/{name_hash(path)}{again}")
        yield Heading(
            iri,
            position,
            label,
            Stated(mark.number, label.spans) if mark else None,
            Stated(number, label.spans) if mark else None,
            above[-1][2] if above else None,
            disclosure,
        )
        if mark:
            above.append((mark.style, path, iri))


def _leave(above: list[tuple[str, str, Iri]], mark: Mark | None) -> None:
    """Drop the headings that a heading with *mark* does not stand beneath."""
    styles = [style for style, _, _ in above]
    if mark and mark.style in styles:
        del above[styles.index(mark.style) :]


def _words(heading: Paragraph) -> tuple[Mark | None, str, Stated[Zh]] | None:
    """Return the number of a heading, its spelling, and its words up to colon or full stop."""
    folded = Folded(heading.passage)
    mark = mark_of(folded)
    start = mark.end if mark else 0
    end = next((p for p in range(start, len(folded.text)) if folded.text[p] in ":。"), None)
    end = len(folded.text) if end is None else end
    label = zh(folded.original(start, end)) if end > start else ""
    if not label:
        return None
    number = folded.original(0, start).strip() if mark else ""
    return mark, number, Stated(Zh(label), folded.spans(0, end))
