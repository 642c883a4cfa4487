"""A performance indicator, as it is stated."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from ...values import Iri, Zh
from ...vocabulary import DCTERMS, FIS, SKOS
from ..basics.fact import Node, Stated


@dataclass(frozen=True, slots=True)
class PerformanceIndicator(Node):
    """One indicator of a project with its target."""

    TYPE = FIS.PerformanceIndicator

    position: Annotated[int, FIS.position]
    category: Annotated[Stated[Iri] | None, FIS.indicatorCategory]
    label: Annotated[Stated[Zh] | None, SKOS.prefLabel]
    description: Annotated[Stated[Zh] | None, FIS.indicatorDescription]
    as_written: Annotated[Stated[str] | None, FIS.targetAsWritten]
    comparator: Annotated[Stated[Iri] | None, FIS.comparator]
    value: Annotated[Stated[Decimal] | None, FIS.targetValue]
    upper: Annotated[Stated[Decimal] | None, FIS.upperValue]
    unit: Annotated[Stated[Iri] | None, FIS.targetUnit]
    amount: Annotated[Stated[Decimal] | None, FIS.targetAmount]
    qualitative: Annotated[Stated[Zh] | None, FIS.qualitativeTarget]
    bases: Annotated[tuple[Stated[Zh], ...], FIS.basis]
    part_of: Annotated[Iri, DCTERMS.isPartOf]
    actual_as_written: Annotated[Stated[str] | None, FIS.actualAsWritten] = None
    actual: Annotated[Stated[Decimal] | None, FIS.actualValue] = None
    weight: Annotated[Stated[Decimal] | None, FIS.weight] = None
    score: Annotated[Stated[Decimal] | None, FIS.score] = None
    reason: Annotated[Stated[Zh] | None, FIS.deviationReason] = None

    def says(self) -> tuple[object, ...]:
        """Return what the row says, wherever it stands."""
        parts = (self.category, self.label, self.description, self.as_written, *self.bases)
        return tuple(part.value if part else None for part in parts)
