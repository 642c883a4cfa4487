"""Tables in plain text whose rows are lines: cells parted by bars or by tabs.

``| a | b |`` with or without the outer bars, with rules such as ``|---|---|`` or
``+---+---+`` and box drawing; ``a<TAB>b<TAB>c`` as copied from a spreadsheet. Tables with a
cell a line are told in ``cell_lines``.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..document import Line, Passage, Place, Table
from ..placing.shape import is_money
from .cell_lines import cell_lines
from .paired_lines import paired_lines
from .placed_rows import table_of_rows

_BAR = re.compile(r"(?<!\\)[|｜│┃║]")
_IN_RULE = frozenset("|｜│┃║+├┝┠┣╠┌┏╔└┗╚┼╋╬┬┳╦┴┻╩┤┫╣┐┓╗┘┛╝: \t-=─━═")
_SHORT_DASH = re.compile(r"(?<![-=─━═])[-=─━═](?![-=─━═])")
_DASHES = re.compile(r"\s*:?-{3,}:?\s*")
_ROW = re.compile(r"[|｜│┃║\t\-=─━═]")
"""What is in each line that a table can begin with."""

_FULL_RULE = re.compile(r"\s*[+├┝┠┣╠┌┏╔└┗╚]")
_PAGE = re.compile(r"\s*\d{1,3}\s*")


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that are a table: the first, the one behind the last (from 0), and the table."""

    start: int
    end: int
    table: Table


def runs_of(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield the tables in *lines* whose rows are lines, in order.

    Where lines look like those of a table and are none, they are not tried again from each.
    """
    at = 0
    tried = dict.fromkeys((*_FINDERS, paired_lines), 0)
    while at < len(lines):
        run = None
        if not lines[at].indent and lines[at].text:
            for find in _FINDERS if _ROW.search(lines[at].text) else (paired_lines,):
                if not run and at >= tried[find]:
                    tried[find], table = find(lines, at)
                    run = Run(at, tried[find], table) if table else None
        if run:
            yield run
        at = run.end if run else at + 1


def _bar_run(lines: Sequence[Line], start: int) -> tuple[int, Table | None]:
    """Return where the lines with bars end that begin at *start*, and the table that they are."""
    end = start
    while end < len(lines) and (_is_rule(lines[end].text) or _BAR.search(lines[end].text)):
        end += 1
    until = end
    while end > start and not _is_rule(lines[end - 1].text) and lines[end - 1].indent:
        end -= 1
    if end == start:
        return until, None
    rows = list(_bar_rows(lines[start:end]))
    has_rules = any(_is_rule(line.text) for line in lines[start:end])
    return (end, _table(rows)) if _agree(rows, 1 if has_rules else 2) else (until, None)


def _bar_rows(lines: Sequence[Line]) -> Iterator[list[list[Line]]]:
    """Yield rows of cells, a cell a list of lines; between full rules lines are one row."""
    segments: list[list[list[Line]]] = [[]]
    full = 0
    is_framed = all(_BAR.match(line.text.lstrip()) for line in lines if not _is_rule(line.text))
    for line in lines:
        if _is_rule(line.text):
            full += bool(_FULL_RULE.match(line.text))
            segments.append([])
        else:
            segments[-1].append(_pieces(line, _bar_cells(line.text, is_framed=is_framed)))
    filled = [segment for segment in segments if segment]
    if full > len(filled) >= 3:
        yield from map(_stacked, filled)
    else:
        for segment in filled:
            for row in segment:
                yield [[cell] for cell in row]


def _stacked(lines: list[list[Line]]) -> list[list[Line]]:
    """Return one row out of *lines*, of which each goes on in the cells of the one before."""
    width = max(map(len, lines))
    columns = [[line[at] for line in lines if at < len(line)] for at in range(width)]
    return [[cell for cell in column if cell.text] or column[:1] for column in columns]


def _is_rule(text: str) -> bool:
    """Tell a line of dashes, two or more in a row, and of what crosses them."""
    if _DASHES.fullmatch(text):
        return True
    if not _IN_RULE.issuperset(text) or not re.search("[-=─━═]", text) or _SHORT_DASH.search(text):
        return False
    return bool(re.search(r"[|｜+│┃║┼╋╬─━═]|---", text))


def _bar_cells(text: str, *, is_framed: bool) -> list[str]:
    """Return the cells of a line; bars around all lines part nothing."""
    cells = [cell.replace("\\|", "|").strip() for cell in _BAR.split(text)]
    if not is_framed:
        return cells
    return cells[1:-1] if not cells[-1] else cells[1:]


def _tab_run(lines: Sequence[Line], start: int) -> tuple[int, Table | None]:
    """Return where the lines with tabs end that begin at *start*, and the table that they are."""
    end = start
    while end < len(lines) and "\t" in lines[end].text[lines[end].indent :]:
        end += 1
    if end == start:
        return end, None
    cells = [[cell.strip() for cell in line.text.split("\t")] for line in lines[start:end]]
    pairs = zip(lines[start:end], cells, strict=True)
    rows = [[[cell] for cell in _pieces(line, texts)] for line, texts in pairs]
    is_wide = max(map(len, rows)) > 2 or _is_pairs(cells)
    if not is_wide or not _agree(rows, 2) or _is_contents(cells):
        return end, None
    return end, _table(rows)


def _is_pairs(rows: Sequence[list[str]]) -> bool:
    """Tell a table of two columns: numbers and names, or names and mostly money."""
    second = [row[1] for row in rows[1:]]
    return rows[0][0] == "序号" or 2 * sum(map(is_money, second)) > len(second)


def _is_contents(rows: Iterable[list[str]]) -> bool:
    """Tell a table of contents, whose last cells are page numbers that do not fall."""
    last = [next((cell for cell in reversed(row) if cell), "") for row in rows]
    if not all(map(_PAGE.fullmatch, last)):
        return False
    pages = [int(page) for page in last]
    return pages == sorted(pages)


def _agree(rows: list[list[list[Line]]], least: int) -> bool:
    """Tell whether at least *least* rows have the same number of cells, two or more."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return bool(widths) and widths.most_common(1)[0][1] >= least


def _pieces(line: Line, texts: Iterable[str]) -> list[Line]:
    number = line.place.line
    return [Line(text, Place(number, column=at)) for at, text in enumerate(texts, start=1)]


def _table(rows: list[list[list[Line]]]) -> Table:
    passages = [
        [Passage(tuple(_in_row(line, r + 1) for line in cell)) for cell in row]
        for r, row in enumerate(rows)
    ]
    return table_of_rows(passages)


def _in_row(line: Line, row: int) -> Line:
    return Line(line.text, Place(line.place.line, row=row, column=line.place.column))


_FINDERS = (cell_lines, _bar_run, _tab_run)
"""Each tells where the lines that it looked at end, and the table that they are, if any."""
