"""Word documents: automatic numbers, merged cells, runs cut anywhere, wide pages."""

import io
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from .layout import Cell, Grid, Layout
from .numbered import Number, numbers
from .packing import without_dates

_WIDE = 10  # columns from which a table has a page across
_RUN = 7  # characters of a run: word processors cut text anywhere


def document(layout: Layout, *, automatic: bool = True) -> bytes:
    """Return *layout* as docx.

    :param automatic: whether paragraphs are numbered by the word processor, not by hand.
    """
    word = Document()
    _running_head(word)
    counted = numbers(layout) if automatic else {}
    lists: dict[str, int] = {}
    for place, block in enumerate(layout):
        if isinstance(block, Grid):
            if block.width >= _WIDE:
                _turn(word, across=True)
            _table(word, block)
            if block.width >= _WIDE:
                _turn(word, across=False)
        elif number := counted.get(place):
            paragraph = word.add_paragraph()
            _put_number(word, paragraph, number, lists)
            _write(paragraph, number.rest)
        else:
            _write(word.add_paragraph(), block)
            word.add_paragraph()
    target = io.BytesIO()
    word.save(target)
    return without_dates(target.getvalue())


def _write(paragraph: Any, text: str) -> None:
    for start in range(0, len(text), _RUN):
        paragraph.add_run(text[start : start + _RUN])


def _running_head(word: Any) -> None:
    section = word.sections[0]
    section.header.paragraphs[0].text = "部门预算公开"
    run = section.footer.paragraphs[0].add_run()
    for kind in ("begin", "separate", "end"):
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)
        if kind == "begin":
            code = OxmlElement("w:instrText")
            code.text = " PAGE "
            run._r.append(code)


def _turn(word: Any, *, across: bool) -> None:
    section = word.add_section()
    short, long = Mm(210), Mm(297)
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if across else (short, long)


def _table(word: Any, grid: Grid) -> None:
    table = word.add_table(grid.height, grid.width, style="Table Grid")
    places = table._cells  # asking for each anew would take seconds
    for number, cell in enumerate(grid.cells):
        first = places[cell.row * grid.width + cell.column]
        below, right = cell.row + cell.height - 1, cell.column + cell.width - 1
        last = places[below * grid.width + right]
        merged = first.merge(last) if first is not last else first
        _fill(merged, cell, in_paragraphs=number % 2 == 0)


def _fill(target: Any, cell: Cell, *, in_paragraphs: bool) -> None:
    """Write the lines of a cell, as paragraphs or with line breaks in one."""
    paragraph = target.paragraphs[0]
    for n, line in enumerate(cell.text.split("\n")):
        if n and in_paragraphs:
            paragraph = target.add_paragraph()
        elif n:
            paragraph.add_run().add_break()
        _write(paragraph, line)


def _put_number(word: Any, paragraph: Any, number: Number, lists: dict[str, int]) -> None:
    key = number.format + number.pattern
    if number.starts or key not in lists:
        lists[key] = _new_list(word, number)
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = lists[key]


def _new_list(word: Any, number: Number) -> int:
    """Add a list that starts with *number*; return its id."""
    numbering = word.part.numbering_part.element
    ids = [int(x.get(qn("w:abstractNumId"))) for x in numbering.findall(qn("w:abstractNum"))]
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), str(max(ids, default=0) + 1))
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    for name, value in _level(number):
        part = OxmlElement(name)
        part.set(qn("w:val"), value)
        level.append(part)
    abstract.append(level)
    numbering.insert(len(ids), abstract)
    added = numbering.add_num(max(ids, default=0) + 1)
    return int(added.numId)


def _level(number: Number) -> Iterator[tuple[str, str]]:
    yield "w:start", str(number.value)
    yield "w:numFmt", number.format
    yield "w:suff", "nothing"
    yield "w:lvlText", number.pattern
