"""A project as its table has it: cells by what they hold, before anything is read from them."""

from dataclasses import dataclass, field

from ...reading.document import Passage, Row
from ..evaluation.evaluation_tables import Evaluation
from ..indicators.indicator_columns import Columns
from .payment_plan import PaymentPlan


@dataclass
class ProjectDraft:
    """Cells of one project, by what they hold."""

    caption: Passage | None = None
    cells: dict[str, Passage] = field(default_factory=dict)
    amounts: dict[str, Passage] = field(default_factory=dict)
    purposes: list[Passage] = field(default_factory=list)
    plan: PaymentPlan = field(default_factory=PaymentPlan)
    objectives: list[Passage] = field(default_factory=list)
    indicators: list[tuple[Columns, list[Row]]] = field(default_factory=list)
    money: str | None = None
    units: dict[str, str] = field(default_factory=dict)
    section: str = ""
    evaluation: Evaluation | None = None

    @property
    def is_named(self) -> bool:
        """Whether a code or a name was met."""
        return bool(self.cells.keys() & {"code", "name"})

    @property
    def awaits_objectives(self) -> bool:
        """Whether objectives may still go on."""
        return self.section == "objective" and not self.indicators
