"""Tables side by side on a page, whose titles stand on one line above them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from ...reading.document import ILLEGIBLE, Document, Passage, Table
from ..basics.folding import fold
from ..grids.tables_with_lines import tables_with_lines
from .table_titles import title_of

Titled = tuple[Table, list[Passage]]


def titles_in(text: str) -> tuple[str, ...]:
    """Return the folded titles that *text* holds, if it holds several and nothing else.

    The edge of a page may cut the outer ones.
    """
    parts = tuple(map(fold, text.split()))
    are_titles = all(title_of(part.strip(ILLEGIBLE)) for part in parts)
    return parts if len(parts) > 1 and are_titles else ()


def beside_line(lines: Sequence[Passage]) -> int | None:
    """Return the place of the line with several titles, where no other title stands below it."""
    for place in reversed(range(len(lines))):
        if titles_in(lines[place].text):
            return place
        if title_of(fold(lines[place].text)):
            return None
    return None


def tables_with_titles(document: Document) -> Iterator[Titled]:
    """Yield each table with the lines above it; of several titles on one line each has its own.

    So it is where as many tables follow with nothing between them.
    """
    tables = list(tables_with_lines(document))
    while tables:
        table, lines = tables.pop(0)
        beside = [other for other, _ in takewhile(lambda one: not one[1], tables)]
        place = beside_line(lines)
        titles = titles_in(lines[place].text) if place is not None else ()
        if place is None or len(beside) < len(titles) - 1:
            yield table, lines
            continue
        del tables[: len(titles) - 1]
        for one, title in zip([table, *beside], titles, strict=False):
            yield one, [*lines[:place], _titled(lines[place], title), *lines[place + 1 :]]


def _titled(line: Passage, title: str) -> Passage:
    return Passage((replace(line.lines[0], text=title, indent=0),))
