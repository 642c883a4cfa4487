"""Clauses with the changes of several items in a row: A、B分别减少1万元、2万元."""

from dataclasses import dataclass, replace
from decimal import Decimal

from ..basics.numbers import canonical
from ..classes.items import Named, name_of
from ..classes.several_items import NEXT, several_items
from ..figures.statements import Figure
from .clause_subject import ClauseSubject
from .context import Subject
from .lead import names_nothing
from .turns import is_of_each, takes_turns, turns, without_turns


@dataclass(frozen=True, slots=True)
class ClauseTurns(ClauseSubject):
    """A clause whose change may be of one of several items."""

    def _subject_of_change(self, words: str, stop: int) -> tuple[Named | None, Subject | None]:
        """Return what a change is of; *words* stand in front, its comparison from *stop* on."""
        if turn := self._turn(words, without_turns(words[:stop])):
            self.context.in_turn = False
            return None, Subject(turn, None)
        if several := self._several_in_turn(words, stop):
            self.context.in_turn = False
            self.context.turns = tuple(subject.item for _, subject in several[1:])
            return several[0]
        named, subject = self._subject(stop)
        return named, None if self._takes_turns(words) else subject

    def _next_change(self, amount: Decimal) -> Figure | None:
        """Read the change of the next of several items, in the same direction: 减少3万元、1万元."""
        following, self.context.turns = self.context.turns, ()
        last = self.context.last
        if not following or last is None or not NEXT.fullmatch(self.lead.text):
            return None
        self.context.turns = following[1:]
        signed = canonical(amount * self.context.sign)
        figure = self._figure(signed, None, Subject(following[0], None), 0)
        return replace(figure, comparison=last.comparison)

    def _turn(self, words: str, rest: str) -> Named | None:
        """Return the one of several items in a row that a change without a name is of.

        :param rest: what *words*, those in front of the change, might name.
        """
        context = self.context
        following, context.turns = context.turns, ()
        named = name_of(rest, about_procurement=self.lead.about_procurement)
        if named or not names_nothing(rest):
            return None
        if takes_turns(words):
            following = turns(context.row_items, self.lead.folded.text, self.mark.end())
        elif not NEXT.fullmatch(rest):
            following = ()
        if following:
            context.turns = following[1:]
            return following[0]
        if len(context.row_items) > 1 and is_of_each(words):
            *others, last = context.row_items
            context.alike = tuple(others)
            return last
        whole = context.whole
        if whole and whole.item and context.is_list and rest in ("，", ","):
            return Named(whole.item, 0, 0, whole.fund, digits=whole.digits)
        if not self.lead.opens_sentence:
            context.alike = context.group
        return None

    def _several_in_turn(self, words: str, stop: int) -> tuple[tuple[Named, Subject], ...]:
        """Return the items named in front of as many changes: A、B分别比上年减少1万元、2万元."""
        if not takes_turns(words):
            return ()
        plain = without_turns(words[:stop])
        several = several_items(plain, about_procurement=self.lead.about_procurement)
        names = several.names if several else ()
        if turns(names, self.lead.folded.text, self.mark.end()) != names:
            return ()
        return tuple(self._of_named(named) for named in names)

    def _takes_turns(self, words: str) -> bool:
        """Tell whether changes of items that are not known follow in turn (分别减少1万元、持平)."""
        takes, self.context.queue = bool(self.context.queue), ()
        goes_on = self.context.in_turn and NEXT.fullmatch(self.lead.text[: len(words)] or "、")
        self.context.in_turn = takes_turns(words) or bool(goes_on)
        return takes or self.context.in_turn
