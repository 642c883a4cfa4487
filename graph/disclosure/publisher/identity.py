"""Who publishes: division, code and units, from the whole document, before any fact is read."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from ...minting import Minter
from ...reading.document import Document, Paragraph
from ..basics.folding import Folded, fold
from ..basics.frame import Frame
from ..basics.gaps import Gap, gap_at
from ..naming.divisions import UNKNOWN, Division, divisions
from ..naming.full_names import full_names, without_level
from ..naming.name_keys import organisation_key
from ..naming.names import Mention, coded_mentions, passages
from ..naming.place_names import Heading, decided, heading, province_in_front, usual_place
from ..naming.signature import signer
from ..naming.table_head import labels
from ..projects.project_drafts import ProjectDraft
from ..projects.project_labels import unit_of
from .organisation import ListedRow, common_code, listed_rows
from .titled import Header
from .unit_lists import listed_units

DEPARTMENT_DIGITS = 3
"""A department's budget code has three digits; the codes of its units begin with them."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The frame of a disclosure and what it was told from.

    *full_name* is the publisher's name with its place, *division_name* its part that names the
    division; *coded* are all names with digits glued to them, *unit_mentions* those of units;
    *rows* is the table of units.
    """

    frame: Frame
    head: Header
    full_name: str
    division_name: str
    coded: tuple[Mention, ...]
    unit_mentions: tuple[Mention, ...]
    rows: tuple[ListedRow, ...]


def identify(
    document: Document,
    head: Header,
    drafts: tuple[ProjectDraft, ...],
    minter: Minter,
    report: Callable[[Gap], None],
) -> Identity:
    """Tell who publishes *document*; what cannot be told is reported."""
    own, coded = fold(head.name), coded_mentions(document)
    rows = tuple(r for r in listed_rows(document) if r.code or r.tells or fold(r.name) != own)
    units = _unit_mentions(coded, rows, drafts)
    known = {fold(unit.name) for unit in units} | {fold(row.name) for row in rows}
    told = listed_units(document, head.year.value)
    units += tuple(mention for mention in told if fold(mention.name) not in known)
    beneath = [*(fold(unit.name) for unit in units), *(fold(row.name) for row in rows)]
    place = _place(document, head, beneath, drafts)
    if place.division == UNKNOWN:
        spans = head.name_spans or head.title.spans
        report(gap_at(spans, _untold(place.heading)))
    key = head.key or _publisher_key(head, coded, {m.code for m in units if m.code}, place)
    frame = _frame(document, head, minter, place.division, key)
    return Identity(frame, head, place.full, place.name, coded, units, rows)


@dataclass(frozen=True, slots=True)
class _Place:
    """The publisher's division, and how *full*, its name with its place, begins with it."""

    division: str
    heading: Heading | None
    name: str
    full: str


def _place(
    document: Document, head: Header, units: list[str], drafts: tuple[ProjectDraft, ...]
) -> _Place:
    """Tell the division from the name, else from project codes, else from other names."""
    name, year = fold(head.name), head.year.value
    found = heading(name, year)
    if found is None:
        name = _full_name(document, name, year)
        found = heading(name, year)
    codes = [fold(draft.cells["code"].text)[:6] for draft in drafts if "code" in draft.cells]
    chosen = (found.certain if found else None) or _of_codes(codes, found)
    if chosen is None:
        told = _longer(document, name, year) if found else _labels(document, name)
        others = (*told, *_issuer(document, name))
        chosen = decided(found, [*units, *others, *_governments(document, year)], year)
    if chosen is None and found is None and (found := province_in_front(name)):
        chosen = found.certain
    words = name[found.start : found.end] if found and chosen else ""
    lead = name[: found.start] if found and chosen else ""
    if found and chosen:
        found = Heading((chosen,), found.start, found.end)
    return _Place(chosen.code if chosen else UNKNOWN, found, lead + words, name)


def _full_name(document: Document, name: str, year: int) -> str:
    """Return the full name of the text that *name* is short for, where it tells one place."""
    told = full_names(document, name, year)
    return told.most_common(1)[0][0] if told and decided(None, told, year) else name


def _untold(found: Heading | None) -> str:
    reason = "the division of the publisher could not be told"
    if found is None:
        return reason
    codes = ", ".join(division.code for division in found.candidates)
    return f"{reason}: several have this name ({codes})"


def _of_codes(prefixes: list[str], found: Heading | None) -> Division | None:
    """Return the one division that project codes begin with, among namesakes where there are."""
    known = {prefix for prefix in prefixes if prefix in divisions()}
    if found:
        known &= {division.code for division in found.candidates}
    return divisions()[known.pop()] if len(known) == 1 else None


