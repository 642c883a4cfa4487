"""Sheets of a workbook, put together as a document whatever format they came from."""

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...errors import EmptySource, TooLarge
from ..document import Block, Document, Line, Paragraph, Passage, Place, Unread
from ..folding import fold
from .sheet_bands import Area, Band, Box, SheetTable
from .sheet_rows import divided
from .sheet_tables import table_in_sheet

MOST_PLACES = 600_000
"""Places of all tables, blank ones too: each costs some 300 bytes."""

_MOST_STEPS = 5_000_000  # rows looked at under merged cells
_NUMBERED = re.compile(
    r"(?:[\W\d_]|[A-Za-z]|公开|附件|附表|附|工作表|图表|表(?=[\W\d_一二三四五六七八九十]|$)"
    r"|(?<=表)[一二三四五六七八九十]+)*"
)
"""What only numbers a sheet: ``Sheet1 (2)``, ``公开01表``, ``附表三-``."""

_OPENING = 5  # rows in which a sheet's title stands


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as written: the shown text of each cell by row and column, from 1."""

    number: int
    name: str
    cells: Mapping[tuple[int, int], str]
    merges: tuple[Area, ...] = ()
    is_hidden: bool = False


def document_of(
    data: bytes, name: str, sheets: Iterable[Sheet], unread: Iterable[Unread]
) -> Document:
    """Return the document of *sheets*, in their order; hidden ones only where no other has text.

    :raises TooLarge: there is more in them than any disclosure needs.
    :raises EmptySource: there is nothing in them.
    """
    left = MOST_PLACES
    blocks: list[Block] = []
    written = [sheet for sheet in sheets if sheet.cells]
    shown = [sheet for sheet in written if not sheet.is_hidden] or written
    for sheet in shown:
        for block in _blocks(sheet):
            if isinstance(block, SheetTable):
                table = table_in_sheet(block, sheet.number, left, name)
                left -= len(table.rows) * len(table.grid[0] if table.grid else ())
                blocks.append(table)
            else:
                blocks.append(block)
    missed = (*unread, *(_left_out(sheet) for sheet in written if sheet not in shown))
    if not blocks and not missed:
        raise EmptySource("no sheet has any text", name, "give a file with text")
    lines = tuple(line for block in blocks for line in _lines(block))
    return Document(name, hashlib.sha256(data).hexdigest(), tuple(blocks), lines, missed)


def _left_out(sheet: Sheet) -> Unread:
    return Unread(Place(sheet=sheet.number), "a hidden sheet, left out as no content", sheet.name)


def _lines(block: Block) -> Iterator[Line]:
    if isinstance(block, Paragraph):
        yield from block.passage.lines
        return
    for row in block.rows:
        for passage in row:
            yield from passage.lines


def _blocks(sheet: Sheet) -> Iterator[Paragraph | SheetTable]:
    """Yield the sheet's name if it says more than its first rows, then what stands in it."""
    bands = tuple(_bands(sheet))
    if _says_more(sheet.name, bands[:_OPENING]):
        yield Paragraph(Passage((Line(sheet.name, Place(sheet=sheet.number)),)))
    blanks = _blank_merges(sheet)
    tops = [area.top for area in blanks]
    for part in divided(bands):
        if isinstance(part, SheetTable):
            first, last = part.bands[0].row, part.bands[-1].row
            here = slice(bisect_left(tops, first), bisect_right(tops, last))
            yield SheetTable(part.bands, blanks[here])
        else:
            yield from _paragraphs(part, sheet.number)


def _says_more(name: str, opening: Sequence[Band]) -> bool:
    """Tell whether the first rows lack a word of the sheet's name: its number does not count.

    The words may stand apart there: 收支总表 is no more than 2023年部门收支预算总表.
    """
    words = fold(name[_match_end(name) :])
    texts = [fold(box.text) for band in opening for box in band.boxes]
    return bool(words) and not any(_is_within(words, text) for text in texts)


def _match_end(name: str) -> int:
    match = _NUMBERED.match(name)
    return match.end() if match else 0


def _is_within(words: str, text: str) -> bool:
    letters = iter(text)
    return all(letter in letters for letter in words)


def _blank_merges(sheet: Sheet) -> tuple[Area, ...]:
    blanks = (area for area in sheet.merges if (area.top, area.left) not in sheet.cells)
    return tuple(sorted(blanks, key=lambda area: (area.top, area.left)))


def _paragraphs(band: Band, number: int) -> Iterator[Paragraph]:
    """Yield a paragraph a line; a label and what stands in the next cell (单位：|万元) are one."""
    label: tuple[Line, ...] = ()
    for box in band.boxes:
        lines = [text for text in box.text.split("\n") if text.strip()]
        for n, text in enumerate(lines, start=1):
            line = n if len(lines) > 1 else None
            place = Place(line=line, sheet=number, row=box.area.top, column=box.area.left)
            label = (*label, Line(text, place))
            is_label = n == len(lines) and text.rstrip().endswith((":", "："))
            if not is_label or box is band.boxes[-1]:
                yield Paragraph(Passage(label))
                label = ()
    if label:
        yield Paragraph(Passage(label))


def _bands(sheet: Sheet) -> Iterator[Band]:
    """Yield the rows in which text begins, each with how many texts stand or reach into it."""
    columns: dict[int, list[int]] = defaultdict(list)
    for row, column in sorted(sheet.cells):
        columns[row].append(column)
    areas = _true_areas(sheet, columns)
    reaching: list[Area] = []
    for row, filled in columns.items():
        boxes = tuple(
            Box(
                areas.get((row, column)) or Area(row, column, row, column), sheet.cells[row, column]
            )
            for column in filled
        )
        reaching = [area for area in reaching if area.bottom >= row]
        yield Band(row, boxes, tuple(reaching))
        reaching += [box.area for box in boxes if box.area.bottom > row]


def _true_areas(sheet: Sheet, columns: Mapping[int, list[int]]) -> dict[tuple[int, int], Area]:
    """Return the merged areas by their first cell; one with more text in it is none."""
    rows = list(columns)
    steps = 0
    found = {}
    for area in sheet.merges:
        if (area.top, area.left) not in sheet.cells:
            continue
        covered = rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]
        steps += len(covered)
        if steps > _MOST_STEPS:
            raise TooLarge("its merged cells cover too many rows", sheet.name, "split the file")
        texts = sum(
            bisect_right(columns[row], area.right) - bisect_left(columns[row], area.left)
            for row in covered
        )
        if texts == 1:
            found[area.top, area.left] = area
    return found
