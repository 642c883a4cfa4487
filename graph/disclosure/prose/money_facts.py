"""From sentences to facts: amounts, changes, ratios, and projects named in running text."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ...values import Iri
from ..basics.fact import Node, Stated
from ..basics.frame import Frame
from ..classes.class_paths import ClassPaths
from ..figures.amounts import amount, change, ratio, ratio_iri
from ..figures.assets import stated_assets
from ..figures.several_bases import told_apart
from ..figures.statements import Figure, Ratio, Reason, Statement, Uses
from ..figures.whose import UNKNOWN, Whose
from ..projects.listed_projects import ListedProject, ProjectFinder
from ..projects.project_nodes import Project
from .section_prose import Prose, said_in


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
    paragraphs = (made for section in sections for made in said_in(section, context, paths))
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
