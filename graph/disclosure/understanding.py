"""A document to facts, readable from top to bottom."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated

from ..minting import Minter, name_hash
from ..reading.document import Document, Paragraph, Span
from ..values import Iri, Zh, code, zh
from ..vocabulary import DCTERMS, FIS
from .assets import holdings
from .counts import counts
from .divisions import UNKNOWN, division_nodes, heading
from .documents import Citations, citations
from .fact import Node, Stated
from .folding import Folded, fold
from .frame import Frame
from .gaps import Gap, gap_at
from .header import Header, header
from .money_facts import money_facts, with_prose
from .names import Mention, by_name, coded_mentions, own_mentions, preferred, spellings
from .organisation import (
    BudgetDepartment,
    BudgetUnit,
    ListedRow,
    common_code,
    listed_rows,
    listings,
    short_mentions,
    short_name,
)
from .outline import Section, outline
from .procurement import Purchasing, procurement
from .project_tables import ProjectDraft, project_tables, unit_of
from .projects import ProjectContext, projects
from .texts import texts

_TEXT_SECTIONS = frozenset(
    {"duties", "goals", "bands", "safeguards", "glossary", "project-goals", "opening"}
)


@dataclass(frozen=True, slots=True)
class Disclosure(Node):
    """The disclosure itself."""

    TYPE = FIS.Disclosure

    title: Annotated[Stated[Zh], DCTERMS.title]
    year: Annotated[Stated[int], FIS.fiscalYear]
    kind: Annotated[Stated[Iri], FIS.disclosureKind]
    publisher: Annotated[Stated[Iri], FIS.disclosedBy]
    scope: Annotated[Iri | None, FIS.scope]
    jurisdiction: Annotated[Iri, FIS.jurisdiction]
    approvals: Annotated[tuple[Iri, ...], FIS.approvedUnder]
    references: Annotated[tuple[Iri, ...], DCTERMS.references]
    digest: Annotated[str, FIS.sourceDigest]


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a document states: its frame, its sections, its facts, and what was not understood."""

    frame: Frame
    sections: tuple[Section, ...]
    nodes: tuple[Node, ...]
    gaps: tuple[Gap, ...]


def understand(document: Document, base: str) -> Understanding:
    """Return all that *document* states.

    :param base: base of the IRIs to mint, ending with a slash.
    :raises NotADisclosure: the document is none.
    """
    reading = _Reading(document, Minter(base), header(document))
    nodes = tuple(reading.nodes())
    return Understanding(reading.frame, reading.sections, nodes, tuple(reading.gaps))


