"""Document numbers (发文字号, GB/T 9704) and titles in 《》, where they stand in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..reading.document import Passage, Span
from ..values import Zh, zh
from .divisions import chain, stem
from .fact import Stated
from .folding import Folded

_NUMBER = re.compile(
    r"(?P<run>[\u4e00-\u9fff]{2,14})[〔(](?P<year>(?:19|20)\d{2})[〕)](?:第)?(?P<serial>\d{1,5})号"
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


def numbers_in(folded: Folded, jurisdiction: str) -> Iterator[Number]:
    """Yield the document numbers of a passage, in order."""
    for match in _NUMBER.finditer(folded.text):
        code = _issuer_code(match["run"], jurisdiction)
        yield Number(
            folded,
            match.end("run") - len(code),
            match.end(),
            code,
            int(match["year"]),
            int(match["serial"]),
        )


_WORDS_BEFORE = re.compile(
    r"^.*(?:根据|依据|按照|依照|遵照|落实|贯彻|执行|关于|下达|主要为|主要是|其中|包括|以及|[按据和与及由从经将对为是的号以])"
    r"(?=.*财)"
)


def _issuer_code(words: str, jurisdiction: str) -> str:
    """Cut the words in front of an issuer code off *words*, the Han characters before 〔."""
    run = _WORDS_BEFORE.sub("", words)
    places = {character for division in chain(jurisdiction) for character in stem(division)}
    finance = run.rfind("财")
    if finance >= 0:
        start = finance
        while start and finance - start < 2 and run[start - 1] in places | _PROVINCE_MARKS:
            start -= 1
        if start == finance and 0 < finance <= 2 and len(run) <= 8:
            start = 0
        return run[start:]
    starts = [i for i, c in enumerate(run) if c in places | _PROVINCE_MARKS | {"国", "中"}]
    usable = [start for start in starts if len(run) - start <= 7]
    return run[usable[0] :] if usable else run[-6:]


_PROVINCE_MARKS = frozenset("京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔贵云滇藏陕甘青宁新")


@dataclass(frozen=True, slots=True)
class Title:
    """A title in 《》, with the number printed beside it if there is one."""

    text: Stated[Zh]
    number: Number | None


def titles_in(folded: Folded, jurisdiction: str) -> Iterator[Title]:
    """Yield the titles of laws, rules and other official documents that a passage cites."""
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
