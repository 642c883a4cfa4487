"""The publisher, its units, and what a disclosure lists of each unit."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Annotated

from ...minting import beneath
from ...reading.document import Document, Paragraph, Passage, Row, Span, Table
from ...values import Iri, Zh, zh
from ...vocabulary import DCTERMS, FIS, ORG, SKOS
from ..basics.fact import Node, Stated, stated_text
from ..basics.folding import Folded, fold
from ..basics.frame import Frame
from ..grids.table_columns import is_figure
from ..naming.names import ORGANISATION, Mention

_HEADINGS = (
    ("name", re.compile(r"(?:预算)?(?:单位|机构)(?:名称)?(?:\(科目\))?|部门\(?单位\)?名称")),
    ("nature", re.compile(r"(?:单位|机构)(?:性质|类型|类别)")),
    ("rank", re.compile(r"(?:单位|机构)?(?:规格|级别)")),
    (
        "funding",
        re.compile(
            r"(?:经费)?(?:保障|供给|来源)(?:形式|方式)|经费(?:保障|供给|来源)?(?:形式|方式)"
        ),
    ),
    ("code", re.compile(r"(?:单位|机构|预算)?(?:编码|代码)")),
    ("none", re.compile(r"序号|备注|说明|")),
)
_TOLD = frozenset(("nature", "rank", "funding"))
_UNIT_CODE = re.compile(r"\d{6,12}")


@dataclass(frozen=True, slots=True)
class BudgetDepartment(Node):
    """The department that publishes."""

    TYPE = FIS.BudgetDepartment

    label: Annotated[Stated[Zh], SKOS.prefLabel]
    other_labels: Annotated[tuple[Stated[Zh], ...], SKOS.altLabel]
    code: Annotated[Stated[str] | str | None, FIS.departmentCode]
    jurisdiction: Annotated[Iri, FIS.jurisdiction]
    referenced_by: Annotated[Iri, DCTERMS.isReferencedBy]


@dataclass(frozen=True, slots=True)
class BudgetUnit(Node):
    """A unit with a budget of its own."""

    TYPE = FIS.BudgetUnit

    label: Annotated[Stated[Zh], SKOS.prefLabel]
    other_labels: Annotated[tuple[Stated[Zh], ...], SKOS.altLabel]
    code: Annotated[Stated[str] | str | None, FIS.unitCode]
    jurisdiction: Annotated[Iri, FIS.jurisdiction]
    department: Annotated[Iri | None, ORG.unitOf]
    referenced_by: Annotated[Iri, DCTERMS.isReferencedBy]


@dataclass(frozen=True, slots=True)
class UnitListing(Node):
    """What one disclosure says of a unit."""

    TYPE = FIS.UnitListing

    unit: Annotated[Stated[Iri], FIS.listedUnit]
    department: Annotated[Iri, FIS.listedUnder]
    nature: Annotated[Stated[Zh] | None, FIS.organizationNature]
    rank: Annotated[Stated[Zh] | None, FIS.administrativeRank]
    funding: Annotated[Stated[Zh] | None, FIS.fundingGuarantee]
    part_of: Annotated[Iri, DCTERMS.isPartOf]


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row of a table of units: its cells by what they hold.

    Only tables that are about units say something *of* them; others name them and go on
    with figures.
    """

    cells: Mapping[str, Passage]

    @property
    def tells(self) -> bool:
        """Whether the row says more of the unit than its name and code."""
        return bool(_TOLD & set(self.cells))

    @property
    def code(self) -> str | None:
        """The unit's code, where a cell of its own holds it."""
        text = fold(self.cells["code"].text) if "code" in self.cells else ""
        return text if _UNIT_CODE.fullmatch(text) else None

    @property
    def name(self) -> str:
        """The unit's name, a code in front left out."""
        return zh(re.sub(r"^\s*\d{3,12}\s*", "", self.cells["name"].text))


def listed_rows(document: Document) -> tuple[ListedRow, ...]:
    """Return a row for each unit that tables of *document* list, the one that says most."""
    found: dict[str, ListedRow] = {}
    for block in document.blocks:
        for row in _rows_of(block) if isinstance(block, Table) else ():
            known = found.get(fold(row.name))
            if known is None or len(known.cells) < len(row.cells):
                found[fold(row.name)] = row
    return tuple(found.values())


