"""From sentences to facts: amounts, changes, ratios, and projects named in running text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ..values import Iri
from .amounts import amount, change, ratio, ratio_iri
from .assets import stated_assets
from .carried import Carried
from .class_paths import ClassPaths
from .fact import Node, Stated
from .folding import Folded
from .frame import Frame
from .gaps import gap_at
from .lead import About
from .listed_projects import ListedProject, ProjectFinder
from .nesting import PARTS_OF_FISCAL, RANKS, Matter, item_named, topic_named
from .numbering import Mark, mark_of
from .numbers import MALFORMED
from .phases import when_of
from .project_nodes import Project
from .projects import ProjectContext
from .prose import Setting, statements
from .several_bases import told_apart
from .statements import Figure, Ratio, Reason, Statement, Uses
from .table_meaning import fund_named
from .wholes import with_grand_totals
from .whose import UNKNOWN, Whose


@dataclass
class MoneyFacts:
    """All that running text says of money.

    *prose* holds, by project budget, the names and amounts that running text gives of
    projects whose table is there; *nodes* is everything else.
    """

    nodes: list[Node] = field(default_factory=list)
    prose: dict[Iri, list[ListedProject]] = field(default_factory=lambda: defaultdict(list))

    def take(self, listed: ListedProject, finder: ProjectFinder) -> None:
        """Take in a project that is listed: one that has a table, or a new one."""
        if known := finder.known(listed):
            self.prose[known.budget.iri].append(listed)
        else:
            self.nodes.extend(finder.unknown(listed))


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


def money_facts(
    sections: Iterable[Prose],
    finder: ProjectFinder,
    paths: ClassPaths,
    listed: Iterable[ListedProject] = (),
) -> MoneyFacts:
    """Read the paragraphs of *sections*.

    :param finder: knows the projects that have tables, and the names of units.
    :param paths: the functional classes that the tables of the document name.
    :param listed: projects that tables list.
    """
    found = MoneyFacts()
    context = finder.context
    paragraphs = (made for section in sections for made in _said(section, context, paths))
    said = tuple(told_apart(paragraphs, context.frame))
    kinds: dict[Iri, set[str]] = defaultdict(set)
    readings = [
        _Paragraph(found, finder, context.frame, kinds, Whose(paragraph, finder.bodies))
        for paragraph in said
    ]
    for reading, paragraph in zip(readings, said, strict=True):
        reading.note_kinds(paragraph)
    for reading, paragraph in zip(readings, said, strict=True):
        reading.read(paragraph)
    for project in listed:
        found.take(project, finder)
    return found


def _said(
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


@dataclass(frozen=True)
class _Paragraph:
    found: MoneyFacts
    finder: ProjectFinder
    frame: Frame
    kinds: dict[Iri, set[str]]
    whose: Whose

    def note_kinds(self, said: tuple[Statement, ...]) -> None:
        """Take note of the kinds of ratio that each item has."""
        for stated in said:
            if isinstance(stated, Ratio):
                iri = ratio_iri(stated, self.frame, self.whose.body(stated.of).unit)
                self.kinds[iri].add(stated.kind)

    def read(self, said: tuple[Statement, ...]) -> None:
        reasons: dict[int, list[Reason]] = defaultdict(list)
        uses: dict[int, Uses] = {}
        for statement in said:
            if isinstance(statement, Reason):
                reasons[id(statement.change)].append(statement)
            elif isinstance(statement, Uses):
                uses[id(statement.amount)] = statement
        for statement in said:
            match statement:
                case Figure():
                    why = tuple(reasons[id(statement)])
                    self._figure(statement, why, uses.get(id(statement)))
                case Ratio():
                    self._ratio(statement)
                case Reason() | Uses():
                    continue

    def _figure(self, figure: Figure, reasons: tuple[Reason, ...], uses: Uses | None) -> None:
        frame = self.frame
        body = self.whose.body(figure)
        of = body.unit
        if body == UNKNOWN:
            return
        if figure.is_change:
            self.found.nodes.append(change(figure, frame, reasons, of))
        elif figure.item == "fixed-assets":
            self.found.nodes.append(stated_assets(figure, frame, uses))
        elif figure.listed and not figure.item:
            self._project(figure)
        elif figure.item:
            self.found.nodes.append(amount(figure, frame, uses, of))

    def _ratio(self, stated: Ratio) -> None:
        body = self.whose.body(stated.of)
        unit = body.unit
        if body == UNKNOWN:
            return
        kinds = self.kinds[ratio_iri(stated, self.frame, unit)]
        self.found.nodes.append(ratio(stated, self.frame, kinds, unit))

    def _project(self, figure: Figure) -> None:
        """Take in what stands in a list of projects: a unit's whole budget, or a project."""
        start, end = figure.label or (0, 0)
        if unit := self.finder.unit_names.get(figure.folded.text[start:end]):
            whole = replace(figure, item="expenditure", names_item=False)
            self.found.nodes.append(amount(whole, self.frame, None, unit))
            return
        if listed := self.finder.listed(figure):
            self.found.take(listed, self.finder)


def with_prose(project: Project, found: MoneyFacts) -> Project:
    """Return *project* with the names and amounts that running text gives of it."""
    listed = found.prose.get(project.budget.iri, [])
    if not listed:
        return project
    budget, node = project.budget, project.node
    documents = {stated.value for stated in budget.document}
    numbers = [piece.number for piece in listed if piece.number]
    return replace(
        project,
        node=replace(node, names=(*node.names, *(piece.name for piece in listed))),
        budget=replace(
            budget,
            amount=(*budget.amount, *(piece.amount for piece in listed)),
            document=(
                *budget.document,
                *(Stated(iri, number.spans) for number in numbers for iri in documents),
            ),
        ),
    )
