"""Tables of web pages: which hold data, and where each cell lies in the grid.

The grid follows the table model of HTML (forming a table); spans that reach beyond what
the table has are cut.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ...errors import TooLarge
from .markup import Element

_GROUPS = frozenset(["thead", "tbody", "tfoot"])
_CELLS = frozenset(["td", "th"])
_PARAGRAPHS = ("p", "div", "br", "li", "h1", "h2", "h3", "h4", "table")
_WIDEST, _TALLEST = 1000, 65534
"""What HTML caps colspan and rowspan at."""

_MOST_PLACES = 500_000
"""Places in one grid; the longest tables of a disclosure have some 10,000."""

_FEW_CELLS, _MANY_PARAGRAPHS, _MAIN_SHARE, _NESTED_SHARE = 8, 8, 0.6, 0.5


@dataclass(frozen=True, slots=True)
class Area:
    """A cell element and its area in the grid; *row* and *column* count from 0."""

    element: Element
    row: int
    column: int
    height: int
    width: int


def holds_data(table: Element) -> bool:
    """Tell whether the element *table* is one of data, not one that lays out the page.

    A table lays out the page where it says so, where its text is mainly in tables within
    it, or where one cell holds the paragraphs of a text and the others next to nothing.
    """
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return False
    cells = [cell for _, row in rows_of(table) for cell in row]
    lengths = [_length(cell) for cell in cells]
    filled = [(n, cell) for n, cell in zip(lengths, cells, strict=True) if n]
    if not filled:
        return False
    longest, main = max(filled, key=lambda pair: pair[0])
    paragraphs = sum(1 for _ in main.iter(*_PARAGRAPHS))
    if len(filled) == 1 and (paragraphs > 1 or main.find(".//table") is not None):
        return False
    whole = sum(lengths)
    nested = sum(_length(inner) for cell in cells for inner in _tables_in(cell))
    if nested >= whole * _NESTED_SHARE:
        return False
    return not (
        len(filled) < _FEW_CELLS
        and longest > whole * _MAIN_SHARE
        and paragraphs >= _MANY_PARAGRAPHS
    )


def rows_of(table: Element) -> list[tuple[int, list[Element]]]:
    """Return the rows of *table*: the number of their row group, and their cells."""
    rows: list[tuple[int, list[Element]]] = []
    group = 0
    steps = etree.iterwalk(table, events=("start", "end"))
    for event, element in steps:
        if element is table:
            continue
        if element.tag in _GROUPS:
            group += 1
        elif event == "start" and element.tag == "tr":
            rows.append((group, []))
        elif event == "start" and element.tag in _CELLS:
            if not rows:
                rows.append((group, []))
            rows[-1][1].append(element)
        if event == "start" and element.tag in _CELLS | {"table", "caption"}:
            steps.skip_subtree()
    return [row for row in rows if not _is_ruler(row[1])]


def areas_of(table: Element, name: str) -> list[Area]:
    """Return where each cell of *table* lies; no two areas overlap.

    :raises TooLarge: the grid would be beyond any table of a disclosure.
    """
    rows = rows_of(table)
    ends = {group: number for number, (group, _) in enumerate(rows, start=1)}
    taken: set[tuple[int, int]] = set()
    areas: list[Area] = []
    for number, (group, cells) in enumerate(rows):
        column = 0
        for cell in cells:
            while (number, column) in taken:
                column += 1
            height = _span(cell, "rowspan", _TALLEST) or ends[group]
            height = max(1, min(height, ends[group] - number))
            width = _free(taken, number, column, _span(cell, "colspan", _WIDEST) or 1)
            if len(taken) + height * width > _MOST_PLACES:
                raise TooLarge(
                    f"a table has more than {_MOST_PLACES} places", name, "split the page"
                )
            taken.update(
                (number + down, column + across)
                for down in range(height)
                for across in range(width)
            )
            areas.append(Area(cell, number, column, height, width))
            column += width
    return list(_cut_right(areas))


def strays_of(table: Element) -> Iterator[Element]:
    """Yield what of *table* stands outside of its cells: captions, and what was left out."""
    steps = etree.iterwalk(table, events=("start",))
    for _, element in steps:
        if element is table or element.tag in _GROUPS or element.tag == "tr":
            continue
        if element.tag in _CELLS | {"colgroup", "col"}:
            steps.skip_subtree()
        elif element.find(".//td") is None and element.find(".//th") is None:
            yield element
            steps.skip_subtree()


def loose_text_of(table: Element) -> str:
    """Return the text that stands between the rows and cells of *table*, against the rules."""
    parts: list[str] = []
    steps = etree.iterwalk(table, events=("start",))
    for _, element in steps:
        if element is not table:
            parts.append(element.tail or "")
        if element is table or element.tag in _GROUPS or element.tag == "tr":
            parts.append(element.text or "")
        else:
            steps.skip_subtree()
    return " ".join(" ".join(parts).split())


def _cut_right(areas: list[Area]) -> Iterator[Area]:
    """Yield the areas without the columns at the right in which no cell begins."""
    width = max((area.column for area in areas), default=0) + 1
    for area in areas:
        kept = min(area.width, width - area.column)
        yield Area(area.element, area.row, area.column, area.height, kept)


def _free(taken: set[tuple[int, int]], row: int, column: int, width: int) -> int:
    free = 1
    while free < width and (row, column + free) not in taken:
        free += 1
    return free


def _span(cell: Element, attribute: str, most: int) -> int:
    match = re.match(r"\s*(\d{1,9})", cell.get(attribute) or "1", re.ASCII)
    return min(int(match[1]), most) if match else 1


def _is_ruler(cells: list[Element]) -> bool:
    """Tell the row without height by which word processors fix the widths of columns."""
    row = cells[0].getparent() if cells else None
    flat = row is not None and (row.get("height") or "").strip() == "0"
    return flat and not any(_length(cell) for cell in cells)


def _tables_in(cell: Element) -> Iterator[Element]:
    """Yield the outermost tables within *cell*."""
    steps = etree.iterwalk(cell, events=("start",), tag="table")
    for _, element in steps:
        yield element
        steps.skip_subtree()


def _length(element: Element) -> int:
    return sum(len("".join(text.split())) for text in element.itertext())
