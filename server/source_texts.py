"""A document as reports show it: its blocks, each line with its place and section."""

from collections.abc import Iterator

from ..graph.disclosure.outline.outline import Section
from ..graph.ingest import Understood
from ..graph.minting import fragment
from ..graph.reading.document import Block, Line, Paragraph, Passage, Place
from ..graph.validation.source_text import Cell, Row, SourceLine, SourceText
from ..graph.values import Iri

_HERE = Iri("")


def source_text(understood: Understood, name: str) -> SourceText:
    """Return the text of a file under the name that evidence calls it by."""
    kinds = {
        id(line): section.kind
        for _, facts in understood.parts
        for section in facts.sections
        for line in _lines(section)
    }
    blocks = (
        tuple(_row(row, kinds) for row in _rows(block)) for block in understood.document.blocks
    )
    return SourceText(name, tuple(block for block in blocks if any(any(row) for row in block)))


def _rows(block: Block) -> tuple[tuple[Passage, ...], ...]:
    return ((block.passage,),) if isinstance(block, Paragraph) else block.rows


def _row(cells: tuple[Passage, ...], kinds: dict[int, str]) -> Row:
    return tuple(_cell(cell, kinds) for cell in cells)


def _cell(passage: Passage, kinds: dict[int, str]) -> Cell:
    return tuple(_line(line, kinds) for line in passage.lines if line.text.strip())


def _line(line: Line, kinds: dict[int, str]) -> SourceLine:
    key = fragment(_HERE, line.whole()).removeprefix("#")
    section = kinds.get(id(line), "")
    return SourceLine(key, line.text, _coordinates(line.place), section, line.offset)


def _coordinates(place: Place) -> dict[str, int | str]:
    names = ("page", "sheet", "line", "table", "row", "column")
    return {name: at for name in names if (at := getattr(place, name)) is not None}


def _lines(section: Section) -> Iterator[Line]:
    if section.heading:
        yield from section.heading.passage.lines
    for block in section.blocks:
        for row in _rows(block):
            for cell in row:
                yield from cell.lines
