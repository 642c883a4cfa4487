"""How many columns each cell of a row of closed cells covers, and where that cannot be told."""

import re

from ..tables import header_sizes
from .closed_cells import ClosedCell

_DEEPEST_HEADER = 5
"""Rows that a header and the lines in front of it have at most."""

_TOTAL = re.compile("[合总小]计|栏次")
"""What a row of totals, or of the numbers of columns, begins with: it covers all labels."""

_FIGURE = re.compile(r"[-+]?[\d,]+(?:\.\d+)?%?")
_UNIT_LINE = re.compile(r"单位[:：]|年度[:：]")


def is_unplaced(rows: list[list[ClosedCell]], r: int, width: int) -> bool:
    """Tell the upper row of a header of which it cannot be told what stands beneath each cell."""
    row, below = rows[r], rows[r + 1] if r + 1 < len(rows) else []
    if _is_parted(rows, r, width) and parted(rows, r, width) is None:
        return True
    if r >= _DEEPEST_HEADER or not 2 < len(row) < width - 1 or len(below) != width:
        return False
    is_head = not any(char.isdigit() for cell in below for char in cell.text)
    fills = sum(span_of(row, k, width) for k in range(len(row))) == width
    return is_head and not _is_label(row) and not fills and header_spans(rows, r, width) is None


def parted(rows: list[list[ClosedCell]], r: int, width: int) -> int | None:
    """Return which cell of a header's row stands over all of the row below; the others reach down.

    Words tell it: 小计, 公务用车购置费 and 公务用车运行费 stand beneath 公务用车购置及运行费.
    Nothing where they tell of none or of several.
    """
    if not _is_parted(rows, r, width):
        return None
    parts = ["".join(cell.text.split()) for cell in rows[r + 1]]
    named = [text for text in parts if not _TOTAL.fullmatch(text)]
    over = [k for k, cell in enumerate(rows[r]) if _is_over("".join(cell.text.split()), named)]
    return over[0] if len(over) == 1 else None


def _is_over(text: str, parts: list[str]) -> bool:
    """Tell a cell of a header whose first words all of *parts* begin with."""
    return bool(parts) and all(part[:_SHARED] == text[:_SHARED] for part in parts)


_SHARED = 4
"""First characters that a part has in common with its whole."""


def _is_parted(rows: list[list[ClosedCell]], r: int, width: int) -> bool:
    """Tell a row of a header of which one cell stands over the whole row below, above figures."""
    if r + 2 >= len(rows) or r >= _DEEPEST_HEADER or _is_label(rows[r]):
        return False
    row, below, figures = rows[r : r + 3]
    has_words = not any(char.isdigit() for cell in (*row, *below) for char in cell.text)
    return (
        min(len(row), len(below)) > 1
        and len(row) + len(below) - 1 == width == len(figures)
        and has_words
        and any(char.isdigit() for cell in figures for char in cell.text)
    )


def leaves_out_first(rows: list[list[ClosedCell]], r: int, width: int) -> bool:
    """Tell a row of a header whose first column is that of the row above.

    It is none where the row below tells that it lacks a cell because one of it is merged.
    """
    is_beneath = 0 < r < len(rows) and len(rows[r - 1]) < width and not _is_total(rows[r])
    is_spread = is_beneath and header_spans(rows, r, width) is not None
    return is_beneath and not is_spread and len(rows[r]) == width - 1 and not _is_label(rows[r - 1])


def _is_total(row: list[ClosedCell]) -> bool:
    """Tell a row of totals or of the numbers of columns."""
    has_figures = any(char.isdigit() for cell in row for char in cell.text)
    return has_figures and bool(_TOTAL.fullmatch("".join(row[0].text.split())))


def _sums_beside(row: list[ClosedCell], width: int) -> int:
    """Return how many tables side by side a row sums up, each by a label and one figure."""
    labels, figures = row[::2], row[1::2]
    is_sum = (
        1 < len(labels) == len(figures)
        and all(cell.text.strip().endswith("计") for cell in labels)
        and all(_FIGURE.fullmatch(cell.text.strip()) for cell in figures)
    )
    return len(labels) if is_sum and width % len(labels) == 0 else 0


def lacks_columns(rows: list[list[ClosedCell]], r: int, width: int) -> bool:
    """Tell a row with figures and fewer cells than columns: any of them may be merged ones.

    The last row of all may lack its last cell.
    """
    row = rows[r]
    if r + 1 == len(rows) and len(row) == width - 1:
        return False
    is_whole = len(row) == width or _is_total(row) or _is_label(row) or _sums_beside(row, width)
    return not is_whole and sum(bool(_FIGURE.fullmatch(cell.text.strip())) for cell in row) > 1


def _is_label(row: list[ClosedCell]) -> bool:
    return any(_UNIT_LINE.search(cell.text) for cell in row)


def header_spans(rows: list[list[ClosedCell]], r: int, width: int) -> list[int] | None:
    """Return the spans of a header's upper row, where the row below tells them."""
    row = rows[r]
    if r >= _DEEPEST_HEADER or len(row) == width or _is_label(row):
        return None
    if (whole := parted(rows, r, width)) is not None:
        return [len(rows[r + 1]) if k == whole else 1 for k in range(len(row))]
    below = _spread(rows, r + 1, width)
    if any(char.isdigit() for text in below for char in text):
        return None
    return header_sizes(len(row), below)


def _spread(rows: list[list[ClosedCell]], r: int, width: int) -> list[str]:
    """Return the text over each column of a row, empty where its spans are not known."""
    if r >= len(rows):
        return []
    texts = ["".join(cell.text.split()) for cell in rows[r]]
    if len(texts) == width:
        return texts
    sizes = header_spans(rows, r, width) or []
    return [text for text, size in zip(texts, sizes, strict=False) for _ in range(size)]


def span_of(row: list[ClosedCell], place: int, width: int) -> int:
    """Return how many columns a cell covers: all but the first of a short row share them."""
    others = len(row) - 1
    if tables := _sums_beside(row, width):
        return 1 if place % 2 else width // tables - 1
    if _is_total(row) and others:
        return width - others if place == 0 else 1
    if len(row) in (width, width - 1) or _is_label(row) or not others or place == 0:
        return 1
    return (width - 1) // others if (width - 1) % others == 0 else 1
