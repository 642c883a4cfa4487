"""The source text in the HTML report: places that findings are about marked and linked back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .html_words import WORDS
from .languages import Language, place_words
from .markup import Markup, element, together
from .report import SEVERITIES, Evidence, Result, Severity
from .source_text import Cell, Row, SourceLine, SourceText, mark_of, span_of

TEXT_LANGUAGE = "zh-CN"
"""The language that disclosures are written in."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The characters *start* to *end* of a line, which finding *number* is about."""

    start: int
    end: int
    number: int
    severity: Severity


@dataclass(frozen=True, slots=True)
class Index:
    """Which line is called what in the page, and what is marked in it.

    :ivar anchors: identifier in the page of each line, by source and key.
    :ivar sections: kind of section of each line that has one, likewise.
    :ivar marks: what is marked in a line, likewise.
    """

    anchors: Mapping[tuple[str, str], str]
    sections: Mapping[tuple[str, str], str]
    marks: Mapping[tuple[str, str], Sequence[Mark]]

    def line_of(self, place: Evidence) -> tuple[str, str]:
        """Return source and key of the line that a place is in."""
        whole = (place.source, mark_of(place))
        return whole if whole in self.anchors else (place.source, span_of(place, ()).key)

    def section_of(self, result: Result) -> str:
        """Return the kind of section that a result is first met in; empty where none is known."""
        kinds = (self.sections.get(self.line_of(place), "") for place in result.evidence)
        return next((kind for kind in kinds if kind), "")


def finding_anchor(number: int) -> str:
    """Return the identifier in the page of a finding."""
    return f"finding-{number}"


def index_of(texts: Iterable[SourceText], numbered: Mapping[int, Result]) -> Index:
    """Return where the lines of the texts are and what the results mark in them."""
    lines = {
        (text.name, line.key): (f"line-{number}-{place}", line)
        for number, text in enumerate(texts, start=1)
        for place, line in enumerate(text.lines(), start=1)
    }
    anchors = {key: anchor for key, (anchor, _) in lines.items()}
    sections = {key: line.section for key, (_, line) in lines.items() if line.section}
    index = Index(anchors, sections, {})
    marks: dict[tuple[str, str], list[Mark]] = {}
    for number, result in numbered.items():
        for place in result.evidence:
            key = index.line_of(place)
            if key in lines:
                length = len(lines[key][1].text)
                marks.setdefault(key, []).append(_mark(place, key[1], length, number, result))
    return Index(anchors, sections, marks)


def _mark(place: Evidence, key: str, length: int, number: int, result: Result) -> Mark:
    span = span_of(place, (key,))
    end = length if span.end is None else min(span.end, length)
    return Mark(min(span.start, end), end, number, result.severity)


def text_section(text: SourceText, index: Index, language: Language) -> Markup:
    """Return the text of one source with its marks."""
    note = "" if text.whole else element("p", WORDS[language]["cited_only"], class_="note")
    blocks = [_block(block, text.name, index, language) for block in text.blocks]
    content = element("div", blocks, lang=TEXT_LANGUAGE)
    return element("section", element("h3", text.name), note, content, class_="source")


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
    worst = min((mark.severity for mark in marks), key=SEVERITIES.index)
    ending = sorted({mark.number for mark in marks if mark.end == end})
    links = [element("sup", _back(number, language)) for number in ending]
    return together(element("mark", text, class_=worst), links)


def _back(number: int, language: Language) -> Markup:
    label = WORDS[language]["to_finding"].format(number)
    return element("a", str(number), href=f"#{finding_anchor(number)}", aria_label=label)
