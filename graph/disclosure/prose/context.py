"""What a paragraph has said so far: subjects and changes by depth of brackets."""

import re
from dataclasses import dataclass, field, replace

from ..classes.items import Named
from ..figures.comparison import Comparison
from ..figures.phases import phase_of
from ..figures.statements import Figure
from .met_budgets import is_met

_LISTED = re.compile(r"(?:^|[^一二三四五六七八九十\d])、$")
"""In front of what goes on a list; 二、 numbers what stands behind it."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The item that is spoken of, and the year if one was named."""

    item: Named
    year: int | None


Key = tuple[str | None, str | None, str | None]
"""An item, a fund and a class."""


@dataclass
class Context:
    """Read while a paragraph goes on; brackets open a level that ends with them.

    *topic* is what the headings or the label in front say, *is_of_other* that this is something
    whose code is not known, *is_told* that a paragraph before told what the topic comes to;
    *total* is the item in front of 其中: a later sentence without an item returns to it; *parted*
    is the one that the sentence parts now, *whole* the amount that it comes to, *wholes* all that
    were parted so far; *alike* are other items of which the last figure is said too, *queue*
    those of which the next figures are, *in_turn* says that changes of several follow, *row* the
    amounts that the sentence, or its parts behind 其中, has told, *changed* the changes told since
    the last amount, *turns* the items of which the next changes are, *sign* the direction of the
    last one, *group* the items of which the last amount was said at once, *within* what is parted
    without its amount, *pending* one that stands in front of a bracket; *amount* is the last
    amount, *stated* the last one that may have parts, *is_lost* says that the figure before is of
    something unknown; *phased* are the last amounts by item, fund and class, then by phase.
    """

    subjects: dict[int, Subject] = field(default_factory=dict)
    changes: dict[int, Figure] = field(default_factory=dict)
    amounts: dict[int, Figure] = field(default_factory=dict)
    topic: Subject | None = None
    is_of_other: bool = False
    is_told: bool = False
    total: Subject | None = None
    parted: Subject | None = None
    amount: Figure | None = None
    stated: Figure | None = None
    whole: Figure | None = None
    wholes: list[Figure] = field(default_factory=list)
    phased: dict[Key, dict[str | None, Figure]] = field(default_factory=dict)
    comparison: Comparison | None = None
    in_projects: bool = False
    is_lost: bool = False
    last: Figure | None = None
    alike: tuple[Named, ...] = ()
    within: Named | None = None
    queue: tuple[Named, ...] = ()
    in_turn: bool = False
    row: list[Figure] = field(default_factory=list)
    changed: list[Figure] = field(default_factory=list)
    turns: tuple[Named, ...] = ()
    sign: int = 1
    group: tuple[Named, ...] = ()
    pending: Subject | None = None

    def subject(self, depth: int, *, new_sentence: bool) -> Subject | None:
        """Return what a clause without a name speaks of at *depth* brackets."""
        if new_sentence and self.total:
            return self.total
        if self.is_lost:
            return None
        known = [level for level in self.subjects if level <= depth]
        return self.subjects[max(known)] if known else self.topic

    def change(self, depth: int) -> Figure | None:
        """Return the change that a reason at *depth* brackets explains."""
        known = [level for level in self.changes if level <= depth]
        return self.changes[max(known)] if known else None

    def outside(self, depth: int, *, is_change: bool) -> Figure | None:
        """Return the last change or amount at *depth* brackets, which a bracket just closed."""
        return (self.changes if is_change else self.amounts).get(depth)

    def remember(self, figure: Figure, *, opens_parts: bool, new_sentence: bool) -> None:
        """Take in a figure.

        :param opens_parts: whether 其中 or the like stands in front of it.
        :param new_sentence: whether a sentence begins with it.
        """
        depth = max(figure.depth, 0)
        if opens_parts or new_sentence:
            self.parted = self.subjects.get(depth) if opens_parts else None
            self.row = []
        self._leave(depth)
        if opens_parts and self.total is None:
            self.total = self.subjects.get(depth)
        elif figure.says_year and not figure.base:
            self.total = None
        if figure.is_change:
            self.comparison = figure.comparison
            self.changes[depth] = figure
            self.changed.append(figure)
            if depth and not figure.names_item:
                self.changes[depth - 1] = figure
        elif not figure.base:
            self.amounts[depth] = figure
            self.changed = []
            self._state(figure)
            self._line_up(figure)
            self.in_projects = figure.listed and (not figure.item or figure.digits is not None)
        if figure.item:
            self._speak_of(figure, depth)
            self.amount = self.amount if figure.is_change or figure.base else figure
        self.last = figure

    def part(self, whole: Figure | None) -> None:
        """Begin to name the parts of *whole*, or end it."""
        self.whole, self.within = whole, None
        if whole and not any(whole is other for other in self.wholes):
            self.wholes.append(whole)

    def stated_as(self, figure: Figure) -> Figure | None:
        """Return the amount of the item, fund, class, year and phase of *figure*, if stated."""
        by_phase = self.phased.get((figure.item, figure.fund, figure.digits), {})
        found = by_phase.get(phase_of(figure))
        return found if found and found.year == figure.year else None

    def _state(self, figure: Figure) -> None:
        if figure.item:
            self.stated = self.stated if is_met(figure) else figure
            key = figure.item, figure.fund, figure.digits
            by_phase = self.phased.setdefault(key, {})
            by_phase.pop(phase_of(figure), None)
            by_phase[phase_of(figure)] = figure

    def _line_up(self, figure: Figure) -> None:
        """Put an amount, and those said at once with it, at the end of the row."""
        self.group = self.alike
        others = (replace(figure, item=n.code, fund=n.fund, digits=n.digits) for n in self.alike)
        if figure.item:
            self.row += [*others, figure]

    @property
    def row_items(self) -> tuple[Named, ...]:
        """The items of the row, each once, in order."""
        items = (Named(f.item or "", 0, 0, f.fund, digits=f.digits) for f in self.row)
        return tuple(dict.fromkeys(items))

    @property
    def is_list(self) -> bool:
        """Whether the row is one list A、B、C: what a comma adds is of what it is a list of."""
        return len(self.row) > 1 and all(
            _LISTED.search(f.folded.text, max(f.start - 2, 0), f.start) for f in self.row[1:]
        )

    def _leave(self, depth: int) -> None:
        """Forget what was said in brackets that are closed."""
        held: tuple[dict[int, Subject] | dict[int, Figure], ...] = (
            self.subjects,
            self.changes,
            self.amounts,
        )
        for by_level in held:
            for level in [level for level in by_level if level > depth]:
                del by_level[level]

    def _speak_of(self, figure: Figure, depth: int) -> None:
        """Make a figure's item the subject; an earlier year of it is what it is compared with."""
        before = self.subjects.get(depth)
        year = None if figure.base else figure.year
        same = (
            before
            and before.item.code == figure.item
            and before.item.digits == figure.digits
            and not figure.is_change
        )
        if same and before and before.year and year and year < before.year:
            self.comparison = Comparison(year, None)
            return
        self.subjects[depth] = Subject(
            Named(figure.item or "", 0, 0, figure.fund, digits=figure.digits), year
        )
