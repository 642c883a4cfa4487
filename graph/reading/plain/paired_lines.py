"""Tables of two columns with a cell a line and nothing that closes it: a label, then its figure.

Pages lose their tables so: 项目, 预算数（万元）, 合计, 3.1, 因公出国（境）费, 0. A label that no
figure follows has a blank one; two figures in a row would be of more columns: no table then.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..document import Line, Passage, Place, Table
from ..table_words import FIGURES_HEAD, LABELS_HEAD
from ..tables import Cell, table_of

_FIGURE = re.compile(r"[-+]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:[.．]\d+)?|[-—/]")
_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]).*(?:说明|情况|表)$"
)
_SENTENCE = re.compile(r"[。;；]|^(?:注|备注|说明)")
_LONGEST_LABEL = 40
_LEAST = 3
_MOST_BLANKS = 2


def paired_lines(lines: Sequence[Line], start: int) -> tuple[int, Table | None]:
    """Return where the lines end that are looked at from *start*, and the table that they are."""
    if not LABELS_HEAD.fullmatch(_words(lines[start])):
        return start, None
    cells, end = _cells(lines, start)
    words = [_words(lines[at]) for at in cells]
    if len(cells) < 2 * _LEAST or not FIGURES_HEAD.fullmatch(words[1]):
        return end, None
    rows: list[list[int]] = [cells[:2]]
    for at, text in zip(cells[2:], words[2:], strict=True):
        if not _FIGURE.fullmatch(text):
            rows.append([at])
        elif len(rows[-1]) == 1:
            rows[-1].append(at)
        else:
            return end, None
    while len(rows[-1]) == 1:
        rows.pop()
    if len(rows) <= _LEAST:
        return end, None
    return rows[-1][-1] + 1, _table([[lines[at] for at in row] for row in rows])


def _words(line: Line) -> str:
    return "".join(line.text.split())


def _cells(lines: Sequence[Line], start: int) -> tuple[list[int], int]:
    """Return which lines from *start* on may be cells, and where they end."""
    found: list[int] = []
    at, blanks = start, 0
    while at < len(lines) and blanks <= _MOST_BLANKS:
        text = _words(lines[at])
        if len(text) > _LONGEST_LABEL or _SENTENCE.search(text) or lines[at].indent:
            break
        if len(found) > 1 and _HEADING.fullmatch(text):
            break
        blanks = 0 if text else blanks + 1
        found += [at] if text else []
        at += 1
    return found, at


def _table(rows: list[list[Line]]) -> Table:
    cells = [
        Cell(Passage((replace(line, place=Place(line.place.line, row=r, column=c)),)), r - 1, c - 1)
        for r, row in enumerate(rows, start=1)
        for c, line in enumerate(row, start=1)
    ]
    return table_of(cells, Place())
