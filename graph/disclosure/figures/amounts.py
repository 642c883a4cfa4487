"""Amounts, changes and ratios: what sentences and tables state of the budget items."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from ...reading.document import Span
from ...values import Iri, Zh, code, zh
from ...vocabulary import DCTERMS, FIS
from ..basics.fact import Node, Stated
from ..basics.frame import Frame
from ..classes.functional_classes import FUNCTION, economic_scheme
from .comparison import LAST_YEAR
from .phases import phase_of
from .statements import Figure, Ratio, Reason, Uses


@dataclass(frozen=True, slots=True)
class BudgetAmount(Node):
    """What one item comes to."""

    TYPE = FIS.BudgetAmount

    item: Annotated[Stated[Iri], FIS.budgetItem]
    amount: Annotated[Stated[Decimal], FIS.amount]
    as_written: Annotated[Stated[str], FIS.amountAsWritten]
    of: Annotated[Iri, FIS.budgetOf]
    phase: Annotated[Iri | None, FIS.phase]
    year: Annotated[Stated[int] | int | None, FIS.fiscalYear]
    fund: Annotated[Stated[Iri] | Iri | None, FIS.fundSource]
    as_of: Annotated[Stated[date] | None, FIS.asOfDate]
    used_for: Annotated[tuple[Stated[Zh], ...], FIS.usedFor]
    part_of: Annotated[Iri, DCTERMS.isPartOf]
    function: Annotated[Stated[Iri] | None, FIS.functionalClass] = None
    economic: Annotated[Stated[Iri] | None, FIS.economicClass] = None


@dataclass(frozen=True, slots=True)
class BudgetChange(Node):
    """By how much an item differs from another year, signed."""

    TYPE = FIS.BudgetChange

    item: Annotated[Stated[Iri], FIS.budgetItem]
    change: Annotated[Stated[Decimal], FIS.changeAmount]
    as_written: Annotated[Stated[str], FIS.changeAsWritten]
    of: Annotated[Iri, FIS.budgetOf]
    phase: Annotated[Iri, FIS.phase]
    year: Annotated[Stated[int] | int, FIS.fiscalYear]
    compared_year: Annotated[Stated[int], FIS.comparedWithYear]
    compared_phase: Annotated[Stated[Iri] | None, FIS.comparedWithPhase]
    fund: Annotated[Iri | None, FIS.fundSource]
    reasons: Annotated[tuple[Stated[Zh], ...], FIS.reason]
    part_of: Annotated[Iri, DCTERMS.isPartOf]
    function: Annotated[Stated[Iri] | None, FIS.functionalClass] = None
    economic: Annotated[Stated[Iri] | None, FIS.economicClass] = None


@dataclass(frozen=True, slots=True)
class StatedRatio(Node):
    """A percentage that relates figures: a share, an execution rate, a rate of change."""

    TYPE = FIS.StatedRatio

    kind: Annotated[Iri, FIS.ratioKind]
    percent: Annotated[Stated[Decimal], FIS.percent]
    numerator: Annotated[Iri, FIS.numerator]
    denominator: Annotated[Iri | None, FIS.denominator]
    part_of: Annotated[Iri, DCTERMS.isPartOf]
    weight: Annotated[Stated[Decimal] | None, FIS.weight] = None
    score: Annotated[Stated[Decimal] | None, FIS.score] = None


def coordinates(figure: Figure, frame: Frame, of: Iri | None = None) -> dict[str, str]:
    """Return the coordinates of a figure that differ from those of its disclosure.

    :param of: the unit that the figure is of, where it is not the publisher's.
    """
    found: dict[str, str] = {"of": of.rsplit("/", 1)[1]} if of else {}
    if figure.digits:
        found["function" if FUNCTION.fullmatch(figure.digits) else "economic"] = figure.digits
    if figure.fund:
        found["fund"] = figure.fund
    if phase := phase_of(figure):
        found["phase"] = phase
    year = figure.base.year_in(frame.year) if figure.base else figure.year
    if year is not None:
        found["year"] = str(year)
    if figure.against:
        found["compared"] = figure.against
    return found


def amount_iri(figure: Figure, frame: Frame, of: Iri | None = None) -> Iri:
    """Return the IRI of the amount that a figure states."""
    return frame.figure("amount", figure.item or "", coordinates(figure, frame, of))


def change_iri(figure: Figure, frame: Frame, of: Iri | None = None) -> Iri:
    """Return the IRI of the change that a figure states."""
    return frame.figure("change", figure.item or "", coordinates(figure, frame, of))


def amount(
    figure: Figure, frame: Frame, uses: Uses | None = None, of: Iri | None = None
) -> BudgetAmount:
    """Return the amount that a figure states, with what it is used for.

    :param of: the unit that it is of, where it is not the publisher's.
    """
    said = coordinates(figure, frame, of)
    spans = clause_spans(figure)
    return BudgetAmount(
        amount_iri(figure, frame, of),
        item=Stated(code("budget-item", figure.item or ""), _naming(figure)),
        amount=Stated(figure.amount, spans),
        as_written=Stated(_words(figure, figure.number_start), spans),
        of=of or frame.subject,
        phase=code("phase", said.get("phase", frame.phase)),
        year=_year(figure, frame, spans),
        fund=code("fund-source", figure.fund) if figure.fund else None,
        as_of=None,
        used_for=listed(uses),
        part_of=frame.disclosure,
        function=_function(figure),
        economic=_economic(figure, frame),
    )


def change(
    figure: Figure, frame: Frame, reasons: tuple[Reason, ...] = (), of: Iri | None = None
) -> BudgetChange:
    """Return the change that a figure states, with its reasons.

    :param of: the unit that it is of, where it is not the publisher's.
    """
    spans = clause_spans(figure)
    base = figure.comparison
    compared = spans if figure.compares else ()
    start = figure.number_start if figure.direction_start is None else figure.direction_start
    return BudgetChange(
        change_iri(figure, frame, of),
        item=Stated(code("budget-item", figure.item or ""), _naming(figure)),
        change=Stated(figure.amount, spans),
        as_written=Stated(_words(figure, start), spans),
        of=of or frame.subject,
        phase=code("phase", frame.phase),
        year=_year(figure, frame, spans),
        compared_year=Stated((base or LAST_YEAR).year_in(figure.year or frame.year), compared),
        compared_phase=Stated(code("phase", base.phase), compared) if base and base.phase else None,
        fund=code("fund-source", figure.fund) if figure.fund else None,
        reasons=tuple(
            Stated(zh(r.folded.original(r.start, r.end)), r.folded.spans(r.start, r.end))
            for r in reasons
        ),
        part_of=frame.disclosure,
        function=_function(figure),
        economic=_economic(figure, frame),
    )


_KINDS = ("share", "execution", "change")
"""The kinds of ratio: the first that an item has needs no telling in its IRI."""


def ratio_iri(stated: Ratio, frame: Frame, of: Iri | None = None) -> Iri:
    """Return the IRI of a ratio whose item has none of another kind."""
    told = coordinates(stated.of, frame, of)
    if stated.against:
        told["compared"] = stated.against
    return frame.figure("ratio", stated.of.item or "", told)


def ratio(
    stated: Ratio, frame: Frame, kinds: Collection[str], unit: Iri | None = None
) -> StatedRatio:
    """Return the ratio that a sentence states.

    :param kinds: the kinds of ratio that the item has; one that is not the first of them
        says so in its IRI.
    :param unit: the unit that it is of, where it is not the publisher's.
    """
    of, whole = stated.of, stated.whole
    iri = ratio_iri(stated, frame, unit)
    if stated.kind != min(kinds, key=_KINDS.index):
        iri = Iri(f"{iri};kind={stated.kind}")
    return StatedRatio(
        iri,
        kind=code("ratio-kind", stated.kind),
        percent=Stated(stated.percent, stated.folded.spans(stated.start, stated.end)),
        numerator=(change_iri if of.is_change else amount_iri)(of, frame, unit),
        denominator=amount_iri(whole, frame, unit) if whole else None,
        part_of=frame.disclosure,
    )


def clause_spans(figure: Figure) -> tuple[Span, ...]:
    """Return where the clause of a figure stands."""
    return figure.folded.spans(figure.start, figure.end)


def _words(figure: Figure, start: int) -> str:
    """Return the words of a figure from *start* on, without the line breaks of the source."""
    return figure.folded.original(start, figure.end).replace("\n", "")


def _naming(figure: Figure) -> tuple[Span, ...]:
    """Return the clause where it names its item; an item carried on is named elsewhere."""
    return clause_spans(figure) if figure.names_item else ()


def _function(figure: Figure) -> Stated[Iri] | None:
    if figure.digits is None or not FUNCTION.fullmatch(figure.digits):
        return None
    return Stated(code("functional-class", figure.digits), _naming(figure))


def _economic(figure: Figure, frame: Frame) -> Stated[Iri] | None:
    if figure.digits is None or FUNCTION.fullmatch(figure.digits):
        return None
    return Stated(code(economic_scheme(frame.year), figure.digits), _naming(figure))


def _year(figure: Figure, frame: Frame, spans: tuple[Span, ...]) -> Stated[int] | int:
    if figure.base:
        return figure.base.year_in(frame.year)
    if figure.year is not None and figure.says_year:
        return Stated(figure.year, spans)
    return figure.year or frame.year


def listed(uses: Uses | None) -> tuple[Stated[Zh], ...]:
    """Return the entries of a list of uses; the list as a whole is the evidence of each."""
    if uses is None or not uses.uses:
        return ()
    spans = uses.folded.spans(uses.uses[0][0], uses.uses[-1][1])
    return tuple(Stated(zh(uses.folded.original(low, high)), spans) for low, high in uses.uses)
