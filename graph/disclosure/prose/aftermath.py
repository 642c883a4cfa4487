"""The words behind a figure: rates of change, shares, the reason of a change, the uses."""

import re
from collections.abc import Iterator

from ..basics.folding import Folded
from ..basics.money import MONEY
from ..basics.numbers import NUMBER, canonical, parse_number
from ..figures.comparison import comparison_in
from ..figures.statements import Figure, Ratio, Reason, Statement, Uses
from .clause_ends import reason_end, split_list, uses_end
from .context import Context
from .lead import Leads
from .met_budgets import RATE, behind_bound, rate_met
from .rates_in_turn import behind_rates_in_turn, rates_in_turn
from .ratios import executed_of, whole_of

_REASON = re.compile(
    r"[)]*[，,。;(]?(?:其?(?:中)?(?:增减变化|变动|变化|增加|减少|增长|下降)?的?(?:主要)?原因(?:主要)?(?:(?:是|为|在于|系):?|:|(?=按|根据|由于|因|一是))"
    r"|主要(?:是|为|系):?|(?=由于|因为|因(?!公|此)))"
)
EXPLAINED = re.compile(
    r"[)]*[，,](?:(?:决算|支出)?数?(?:大于|小于|等于|高于|低于|超过|少于|多于)(?:当年|年初|全年|调整)?预算(?:批复)?数?)?的?"
    r"(?:主要)?原因(?:主要)?(?:是|为|:|在于|系)+[^。;]*[，,]"
)
"""A reason why accounts are off their budget, behind an amount and in front of a comparison."""

_USES = re.compile(
    r"[)]*(?:[，,:]?(?:主要(?:是)?用于|用于|用来(?:支付)?|用以|主要包括|主要(?:是|为)(?=[^，。;\d]*、))"
    r"|。(?:主要)?(?:用于|包括))(?!以下|如下|下列):?"
)
_CHANGE_RATE = re.compile(
    r"[)]*[，,、(]*即?[各均]?(?P<base>(?:同?比|较|与)(?:上年度?|去年|(?:19|20)\d{2}(?:年度?|(?=预算|决算)))(?:同期)?"
    r"(?:年初)?(?:预算执行|预算|决算|执行)?(?:数字?)?(?:相比)?|同比)?"
    r"(?P<words>(?P<word>增长|增加|上升|提高|增|下降|减少|降低|减|降)(?:\)(?=幅|率))?"
    r"(?P<either>[(/](?:增长|增加|下降|减少|降低)\)?)?"
    rf"(?:了|幅度|幅|率|比例)*(?:为|是|约|:)?(?P<number>{NUMBER})%)"
)
_SHARE = re.compile(
    rf"[)]*[，,(]*(?P<words>占(?![^，。;\d(]{{0,20}}分别)(?P<whole>[^，。;\d(]{{0,20}}?)(?:的)?(?:比重|比例|比)?(?:为|约|:)?(?P<number>{NUMBER})%)"
)
_BUDGET_MET = (
    r"了?(?:当年|本年度?)?(?:批复的?)?(?:年初|全年|调整后?)?(?:批复的?)?预算(?:批复|安排)?数?"
)
_EXECUTION = re.compile(
    rf"[)]*(?:相比)?[，,;(]*(?P<words>(?:完成{_BUDGET_MET}的?|(?:(?:预算)?(?:决算|执行|支出)数)?(?:为|是|占|达到?){_BUDGET_MET}的"
    r"|(?:预算)?(?:支出)?(?:执行率|完成率|执行进度|执行比[例率])(?:为|是|达到?|:)?)"
    rf"(?P<number>{NUMBER})%)"
)
_BARE_RATE = re.compile(
    rf"(?:\(|[，,]差异率(?:为|是|:)?)(?P<words>(?P<number>{NUMBER})%)(?:\)|(?=[，,。;]|$))"
)
"""A rate without a direction, which right behind a change is its own: 减少2万元（10%）."""
_RATES = (("change", _CHANGE_RATE), ("execution", _EXECUTION), ("share", _SHARE))


def after(
    folded: Folded, end: int, figure: Figure, context: Context, leads: Leads
) -> Iterator[Statement]:
    """Yield what stands behind a figure: rates, then the reason of a change or the uses."""
    text, place = folded.text, behind_bound(folded.text, end)
    if figure.is_change and (bare := _BARE_RATE.match(text, place)):
        yield from _own_rate(folded, bare, figure)
        place = bare.end()
    if met := rate_met(figure):
        yield from _of(folded, "execution", met, figure, context)
        place = met.end()
        figure = executed_of(figure, met["words"], context)[0]
    while (end := behind_rates_in_turn(text, place)) > place:
        yield from rates_in_turn(folded, place, context, of_changes=figure.is_change)
        place = end
    while found := _rate(text, place):
        kind, match = found
        yield from _of(folded, kind, match, _meant(figure, kind, match[0], context), context)
        place = match.end()
    if why := _REASON.match(text, place):
        change = context.change(leads.depth(why.end()))
        stop = reason_end(text, why.end())
        if change and stop > why.end() and (figure.is_change or "原因" in why[0]):
            yield Reason(folded, why.end(), stop, change)
            yield from _late_uses(folded, stop, context)
            return
    uses = None if figure.is_change else _USES.match(text, place)
    if uses and (of := _meant(figure, "uses", uses[0], context)) and of.item:
        stop = uses_end(text, uses.end())
        if not MONEY.search(text, uses.end(), stop):
            yield Uses(folded, split_list(text, uses.end(), stop), stop, of)
            yield from _met(folded, stop, of, context)


