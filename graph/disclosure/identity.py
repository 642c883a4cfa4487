"""Who publishes: division, code and units, from the whole document, before any fact is read."""

from collections.abc import Callable
from dataclasses import dataclass

from ..minting import Minter, name_hash
from ..reading.document import Document
from .divisions import UNKNOWN, heading
from .folding import fold
from .frame import Frame
from .gaps import Gap, gap_at
from .header import Header
from .names import Mention, coded_mentions
from .organisation import ListedRow, common_code, listed_rows
from .project_tables import ProjectDraft, unit_of

DEPARTMENT_DIGITS = 3
"""A department's budget code has three digits; the codes of its units begin with them."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The frame of a disclosure and what it was told from.

    *division_name* is the part of the publisher's name that names its division; *coded* are
    all names with digits glued to them, *unit_mentions* those of units; *rows* is the table
    of units.
    """

    frame: Frame
    head: Header
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
    rows, coded = listed_rows(document), coded_mentions(document)
    units = _unit_mentions(coded, rows, drafts)
    codes = [fold(draft.cells["code"].text) for draft in drafts if "code" in draft.cells]
    found = heading(head.name, codes)
    division = found[0].code if found else _division_of_codes(codes)
    if division == UNKNOWN:
        spans = head.name_spans or head.title.spans
        report(gap_at(spans, "the division of the publisher could not be told"))
    name = head.name[: found[1]] if found else ""
    key = _publisher_key(head, coded, {m.code for m in units if m.code})
    return Identity(_frame(document, head, minter, division, key), head, name, coded, units, rows)


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
    )


def _division_of_codes(codes: list[str]) -> str:
    prefixes = {code[:6] for code in codes if code[:6].isdigit()}
    return prefixes.pop() if len(prefixes) == 1 else UNKNOWN


def _unit_mentions(
    coded: tuple[Mention, ...], rows: tuple[ListedRow, ...], drafts: tuple[ProjectDraft, ...]
) -> tuple[Mention, ...]:
    """Return every place that names a unit together with its code."""
    in_tables = [unit_of(draft.cells["unit"]) for draft in drafts if "unit" in draft.cells]
    names = {fold(mention.name) for mention in in_tables if mention.code}
    names |= {fold(row.name) for row in rows}
    return tuple(
        mention
        for mention in coded
        if mention.code and len(mention.code) > DEPARTMENT_DIGITS and fold(mention.name) in names
    )


def _publisher_key(head: Header, coded: tuple[Mention, ...], unit_codes: set[str]) -> str:
    """Return the publisher's code: glued to its name, else shared by its units; else a hash."""
    if head.is_unit:
        own = [m.code for m in coded if m.code and fold(m.name) == fold(head.name)]
        return own[0] if own else name_hash(head.name)
    glued = [m.code for m in coded if m.code and m.code not in unit_codes]
    above = [code for code in glued if any(unit.startswith(code) for unit in unit_codes)]
    chosen = above or (glued if not unit_codes else [])
    return chosen[0] if chosen else common_code(unit_codes) or name_hash(head.name)