def _longer(document: Document, name: str, year: int) -> Iterator[str]:
    """Yield what stands in the text with *name* at its end: 北京市 before 朝阳区教育局."""
    longer = re.compile(rf"[\u4e00-\u9fff]{{2,16}}{re.escape(name)}")
    for passage in passages(document):
        text = Folded(passage).text
        if name in text:
            for match in longer.finditer(text):
                yield from _headed(match[0], len(name), year)


def _labels(document: Document, name: str) -> Iterator[str]:
    """Yield the longer names that label the publisher's tables; others may be its superior's."""
    labelled = (fold(label.name) for label in labels(document.blocks))
    return (label for label in labelled if label.endswith(name) and label != name)


def _issuer(document: Document, name: str) -> Iterator[str]:
    """Yield who signs the page, if it is the publisher with its place: 德兴市 before 李宅乡政府."""
    signed = signer(document)
    if signed and signed[0].endswith(name.removesuffix("部门")):
        yield signed[0]


def _governments(document: Document, year: int) -> Iterator[str]:
    """Yield the government whose site the page is of."""
    for block in document.blocks[:_TOP]:
        if isinstance(block, Paragraph):
            for match in _GOVERNMENT.finditer(Folded(block.passage).text):
                yield from _headed(match[0], len("政府"), year)


def _headed(text: str, shortest: int, year: int) -> Iterator[str]:
    """Yield the longest end of *text* that begins with a division."""
    ends = (text[start:] for start in range(len(text) - shortest))
    yield from islice((end for end in ends if heading(end, year)), 1)


_GOVERNMENT = re.compile(r"[\u4e00-\u9fff]{2,16}(?:人民)?政府(?=门户|网)")
_TOP = 20
"""Blocks at the top of a page in which a site names its government."""


def _frame(document: Document, head: Header, minter: Minter, division: str, key: str) -> Frame:
    publisher = (minter.unit if head.is_unit else minter.department)(division, key)
    path = f"{key}.own" if head.scope == "own" else key
    return Frame(
        minter,
        minter.source(document.digest),
        minter.disclosure(division, path, head.year.value, head.kind),
        publisher,
        key,
        division,
        head.year.value,
        head.kind,
        head.of_place,
    )


def _unit_mentions(
    coded: tuple[Mention, ...], rows: tuple[ListedRow, ...], drafts: tuple[ProjectDraft, ...]
) -> tuple[Mention, ...]:
    """Return every place that names a unit together with its code."""
    in_tables = [unit_of(draft.cells["unit"]) for draft in drafts if "unit" in draft.cells]
    names = {fold(mention.name) for mention in in_tables if mention.code}
    names |= {fold(row.name) for row in rows}
    glued = (
        mention
        for mention in coded
        if mention.code and len(mention.code) > DEPARTMENT_DIGITS and fold(mention.name) in names
    )
    beside = (
        Mention(row.name, row.cells["name"].spans(), row.code, row.cells["code"].spans())
        for row in rows
        if row.code
    )
    return (*glued, *beside)


def _publisher_key(
    head: Header, coded: tuple[Mention, ...], unit_codes: set[str], place: _Place
) -> str:
    """Return the publisher's code: glued to its name, else shared by its units; else a hash."""
    if head.is_unit:
        own = [m.code for m in coded if m.code and fold(m.name) == fold(head.name)]
        return own[0] if own else _hash(head, place)
    glued = [m.code for m in coded if m.code and m.code not in unit_codes]
    above = [code for code in glued if any(unit.startswith(code) for unit in unit_codes)]
    chosen = above or (glued if not unit_codes else [])
    return chosen[0] if chosen else common_code(unit_codes) or _hash(head, place)


def _hash(head: Header, place: _Place) -> str:
    """Return the hash of the publisher's name, its division put in front where it was left out."""
    name = place.full
    known = divisions().get(place.division)
    if known and place.heading is None:
        name = usual_place(known) + without_level(name)
    return organisation_key(name, place.heading, is_unit=head.is_unit)


def unit_key(name: str, frame: Frame) -> str:
    """Return what stands for a unit without a code in IRIs: the hash of its name.

    A unit that is named without its place lies in the division of *frame*.
    """
    found = heading(fold(name), frame.year)
    known = divisions().get(frame.division)
    text = fold(name) if found or not known else usual_place(known) + fold(name)
    return organisation_key(text, found, is_unit=True)
