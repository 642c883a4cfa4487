"""Official documents cited, and the finance authorities that issue them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from ...minting import Minter
from ...reading.document import Document, Passage, Span
from ...values import Iri, Zh
from ...vocabulary import DCTERMS, FIS, SKOS
from ..basics.fact import Node, Stated, join_spans
from ..basics.folding import Folded
from ..basics.frame import Frame
from .divisions import CENTRE, UNKNOWN, divisions, issuing_division
from .document_numbers import Number, Title, cites, numbers_in, titles_in
from .names import passages

Key = tuple[str, int, int]
"""Issuer code, year and serial: what makes two spellings one document."""


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
class Citations:
    """All that a disclosure cites.

    *by_number* gives the IRI of each numbered document; *approvals* are documents that
    approve the budget (批复); *unresolved* are numbers whose issuer's division is unknown.
    """

    documents: tuple[OfficialDocument, ...]
    authorities: tuple[FinanceAuthority, ...]
    divisions: tuple[str, ...]
    by_number: dict[Key, Iri]
    references: tuple[Iri, ...]
    approvals: tuple[Iri, ...]
    unresolved: tuple[Number, ...]


def citations(document: Document, frame: Frame, funding: Iterable[Passage]) -> Citations:
    """Return the documents that *document* cites, every spelling of one number together.

    :param funding: names of projects; a number in one of them is of a funding document.
    """
    jurisdiction = frame.division
    allotting = frozenset(
        number.key for name in funding for number in numbers_in(Folded(name), jurisdiction)
    )
    numbers: dict[Key, list[Number]] = {}
    titles: list[Title] = []
    for passage in passages(document):
        if not cites(passage.folded[0]):
            continue
        folded = Folded(passage)
        for number in numbers_in(folded, jurisdiction):
            numbers.setdefault(number.key, []).append(number)
        titles.extend(titles_in(folded, jurisdiction))
    citing = _Citing(frame.minter, frame.disclosure, jurisdiction, allotting)
    return citing.all(numbers, titles)


@dataclass(frozen=True, slots=True)
class _Citing:
    minter: Minter
    disclosure: Iri
    jurisdiction: str
    funding: frozenset[Key]

    def all(self, numbers: dict[Key, list[Number]], titles: list[Title]) -> Citations:
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

    def _iri(self, key: Key, division: str | None) -> Iri:
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
        allots = first.key in self.funding or not title
        kind = FundingDocument if "财" in first.issuer_code and allots else OfficialDocument
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
        numbers: dict[Key, list[Number]],
        iris: dict[Key, Iri],
    ) -> tuple[tuple[Iri, ...], tuple[Iri, ...]]:
        by_title = {
            title.text.value: iris[title.number.key]
            if title.number
            else self.minter.titled_document(title.text.value)
            for title in titles
        }
        rules = [iris[key] for key in numbers if "财" not in key[0]]
        approved = (iris[key] for key, same in numbers.items() if any(map(_approves, same)))
        approving = (iri for text, iri in by_title.items() if "批复" in text)
        cited = tuple(dict.fromkeys([*by_title.values(), *rules]))
        return cited, tuple(dict.fromkeys([*approving, *approved]))


def _approves(number: Number) -> bool:
    """Tell a number that the words behind it name as the approval: 〔2024〕1号文件批复."""
    return re.match(r"(?:文件?|通知)?批复", number.folded.text[number.end :]) is not None


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