@dataclass
class _Reading:
    document: Document
    minter: Minter
    head: Header
    gaps: list[Gap] = field(default_factory=list)
    frame: Frame = field(init=False)
    sections: tuple[Section, ...] = field(init=False)
    drafts: tuple[ProjectDraft, ...] = field(init=False)
    rows: tuple[ListedRow, ...] = field(init=False)
    coded: tuple[Mention, ...] = field(init=False)
    division_name: str = field(init=False)

    def __post_init__(self) -> None:
        self.sections = outline(self.document)
        self.drafts, gaps = project_tables(self.document.blocks)
        self.gaps.extend(gaps)
        self.rows = listed_rows(self.document)
        self.coded = coded_mentions(self.document)
        self.frame = self._frame()

    def _frame(self) -> Frame:
        codes = [fold(d.cells["code"].text) for d in self.drafts if "code" in d.cells]
        found = heading(self.head.name, codes)
        self.division_name = self.head.name[: found[1]] if found else ""
        division = found[0].code if found else self._division_of_codes(codes)
        key, is_unit = self._publisher_key()
        publisher = (self.minter.unit if is_unit else self.minter.department)(division, key)
        path = f"{key}.own" if self.head.scope == "own" else key
        year, kind = self.head.year.value, self.head.kind
        return Frame(
            self.minter,
            self.minter.source(self.document.digest),
            self.minter.disclosure(division, path, year, kind),
            publisher,
            key,
            division,
            year,
            kind,
        )

    def _division_of_codes(self, codes: list[str]) -> str:
        prefixes = {code[:6] for code in codes if code[:6].isdigit()}
        if len(prefixes) == 1:
            return prefixes.pop()
        spans = self.head.name_spans or self.head.title.spans
        self.gaps.append(gap_at(spans, "the division of the publisher could not be told"))
        return UNKNOWN

    def _publisher_key(self) -> tuple[str, bool]:
        """Return the publisher's code, and whether it is a unit that publishes for itself."""
        unit_codes = {m.code for m in self._unit_mentions() if m.code}
        if self.head.is_unit:
            own = [m.code for m in self.coded if fold(m.name) == fold(self.head.name) and m.code]
            return (own[0] if own else name_hash(self.head.name)), True
        own = [m.code for m in self.coded if m.code and m.code not in unit_codes]
        same = [code for code in own if any(unit.startswith(code) for unit in unit_codes)]
        chosen = same or (own if not unit_codes else [])
        if chosen:
            return chosen[0], False
        return common_code(unit_codes) or name_hash(self.head.name), False

    def _unit_mentions(self) -> list[Mention]:
        """Return every place that names a unit together with its code."""
        in_tables = [unit_of(d.cells["unit"]) for d in self.drafts if "unit" in d.cells]
        names = {fold(mention.name) for mention in in_tables if mention.code}
        names |= {fold(row.name) for row in self.rows}
        longest = max((len(m.code) for m in self.coded if m.code), default=0)
        return [
            mention
            for mention in self.coded
            if mention.code
            and fold(mention.name) in names
            and (len(mention.code) == longest or len(mention.code) >= 6)
        ]

    def nodes(self) -> Iterator[Node]:
        units = self._units()
        iris = {fold(unit.label.value): unit.iri for unit in units}
        cited = citations(self.document, self.minter, self.frame.disclosure, self.frame.division)
        self.gaps.extend(
            gap_at(number.spans, "the issuer of this number could not be told")
            for number in cited.unresolved
        )
        yield self._disclosure(cited)
        yield from division_nodes(
            [self.frame.division, *cited.divisions], self.minter, self.frame.disclosure
        )
        yield from cited.documents
        yield from cited.authorities
        yield from self._publisher(units)
        yield from units
        keys = {name: iri.rsplit("/", 1)[1] for name, iri in iris.items()}
        yield from listings(self.rows, iris, keys, self.frame)
        yield from self._figures(iris, cited)
        yield from texts(self.document, self.sections, self.frame.disclosure)

    def _disclosure(self, cited: Citations) -> Disclosure:
        jurisdiction = self.minter.division(self.frame.division)
        return Disclosure(
            self.frame.disclosure,
            title=self.head.title,
            year=self.head.year,
            kind=Stated(code("disclosure-kind", self.head.kind), self.head.year.spans),
            publisher=Stated(self.frame.publisher, self.head.name_spans),
            scope=code("scope", self.head.scope) if self.head.scope else None,
            jurisdiction=jurisdiction,
            approvals=cited.approvals,
            references=cited.references,
            digest=self.document.digest,
        )

    def _publisher(self, units: list[BudgetUnit]) -> Iterator[Node]:
        if self.head.is_unit:
            return
        names = [row.name for row in self.rows] + [unit.label.value for unit in units]
        title = Mention(self.head.name, self.head.name_spans)
        mentions = list(spellings(self.document, self.division_name, names))
        glued = [m for m in self.coded if m.code == self.frame.publisher_key]
        known = {span for mention in mentions for span in mention.spans}
        mentions += [m for m in (title, *glued) if not set(m.spans) & known]
        if fold(self.head.name) not in {fold(name) for name in names}:
            known = {span for mention in mentions for span in mention.spans}
            mentions += [
                m
                for m in own_mentions(self.document, self.head.name)
                if not any(_overlap(span, other) for span in m.spans for other in known)
            ]
        yield self._department(mentions, glued)

    def _department(self, mentions: list[Mention], glued: list[Mention]) -> BudgetDepartment:
        label = preferred(mentions)
        places = by_name(mentions)
        spans = tuple(span for mention in glued for span in mention.code_spans)
        key = self.frame.publisher_key
        has_code = key.isdigit() and len(key) < 16
        return BudgetDepartment(
            self.frame.publisher,
            label=Stated(zh(label), places[label]),
            other_labels=tuple(
                Stated(zh(name), spans) for name, spans in places.items() if name != label
            ),
            code=(Stated(key, spans) if spans else key) if has_code else None,
            jurisdiction=self.minter.division(self.frame.division),
            referenced_by=self.frame.disclosure,
        )

    def _units(self) -> list[BudgetUnit]:
        mentions = self._unit_mentions()
        places: dict[str, list[Span]] = {}
        labels: dict[str, str] = {}
        for name, spans in self._unit_places():
            labels.setdefault(fold(name), name)
            places.setdefault(fold(name), []).extend(spans)
        units = []
        for folded, label in labels.items():
            own = [m for m in mentions if fold(m.name) == folded]
            units.append(self._unit(label, tuple(dict.fromkeys(places[folded])), own))
        if self.head.is_unit and fold(self.head.name) not in labels:
            units.append(self._unit(self.head.name, self.head.name_spans, []))
        return units

    def _unit_places(self) -> Iterator[tuple[str, tuple[Span, ...]]]:
        for row in self.rows:
            yield row.name, row.cells["name"].spans()
        for mention in self._unit_mentions():
            yield mention.name, mention.spans

    def _unit(self, label: str, spans: tuple[Span, ...], own: list[Mention]) -> BudgetUnit:
        key = own[0].code if own and own[0].code else None
        short = short_name(label, self.division_name)
        shorts = by_name(short_mentions(self.document, short)) if short else {}
        iri = self.minter.unit(self.frame.division, key or name_hash(label))
        return BudgetUnit(
            iri,
            label=Stated(zh(label), spans),
            other_labels=tuple(Stated(zh(name), found) for name, found in shorts.items()),
            code=Stated(key, tuple(s for m in own for s in m.code_spans)) if key else None,
            jurisdiction=self.minter.division(self.frame.division),
            department=None if iri == self.frame.publisher else self.frame.publisher,
            referenced_by=self.frame.disclosure,
        )

    def _figures(self, units: dict[str, Iri], cited: Citations) -> Iterator[Node]:
        context = ProjectContext(self.frame, units, cited.by_number, self.gaps.append)
        tables = projects(self.drafts, context)
        paragraphs = [Folded(paragraph.passage) for paragraph in self._prose()]
        short = self._short_names(units)
        said = money_facts(paragraphs, tables, short, context)
        merged = tuple(with_prose(project, said) for project in tables)
        for project in merged:
            yield from (project.node, project.budget, *project.beneath)
        yield from said.nodes
        for folded in paragraphs:
            yield from counts(folded, self.frame)
        buyers = {name: (iri, iri.rsplit("/", 1)[1]) for name, iri in (short | units).items()}
        purchasing = Purchasing(self.frame, buyers, merged, self.gaps.append)
        yield from procurement(self.document, purchasing)
        yield from holdings(self.document, self.frame, self.gaps.append)

    def _short_names(self, units: dict[str, Iri]) -> dict[str, Iri]:
        found = {short_name(name, self.division_name): iri for name, iri in units.items()}
        return dict(units) | {short: iri for short, iri in found.items() if short}

    def _prose(self) -> Iterator[Paragraph]:
        """Yield the paragraphs that may speak of money: all but those of pure text."""
        for section in self.sections:
            if section.kind not in _TEXT_SECTIONS:
                yield from (b for b in section.blocks if isinstance(b, Paragraph))


def _overlap(one: Span, other: Span) -> bool:
    return one.line is other.line and one.start < other.end and other.start < one.end
