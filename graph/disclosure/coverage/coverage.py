"""How much of a document was understood: every number and character, claimed or listed.

A number is a maximal run of digits. It is claimed when a value or a named text was built
from the place where it stands, or recognised as numbering, date, code, reference or page
mark. Remarks, headings and running text are what is left over; they claim nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress

from ...reading.document import Document, Paragraph, Place
from ..basics.claims import Claims
from ..basics.fact import Node
from ..outline.headings import Heading
from ..outline.outline import Section
from ..outline.section_kinds import NAMES
from ..texts.remarks import Remark
from ..texts.running_text import Narrative
from .published_tables import PublishedTable
from .recognition import DIGITS, Recognition

_WORDING = (Heading, Narrative, PublishedTable)
"""Facts that keep words as they stand and say nothing of what they mean."""


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """A number that no fact claims, with its place and the text around it."""

    text: str
    place: Place
    context: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was understood of a document.

    *recognised* counts numbers by kind (numbering, date, code, contact, reference, page-mark) that
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
    stated = tuple(node for node in nodes if not isinstance(node, _WORDING))
    recognition = Recognition(document)
    remarks = tuple(node for node in stated if isinstance(node, Remark))
    claims = Claims(node for node in stated if not isinstance(node, Remark))
    recognised: dict[str, int] = {}
    unclaimed: list[Unclaimed] = []
    numbers = characters = characters_claimed = 0
    for line in document.lines:
        marked = claims.of(line)
        characters += _visible(line.text)
        if marked:
            characters_claimed += _visible("".join(compress(line.text, marked)))
        for match in DIGITS.finditer(line.text):
            numbers += 1
            if marked and all(marked[match.start() : match.end()]):
                continue
            if kind := recognition.kind(line, match.start()):
                recognised[kind] = recognised.get(kind, 0) + 1
            else:
                unclaimed.append(Unclaimed(match[0], line.place, _around(line.text, match)))
    claims.add(remarks)
    return Coverage(
        document.name,
        numbers,
        numbers - len(unclaimed),
        characters,
        characters_claimed,
        recognised,
        tuple(unclaimed),
        tuple(_understood(sections, claims)),
    )


def _visible(text: str) -> int:
    """Return how many characters are no blanks."""
    return len("".join(text.split()))


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 20) : match.end() + 20].strip()


def _understood(sections: Iterable[Section], claims: Claims) -> Iterator[tuple[str, bool]]:
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
