"""Classes named in a sentence: 教育支出（类）普通教育（款）小学教育（项）, 基本工资（款）."""

import re
from collections.abc import Iterable

from ..basics.fact import Node
from ..basics.folding import Folded, fold
from ..basics.numbering import mark_of
from .class_names import Codes, bare_name, economic_names, functional_names, official_name
from .functional_classes import CLASS_OF_NAME, ECONOMIC, FUNCTION, ClassConcept
from .item_wordings import TAIL

_LEVEL = r"(?:[^，。;:()]|\((?![类款项]\))[^()，。;:]{1,8}\)){2,40}"
_PATH = re.compile(
    rf"(?P<class>{_LEVEL}?)\(类\)(?:(?P<division>{_LEVEL}?)\(款\))?(?:(?P<item>{_LEVEL}?)\(项\))?"
    rf"|(?P<division_only>{_LEVEL}?)\(款\)(?:(?P<item_of>{_LEVEL}?)\(项\))?"
    rf"|(?P<item_only>{_LEVEL}?)\(项\)"
)
_NUMBER = re.compile(
    r"^(?:为|是|即|、|-|(?:19|20)\d{2}年(?:度|初)?|其中|(?:主要)?用于|以下(?:几个)?方面|\d{1,2}(?:[.、]|(?=\"))|[(（]?[一二三四五六七八九十]{1,3}[)、]|\(\d{1,2}\))+|^支出"
)

_ORDINAL = re.compile(
    r"^(?:\d{1,2}(?:[.、]|(?=\"))|\(?[一二三四五六七八九十]{1,3}[)、]|\(\d{1,2}\))"
)
_CODED = re.compile(
    rf"(?:^|(?<=[，,;:(。、)]))(?P<name>{_LEVEL})\((?P<digits>\d{{3}}|\d{{5}}|\d{{7}})\)"
    r"(?:\([类款项]\))?(?:支出|预算|决算|安排|数|资金|为|是|共|:|(?:19|20)\d{2}年度?)*$"
)
"""A class with its code in brackets: 行政运行（2010101）5万元."""
_CODE_IN_FRONT = re.compile(
    r"(?:^|(?<=[，,;:(。、)])|(?<=\d\.)(?=\"))(?P<quote>\")?(?P<digits>\d{5}|\d{7})(?P<name>[^，。;:\d\"]{2,40}?)(?(quote)\")"
    r"(?:\([类款项]\))?(?:支出|预算|决算|安排|数|资金|为|是|共|:|(?:19|20)\d{2}年度?)*$"
)
"""A class behind its code, in quotation marks or not: 2140101行政运行5万元."""
_CODED_LEVELS = re.compile(
    rf"(?:^|(?<=[，,;:(。、)]))(?P<name>{_LEVEL}?)\((?P<first>[235]\d{{2}})\)"
    rf"{_LEVEL}?\((?P<second>\d{{2}})\)(?:{_LEVEL}?\((?P<third>\d{{2}})\))?"
    r"(?:支出|预算|决算|安排|数|资金|为|是|共|:|(?:19|20)\d{2}年度?)*$"
)
"""A class with the code of each level behind its name: 教育支出（205）普通教育（02）."""

_LEVEL_SAID = re.compile(r"\([类款项]\)")
_CODE_SAID = re.compile(r"\(\d{2}|\d{5}")
"""What is in each text that names a class by its code."""
_YEAR_IN_FRONT = re.compile(r"^(?:19|20)\d{2}年(?:度|初)?")
_LONGEST_NAME = 30
_VAGUE = frozenset({"其他", "基本", "项目"})

UNKNOWN = "unknown"
"""A path for which no code is known."""


