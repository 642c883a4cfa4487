"""From sentences to facts: amounts, changes, ratios, and projects named in running text."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ..minting import beneath, name_hash
from ..values import Iri, Zh, zh
from .amounts import amount, change, ratio
from .assets import stated_assets
from .document_numbers import Number, numbers_in
from .fact import Node, Stated
from .folding import Folded, fold
from .gaps import gap_at
from .numbers import MALFORMED
from .project_nodes import BudgetProject, Project, ProjectBudget
from .projects import ProjectContext
from .prose import statements
from .statements import Figure, Ratio, Reason, Statement, Uses

_SMALLEST_NAME = 4


@dataclass
class _Listed:
    """A project found in running text: what it is called there and what it gets."""

    name: Stated[str]
    amount: Stated[Decimal]
    number: Number | None


@dataclass
class MoneyFacts:
    """All that running text says of money.

    *prose* holds, by project budget, the names and amounts that running text gives of
    projects whose table is there; *nodes* is everything else.
    """

    nodes: list[Node] = field(default_factory=list)
    prose: dict[Iri, list[_Listed]] = field(default_factory=lambda: defaultdict(list))


TOPICS = {
    "operating-cost": "operating-cost",
    "three-public": "three-public",
    "procurement": "procurement",
}
"""What a section is about, by its kind: a figure without a name of its own is of this item."""


def money_facts(
    sections: Iterable[tuple[str, list[Folded]]],
    projects: tuple[Project, ...],
    unit_names: dict[str, Iri],
    context: ProjectContext,
) -> MoneyFacts:
    """Read the paragraphs of *sections*, each with its kind.

    :param unit_names: folded full and short names of units with their IRIs.
    """
    found = MoneyFacts()
    said = [list(listed) for kind, texts in sections for listed in _said(kind, texts, context)]
    ratios = Counter(
        (s.of.item, s.of.fund) for listed in said for s in listed if isinstance(s, Ratio)
    )
    for listed in said:
        _Paragraph(found, projects, unit_names, context, ratios).read(listed)
    return found


def _said(
    kind: str, texts: list[Folded], context: ProjectContext
) -> Iterator[tuple[Statement, ...]]:
    """Yield what each paragraph of a section says; a list of projects may go on in the next."""
    in_projects = False
    for folded in texts:
        for match in MALFORMED.finditer(folded.text):
            spans = folded.spans(*match.span())
            context.report(gap_at(spans, "a figure that cannot be read"))
        said = statements(folded, TOPICS.get(kind), in_projects=in_projects)
        figures = [statement for statement in said if isinstance(statement, Figure)]
        in_projects = bool(figures) and figures[-1].listed and not figures[-1].item
        yield said


@dataclass(frozen=True)
class _Paragraph:
    found: MoneyFacts
    projects: tuple[Project, ...]
    unit_names: dict[str, Iri]
    context: ProjectContext
    ratios: Counter[tuple[str | None, str | None]]

    def read(self, said: list[Statement]) -> None:
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
                    shared = self.ratios[statement.of.item, statement.of.fund] > 1
                    node = ratio(statement, self.context.frame, shares_its_name=shared)
                    self.found.nodes.append(node)
                case Reason() | Uses():
                    continue

    def _figure(self, figure: Figure, reasons: tuple[Reason, ...], uses: Uses | None) -> None:
        frame = self.context.frame
        of = self._unit_in_front(figure)
        if figure.is_change:
            self.found.nodes.append(change(figure, frame, reasons, of))
        elif figure.item == "fixed-assets":
            self.found.nodes.append(stated_assets(figure, frame, uses))
        elif figure.listed and not figure.item:
            self._project(figure)
        elif figure.item:
            self.found.nodes.append(amount(figure, frame, uses, of))

    def _unit_in_front(self, figure: Figure) -> Iri | None:
        """Return the unit whose name stands right in front of an item's."""
        if figure.name_start is None:
            return None
        text = figure.folded.text[max(0, figure.name_start - 40) : figure.name_start]
        names = [name for name in self.unit_names if text.endswith(name)]
        return self.unit_names[max(names, key=len)] if names else None

    def _project(self, figure: Figure) -> None:
        if figure.label is None:
            return
        start, end = figure.label
        if unit := self.unit_names.get(figure.folded.text[start:end]):
            whole = replace(figure, item="expenditure", names_item=False)
            self.found.nodes.append(amount(whole, self.context.frame, None, unit))
            return
        name = figure.folded.original(start, end).strip()
        if len(fold(name)) < _SMALLEST_NAME:
            return
        spans = figure.folded.spans(start, end)
        number = next(
            (
                n
                for n in numbers_in(figure.folded, self.context.frame.division)
                if start <= n.start < end
            ),
            None,
        )
        listed = _Listed(
            Stated(name, spans),
            Stated(figure.amount, figure.folded.spans(start, figure.end)),
            number,
        )
        known = self._known(listed)
        if known:
            self.found.prose[known.budget.iri].append(listed)
        else:
            self.found.nodes.extend(self._unknown(listed))

    def _known(self, listed: _Listed) -> Project | None:
        """Find the project by document and name, by name, or by unit and amount."""
        number = listed.number
        words = fold(listed.name.value)
        rest = words[_end_of(number, words) :] if number else words
        same_document = [
            p for p in self.projects if number and p.number and p.number.key == number.key
        ]
        for group in (same_document, [] if number else list(self.projects)):
            exact = [p for p in group if p.name == rest]
            if exact:
                return exact[0]
        close = [p for p in same_document if _amount_of(p) == listed.amount.value]
        return close[0] if len(close) == 1 else self._of_unit(words, listed.amount.value)

    def _of_unit(self, words: str, amount: Decimal) -> Project | None:
        """Find a project by a unit's name in front of its own, or by unit and amount."""
        names = [name for name in self.unit_names if words.startswith(name)]
        if not names:
            return None
        name = max(names, key=len)
        own = [p for p in self.projects if p.unit == self.unit_names[name]]
        exact = [p for p in own if p.name == words.removeprefix(name)]
        same = exact or [p for p in own if _amount_of(p) == amount]
        return same[0] if len(same) == 1 else None

    def _unknown(self, listed: _Listed) -> Iterator[Node]:
        """Make a project of what running text alone knows."""
        frame = self.context.frame
        number = listed.number
        text = listed.name.value
        label = zh(text[_end_of(number, text) :]) if number else zh(text)
        key = name_hash(label)
        iri = Iri(f"{frame.minter.base}id/project/{frame.division}/{frame.publisher_key}/{key}")
        document = self.context.documents.get(number.key) if number else None
        yield BudgetProject(
            iri,
            None,
            Stated(label, listed.name.spans),
            (listed.name,),
            frame.disclosure,
        )
        yield ProjectBudget(
            beneath(frame.disclosure, f"project/{key}"),
            project=iri,
            label=Zh(label),
            year=frame.year,
            unit=None,
            document=(Stated(document, number.spans),) if document and number else (),
            amount=(listed.amount,),
            fiscal=None,
            other=None,
            purpose=(),
            objectives=(),
            milestones=(),
            indicators=(),
            part_of=frame.disclosure,
        )


def _end_of(number: Number, text: str) -> int:
    """Return where the words behind a document number begin in *text*."""
    mark = text.find("号")
    return mark + 1 if mark >= 0 and number else 0


def _amount_of(project: Project) -> Decimal | None:
    amounts = project.budget.amount
    return amounts[0].value if amounts else None


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
