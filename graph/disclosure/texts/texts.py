"""What stays text: duties, goals and safeguards; bands, terms and remarks come from beside."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...minting import beneath
from ...values import Iri
from ...vocabulary import FIS
from ..basics.fact import Node, Stated
from ..basics.folding import Folded
from ..basics.numbered_list import Entry, entries
from ..basics.text_node import TextNode
from ..outline.outline import Section, paragraphs
from .glossary import glossary
from .grading import BAND, bands
from .remarks import remarks


@dataclass(frozen=True, slots=True)
class Responsibility(TextNode):
    """A duty of the publisher."""

    TYPE = FIS.Responsibility


@dataclass(frozen=True, slots=True)
class PerformanceGoal(TextNode):
    """An overall goal of the year, or, where a document names no goals, a task of the year."""

    TYPE = FIS.PerformanceGoal


@dataclass(frozen=True, slots=True)
class Safeguard(TextNode):
    """A measure that is to make sure that goals are met."""

    TYPE = FIS.Safeguard


def texts(sections: tuple[Section, ...], disclosure: Iri) -> Iterator[Node]:
    """Yield everything that stays text."""
    goals = "goals" if any(section.kind == "goals" for section in sections) else "tasks"
    lists: tuple[tuple[type[TextNode], str, str], ...] = (
        (Responsibility, "responsibility", "duties"),
        (PerformanceGoal, "goal", goals),
        (Safeguard, "safeguard", "safeguards"),
    )
    for kind, path, section in lists:
        found = (
            p for p in paragraphs(sections, section) if not BAND.fullmatch(Folded(p.passage).text)
        )
        for entry in entries(found):
            yield _node(kind, path, entry, disclosure)
    yield from bands(sections, disclosure)
    yield from glossary(sections, disclosure)
    yield from remarks(sections, disclosure)


def _node(kind: type[TextNode], path: str, entry: Entry, disclosure: Iri) -> TextNode:
    position = entry.position.value if isinstance(entry.position, Stated) else entry.position
    return kind(
        beneath(disclosure, f"{path}/{position}"),
        entry.position,
        entry.label,
        entry.body,
        disclosure,
    )
