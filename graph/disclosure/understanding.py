"""A document to facts, readable from top to bottom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from ..minting import Minter
from ..reading.document import Document, Paragraph
from ..values import Iri
from .basics.fact import Node
from .basics.folding import Folded, fold
from .basics.frame import Frame
from .basics.gaps import Gap, gap_at
from .classes.catalogue import usual_edition
from .classes.class_paths import ClassPaths
from .classes.functional_classes import economic_scheme
from .classes.named_classes import named_classes
from .coverage.published_tables import published_tables
from .coverage.silent_tables import unread_tables
from .evaluation.whole_evaluations import whole_evaluations
from .figures.assets import holdings
from .figures.counts import counts
from .figures.whose import Bodies
from .naming.divisions import division_nodes
from .naming.documents import Citations, citations
from .outline.headings import headings
from .outline.nesting import Nesting, only_item
from .outline.outline import Section, outline
from .projects.listed_projects import ProjectFinder
from .projects.project_context import ProjectContext
from .projects.project_drafts import ProjectDraft
from .projects.project_lists import project_lists
from .projects.project_tables import project_tables
from .projects.projects import projects
from .projects.projects_by_label import projects_by_label
from .projects.told_evaluations import told_evaluations
from .prose.money_facts import money_facts, with_prose
from .prose.section_prose import Prose
from .publisher.disclosure_node import disclosure
from .publisher.header import header, other_titles
from .publisher.identity import Identity, identify
from .publisher.organisation import BudgetUnit, listings, short_name
from .publisher.parts import parts
from .publisher.publisher import department, units
from .tables.budget_tables import budget_tables
from .tables.procurement import catalogue_lines, procurement
from .tables.procurement_lines import Purchasing
from .texts.running_text import running_text
from .texts.texts import texts

_TEXT_SECTIONS = frozenset(
    {"contents", "duties", "goals", "bands", "safeguards", "glossary", "project-goals", "opening"}
)
NOTHING_LISTED: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a document states: its frame, its sections, its facts, and what was not understood."""

    frame: Frame
    sections: tuple[Section, ...]
    nodes: tuple[Node, ...]
    gaps: tuple[Gap, ...]


def understand_all(document: Document, base: str) -> tuple[tuple[Document, Understanding], ...]:
    """Return the parts of *document*, one a publisher, and all that each of them states.

    A part whose publisher an earlier one lists as a unit is that unit's disclosure.

    :param base: base of the IRIs to mint, ending with a slash.
    :raises NotADisclosure: the document is none.
    """
    found: list[tuple[Document, Understanding]] = []
    listed: dict[str, str] = {}
    for part in parts(document):
        understood = understand(part, base, listed)
        found.append((part, understood))
        for node in understood.nodes:
            if isinstance(node, BudgetUnit):
                listed.setdefault(fold(node.label.value), node.iri.rsplit("/", 1)[1])
    return tuple(found)


def understand(
    document: Document, base: str, listed: Mapping[str, str] = NOTHING_LISTED
) -> Understanding:
    """Return all that *document* states, read as one disclosure.

    :param base: base of the IRIs to mint, ending with a slash.
    :param listed: units that are known before, their keys by folded name.
    :raises NotADisclosure: the document is none.
    """
    head = header(document)
    key = listed.get(fold(head.name))
    head = replace(head, is_unit=True, key=key) if key else head
    drafts, found = project_tables(document.blocks)
    gaps = list(found)
    identity = identify(document, head, drafts, Minter(base), gaps.append)
    sections = outline(document)
    said = tuple(_Reading(document, identity, sections, drafts, gaps).nodes())
    nodes = (*said, *named_classes(said, identity.frame.disclosure))
    gaps.extend(unread_tables(document, nodes))
    gaps.extend(other_titles(document, head))
    return Understanding(identity.frame, sections, nodes, tuple(gaps))


