"""The running text of a section: what each paragraph says, under the headings it stands under."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..basics.folding import Folded
from ..basics.gaps import gap_at
from ..basics.numbers import MALFORMED
from ..classes.class_paths import ClassPaths
from ..classes.items import Named
from ..figures.statements import Statement
from ..outline.nesting import Matter
from ..outline.trail import Trail
from ..projects.project_context import ProjectContext
from .carried import Carried
from .carried_by_fund import with_funds_carried
from .prose import Setting, statements
from .wholes import with_grand_totals

TOPICS = {
    "operating-cost": "operating-cost",
    "three-public": "three-public",
    "procurement": "procurement",
}
"""What a section is about, by its kind: a figure without a name of its own is of this item."""

_ASIDE = re.compile(
    r"\((?:具体|详细|明细)?(?:内容|情况|数据)?(?:请?详?见|参见)[^()]{1,40}\)"
    r"|[，,]占[^，。;:\d%()]{0,16}%(?=[，,])"
)
"""What tells nothing in a sentence: where else to look (详见附表1), a blank share (占收入%)."""


@dataclass(frozen=True, slots=True)
class Prose:
    """The running text of a section: its kind, what its headings say, and its paragraphs."""

    kind: str
    matter: Matter
    paragraphs: list[Folded]

    @property
    def topic(self) -> Named | None:
        """What a figure is of that has no name of its own: what headings say, else the kind."""
        kind, named = TOPICS.get(self.kind), self.matter.topic
        if kind and not (named and named.code.startswith(kind)):
            return Named(kind, 0, 0)
        return named


def said_in(
    section: Prose, context: ProjectContext, paths: ClassPaths
) -> Iterator[tuple[Statement, ...]]:
    """Yield what each paragraph of a section says; lists and parts may go on in the next."""
    carried = Carried()
    trail = Trail(replace(section.matter, topic=section.topic), paths)
    for folded in (paragraph.without(_ASIDE) for paragraph in section.paragraphs):
        if trail.arrive(folded):
            carried.leave()
        for match in MALFORMED.finditer(folded.text):
            spans = folded.spans(*match.span())
            context.report(gap_at(spans, "a figure that cannot be read"))
        level = trail.level
        other = level.when if level.when and level.when.year != context.frame.year else None
        carried.arrive(folded)
        setting = Setting(
            level.about, level.topic, carried, other, level.owner, is_told=trail.is_told
        )
        said = with_funds_carried(with_grand_totals(statements(folded, setting)))
        carried.follow(folded, said)
        trail.follow(said)
        yield said
