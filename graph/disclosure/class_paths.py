"""Items of the functional classification named in a sentence: 教育支出（类）…（款）…（项）."""

import re
from collections.abc import Iterable

from .fact import Node
from .folding import Folded, fold
from .functional_classes import CLASS_OF_NAME, FUNCTION, ClassConcept
from .items import TAIL
from .numbering import mark_of

_LEVEL = r"[^，。;:()]{2,40}"
_PATH = re.compile(
    rf"(?:(?P<class>{_LEVEL})\(类\))?(?P<division>{_LEVEL})\(款\)(?:(?P<item>{_LEVEL})\(项\))?"
)

UNKNOWN = "unknown"
"""A path that no table of the document gives a code for."""


class ClassPaths:
    """Codes of classes by the names that the tables of one document give them."""

    def __init__(self, concepts: Iterable[Node] = ()) -> None:
        self._codes: dict[str, set[str]] = {}
        for concept in concepts:
            if isinstance(concept, ClassConcept) and FUNCTION.fullmatch(concept.notation):
                self._codes.setdefault(fold(concept.label), set()).add(concept.notation)

    def in_text(self, text: str) -> tuple[str, int, int] | None:
        """Return the code of the path that folded *text* names last, and its bounds.

        The code is :data:`UNKNOWN` where a level is named that no table has.
        """
        found = list(_PATH.finditer(text))
        if not found:
            return None
        match = found[-1]
        if not match["item"] and not TAIL.fullmatch(text, match.end()):
            return UNKNOWN, match.start(), match.end()
        above, *names = match.group("class", "division", "item")
        digits = self._class(above) if above else ""
        for name in filter(None, names):
            digits = None if digits is None else self._beneath(digits, name)
        return digits or UNKNOWN, match.start(), match.end()

    def opening(self, folded: Folded) -> str | None:
        """Return the code of the path that a paragraph begins with, before any figure."""
        mark = mark_of(folded)
        words = re.split(r"[。:]|\d", folded.text[mark.end if mark else 0 :], maxsplit=1)[0]
        found = self.in_text(words)
        return found[0] if found else None

    def _class(self, name: str) -> str | None:
        plain = re.sub(r"^\d{1,2}[.、]|^[(（]?[一二三四五六七八九十]{1,3}[)、]", "", name)
        known = [digits for digits in self._codes.get(plain, ()) if len(digits) == 3]
        return known[0] if known else CLASS_OF_NAME.get(plain.removesuffix("支出"))

    def _beneath(self, above: str, name: str) -> str | None:
        name = re.sub(r"^\d{1,2}[.、]|^\([一二三四五六七八九十]{1,3}\)|^支出", "", name)
        length = len(above) + 2 if above else 5
        known = [
            digits
            for digits in self._codes.get(name, ())
            if digits.startswith(above) and len(digits) == length
        ]
        return known[0] if len(known) == 1 else None
