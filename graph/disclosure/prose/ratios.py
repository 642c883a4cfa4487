"""Of what a percentage behind a figure is one: the whole, or the budget that was executed."""

import re
from dataclasses import replace
from decimal import Decimal

from ..classes.items import Named, name_of
from ..figures.phases import BUDGETS, phase_of
from ..figures.statements import Figure
from .context import Context

_PLAIN_WHOLE = re.compile(r"|.*(?:总|合计|全部|其).*|比")
"""Words for a whole that is named before: 占, 占总支出, 占其."""

_BUDGET_SAID = re.compile(r"(?P<word>年初|全年|调整)")
_SAID = {"年初": "initial-budget", "全年": "adjusted-budget", "调整": "adjusted-budget"}


def whole_of(of: Figure, words: str, percent: Decimal, context: Context) -> Figure | None:
    """Return the amount of which *of* is a share.

    It is the one that *words* (占…的) name, else the total whose parts are being named; of
    several of these the one that the percentage fits.
    """
    full = re.sub(r"^采购", "政府采购", words)
    if named := name_of(full, about_procurement=True):
        return _named_whole(of, named, percent, context)
    if not _PLAIN_WHOLE.fullmatch(words):
        return None
    others = [whole for whole in context.wholes if _key(whole) != _key(of)]
    fitting = (whole for whole in reversed(others) if _fits(of, whole, percent))
    here = context.whole if context.whole and context.whole.folded is of.folded else None
    known = next(fitting, here)
    if known and _key(known) != _key(of):
        return known if known.amount >= of.amount else _side_of(of, percent, context)
    total = context.within or (context.total.item if context.total else None)
    if total is None or total.code == of.item:
        return None
    return _figure(of, total.code, total.fund or of.fund, total.digits or of.digits)


def _side_of(of: Figure, percent: Decimal, context: Context) -> Figure | None:
    """Return the side of the budget of which *of* is *percent*, where a part is parted itself."""
    side = context.stated_as(_figure(of, (of.item or "").split(".")[0], of.fund, None))
    return side if side and _fits(of, side, percent) else None


def _named_whole(of: Figure, named: Named, percent: Decimal, context: Context) -> Figure | None:
    """Return the amount of the item that is named, of the fund of its part if one is known."""
    is_within = (of.item or "").startswith(f"{named.code}.")
    digits = named.digits or (of.digits if is_within else None)
    funds = [named.fund] if named.fund else [of.fund, None]
    wholes = [_figure(of, named.code, fund, digits) for fund in funds]
    wholes = [whole for whole in wholes if _key(whole) != _key(of)]
    if not of.digits and (of.item or "") in ("expenditure", "revenue"):
        wholes.reverse()
    known = [context.stated_as(whole) for whole in wholes]
    fitting = (whole for whole in known if whole and _fits(of, whole, percent))
    return next(fitting, None) or next((w for w in (*known, *wholes) if w), None)


def executed_of(of: Figure, words: str, context: Context) -> tuple[Figure, Figure]:
    """Return what was executed and of which budget, behind *of* and *words* (完成年初预算的).

    A budget that is not told by its phase is the one named before, else the first one.
    """
    said = _BUDGET_SAID.search(words)
    before = context.phased.get(_key(of), {})
    phases = [phase for phase in before if phase in BUDGETS]
    phase = _SAID[said["word"]] if said else (phases[-1] if phases else BUDGETS[0])
    outcome = of
    if phase_of(of) in BUDGETS:
        outcome = before.get("executed") or _in_phase(of, "executed")
    return outcome, before.get(phase) or _in_phase(outcome, phase)


def _key(figure: Figure) -> tuple[str | None, str | None, str | None]:
    return figure.item, figure.fund, figure.digits


def _figure(of: Figure, item: str, fund: str | None, digits: str | None) -> Figure:
    """Return the amount of another item, of the year and phase of *of*."""
    other = _in_phase(of, phase_of(of))
    return replace(other, item=item, fund=fund, digits=digits)


def _in_phase(of: Figure, phase: str | None) -> Figure:
    """Return *of* in a phase that its own words do not say."""
    return replace(of, start=of.number_start, phase=phase)


def _fits(of: Figure, whole: Figure, percent: Decimal) -> bool:
    """Tell whether *of* is *percent* of *whole*, as far as that was rounded."""
    if not whole.amount:
        return False
    exponent = percent.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    return abs(of.amount * 100 / whole.amount - percent) <= Decimal(6).scaleb(-places - 1)
