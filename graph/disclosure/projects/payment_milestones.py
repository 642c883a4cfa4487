"""The months by which a project's money is to be paid, by its payment plan."""

from collections.abc import Iterator

from ...minting import beneath
from ...values import Iri
from ..basics.fact import Stated
from ..basics.folding import fold
from ..basics.gaps import gap_in
from ..basics.numbers import parse_number
from .payment_plan import PaymentPlan
from .project_context import ProjectContext
from .project_nodes import PaymentMilestone


def milestones(
    plan: PaymentPlan, budget: Iri, context: ProjectContext
) -> Iterator[PaymentMilestone]:
    """Yield the milestones of a payment plan; one in money is reported."""
    if plan.shares and plan.is_money:
        context.report(gap_in(plan.shares[0][2], "a payment plan in money"))
        return
    for month, header, cell in plan.shares:
        number = parse_number(fold(cell.text).removesuffix("%"))
        if number is None:
            context.report(gap_in(cell, "a share of the plan that cannot be read"))
        yield PaymentMilestone(
            beneath(budget, f"milestone/{month}"),
            Stated(month, header.spans()),
            Stated(number, cell.spans()) if number is not None else None,
            context.frame.disclosure,
        )
