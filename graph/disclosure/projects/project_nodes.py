"""What a project is in the graph: itself, what a disclosure says of it, its plan and aims."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from ...values import Iri, Zh
from ...vocabulary import DCTERMS, FIS, SKOS
from ..basics.fact import Node, Stated
from ..naming.document_numbers import Number


@dataclass(frozen=True, slots=True)
class BudgetProject(Node):
    """A project, the same over the years."""

    TYPE = FIS.BudgetProject

    code: Annotated[Stated[str] | None, FIS.projectCode]
    label: Annotated[Stated[Zh] | Zh, SKOS.prefLabel]
    names: Annotated[tuple[Stated[str], ...], FIS.projectNameAsWritten]
    referenced_by: Annotated[Iri, DCTERMS.isReferencedBy]


@dataclass(frozen=True, slots=True)
class PaymentMilestone(Node):
    """How much of a project's money is to be spent by the end of a month."""

    TYPE = FIS.PaymentMilestone

    month: Annotated[Stated[int], FIS.dueMonth]
    percent: Annotated[Stated[Decimal] | None, FIS.cumulativePercent]
    part_of: Annotated[Iri, DCTERMS.isPartOf]


@dataclass(frozen=True, slots=True)
class Objective(Node):
    """What a project is to achieve."""

    TYPE = FIS.Objective

    position: Annotated[Stated[int] | int, FIS.position]
    text: Annotated[Stated[Zh], FIS.text]
    part_of: Annotated[Iri, DCTERMS.isPartOf]
    reached: Annotated[Stated[str] | None, FIS.actualAsWritten] = None


@dataclass(frozen=True, slots=True)
class ProjectBudget(Node):
    """What one disclosure says of a project."""

    TYPE = FIS.ProjectBudget

    project: Annotated[Stated[Iri] | Iri, FIS.ofProject]
    label: Annotated[Stated[Zh] | Zh, SKOS.prefLabel]
    year: Annotated[int, FIS.fiscalYear]
    part_of: Annotated[Iri, DCTERMS.isPartOf]
    unit: Annotated[Stated[Iri] | Iri | None, FIS.budgetUnit] = None
    document: Annotated[tuple[Stated[Iri], ...], FIS.fundedUnder] = ()
    amount: Annotated[tuple[Stated[Decimal], ...], FIS.amount] = ()
    fiscal: Annotated[Stated[Decimal] | None, FIS.fiscalFunds] = None
    other: Annotated[Stated[Decimal] | None, FIS.otherFunds] = None
    purpose: Annotated[tuple[Stated[Zh], ...], FIS.purpose] = ()
    objectives: Annotated[tuple[Iri, ...], FIS.hasObjective] = ()
    milestones: Annotated[tuple[Iri, ...], FIS.hasMilestone] = ()
    indicators: Annotated[tuple[Iri, ...], FIS.hasIndicator] = ()
    weight: Annotated[Stated[Decimal] | None, FIS.weight] = None
    score: Annotated[Stated[Decimal] | None, FIS.score] = None
    grade: Annotated[Stated[Zh] | None, FIS.grade] = None


@dataclass(frozen=True, slots=True)
class Project:
    """A project as its table states it, with what finds it again in running text."""

    node: BudgetProject
    budget: ProjectBudget
    beneath: tuple[Node, ...]
    name: str
    number: Number | None
    unit: Iri | None
