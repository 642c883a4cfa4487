"""A table too wide for a page of a PDF: its last columns stand alone on the pages behind it.

Printed sheets do so: the rows are where they are on the page before, and nothing names them again.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from ..document import ILLEGIBLE, Place, Table
from ..folding import fold
from ..tables import Cell, table_of
from .tables import TablePart
from .wrapping import wrapped_passage

_FIGURES = re.compile(r"[\d,，.．%％\-—－+/()（）]*")
_NEAR = 2.0
"""Points by which the same row may be higher on one page than on the other."""

_FEWEST_ROWS = 3
_IS_BEGUN = re.compile(rf"[^{ILLEGIBLE}]{{2,}}{ILLEGIBLE}")
_TITLE = re.compile(r"表(?:\d+|[一二三四五六七八九十]+|\([^()]*\))?$")


def goes_beside(part: TablePart, earlier: TablePart) -> bool:
    """Tell whether *part* holds the columns to the right of *earlier*, on the page before."""
    ours, theirs = part.ys, earlier.ys
    if part.page != earlier.page + 1 or len(ours) != len(theirs) or len(ours) - 1 < _FEWEST_ROWS:
        return False
    is_level = all(abs(a - b) <= _NEAR for a, b in zip(ours, theirs, strict=True))
    return is_level and _names_no_row(part)


def has_own_title(above: Iterable[str], above_earlier: Iterable[str]) -> bool:
    """Tell whether a table has a title that is not the rest of one over the table before it.

    So is one whose beginning the edge of the page cuts, and one that goes on with what it cuts.

    :param above: the lines above it on its page, *above_earlier* those above the other.
    """
    earlier = list(map(fold, above_earlier))
    begun = tuple(line.removesuffix(ILLEGIBLE) for line in earlier if _IS_BEGUN.fullmatch(line))
    titles = [line for line in map(fold, above) if _TITLE.search(line)]
    own = [line for line in titles if line not in "".join(earlier) and not line.startswith(begun)]
    return any(not line.startswith(ILLEGIBLE) for line in own)


def are_beside(parts: Sequence[TablePart]) -> bool:
    """Tell whether each of *parts* holds the columns to the right of the one before."""
    return all(goes_beside(right, left) for left, right in pairwise(parts))


def _names_no_row(part: TablePart) -> bool:
    """Tell a part with a header of words, and nothing but figures below it."""
    is_word = [
        (cell.area.row, not _FIGURES.fullmatch("".join(cell.text.split()))) for cell in part.cells
    ]
    words = [row for row, is_one in is_word if is_one]
    figures = [cell.area.row for cell in part.cells if re.search(r"\d[.,]\d", cell.text)]
    return bool(words and figures) and min(words) == 0 and max(words) < min(figures)


def beside(parts: Sequence[TablePart]) -> Table:
    """Return the table of which *parts* are the columns, from the left."""
    starts = accumulate((len(part.xs) - 1 for part in parts), initial=0)
    cells = [
        Cell(
            wrapped_passage(
                cell.lines,
                cell.x1 - cell.x0,
                Place(
                    page=part.page,
                    table=part.table,
                    row=cell.area.row + 1,
                    column=cell.area.column + 1,
                ),
            ),
            cell.area.row,
            start + cell.area.column,
            cell.area.height,
            cell.area.width,
        )
        for start, part in zip(starts, parts, strict=False)
        for cell in part.cells
    ]
    return table_of(cells, Place(page=parts[0].page, table=parts[0].table))