def _of(
    folded: Folded, kind: str, match: re.Match[str], of: Figure | None, context: Context
) -> Iterator[Ratio]:
    """Yield a rate of what is known, and take note of what it is compared with."""
    ratio = _ratio(folded, kind, match, of, context) if of and _may_have(kind, of.item) else None
    if ratio:
        yield ratio
    if kind == "change" and match["base"]:
        context.comparison = comparison_in(match["base"]) or context.comparison


def _may_have(kind: str, item: str | None) -> bool:
    """Tell whether a rate may be of an *item*: what was carried over meets no budget."""
    return item is not None and not (kind == "execution" and item.startswith("carry-over"))


def _own_rate(folded: Folded, match: re.Match[str], change: Figure) -> Iterator[Ratio]:
    """Yield the rate of a change, which goes the way that the change does: 减少2万元（10%）."""
    percent = parse_number(match["number"])
    if percent is not None:
        percent = canonical(percent.copy_sign(change.amount)) if change.amount else percent
        yield Ratio(folded, *match.span("words"), "change", percent, change)


def _met(folded: Folded, place: int, of: Figure, context: Context) -> Iterator[Ratio]:
    """Yield how much of its budget an amount is, said behind its uses."""
    match = _EXECUTION.match(folded.text, place)
    ratio = _ratio(folded, "execution", match, of, context) if match else None
    if ratio:
        yield ratio


def _meant(figure: Figure, kind: str, words: str, context: Context) -> Figure | None:
    """Return the figure that words behind *figure* are of: that outside of a closed bracket."""
    if kind == "execution" and (figure.is_change or figure.base):
        return context.amount
    if kind == "change" and figure.base and not words.startswith(")"):
        return _compared(figure, context)
    closed = words[: len(words) - len(words.lstrip(")"))].count(")")
    if not closed:
        return figure
    depth = figure.depth - closed
    amount = context.outside(depth, is_change=False)
    change = context.outside(depth, is_change=True) if kind == "change" else None
    is_newer = change and amount and change.folded is amount.folded and amount.end > change.end
    return amount if is_newer or not change else change


def _compared(base: Figure, context: Context) -> Figure | None:
    """Return the amount that is compared with *base*: 培训费6万元，比上年的4万元增长50%."""
    amount = context.amount
    key = base.item, base.fund, base.digits
    return amount if amount and (amount.item, amount.fund, amount.digits) == key else None


def _late_uses(folded: Folded, stop: int, context: Context) -> Iterator[Statement]:
    """Yield uses that a sentence of its own gives behind a reason."""
    text = folded.text
    uses = _USES.match(text, stop + 1) if text[stop : stop + 1] in ("。", ";") else None
    if uses and context.amount:
        end = uses_end(text, uses.end())
        if not MONEY.search(text, uses.end(), end):
            yield Uses(folded, split_list(text, uses.end(), end), end, context.amount)


def behind_rates(text: str, place: int) -> int:
    """Return where the rates that follow a figure end."""
    place = behind_bound(text, place)
    while (end := behind_rates_in_turn(text, place)) > place:
        place = end
    if part := RATE.match(text, place):
        place = part.end()
    if bare := _BARE_RATE.match(text, place):
        place = bare.end() - 1
    while found := _rate(text, place):
        place = found[1].end()
    return place


def _rate(text: str, place: int) -> tuple[str, re.Match[str]] | None:
    for kind, pattern in _RATES:
        if match := pattern.match(text, place):
            return kind, match
    return None


def _ratio(
    folded: Folded, kind: str, match: re.Match[str], of: Figure, context: Context
) -> Ratio | None:
    percent = parse_number(match["number"])
    if percent is None or (kind == "change" and match["either"] and percent != 0):
        return None
    if kind == "change" and match["word"].startswith(("下", "减", "降")):
        percent = canonical(-percent)
    whole = None
    if kind == "share":
        whole = whole_of(of, match["whole"], percent, context)
    elif kind == "execution":
        of, whole = executed_of(of, match["words"], context)
    start, end = match.span("words")
    return Ratio(folded, start, end, kind, percent, of, whole)
