"""Which columns of a table of figures hold labels and which figures, told by its rows."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..table_words import CODE, LABEL, LEVELS, TOTAL
from ..tables import MOST_PLACES

Texts = Sequence[str]
Places = list[tuple[int, int]]
"""Of each cell of a row the column, from 0, and how many it covers."""

_FIGURE = re.compile(r"[-+]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?%?")
_MONEY = re.compile(r"[-+]?\d[\d,，]*(?:\.\d+%?|[,，]\d{3}|%)")
_WORDS = re.compile(r"[\u4e00-\u9fff]")
_COUNT = re.compile(r"\d{1,3}")

_DEEPEST_HEADER = 8


@dataclass(frozen=True, slots=True)
class Group:
    """Columns side by side: *labels* of them name a row, *figures* behind them hold figures."""

    start: int
    labels: int
    figures: int


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of a table of figures: its width, the rows of its head, its groups of columns."""

    width: int
    heads: int
    groups: tuple[Group, ...]


def is_figure(text: str) -> bool:
    """Tell a text that is one number."""
    return _FIGURE.fullmatch(text) is not None


def is_money(text: str) -> bool:
    """Tell a number that cannot be a code or count: with decimals, commas or in per cent."""
    return _MONEY.fullmatch(text) is not None


def is_total(text: str) -> bool:
    """Tell what begins a row of totals: it stands over all labels, or in one of them."""
    return TOTAL.fullmatch(text) is not None


def has_words(text: str) -> bool:
    """Tell a text with words."""
    return _WORDS.search(text) is not None


def counts(row: Texts) -> bool:
    """Tell the row that numbers the columns: 栏次 1 2 3."""
    numbers = [int(text) for text in row if _COUNT.fullmatch(text)]
    others = {text for text in row if text and not _COUNT.fullmatch(text)}
    in_order = len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
    return in_order and not any(map(is_money, others))


def shape_of(rows: Sequence[Texts]) -> Shape | None:
    """Return the shape of a table of figures, or nothing where *rows* are none.

    It is one where most rows beneath its head hold figures.
    """
    heads = next((r for r, row in enumerate(rows[:_DEEPEST_HEADER]) if _is_body(row)), 0)
    body = [row for row in rows[heads:] if len(row) > 1]
    with_figures = sum(any(map(is_figure, row)) for row in body)
    if not heads or not body or 2 * with_figures < len(body):
        return None
    width, inner = _width(rows), min(_width(rows), max(map(len, body)))
    if width * len(rows) > MOST_PLACES:
        return None
    is_full = keeps_merged(rows[:heads])
    whole = [[*row, *[""] * inner][:inner] for row in body if is_full or len(row) == inner]
    groups = _groups(whole, inner)
    numbered = next((row for row in rows[:heads] if counts(row)), None)
    if inner < width:
        has_levels = any(map(LEVELS.issubset, rows[:heads]))
        merges = not is_full and (has_levels or any(not row[-1] for row in body))
        groups = _widened(groups, width, numbered, merges=merges)
    filled = sum(group.labels + group.figures for group in groups)
    return Shape(width, heads, groups) if filled == width else None


def keeps_merged(rows: Sequence[Texts]) -> bool:
    """Tell a head whose first row has blanks: they stand for what a merged cell covers."""
    first = first_head(rows)
    return first < len(rows) and not all(rows[first][1:])


def first_head(rows: Sequence[Texts]) -> int:
    """Return the first row of a head beneath its title, number and unit."""
    return next((r for r, row in enumerate(rows) if not _is_above(row)), len(rows))


def _is_above(row: Texts) -> bool:
    return len(row) == 1 or any(map(LABEL.search, row))


def _widened(
    groups: tuple[Group, ...], width: int, numbered: Texts | None, *, merges: bool
) -> tuple[Group, ...]:
    """Return the groups of a table of which no row beneath the head is as wide as it.

    Its labels are merged (:param merges:), or its last cells are left out where they are blank.
    """
    *others, last = groups
    figures = sum(map(bool, map(_COUNT.fullmatch, numbered))) if numbered else last.figures
    if others or not (merges or numbered):
        return (*others, Group(last.start, last.labels, width - last.start - last.labels))
    return (Group(0, width - figures, figures),)


def _width(rows: Sequence[Texts]) -> int:
    """Return how many columns there are: blanks that few rows have behind all others are none."""
    usual = Counter(map(len, rows)).most_common(1)[0][0]
    filled = (max((at + 1 for at, text in enumerate(row) if text), default=0) for row in rows)
    return max(usual, *filled)


def _is_body(row: Texts) -> bool:
    if counts(row):
        return False
    return any(map(is_figure, row)) or bool(row and is_total(row[0]) and not any(row[1:]))


def _groups(rows: Sequence[Texts], width: int) -> tuple[Group, ...]:
    kinds = _kinds(rows, width)
    starts = [at for at, kind in enumerate(kinds) if kind and not (at and kinds[at - 1])]
    starts = starts if starts and starts[0] == 0 else [0, *starts]
    ends = [*starts[1:], width]
    return tuple(
        Group(start, labels := sum(kinds[start:end]), end - start - labels)
        for start, end in zip(starts, ends, strict=True)
    )


def _kinds(rows: Sequence[Texts], width: int) -> list[bool]:
    """Tell of each column whether it holds labels: words, or codes in front of words."""
    found = [_kind([row[column] for row in rows]) for column in range(width)]
    labels = [kind == "words" for kind in found]
    for at in reversed(range(width - 1)):
        before = at and found[at - 1]
        is_in_front = labels[at + 1] and found[at + 1] != "figures"
        is_code = found[at] in {"codes", "parts"}
        is_code = is_code or (found[at] == "counts" and before in (0, "figures"))
        is_blank = found[at] == "" and before not in {"figures", "counts"}
        labels[at] = labels[at] or (is_in_front and (is_code or is_blank))
    return labels


def _kind(cells: Texts) -> str:
    filled = [text for text in cells if text]
    if not filled:
        return ""
    if 2 * sum(map(has_words, filled)) >= len(filled):
        return "words"
    if all(has_words(text) or CODE.fullmatch(text) for text in filled):
        return "codes"
    if not all(text.isdigit() for text in filled):
        return "figures"
    # 05, 11: no count begins with 0.
    is_parts = {len(text) for text in filled} == {2} and any(text[0] == "0" for text in filled)
    return "parts" if is_parts else "counts"


def spread(sizes: Iterator[int] | Sequence[int], start: int = 0) -> Places:
    """Return the column and width of cells that stand side by side from *start* on."""
    found: Places = []
    for size in sizes:
        found.append((start, size))
        start += size
    return found
