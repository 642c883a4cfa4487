"""Sentences about money: every figure with what it is a figure of.

A paragraph is read from left to right. In front of each amount stands its *lead*: the
text since the figure before it. From the right, a lead holds a direction (增加), a
comparison (较上年), and the name of an item; a lead whose name is unknown claims nothing.
Words after a figure give the reason of a change or the uses of an amount.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from .comparison import (
    FLAT,
    Comparison,
    Movement,
    comparison_at_end,
    comparison_in,
    movement,
)
from .folding import Folded
from .items import Named, name_of
from .numbers import NUMBER, canonical, parse_number, to_yuan

_MONEY = re.compile(
    rf"(?P<number>{NUMBER})(?P<unit>亿元|百万元|万元|千元|元|亿|万)(?![人辆台个次户亩])"
)
_YEAR = re.compile(
    r"(?:截[至止])?(?P<year>\d{4})年(?:度|初|末|底|\d{1,2}月(?:末|底|\d{1,2}日)?)?|上年度?(?:末|底)|本年度?(?=拟|计划|预计)"
)
_REASON = re.compile(
    r"[)]*[，,。;]?(?:其?(?:中)?(?:增减变化|变动|变化|增加|减少|增长|下降)?的?(?:主要)?原因(?:主要)?(?:是|为|:|在于|系)"
    r"|主要是|主要系|(?=由于|因为))"
)
_USES = re.compile(r"[)]*[，,]?(?:主要(?:是)?用于|用于|主要包括|主要(?:是|为)(?=[^，。;\d]*、))")
_LIST = re.compile(
    r"[)]*[，,。;:(]*(?:主要(?:是|为|包括|用于|有)|其中|包括|分别(?:是|为)|具体(?:是|为|包括)|含)[:，,]?"
)
_OPENING = re.compile(
    r"^[，,。;:、)(]*(?:其中|包括|主要(?:为|是|包括)|分别为|分别是|以及|和|及|与|含|另|[:，,、(])*"
)
_CHANGE_RATE = re.compile(
    r"[)]*[，,(]*(?:同比|比上年|较上年)?(?P<words>(?P<word>增长|增加|上升|提高|增|下降|减少|降低|减)"
    rf"(?:了|幅度|幅|率|比例)*(?:为|是|约|:)?(?P<number>{NUMBER})%)"
)
_SHARE = re.compile(
    rf"[)]*[，,(]*(?P<words>占(?P<whole>[^，。;\d(]{{0,20}}?)(?:的)?(?:比重|比例|比)?(?:为|约|:)?(?P<number>{NUMBER})%)"
)
_EXECUTION = re.compile(
    rf"[)]*[，,(]*(?P<words>(?:(?:完成|为|占)(?:年初|全年|调整)?预算(?:数)?的|(?:预算)?执行率(?:为|:)?)(?P<number>{NUMBER})%)"
)
_RATES = (("change", _CHANGE_RATE), ("execution", _EXECUTION), ("share", _SHARE))
_PURPOSE = re.compile(r"^(?:保证|保障|维持|确保|满足|支持|为了?)[^、]*?的(?=[^、的]+$)")


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount in a sentence; all offsets are into the folded paragraph.

    *start* and *end* bound the clause, *number_start* is where the figure begins. *item*
    and *fund* are codes; *label* bounds what may be the name of a project, *listed* says
    that projects are being listed. A change has *direction_start* and *comparison*, of which
    *compares* says that the clause itself names it, as *names_item* does of the item; an amount of the year compared with has
    *base*. *depth* counts open brackets.
    """

    folded: Folded
    start: int
    end: int
    number_start: int
    amount: Decimal
    depth: int
    year: int | None
    item: str | None
    fund: str | None
    direction_start: int | None = None
    comparison: Comparison | None = None
    base: Comparison | None = None
    label: tuple[int, int] | None = None
    listed: bool = False
    compares: bool = False
    names_item: bool = True

    @property
    def is_change(self) -> bool:
        """Whether the figure is an increase or a decrease."""
        return self.comparison is not None

    def clause(self) -> str:
        """Return the folded clause."""
        return self.folded.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: bounds of the words, and the change that they explain."""

    folded: Folded
    start: int
    end: int
    change: Figure


@dataclass(frozen=True, slots=True)
class Uses:
    """What for: bounds of each use, and the amount that it belongs to."""

    folded: Folded
    uses: tuple[tuple[int, int], ...]
    amount: Figure


@dataclass(frozen=True, slots=True)
class Ratio:
    """A percentage behind a figure: bounds of its words, kind, and the item it is a share of."""

    folded: Folded
    start: int
    end: int
    kind: str
    percent: Decimal
    of: Figure
    whole: str | None = None


Statement = Figure | Reason | Uses | Ratio


@dataclass
class _State:
    """What a reader of the paragraph has in mind."""

    subject: Named | None = None
    year: int | None = None
    comparison: Comparison | None = None
    change: Figure | None = None
    in_projects: bool = False
    seen: list[Statement] = field(default_factory=list)


def statements(folded: Folded) -> tuple[Statement, ...]:
    """Return all that a paragraph says of money, in order."""
    state = _State()
    previous = 0
    for mark in sorted(_marks(folded.text), key=lambda match: match.start()):
        figure = _figure(_Lead.before(folded, previous, mark), mark, state)
        if figure:
            _remember(state, figure)
            state.seen.extend(_after(folded, mark.end(), figure, state))
        previous = _behind_rates(folded.text, mark.end())
    return tuple(state.seen)


def _marks(text: str) -> Iterator[re.Match[str]]:
    yield from _MONEY.finditer(text)
    yield from FLAT.finditer(text)


@dataclass(frozen=True, slots=True)
class _Lead:
    """The text in front of a figure and what it names; offsets are into *text*."""

    folded: Folded
    previous: int
    begin: int
    text: str

    @classmethod
    def before(cls, folded: Folded, previous: int, mark: re.Match[str]) -> "_Lead":
        text = folded.text
        begin = max(text.rfind("。", 0, mark.start()), text.rfind(";", 0, mark.start())) + 1
        begin = max(previous, begin)
        return cls(folded, previous, begin, text[begin : mark.start()])

    def named(self, stop: int) -> Named | None:
        return name_of(self.text[:stop], about_procurement="采购" in self.folded.text)

    def depth(self) -> int:
        before = self.folded.text[: self.begin + len(self.text)]
        return before.count("(") - before.count(")")

    def clause_start(self, named: Named) -> int:
        """Return where the clause of an item begins: at its year, else at its name."""
        years = [match for match in _YEAR.finditer(self.text) if match.end() <= named.start]
        between = self.text[years[-1].end() : named.start] if years else "《"
        closed = between.count("(") == between.count(")") and "《" not in between
        return self.begin + (years[-1].start() if closed else named.start)

    def year(self, named: Named) -> int | None:
        years = [m for m in _YEAR.finditer(self.text) if m.end() <= named.start and m["year"]]
        return int(years[-1]["year"]) if years else None


def _figure(lead: _Lead, mark: re.Match[str], state: _State) -> Figure | None:
    if "number" not in mark.groupdict():
        return _flat(lead, mark, state)
    number = parse_number(mark["number"])
    if number is None:
        return None
    amount = to_yuan(number, mark["unit"])
    if move := movement(lead.text):
        return _change(lead, mark, state, move, amount)
    return _amount(lead, mark, state, amount)


def _change(
    lead: _Lead, mark: re.Match[str], state: _State, move: Movement, amount: Decimal
) -> Figure | None:
    found = comparison_at_end(lead.text[: move.start])
    stop = found[1] if found else move.start
    named = lead.named(stop)
    said = found[0] if found else comparison_in(lead.text[: move.start])
    item = named or _carried(lead.text[:stop], state)
    if not item:
        return None
    return Figure(
        lead.folded,
        start=lead.clause_start(named) if named else lead.begin + stop,
        end=mark.end(),
        number_start=mark.start(),
        amount=canonical(amount * move.sign),
        depth=lead.depth(),
        year=lead.year(named) if named else state.year,
        item=item.code,
        names_item=named is not None,
        fund=item.fund,
        direction_start=lead.begin + move.start,
        comparison=said or state.comparison or Comparison(None, None),
        compares=found is not None,
    )


def _flat(lead: _Lead, mark: re.Match[str], state: _State) -> Figure | None:
    found = comparison_at_end(lead.text)
    stop = found[1] if found else len(lead.text)
    named = lead.named(stop)
    item = named or _carried(lead.text[:stop], state)
    own = Comparison(None, None) if re.search("上年|去年", mark[0]) else None
    said = (found[0] if found else own) or state.comparison
    if not item or not said:
        return None
    return Figure(
        lead.folded,
        start=lead.clause_start(named) if named else lead.begin + stop,
        end=mark.end(),
        number_start=mark.start(),
        amount=Decimal(0),
        depth=lead.depth(),
        year=lead.year(named) if named else state.year,
        item=item.code,
        names_item=named is not None,
        fund=item.fund,
        direction_start=mark.start(),
        comparison=said,
        compares=said is not state.comparison,
    )


def _amount(lead: _Lead, mark: re.Match[str], state: _State, amount: Decimal) -> Figure | None:
    found = comparison_at_end(lead.text)
    named = lead.named(len(lead.text))
    if found and not named:
        return _base(lead, mark, state, amount, found)
    label = _label(lead.text, lead.begin)
    listed = state.in_projects or _opens_projects(lead, mark.start(), state)
    if listed and label and named and named.code == "expenditure":
        named = None
    if not named and not label:
        return _restated(lead, mark, state, amount)
    return Figure(
        lead.folded,
        start=lead.clause_start(named) if named else label[0] if label else lead.begin,
        end=mark.end(),
        number_start=mark.start(),
        amount=amount,
        depth=lead.depth(),
        year=lead.year(named) if named else None,
        item=named.code if named else None,
        fund=named.fund if named else None,
        label=label,
        listed=listed,
    )


def _restated(lead: _Lead, mark: re.Match[str], state: _State, amount: Decimal) -> Figure | None:
    """Read an amount said again in another unit: 12,384,500元（0.123845亿元）."""
    last = next((s for s in reversed(state.seen) if isinstance(s, Figure)), None)
    if last is None or last.is_change or last.amount != amount or len(lead.text) > 3:
        return None
    return replace(
        last, start=mark.start(), end=mark.end(), number_start=mark.start(), names_item=False
    )


def _base(
    lead: _Lead,
    mark: re.Match[str],
    state: _State,
    amount: Decimal,
    found: tuple[Comparison, int],
) -> Figure | None:
    """Read the amount of the year compared with: 较2022年预算100万元增加…."""
    comparison, stop = found
    named = lead.named(stop)
    item = named or _carried(lead.text[:stop], state)
    if not item:
        return None
    state.comparison = comparison
    return Figure(
        lead.folded,
        start=lead.begin + (named.start if named else stop),
        end=mark.end(),
        number_start=mark.start(),
        amount=amount,
        depth=lead.depth(),
        year=comparison.year,
        item=item.code,
        names_item=named is not None,
        fund=item.fund,
        base=comparison,
    )


def _carried(rest: str, state: _State) -> Named | None:
    """Return the item said before, where *rest* names nothing else."""
    plain = _OPENING.sub("", rest)
    return state.subject if not plain or name_of(f"支出{plain}", about_procurement=False) else None


def _label(lead: str, begin: int) -> tuple[int, int] | None:
    """Return the bounds of what may name a project in *lead*, 支出 at its end left out."""
    opened = _OPENING.match(lead)
    start = opened.end() if opened else 0
    cut = max((lead.rfind(mark, start) for mark in "，;。:"), default=-1)
    start = cut + 1 if cut >= start else start
    tail = re.search(
        r"(?:支出|资金安排|经费安排|安排)(?:预算)?(?:共计|合计|为|约|:)?$", lead[start:]
    )
    end = start + tail.start() if tail else len(lead)
    return (begin + start, begin + end) if end - start >= 3 else None


def _opens_projects(lead: _Lead, number_start: int, state: _State) -> bool:
    last = next((s for s in reversed(state.seen) if isinstance(s, Figure)), None)
    return bool(
        last
        and last.item == "expenditure.project"
        and not last.is_change
        and _LIST.match(lead.folded.text, lead.previous, number_start)
    )


def _remember(state: _State, figure: Figure) -> None:
    state.seen.append(figure)
    outside = figure.depth <= 0
    if figure.is_change:
        state.comparison = figure.comparison
        if outside or state.change is None:
            state.change = figure
    else:
        state.in_projects = figure.listed and not figure.item
    if figure.item and outside and not figure.base:
        state.subject = Named(figure.item, 0, 0, figure.fund)
        state.year = figure.year


def _after(folded: Folded, end: int, figure: Figure, state: _State) -> Iterator[Statement]:
    """Yield what stands behind a figure: rates, then the reason of a change or the uses."""
    text = folded.text
    place = end
    while found := _rate(text, place):
        kind, match = found
        of = figure if kind != "change" or figure.is_change else state.change
        ratio = _ratio(folded, kind, match, of, state) if of and of.item else None
        if ratio:
            yield ratio
        place = match.end()
    if state.change and (match := _REASON.match(text, place)):
        stop = _clause_end(text, match.end())
        if stop > match.end():
            yield Reason(folded, match.end(), stop, state.change)
    elif not figure.is_change and figure.item and (match := _USES.match(text, place)):
        stop = _clause_end(text, match.end())
        if not _MONEY.search(text, match.end(), stop):
            yield Uses(folded, split_list(text, match.end(), stop), figure)


def _behind_rates(text: str, place: int) -> int:
    while found := _rate(text, place):
        place = found[1].end()
    return place


def _rate(text: str, place: int) -> tuple[str, re.Match[str]] | None:
    for kind, pattern in _RATES:
        if match := pattern.match(text, place):
            return kind, match
    return None


def _ratio(
    folded: Folded, kind: str, match: re.Match[str], of: Figure, state: _State
) -> Ratio | None:
    percent = parse_number(match["number"])
    if percent is None:
        return None
    if kind == "change" and match["word"].startswith(("下", "减", "降")):
        percent = canonical(-percent)
    whole = None
    if kind == "share":
        named = name_of(match["whole"], about_procurement=True)
        whole = named.code if named else state.subject.code if state.subject else None
    whole = None if whole == of.item else whole
    start, end = match.span("words")
    return Ratio(folded, start, end, kind, percent, of, whole)


def _clause_end(text: str, start: int) -> int:
    """Return where the clause that begins at *start* ends: at its ； or 。."""
    depth = 0
    for place in range(start, len(text)):
        character = text[place]
        depth += (character in "(《") - (character in ")》")
        if depth < 0 or (character in "。;" and depth <= 0):
            return place
    return len(text)


def split_list(text: str, start: int, stop: int) -> tuple[tuple[int, int], ...]:
    """Return the bounds of the entries of a list A、B、C等 in folded *text*."""
    tail = re.search(r"等[^、]*$", text[start:stop])
    end = start + tail.start() if tail else stop
    entries: list[tuple[int, int]] = []
    place, depth = start, 0
    for here in range(start, end + 1):
        character = text[here] if here < end else "、"
        depth += (character in "(《") - (character in ")》")
        if character == "、" and (depth <= 0 or here == end):
            entries.append((place, here))
            place = here + 1
    if entries and (purpose := _PURPOSE.match(text[entries[0][0] : entries[0][1]])):
        entries[0] = (entries[0][0] + purpose.end(), entries[0][1])
    return tuple((low, high) for low, high in entries if high > low)
