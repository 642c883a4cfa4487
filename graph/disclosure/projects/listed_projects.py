"""Projects that running text lists: found again among those with a table, or made anew."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ...minting import beneath, name_hash
from ...values import Iri, Zh, zh
from ..basics.fact import Node, Stated
from ..basics.folding import fold
from ..figures.statements import Figure
from ..figures.whose import Bodies
from ..naming.document_numbers import Number, numbers_in
from .project_context import ProjectContext
from .project_nodes import BudgetProject, Project, ProjectBudget

_SMALLEST_NAME = 4


@dataclass(frozen=True, slots=True)
class ListedProject:
    """A project in running text: what it is called there, what it gets, its document."""

    name: Stated[str]
    amount: Stated[Decimal]
    number: Number | None


@dataclass(frozen=True, slots=True)
class ProjectFinder:
    """Finds the projects of a disclosure by what running text says of them.

    *bodies* knows the folded full and short names of units with their IRIs.
    """

    projects: tuple[Project, ...]
    bodies: Bodies
    context: ProjectContext

    @property
    def unit_names(self) -> Mapping[str, Iri]:
        """The folded full and short names of units with their IRIs."""
        return self.bodies.units

    def listed(self, figure: Figure) -> ListedProject | None:
        """Return the project that a figure in a list states, or nothing where none is named."""
        if figure.label is None:
            return None
        start, end = figure.label
        numbers = numbers_in(figure.folded, self.context.frame.division)
        number = next((number for number in numbers if start <= number.start < end), None)
        if number and figure.folded.text[start : number.start] == "和":
            start = number.start
        name = figure.folded.original(start, end).strip()
        if len(fold(name)) < _SMALLEST_NAME:
            return None
        return ListedProject(
            Stated(name, figure.folded.spans(start, end)),
            Stated(figure.amount, figure.folded.spans(start, figure.end)),
            number,
        )

    def known(self, listed: ListedProject) -> Project | None:
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

    def unknown(self, listed: ListedProject) -> Iterator[Node]:
        """Make a project of what running text alone knows."""
        frame = self.context.frame
        number = listed.number
        text = listed.name.value
        label = zh(text[_end_of(number, text) :]) if number else zh(text)
        key = name_hash(label)
        iri = frame.minter.named_project(frame.division, frame.publisher_key, key)
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
            document=(Stated(document, number.spans),) if document and number else (),
            amount=(listed.amount,),
            part_of=frame.disclosure,
        )


def _end_of(number: Number, text: str) -> int:
    """Return where the words behind a document number begin in *text*."""
    mark = text.find("号")
    return mark + 1 if mark >= 0 and number else 0


def _amount_of(project: Project) -> Decimal | None:
    amounts = project.budget.amount
    return amounts[0].value if amounts else None