class ClassPaths:
    """Codes of classes by name: those that the tables of one document give, else the listed.

    :ivar scheme: the edition of the economic classes that the document is of.
    """

    def __init__(self, scheme: str, concepts: Iterable[Node] = ()) -> None:
        self._scheme = scheme
        self._own: dict[str, set[str]] = {}
        for concept in concepts:
            if isinstance(concept, ClassConcept):
                self._own.setdefault(bare_name(fold(concept.label)), set()).add(concept.notation)

    def in_text(self, text: str, *, has_economic: bool) -> tuple[str, int, int] | None:
        """Return the code of the path that folded *text* names last, and its bounds.

        The code is :data:`UNKNOWN` where a level is named whose code is not known.

        :param has_economic: whether the text is about what is parted by economic class.
        """
        found = list(_PATH.finditer(text)) if _LEVEL_SAID.search(text) else []
        if coded := self._coded(text):
            return coded
        if not found:
            return None
        match = found[-1]
        names = [match["class"], match["division"] or match["division_only"]]
        names.append(match["item"] or match["item_of"] or match["item_only"])
        if names[2] is None and not TAIL.fullmatch(text, match.end()):
            return UNKNOWN, match.start(), match.end()
        plain = [name and _plain(name) for name in names]
        digits = self._economic(*plain) if has_economic else self._functional(*plain)
        digits = digits or self._economic(*plain)
        return digits or UNKNOWN, match.start(), match.end()

    def beneath(self, name: str, above: str) -> str | None:
        """Return the code of the class of folded *name* right beneath the class *above*."""
        plain = _plain(_LEVEL_SAID.sub("", name))
        if FUNCTION.fullmatch(above):
            return self._one(functional_names(), FUNCTION, plain, above, len(above) + 2)
        return self._one(economic_names(self._scheme), ECONOMIC, plain, above, 5)

    def _coded(self, text: str) -> tuple[str, int, int] | None:
        """Return the code behind or in front of the name that folded *text* ends with.

        One of three digits counts only with its class's name: (301) may be a number of anything.
        """
        if not _CODE_SAID.search(text):
            return None
        if levels := _CODED_LEVELS.search(text):
            return self._levels_coded(levels)
        match = _CODED.search(text) or _CODE_IN_FRONT.search(text)
        if match is None:
            return None
        digits, name = match["digits"], _plain(match["name"])
        if not (FUNCTION.fullmatch(digits) or ECONOMIC.fullmatch(digits)):
            return None
        known = {*self._own.get(name, ()), CLASS_OF_NAME.get(name)}
        known |= economic_names(self._scheme).get(name, frozenset())
        listed = official_name("functional-class", digits) or official_name(self._scheme, digits)
        is_deep = len(digits) > 3 and (listed or any(digits in own for own in self._own.values()))
        if digits not in known and not is_deep:
            return None
        return digits, match.start(), match.end()

    def _levels_coded(self, match: re.Match[str]) -> tuple[str, int, int] | None:
        """Return the code of which the levels are told one by one, where it is the class's own."""
        above = _plain(match["name"])
        known = {CLASS_OF_NAME.get(above), *economic_names(self._scheme).get(above, ())}
        if match["first"] not in known:
            return None
        digits = match["first"] + match["second"] + (match["third"] or "")
        return digits, match.start(), match.end()

    def ending(self, text: str, *, has_economic: bool) -> tuple[str, int] | None:
        """Return the code of the class whose name folded *text* ends with, and where it begins.

        Only names that the tables of the document give to one code are known, and those of the
        economic classes: at the top (工资福利支出), and where the text is about them at the level
        beneath (办公费).
        """
        kinds = (ECONOMIC,) if has_economic else (FUNCTION, ECONOMIC)
        shortest = 2 if has_economic else 3
        for start in range(max(0, len(text) - _LONGEST_NAME), len(text) - shortest + 1):
            name = bare_name(text[start:])
            is_whole = name != text[start:] or name.startswith("对")
            if is_whole and (digits := self._listed(name, 3)):
                return digits, start
            for kind in kinds:
                codes = [code for code in self._own.get(name, ()) if kind.fullmatch(code)]
                if len(codes) == 1 and name not in _VAGUE:
                    return codes[0], start
            if has_economic and name not in self._own and (digits := self._listed(name, 5)):
                return digits, start
        return None

    def _listed(self, name: str, length: int) -> str | None:
        """Return the code of so many digits of the departments' economic class of that name."""
        codes = [
            digits for digits in economic_names(self._scheme).get(name, ()) if len(digits) == length
        ]
        return codes[0] if len(codes) == 1 and codes[0].startswith("3") else None

    def opening(self, folded: Folded, *, has_economic: bool) -> str | None:
        """Return the code of the path that a paragraph begins with, before any figure."""
        mark = mark_of(folded)
        words = _YEAR_IN_FRONT.sub("", folded.text[mark.end if mark else 0 :])
        words = re.split(r"[。:]|(?<![(\d])\d", words, maxsplit=1)[0]
        found = self.in_text(words, has_economic=has_economic)
        return found[0] if found else None

    def _functional(self, above: str | None, division: str | None, item: str | None) -> str | None:
        names = functional_names()
        if above and not division and item and not self._class(above):
            above, division = None, above
        digits = (self._class(above) if above else "") or None
        if above and digits is None:
            return None
        if division:
            digits = self._one(names, FUNCTION, division, digits or "", 5)
        if item is None or (division and digits is None):
            return digits
        if division is None and (parted := self._parted(names, item, digits or "")):
            return parted
        return self._one(names, FUNCTION, item, digits or "", 7)

    def _parted(self, names: Codes, text: str, above: str) -> str | None:
        """Return the code of an item whose division stands right in front: 人大事务行政运行."""
        for length in range(len(text) - 2, 2, -1):
            if division := self._one(names, FUNCTION, bare_name(text[:length]), above, 5):
                return self._one(names, FUNCTION, text[length:], division, 7)
        return None

    def _economic(self, above: str | None, division: str | None, item: str | None) -> str | None:
        if item is not None:
            return self._functional(above, division, item)
        names = economic_names(self._scheme)
        digits = self._one(names, ECONOMIC, above, "", 3) if above else ""
        if division is None or digits is None:
            return digits or None
        return self._one(names, ECONOMIC, division, digits, 5)

    def _class(self, name: str) -> str | None:
        known = self._own.get(name, set())
        own = [digits for digits in known if FUNCTION.fullmatch(digits) and len(digits) == 3]
        return own[0] if own else CLASS_OF_NAME.get(name)

    def _one(
        self, listed: Codes, kind: re.Pattern[str], name: str, above: str, length: int
    ) -> str | None:
        """Return the one code of *length* digits beneath *above* that *name* has."""
        for known in (self._own.get(name, set()), listed.get(name, frozenset())):
            codes = [
                digits
                for digits in known
                if digits.startswith(above) and len(digits) == length and kind.fullmatch(digits)
            ]
            if codes:
                return codes[0] if len(codes) == 1 else None
        return None


def _plain(name: str) -> str:
    """Return the bare name of a class; 用于 in front is no part of it but where a class has it."""
    whole = bare_name(_unquoted(_ORDINAL.sub("", name)))
    if whole in functional_names():
        return whole
    return bare_name(_unquoted(_NUMBER.sub("", name)))


def _unquoted(name: str) -> str:
    """Return a name without quotation marks around it; those of "两庭"建设 are its own."""
    return name.strip('"') if name.count('"') != 2 or name.endswith('"') else name
