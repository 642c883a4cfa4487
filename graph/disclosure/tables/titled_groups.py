"""The title that each group of columns of a table has: above it, beside others, or none."""

import re
from collections.abc import Iterator

from ...reading.document import Passage
from ..basics.folding import fold
from ..grids.table_columns import FigureTable, Group
from ..naming.table_head import NUMBER_OF_TABLE
from .table_titles import Title, is_cut, title_of, title_of_heading
from .titles_beside import beside_line, titles_in
from .untitled_tables import names_known, title_by_shape

_LAST_WORDS = ("表", "总表")
_END = re.compile(r"表(?:\([^()]*\))?$")
_LABEL = re.compile(r"单位[:为]|^(?:部门|单位|编制单位|公开部门)(?:名称)?:")
_SENTENCE = re.compile(r"[。;](?!$)")


def titled_groups(table: FigureTable, lines: list[Passage]) -> Iterator[tuple[Group, Title]]:
    """Yield each group of columns whose title is known, with what it says.

    :param lines: those above the header, in the document and in the table.
    """
    place = beside_line(lines)
    beside = {group: _own_title(table, group) for group in table.groups}
    if place is not None:
        beside = _in_order(table.groups, titles_in(lines[place].text))
    if place is not None or (len(beside) > 1 and any(beside.values())):
        found = {group: title_of(text) if text else None for group, text in beside.items()}
    else:
        texts = [fold(text) for passage in lines for text in _lines_of(passage) if text.strip()]
        title = _title(texts)
        if title is None and not any(map(_is_title, texts)):
            title = (_announced(texts) if names_known(table) else None) or title_by_shape(table)
        found = dict.fromkeys(table.groups, title)
    yield from ((group, title) for group, title in found.items() if title)


def _in_order(groups: tuple[Group, ...], titles: tuple[str, ...]) -> dict[Group, str | None]:
    """Return the titles on one line for the groups beneath, where there are as many."""
    is_each = len(groups) == len(titles)
    return dict(zip(groups, titles if is_each else (None,) * len(groups), strict=True))


def _own_title(table: FigureTable, group: Group) -> str | None:
    """Return what stands as a title over *group* and over no other."""
    places = (*group.labels, *group.figures)
    for row in table.header:
        text = fold(row[places[0]].text)
        is_over = [column for column, cell in enumerate(row) if cell is row[places[0]]]
        if len(text) > len("总表") and _END.search(text) and set(is_over) <= set(places):
            return text
    return None


def _title(texts: list[str]) -> Title | None:
    """Return what the nearest line that can be the title of a table says."""
    for place in reversed(range(len(texts))):
        if title := title_of(texts[place]):
            return title
        if texts[place] in _LAST_WORDS and place:
            return title_of(texts[place - 1] + texts[place])
        if _is_title(texts[place]):
            return None
    return None


def _is_title(text: str) -> bool:
    """Tell a line that may be a title, also one of which the edge of a page cuts a part."""
    is_one = text.endswith("表") or is_cut(text)
    return is_one and not NUMBER_OF_TABLE.fullmatch(text) and not _LABEL.search(text)


def _announced(texts: list[str]) -> Title | None:
    """Return what the nearest heading says, or the words that announce the table."""
    for text in reversed(texts):
        if _LABEL.search(text) or _SENTENCE.search(text) or NUMBER_OF_TABLE.fullmatch(text):
            continue
        return title_of_heading(text)
    return None


def _lines_of(passage: Passage) -> list[str]:
    """Return the lines of a passage and, last, all of them: a title may run over some."""
    lines = [line.text for line in passage.lines]
    return lines if len(lines) == 1 else [*lines, passage.text]
