"""Document numbers (发文字号, GB/T 9704) and titles in 《》, where they stand in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...reading.document import Passage, Span
from ...values import Zh, zh
from ..basics.fact import Stated
from ..basics.folding import Folded
from .divisions import chain, stem

_NUMBER = re.compile(
    r"(?P<run>[\u4e00-\u9fff]{2,14})"
    r'[〔("](?P<year>(?:19|20)\d{2})年?[〕)"‟]第?(?P<serial>\d{1,5})号'
)
_TITLE = re.compile(r"《(?P<title>[^《》]*(?:《[^《》]*》[^《》]*)*)》")
_RULE = re.compile(
    r"(?:法|条例|规定|办法|规程|细则|通知|意见|决定|方案|规则|标准|准则|制度|纲要|规划|解释|批复|公告|决议|通告|要求|指南|规范|定额|导则|守则|章程|公约)"
    r"(?:\([^()]*\))?$"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A document number where it stands; offsets are into the folded passage."""

    folded: Folded
    start: int
    end: int
    issuer_code: str
    year: int
    serial: int

    @property
    def key(self) -> tuple[str, int, int]:
        """What makes two spellings one document."""
        return self.issuer_code, self.year, self.serial

    @property
    def normalised(self) -> str:
        """The number in the standard's brackets."""
        return f"{self.issuer_code}〔{self.year}〕{self.serial}号"

    @property
    def as_written(self) -> str:
        """The number as the source spells it."""
        return self.folded.original(self.start, self.end)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where it stands."""
        return self.folded.spans(self.start, self.end)


def cites(text: str) -> bool:
    """Tell folded text that may hold a document number or a title from other text, quickly."""
    return "号" in text or "《" in text


def numbers_in(folded: Folded, jurisdiction: str) -> Iterator[Number]:
    """Yield the document numbers of a passage, in order."""
    text = folded.text
    for match in _NUMBER.finditer(text) if "号" in text else ():
        code = _issuer_code(match["run"], jurisdiction)
        yield Number(
            folded,
            match.end("run") - len(code),
            match.end(),
            code,
            int(match["year"]),
            int(match["serial"]),
        )


_PROVINCE_MARKS = frozenset("京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔贵云滇藏陕甘青宁新")
_FUNCTION_WORDS = re.compile(r"根据|依据|按照|依照|遵照|下达|[按据和与及由从经将对为是的号以照至]")
_PLACE_LENGTH = 2
"""Characters that stand for a place in an issuer code, at most: 冀, 内蒙, 保市."""

_CODE_LENGTH = 7
"""Characters of an issuer code without 财, at most: 冀政办字, 国办发."""


def _issuer_code(words: str, jurisdiction: str) -> str:
    """Return the issuer code at the end of *words*, the Han characters before 〔.

    The words of a sentence may stand in front of it. A place is known by the divisions of the
    citing text; a place that is not among them is taken only where nothing else precedes it.
    """
    places = _PROVINCE_MARKS | {mark for division in chain(jurisdiction) for mark in stem(division)}
    finance = words.rfind("财")
    if finance < 0:
        return _other_code(words, places | {"国", "中"})
    start = finance
    while start and finance - start < _PLACE_LENGTH and words[start - 1] in places:
        start -= 1
    before = words[:start]
    is_foreign = start == finance and len(before) <= _PLACE_LENGTH
    return words if is_foreign and not _FUNCTION_WORDS.search(before) else words[start:]


def _other_code(words: str, places: frozenset[str]) -> str:
    starts = [place for place, character in enumerate(words) if character in places]
    near = [place for place in starts if len(words) - place <= _CODE_LENGTH]
    return words[near[0] :] if near else words[-_CODE_LENGTH:]


@dataclass(frozen=True, slots=True)
class Title:
    """A title in 《》, with the number printed beside it if there is one."""

    text: Stated[Zh]
    number: Number | None


def titles_in(folded: Folded, jurisdiction: str) -> Iterator[Title]:
    """Yield the titles of laws, rules and other official documents that a passage cites."""
    if "《" not in folded.text:
        return
    numbers = tuple(numbers_in(folded, jurisdiction))
    for match in _TITLE.finditer(folded.text):
        if not _RULE.search(match["title"]):
            continue
        start, end = match.span("title")
        text = zh(folded.original(start, end))
        beside = next((number for number in numbers if _beside(folded.text, match, number)), None)
        yield Title(Stated(text, folded.spans(start, end)), beside)


def _beside(text: str, title: re.Match[str], number: Number) -> bool:
    behind = text[title.end() : number.start] if number.start >= title.end() else None
    before = text[number.end : title.start()] if number.end <= title.start() else None
    return behind in ("", "(") or before == ""


def without_number(passage: Passage, jurisdiction: str) -> tuple[int, Number | None]:
    """Return where the words of a project name begin behind the document number in front."""
    folded = Folded(passage)
    first = next(numbers_in(folded, jurisdiction), None)
    if first is None or folded.text[: first.start].strip("(《0123456789.、"):
        return 0, None
    rest = re.match(r"[)》、:-]*", folded.text[first.end :])
    start = first.end + (rest.end() if rest else 0)
    return folded.bounds(start, len(folded.text))[0], first
