"""Rows of a table that a page break cuts: told by open borders, or by what their cells hold."""

import re
from collections.abc import Sequence

from .lines import TextLine
from .tables import NEAR, PartCell, TablePart
from .wrapping import fills, is_full

FIGURE = re.compile(r"[\d,，.．%％\-—－+]+")
_TOTAL = re.compile("[合小总]计")
_COUNTED = re.compile("[年月日号第元万亿个项台套辆人次米吨亩]")
"""What may stand behind a figure in one text: 2023年公用经费, 50万元以上."""

_BROKEN_OFF = re.compile(r"[-—－+]?\d[\d,，]*[,，.．]|[A-Z]+\d+")
"""A figure without its last digits, or a code: digits below, at the top of a page, are its rest."""

_WHOLE = re.compile(r"[-—－+]?\d[\d,，]*")
_DECIMALS = re.compile(r"[.．]\d{1,6}")
"""What is left of a figure that is broken in front of its point."""


def is_cut(above: TablePart, part: TablePart, row: int, *, bordered: bool) -> bool:
    """Tell whether a row of *part*, the first below the header, goes on with the last of *above*.

    So it does where no rule ends it on either page, in a table that has such rules. Else it has
    to hold nothing but rests of texts, each below a cell that is full to its edge. Of more than
    two such cells, or where one goes on in further rows, another has to be complete above: else
    two rows of a narrow table, full by chance, would be one.

    :param bordered: whether the table as a whole has a rule at its top and bottom.
    """
    cells = part.row(row)
    if bordered and not row and above.is_open_below and part.is_open_above:
        return True
    pairs = [(_above(above, cell), cell) for cell in cells if cell.lines]
    last = [cell for cell in above.row(above.height - 1) if cell.lines]
    is_tall = any(cell.area.height > 1 for _, cell in pairs)
    is_plausible = (len(pairs) <= 2 and not is_tall) or len(last) > len(pairs) >= 2
    if len(cells) < 2 or not is_plausible:
        return False
    found = [(upper, cell) for upper, cell in pairs if upper]
    return bool(pairs) and len(found) == len(pairs) and _go_on(found, last)


def _above(part: TablePart, cell: PartCell) -> PartCell | None:
    """Return the cell with text in the last row of *part* that *cell* stands below."""
    row = part.row(part.height - 1)
    return next((c for c in row if c.lines and abs(c.x0 - cell.x0) <= NEAR), None)


def _go_on(pairs: Sequence[tuple[PartCell, PartCell]], last: Sequence[PartCell]) -> bool:
    """Tell whether each lower cell is the rest of the upper; *last* has all that are above."""
    alone = len(pairs) == 1 < len(last)
    is_sure = any(_is_rest_of_figure(*pair) for pair in pairs)
    return all(
        _is_rest_of_figure(*pair) or _goes_on(*pair, alone=alone, is_sure=is_sure) for pair in pairs
    )


def _is_rest_of_figure(above: PartCell, cell: PartCell) -> bool:
    is_broken = bool(_BROKEN_OFF.fullmatch(above.text)) and cell.text.isdigit()
    has_decimals_below = bool(_WHOLE.fullmatch(above.text) and _DECIMALS.fullmatch(cell.text))
    return (is_broken or has_decimals_below) and is_full(*_ends(above, cell))


def _goes_on(above: PartCell, cell: PartCell, *, alone: bool, is_sure: bool) -> bool:
    """Tell whether the text of *cell* is the rest of that in *above*.

    :param alone: whether nothing else is left of the row: a total would have figures.
    :param is_sure: whether another figure of the row is broken off, so that this may be, too.
    """
    ends = _ends(above, cell)
    if FIGURE.fullmatch(cell.text):
        return is_sure and bool(FIGURE.fullmatch(above.text)) and is_full(*ends)
    if FIGURE.fullmatch(above.text) and not _COUNTED.match(cell.text):
        return False
    return fills(*ends) or (alone and bool(_TOTAL.fullmatch(cell.text)) and is_full(*ends))


def _ends(above: PartCell, cell: PartCell) -> tuple[TextLine, TextLine, float]:
    """Return the line that may be full, the one that may go on with it, and the room there is."""
    return above.lines[-1], cell.lines[0], above.x1 - above.x0