@dataclass(frozen=True, slots=True)
class _Reading:
    document: Document
    identity: Identity
    sections: tuple[Section, ...]
    drafts: tuple[ProjectDraft, ...]
    gaps: list[Gap]

    def nodes(self) -> Iterator[Node]:
        frame, rows = self.identity.frame, self.identity.rows
        listed = units(self.document, self.identity)
        iris = {fold(unit.label.value): unit.iri for unit in listed}
        keys = {name: iri.rsplit("/", 1)[1] for name, iri in iris.items()}
        cited = self._cited()
        yield disclosure(self.identity.head, frame, cited, self.document.digest)
        yield from division_nodes(
            [frame.division, *cited.divisions], frame.minter, frame.disclosure
        )
        yield from cited.documents
        yield from cited.authorities
        if publisher := department(self.document, self.identity, listed):
            yield publisher
        yield from listed
        yield from listings(rows, iris, keys, frame)
        yield from self._figures(iris, cited)
        yield from self._wording(frame.disclosure)

    def _cited(self) -> Citations:
        frame = self.identity.frame
        names = [draft.cells["name"] for draft in self.drafts if "name" in draft.cells]
        cited = citations(self.document, frame, names)
        self.gaps.extend(
            gap_at(number.spans, "the issuer of this number could not be told")
            for number in cited.unresolved
        )
        return cited

    def _figures(self, units_by_name: dict[str, Iri], cited: Citations) -> Iterator[Node]:
        frame, report = self.identity.frame, self.gaps.append
        context = ProjectContext(frame, units_by_name, cited.by_number, report)
        tables = projects(self.drafts, context)
        names = self._names(units_by_name)
        own = {fold(self.identity.head.name): frame.publisher}
        owners = units_by_name | own
        named = owners if self.identity.head.is_unit else own | units_by_name
        figures = tuple(budget_tables(self.document, frame, named, owners, report))
        yield from figures
        paths, others = ClassPaths(economic_scheme(frame.year), figures), self._other_names(names)
        listed = (
            *project_lists(self.document, frame.division, report),
            *projects_by_label(self.document, frame.division),
        )
        bodies = Bodies(fold(self.identity.head.name), fold(self.identity.division_name), others)
        finder = ProjectFinder(tables, bodies, context)
        said = money_facts(self._prose(paths), finder, paths, listed)
        known = tuple(with_prose(project, said) for project in tables)
        for project in known:
            yield from (project.node, project.budget, *project.beneath)
        yield from said.nodes
        yield from told_evaluations(self.document, finder)
        for section in filter(self._may_count, self.sections):
            for folded in _paragraphs(section):
                yield from counts(folded, frame, others)
        buyers = {name: (iri, iri.rsplit("/", 1)[1]) for name, iri in names.items()}
        edition = usual_edition(catalogue_lines(self.document), frame.year)
        purchasing = Purchasing(frame, buyers, known, edition, report)
        yield from procurement(self.document, purchasing)
        yield from whole_evaluations(self.document, others, frame, report)
        yield from holdings(self.document, frame, report)

    def _wording(self, disclosure: Iri) -> Iterator[Node]:
        kept = tuple(texts(self.sections, disclosure))
        yield from kept
        yield from headings(self.sections, disclosure)
        yield from running_text(self.sections, kept, disclosure)
        yield from published_tables(self.document, disclosure)

    def _names(self, units_by_name: dict[str, Iri]) -> dict[str, Iri]:
        """Return the units by full and by short name."""
        shorts = {
            short: iri
            for name, iri in units_by_name.items()
            if (short := short_name(name, self.identity.division_name))
        }
        return shorts | units_by_name

    def _other_names(self, names: dict[str, Iri]) -> dict[str, Iri]:
        """Leave out a unit that is called as the publisher is, short names included."""
        own = names.get(fold(self.identity.head.name))
        return {name: iri for name, iri in names.items() if iri != own}

    def _prose(self, paths: ClassPaths) -> Iterator[Prose]:
        """Yield the running text that may speak of money, by section.

        :param paths: the classes that the document names.
        """
        nesting, whole = Nesting(paths), only_item(self.identity.head.title.value)
        for section in self.sections:
            if section.heading:
                nesting.enter(Folded(section.heading.passage))
            if self._may_speak_of_money(section):
                matter = nesting.matter()
                matter = replace(matter, topic=matter.topic or whole)
                yield Prose(section.kind, matter, _paragraphs(section))

    def _may_speak_of_money(self, section: Section) -> bool:
        if section.kind == "opening":
            return not any(section.heading for section in self.sections)
        return section.kind not in _TEXT_SECTIONS

    def _may_count(self, section: Section) -> bool:
        """Tell a section that may count posts, vehicles and the like: duties do as well."""
        return section.kind == "duties" or self._may_speak_of_money(section)


def _paragraphs(section: Section) -> list[Folded]:
    return [Folded(block.passage) for block in section.blocks if isinstance(block, Paragraph)]
