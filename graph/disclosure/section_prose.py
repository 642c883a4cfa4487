"""The running text of a section: what each paragraph says, under the headings it stands under."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .carried import Carried
from .class_paths import ClassPaths
from .folding import Folded
from .gaps import gap_at
from .lead import About
from .nesting import PARTS_OF_FISCAL, RANKS, Matter, item_named, topic_named
from .numbering import Mark, mark_of
from .numbers import MALFORMED
from .phases import when_of
from .project_context import ProjectContext
from .prose import Setting, statements
from .statements import Statement
from .table_funds import fund_named
from .wholes import with_grand_totals

TOPICS = {
    "operating-cost": "operating-cost",
    "three-public": "three-public",
    "procurement": "procurement",
}
"""What a section is about, by its kind: a figure without a name of its own is of this item."""

_HEADING = re.compile(r"(?:[^。;:，\d]|(?:19|20)\d{2}年){4,40}")


@dataclass(frozen=True, slots=True)
class Prose:
    """The running text of a section: its kind, what its headings say, and its paragraphs."""

    kind: str
    matter: Matter
    paragraphs: list[Folded]

    @property
    def topic(self) -> str | None:
        """The item of a figure without a name of its own."""
        return TOPICS.get(self.kind) or self.matter.topic


def said_in(
    section: Prose, context: ProjectContext, paths: ClassPaths
) -> Iterator[tuple[Statement, ...]]:
    """Yield what each paragraph of a section says; lists and parts may go on in the next."""
    carried = Carried()
    whole = about = About(paths, section.matter.fund, section.matter.item)
    rank = len(RANKS)
    digits: str | None = None
    when, topic = section.matter.when, section.topic
    for folded in section.paragraphs:
        mark = mark_of(folded)
        if mark and _HEADING.fullmatch(folded.text, mark.end):
            carried.leave()
            if (now := _rank(mark)) <= rank:
                about = whole
            entered = _entered(about, folded.text, begins=mark.style == "han")
            rank = rank if entered == about and now > rank else now
            about = entered
            topic = TOPICS.get(section.kind) or topic_named(folded.text[mark.end :]) or topic
            if mark.style == "han":
                when = when_of(folded.text)
        if opened := paths.opening(folded, has_economic=about.item is not None):
            digits = opened
        elif mark:
            digits = None
        for match in MALFORMED.finditer(folded.text):
            spans = folded.spans(*match.span())
            context.report(gap_at(spans, "a figure that cannot be read"))
        other = when if when and when.year != context.frame.year else None
        carried.arrive(folded)
        setting = Setting(about, topic, digits, carried, other)
        said = with_grand_totals(statements(folded, setting))
        carried.follow(folded, said)
        yield said


def _rank(mark: Mark) -> int:
    return RANKS.index(mark.style) if mark.style in RANKS else len(RANKS)


def _entered(about: About, heading: str, *, begins: bool) -> About:
    """Return what the text under a heading is about.

    财政拨款 beneath a heading that names one of its funds is of that fund.

    :param begins: whether the heading is of a rank that ends what was before.
    """
    fund = fund_named(heading)
    is_within = fund == "fiscal" and about.fund in PARTS_OF_FISCAL
    if not begins and (fund is None or is_within):
        return about if fund is None else replace(about, item=item_named(heading))
    return replace(about, fund=fund, item=item_named(heading))
