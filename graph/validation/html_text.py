"""The source text in the HTML report: places that findings are about marked and linked back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from .html_words import WORDS
from .languages import TAGS, Language, place_words
from .markup import Markup, element, together
from .pointing import Span, spans_of
from .report import SEVERITIES, Evidence, Result, Severity
from .source_text import Cell, Row, SourceLine, SourceText, mark_of, span_of

WHOLE = "whole"
"""Kind of section of what is about a text as a whole."""
_HEAD = {"", "opening"}
TEXT_LANGUAGE = "zh-CN"
"""The language that disclosures are written in."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The characters *start* to *end* of a line, which finding *number* is about.

    :ivar severity: that of the finding, ``None`` where nothing is wrong with these characters.
    """

    start: int
    end: int
    number: int
    severity: Severity | None


@dataclass(frozen=True, slots=True)
class Index:
    """Which line is called what in the page, and what is marked in it.

    :ivar anchors: identifier in the page of each line, by source and key.
    :ivar sections: kind of section of each line that has one, likewise.
    :ivar marks: what is marked in a line, likewise.
    :ivar disclosures: IRIs of the disclosures that are checked.
    :ivar pieces: the lines of each source that are pieces of longer ones.
    """

    anchors: Mapping[tuple[str, str], str]
    sections: Mapping[tuple[str, str], str]
    marks: Mapping[tuple[str, str], Sequence[Mark]]
    disclosures: frozenset[str] = frozenset()
    pieces: Mapping[str, Sequence[SourceLine]] = field(default_factory=dict)

    def line_of(self, place: Evidence) -> tuple[str, str]:
        """Return source and key of the line that a place is in."""
        whole = (place.source, mark_of(place))
        if whole in self.anchors:
            return whole
        span = span_of(place, ())
        held = (line.key for line in self.pieces.get(place.source, ()) if line.holds(span))
        return place.source, next(held, span.key)

    def section_of(self, result: Result) -> str:
        """Return the kind of section that a result is first met in; empty where none is known.

        What is missing is found nowhere: a result about a disclosure that cites no more than its
        head is about the :data:`WHOLE`.
        """
        kinds = [self.sections.get(self.line_of(place), "") for place in result.evidence]
        if result.focus in self.disclosures and set(kinds) <= _HEAD:
            return WHOLE
        return next((kind for kind in kinds if kind), "")


def finding_anchor(number: int) -> str:
    """Return the identifier in the page of a finding."""
    return f"finding-{number}"


def index_of(
    texts: Iterable[SourceText], numbered: Mapping[int, Result], disclosures: Iterable[str] = ()
) -> Index:
    """Return where the lines of the texts are and what the results mark in them.

    :param disclosures: IRIs of the disclosures that are checked.
    """
    lines = {
        (text.name, line.key): (f"line-{number}-{place}", line)
        for number, text in enumerate(texts, start=1)
        for place, line in enumerate(text.lines(), start=1)
    }
    anchors = {key: anchor for key, (anchor, _) in lines.items()}
    sections = {key: line.section for key, (_, line) in lines.items() if line.section}
    pieces: dict[str, list[SourceLine]] = {}
    for (name, _), (_, line) in lines.items():
        if "-c" in line.key and "line" in line.place and "column" not in line.place:
            pieces.setdefault(name, []).append(line)
    index = Index(anchors, sections, {}, frozenset(disclosures), pieces)
    marks: dict[tuple[str, str], list[Mark]] = {}
    for number, result in numbered.items():
        severity = None if index.section_of(result) == WHOLE else result.severity
        for place in result.evidence:
            key = index.line_of(place)
            if key in lines:
                spans = _spans(result, place, lines[key][1])
                found = [Mark(start, end, number, severity) for start, end in spans]
                marks.setdefault(key, []).extend(found)
    return replace(index, marks=marks)


def _spans(result: Result, place: Evidence, line: SourceLine) -> list[Span]:
    """Return what of a line is marked: the words in question, else all that the place covers."""
    start, end = _characters(place, line)
    words = spans_of(result, line.text[start:end])
    return [(start + first, start + last) for first, last in words] or [(start, end)]


def _characters(place: Evidence, line: SourceLine) -> tuple[int, int]:
    span, length = span_of(place, (line.key,)), len(line.text)
    end = length if span.end is None else min(span.end - line.start, length)
    return min(max(span.start - line.start, 0), end), end


def text_section(text: SourceText, index: Index, language: Language) -> Markup:
    """Return the text of one source with its marks."""
    note = "" if text.whole else element("p", WORDS[language]["cited_only"], class_="note")
    blocks = list(_blocks(text, index, language))
    content = element("div", blocks, lang=TEXT_LANGUAGE)
    return element("section", element("h3", text.name), note, content, class_="source")


def _blocks(text: SourceText, index: Index, language: Language) -> Iterator[Markup]:
    """Yield the blocks of a text, each page and sheet under its heading."""
    before: Mapping[str, int | str] = {}
    for block in text.blocks:
        first = next(line for row in block for cell in row for line in cell)
        here = {name: first.place[name] for name in ("page", "sheet") if name in first.place}
        if here and here != before:
            yield element("h4", place_words(here, language), lang=TAGS[language])
            before = here
        yield _block(block, text.name, index, language)


def _block(rows: Sequence[Row], source: str, index: Index, language: Language) -> Markup:
    if len(rows) == 1 and len(rows[0]) == 1:
        return together(_paragraph(line, source, index, language) for line in rows[0][0])
    filled = [row for row in rows if any(row)]
    body = [element("tr", _cells(row, source, index, language)) for row in filled]
    return element("div", element("table", element("tbody", body)), class_="wide")


def _paragraph(line: SourceLine, source: str, index: Index, language: Language) -> Markup:
    content = together(_gutter(line, language), _words(line, source, index, language))
    return element("p", content, id=index.anchors[source, line.key], tabindex="-1")


def _cells(row: Row, source: str, index: Index, language: Language) -> Iterator[Markup]:
    first = next(line for cell in row for line in cell)
    yield element("td", _gutter(first, language), class_="gutter")
    for cell in row:
        yield element("td", _lines(cell, source, index, language))


def _lines(cell: Cell, source: str, index: Index, language: Language) -> Iterator[Markup]:
    for line in cell:
        anchor = index.anchors[source, line.key]
        title = place_words(line.place, language)
        yield element(
            "div", _words(line, source, index, language), id=anchor, title=title, tabindex="-1"
        )


def _gutter(line: SourceLine, language: Language) -> Markup:
    """Return the number of a line, or of a row, that readers look for; in full as its title."""
    number = next((str(line.place[n]) for n in ("row", "line", "page") if n in line.place), "")
    return element("span", number, class_="at", title=place_words(line.place, language))


def _words(line: SourceLine, source: str, index: Index, language: Language) -> Markup:
    """Return a line with its marks, each part that findings share marked for all of them."""
    marks = index.marks.get((source, line.key), ())
    edges = sorted({0, len(line.text), *(at for mark in marks for at in (mark.start, mark.end))})
    return together(
        _piece(line.text[start:end], end, [m for m in marks if m.start <= start < m.end], language)
        for start, end in pairwise(edges)
    )


def _piece(text: str, end: int, marks: Sequence[Mark], language: Language) -> Markup:
    if not marks:
        return together(text)
    severities = [mark.severity for mark in marks if mark.severity]
    worst = min(severities, key=SEVERITIES.index, default=WHOLE)
    ending = sorted({mark.number for mark in marks if mark.end == end})
    links = [element("sup", _back(number, language)) for number in ending]
    return together(element("mark", text, class_=worst), links)


def _back(number: int, language: Language) -> Markup:
    label = WORDS[language]["to_finding"].format(number)
    return element("a", str(number), href=f"#{finding_anchor(number)}", aria_label=label)