def _rows_of(table: Table) -> Iterable[ListedRow]:
    header: tuple[str | None, ...] = ()
    for row in table.rows:
        kinds = tuple(_kind(cell) for cell in row)
        if "name" in kinds and (_is_header(kinds) or _begins_with_name(kinds)):
            header = kinds
        elif header:
            cells = {
                kind: cell
                for kind, cell in zip(header, row, strict=False)
                if kind not in (None, "none") and not cell.is_blank
            }
            listed = ListedRow(cells)
            if "name" in cells and _is_unit(listed, header) and _goes_on(row, header):
                yield listed


def _is_header(kinds: Iterable[str | None]) -> bool:
    """Tell a row that heads units: it names what is told of them, their codes or nothing else."""
    known = set(kinds)
    return bool(known & _TOLD) or "code" in known or None not in known


def _begins_with_name(kinds: tuple[str | None, ...]) -> bool:
    """Tell the header of a table of figures by unit: 单位 本年收入合计 财政拨款收入."""
    return kinds[0] == "name" or kinds[:2] == ("none", "name")


def _goes_on(row: Row, header: tuple[str | None, ...]) -> bool:
    """Tell whether what is not known of a unit is figures, as in a table of figures by unit."""
    unknown = [cell for cell, kind in zip(row, header, strict=False) if kind is None]
    return _is_header(header) or all(cell.is_blank or is_figure(cell) for cell in unknown)


def _is_unit(row: ListedRow, header: tuple[str | None, ...]) -> bool:
    """Tell the row of a unit from sums, classes and blanks to fill in."""
    if _TOLD & set(header):
        return fold(row.name) not in ("合计", "总计")
    if "code" in header and row.code is None:
        return False
    return ORGANISATION.fullmatch(fold(row.name)) is not None


def _kind(cell: Passage) -> str | None:
    return _kind_of(cell.folded[0])


@lru_cache(maxsize=4096)
def _kind_of(text: str) -> str | None:
    return next((kind for kind, pattern in _HEADINGS if pattern.fullmatch(text)), None)


def common_code(codes: Iterable[str]) -> str | None:
    """Return the code that the units' *codes* share without their last three digits."""
    stems = [code[:-3] for code in codes]
    if not stems:
        return None
    same = takewhile(lambda digits: len(set(digits)) == 1, zip(*stems, strict=False))
    length = len(list(same)) // 3 * 3
    return stems[0][:length] or None


def listings(
    rows: Iterable[ListedRow], units: Mapping[str, Iri], keys: Mapping[str, str], frame: Frame
) -> tuple[UnitListing, ...]:
    """Return what the table of units says of them, one node a row."""
    return tuple(
        UnitListing(
            beneath(frame.disclosure, f"unit/{keys[fold(row.name)]}"),
            Stated(units[fold(row.name)], row.cells["name"].spans()),
            frame.publisher,
            _cell(row, "nature"),
            _cell(row, "rank"),
            _cell(row, "funding"),
            frame.disclosure,
        )
        for row in rows
        if row.tells
    )


def _cell(row: ListedRow, kind: str) -> Stated[Zh] | None:
    cell = row.cells.get(kind)
    return stated_text(cell) if cell else None


def short_name(name: str, head: str) -> str | None:
    """Return the name without its division (数字经济局), or nothing where that says too little."""
    short = fold(name).removeprefix(fold(head))
    return short if len(short) >= 3 and short != fold(name) else None


def short_mentions(document: Document, short: str) -> tuple[Mention, ...]:
    """Return where running text names a unit by its short form, outside of longer names."""
    paragraphs = [block.passage for block in document.blocks if isinstance(block, Paragraph)]
    naming = [Folded(passage) for passage in paragraphs if short in passage.folded[0]]
    if not naming:
        return ()
    pattern = re.compile(
        rf"(?:(?<![\u4e00-\u9fff])|(?<=[和及与由为是]))(?P<name>{re.escape(short)})(?!部门)"
    )
    found = []
    for folded in naming:
        for match in pattern.finditer(folded.text):
            inside = folded.text.count("《", 0, match.start()) > folded.text.count(
                "》", 0, match.start()
            )
            if not inside:
                spans: tuple[Span, ...] = folded.spans(*match.span("name"))
                found.append(Mention(zh(folded.original(*match.span("name"))), spans))
    return tuple(found)
