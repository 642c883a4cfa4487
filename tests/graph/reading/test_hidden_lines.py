"""Hidden rows and columns of workbooks: left out and listed, as hidden sheets are."""

import io
from collections.abc import Callable, Collection

import openpyxl
import pytest
import xlwt

from fiscus.graph.reading.document import Document, Place, Unread
from fiscus.graph.reading.sheets.xls import read_xls
from fiscus.graph.reading.sheets.xlsx import read_xlsx

_ROWS = (
    ("支出表", "", ""),
    ("项目", "上年", "本年"),
    ("水利", "11.00", "12.00"),
    ("草稿", "99.00", "98.00"),
    ("合计", "11.00", "12.00"),
)
_WIDTH = len(_ROWS[0])

Lines = Collection[int]


def new_book(rows: Lines, columns: Lines, level: int = 0) -> Document:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for words in _ROWS:
        sheet.append([text or None for text in words])
    sheet.merge_cells(None, 1, 1, 1, _WIDTH)
    for row in rows:
        sheet.row_dimensions[row].hidden = True
        sheet.row_dimensions[row].outlineLevel = level
    for column in columns:
        letter = "ABC"[column - 1]
        sheet.column_dimensions[letter].hidden = True
        sheet.column_dimensions[letter].outlineLevel = level
    target = io.BytesIO()
    book.save(target)
    return read_xlsx(target.getvalue(), "a.xlsx")


def old_book(rows: Lines, columns: Lines, level: int = 0) -> Document:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Sheet1")
    sheet.write_merge(0, 0, 0, _WIDTH - 1, _ROWS[0][0])
    for place, words in enumerate(_ROWS[1:], start=1):
        for column, text in enumerate(words):
            sheet.write(place, column, text)
    for row in rows:
        sheet.row(row - 1).hidden = True
        sheet.row(row - 1).level = level
    for column in columns:
        sheet.col(column - 1).hidden = True
        sheet.col(column - 1).level = level
    target = io.BytesIO()
    book.save(target)
    return read_xls(target.getvalue(), "a.xls")


BOOKS = pytest.mark.parametrize("book", [new_book, old_book])


def texts(document: Document) -> set[str]:
    return {line.text for line in document.lines if line.text}


@BOOKS
def test_a_hidden_row_is_listed(book: Callable[..., Document]) -> None:
    document = book({4}, ())
    told = Unread(Place(sheet=1, row=4), "a hidden row, left out as no content", "草稿 99.00 98.00")
    assert document.unread == (told,)
    assert texts(document) == {"支出表", "项目", "上年", "本年", "水利", "合计", "11.00", "12.00"}


@BOOKS
def test_a_hidden_column_is_listed_and_what_is_merged_with_it_is_seen(
    book: Callable[..., Document],
) -> None:
    document = book((), {1})
    told = Unread(
        Place(sheet=1, column=1), "a hidden column, left out as no content", "项目 水利 草稿 合计"
    )
    assert document.unread == (told,)
    assert "支出表" in texts(document)


@BOOKS
def test_what_is_folded_up_is_read(book: Callable[..., Document]) -> None:
    document = book({4}, {2}, 1)
    assert document.unread == ()
    assert {"草稿", "上年"} <= texts(document)


@BOOKS
def test_where_nothing_is_shown_all_is_read(book: Callable[..., Document]) -> None:
    document = book((), {1, 2, 3})
    assert document.unread == ()
    assert "草稿" in texts(document)
