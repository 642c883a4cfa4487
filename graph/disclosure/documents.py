"""Official documents cited: numbers (发文字号, GB/T 9704) and titles in 《》."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated


from ..minting import Minter
from ..reading.document import Document, Passage, Span
from ..values import Iri, Zh, zh
from ..vocabulary import DCTERMS, FIS, SKOS
from .divisions import CENTRE, UNKNOWN, chain, divisions, issuing_division
from .fact import Node, Stated, join_spans
from .folding import Folded
from .names import passages

_NUMBER = re.compile(
    r"(?P<run>[\u4e00-\u9fff]{2,14})[〔(](?P<year>(?:19|20)\d{2})[〕)](?:第)?(?P<serial>\d{1,5})号"
)
_TITLE = re.compile(r"《(?P<title>[^《》]*(?:《[^《》]*》[^《》]*)*)》")
_RULE = re.compile(
    r"(?:法|条例|规定|办法|规程|细则|通知|意见|决定|方案|规则|标准|准则|制度|纲要|规划|解释|批复|公告|决议|通告|要求|指南)"
    r"(?:\([^()]*\))?$"
)


@dataclass(frozen=True, slots=True)
class OfficialDocument(Node):
    """A law, rule or other official document that is cited."""

    TYPE = FIS.OfficialDocument

    number: Annotated[Stated[str] | None, FIS.documentNumber]
    as_written: Annotated[tuple[Stated[str], ...], FIS.documentNumberAsWritten]
    issuer_code: Annotated[Stated[str] | None, FIS.issuerCode]
    year: Annotated[Stated[int] | None, FIS.documentYear]
    serial: Annotated[Stated[int] | None, FIS.serialNumber]
    issuer: Annotated[Iri | None, FIS.issuedBy]
    title: Annotated[Stated[Zh] | None, DCTERMS.title]
    referenced_by: Annotated[Iri, DCTERMS.isReferencedBy]


@dataclass(frozen=True, slots=True)
class FundingDocument(OfficialDocument):
    """An official document that allots money."""

    TYPE = FIS.FundingDocument


@dataclass(frozen=True, slots=True)
class FinanceAuthority(Node):
    """The finance department of a division."""

    TYPE = FIS.FinanceAuthority

    label: Annotated[Zh, SKOS.prefLabel]
    jurisdiction: Annotated[Iri, FIS.jurisdiction]
    referenced_by: Annotated[Iri, DCTERMS.isReferencedBy]


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


def _issuer_code(run: str, jurisdiction: str) -> str:
    """Cut the words in front of an issuer code off *run*, the Han characters before 〔."""
    places = {division.name[0] for division in chain(jurisdiction)}
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


@dataclass(frozen=True, slots=True)
class Citations:
    """All that a disclosure cites.

    *by_number* gives the IRI of each numbered document; *approvals* are documents that
    approve the budget (批复); *unresolved* are numbers whose issuer's division is unknown.
    """

    documents: tuple[OfficialDocument, ...]
    authorities: tuple[FinanceAuthority, ...]
    divisions: tuple[str, ...]
    by_number: dict[tuple[str, int, int], Iri]
    references: tuple[Iri, ...]
    approvals: tuple[Iri, ...]
    unresolved: tuple[Number, ...]


def citations(document: Document, minter: Minter, disclosure: Iri, jurisdiction: str) -> Citations:
    """Return the documents that *document* cites, every spelling of one number together."""
    numbers: dict[tuple[str, int, int], list[Number]] = {}
    titles: list[Title] = []
    for passage in passages(document):
        folded = Folded(passage)
        for number in numbers_in(folded, jurisdiction):
            numbers.setdefault(number.key, []).append(number)
        titles.extend(titles_in(folded, jurisdiction))
    return _Citing(minter, disclosure, jurisdiction).all(numbers, titles)


@dataclass(frozen=True, slots=True)
class _Citing:
    minter: Minter
    disclosure: Iri
    jurisdiction: str

    def all(
        self, numbers: dict[tuple[str, int, int], list[Number]], titles: list[Title]
    ) -> Citations:
        issuers = {key: issuing_division(key[0], self.jurisdiction) for key in numbers}
        iris = {key: self._iri(key, issuers[key]) for key in numbers}
        titled = {title.number.key: title.text for title in titles if title.number}
        documents = [
            self._numbered(iris[key], same, issuers[key], titled.get(key))
            for key, same in numbers.items()
        ]
        documents += [self._titled(text) for text in _unnumbered(titles)]
        finance = {issuers[key] for key in numbers if "财" in key[0]} - {None}
        places = tuple(sorted(division for division in finance if division))
        references, approvals = self._cited(titles, numbers, iris)
        return Citations(
            tuple(documents),
            tuple(self._authority(division) for division in places),
            places,
            iris,
            references,
            approvals,
            tuple(same[0] for key, same in numbers.items() if issuers[key] is None),
        )

    def _iri(self, key: tuple[str, int, int], division: str | None) -> Iri:
        return self.minter.document(division or UNKNOWN, *key)

    def _numbered(
        self, iri: Iri, same: list[Number], division: str | None, title: Stated[Zh] | None
    ) -> OfficialDocument:
        spans = join_spans(number.spans for number in same)
        first = same[0]
        spellings: dict[str, list[tuple[Span, ...]]] = {}
        for number in same:
            spellings.setdefault(number.as_written, []).append(number.spans)
        has_authority = division and "财" in first.issuer_code
        kind = FundingDocument if "财" in first.issuer_code else OfficialDocument
        return kind(
            iri,
            Stated(first.normalised, spans),
            tuple(Stated(text, join_spans(places)) for text, places in spellings.items()),
            Stated(first.issuer_code, spans),
            Stated(first.year, spans),
            Stated(first.serial, spans),
            self.minter.authority(division) if has_authority and division else None,
            title,
            self.disclosure,
        )

    def _titled(self, text: Stated[Zh]) -> OfficialDocument:
        iri = self.minter.titled_document(text.value)
        return OfficialDocument(iri, None, (), None, None, None, None, text, self.disclosure)

    def _authority(self, division: str) -> FinanceAuthority:
        return FinanceAuthority(
            self.minter.authority(division),
            Zh(authority_name(division)),
            self.minter.division(division),
            self.disclosure,
        )

    def _cited(
        self,
        titles: list[Title],
        numbers: dict[tuple[str, int, int], list[Number]],
        iris: dict[tuple[str, int, int], Iri],
    ) -> tuple[tuple[Iri, ...], tuple[Iri, ...]]:
        by_title = {
            title.text.value: iris[title.number.key]
            if title.number
            else self.minter.titled_document(title.text.value)
            for title in titles
        }
        rules = [iris[key] for key in numbers if "财" not in key[0]]
        approving = (iri for text, iri in by_title.items() if "批复" in text)
        return tuple(dict.fromkeys([*by_title.values(), *rules])), tuple(dict.fromkeys(approving))


def _unnumbered(titles: Iterable[Title]) -> tuple[Stated[Zh], ...]:
    places: dict[Zh, list[tuple[Span, ...]]] = {}
    for title in titles:
        if not title.number:
            places.setdefault(title.text.value, []).append(title.text.spans)
    return tuple(Stated(text, join_spans(spans)) for text, spans in places.items())


def authority_name(division: str) -> str:
    """Return what the finance department of *division* is called."""
    if division == CENTRE:
        return "财政部"
    place = divisions()[division]
    is_province = division.endswith("0000") and not place.name.endswith("市")
    return place.name + ("财政厅" if is_province else "财政局")


def without_number(passage: Passage, jurisdiction: str) -> tuple[int, Number | None]:
    """Return where the words of a project name begin behind the document number in front."""
    folded = Folded(passage)
    first = next(numbers_in(folded, jurisdiction), None)
    if first is None or folded.text[: first.start].strip("(《0123456789.、"):
        return 0, None
    rest = re.match(r"[)》、:-]*", folded.text[first.end :])
    start = first.end + (rest.end() if rest else 0)
    return folded.bounds(start, len(folded.text))[0], first
