"""The text of a source as reports show it: blocks of rows of cells of lines."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from .report import Evidence, Report

Coordinates = Mapping[str, int | str]
_CHARACTERS = re.compile(r"-c(\d+)-c(\d+)$")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of a source.

    :ivar key: its place, as the fragments of the source's IRI spell it: ``L12``, ``p2-t1-r4-c3``.
    :ivar place: the same as coordinates, see :meth:`Evidence.place`.
    :ivar section: kind of the section that it stands in, empty where that is not known.
    :ivar start: where in its line a piece begins, the key being that of the piece: ``L1-c90-c140``.
    """

    key: str
    text: str
    place: Coordinates
    section: str = ""
    start: int = 0

    def holds(self, span: "Span") -> bool:
        """Tell whether *span* is of the line that this is a piece of, and begins in it."""
        is_of_line = self.key.startswith(f"{span.key}-c")
        return is_of_line and self.start <= span.start < self.start + len(self.text)


Cell = tuple[SourceLine, ...]
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a report shows of one source.

    :ivar name: the source as evidence calls it.
    :ivar blocks: rows of cells; a paragraph is one row of one cell.
    :ivar whole: whether this is all the text, or just the places that are cited.
    """

    name: str
    blocks: tuple[tuple[Row, ...], ...]
    whole: bool = True

    def lines(self) -> Iterator[SourceLine]:
        """Yield all lines in reading order."""
        for block in self.blocks:
            for row in block:
                for cell in row:
                    yield from cell


@dataclass(frozen=True, slots=True)
class Span:
    """The characters *start* to *end* (exclusive, code points) of a line; no *end*: all of it."""

    key: str
    start: int = 0
    end: int | None = None


def mark_of(place: Evidence) -> str:
    """Return the part of a place's IRI that tells it apart in its source."""
    return place.fragment.rpartition("#")[2] or str(place.order()[1:])


def span_of(place: Evidence, keys: Container[str]) -> Span:
    """Return which characters of a source a place is.

    :param keys: the lines that there are.
    """
    mark = mark_of(place)
    match = None if mark in keys else _CHARACTERS.search(mark)
    if match is None:
        return Span(mark)
    return Span(mark[: match.start()], int(match[1]), int(match[2]))


def cited(report: Report, known: Iterable[str] = ()) -> tuple[SourceText, ...]:
    """Return the cited places of those sources of *report* whose text is not *known* by name."""
    names = set(known)
    places = {
        place for result in report.results for place in result.evidence if place.source not in names
    }
    ordered = sorted(places, key=lambda place: (place.order(), mark_of(place)))
    return tuple(
        SourceText(source, tuple(_cited(group)), whole=False)
        for source, group in groupby(ordered, key=lambda place: place.source)
    )


def _cited(places: Iterable[Evidence]) -> Iterator[tuple[Row, ...]]:
    lines = {mark_of(place): place for place in places}
    for mark, place in lines.items():
        yield (((SourceLine(mark, place.text, place.place()),),),)
