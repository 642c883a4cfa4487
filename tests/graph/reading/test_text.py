"""Text files: encodings, line numbers, cells and rows."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiscus.graph.errors import EmptySource, FiscusError, UnreadableSource
from fiscus.graph.reading.document import Block, Document, Paragraph, Table
from fiscus.graph.reading.plain.text import read_text


def shape(blocks: tuple[Block, ...]) -> list[object]:
    """Return paragraphs as text and tables as lists of rows of cell texts."""
    return [
        block.passage.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row] for row in block.rows]
        for block in blocks
    ]


def read(text: str) -> Document:
    return read_text(text.encode(), "a.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_give_the_same_text(encoding: str) -> None:
    document = read_text("预算〔2023〕7号\r\n\t单元格\r\n".encode(encoding), "a.txt")
    assert shape(document.blocks) == ["预算〔2023〕7号", [["单元格"]]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_count_from_one_whatever_ends_them(end: str) -> None:
    document = read(end.join(["甲", "", "乙"]))
    assert [line.place.line for line in document.lines if line.text] == [1, 3]


def test_unusual_blanks_do_not_break_lines() -> None:
    document = read("甲\u2028乙\x0b丙\x85丁\n戊")
    assert [line.place.line for line in document.lines] == [1, 2]


def test_a_blank_line_parts_rows_and_two_do_not_end_a_table() -> None:
    assert shape(read("\t甲\n\t乙\n\n\n\t丙\n").blocks) == [[["甲", "乙"], ["丙"]]]


def test_a_paragraph_ends_a_table() -> None:
    assert shape(read("\t甲\n\n段落\n\t乙\n").blocks) == [[["甲"]], "段落", [["乙"]]]


def test_numbered_lines_go_on_in_the_cell_that_began_the_count() -> None:
    text = "\t目标\n\t1.甲\n\n2.乙\n3.丙\n\n4.丁\n\n\n\t一级指标\n"
    assert shape(read(text).blocks) == [[["目标", "1.甲\n2.乙\n3.丙\n4.丁"], ["一级指标"]]]


def test_a_numbered_caption_does_not_go_on_in_a_cell() -> None:
    assert shape(read("\t问卷\n\n\n2.项目目标表\n\t单位\n").blocks) == [
        [["问卷"]],
        "2.项目目标表",
        [["单位"]],
    ]


def test_a_line_right_below_a_cell_goes_on_in_it() -> None:
    assert shape(read("\t甲，\n乙\n\n\t丙\n").blocks) == [[["甲，\n乙"], ["丙"]]]


def test_a_whole_cell_leaves_out_its_tab_and_keeps_its_blanks() -> None:
    (table,) = read("\t 30 \n").blocks
    assert isinstance(table, Table)
    (span,) = table.rows[0][0].spans()
    assert (span.text, span.is_whole) == (" 30 ", True)


def test_parts_of_a_passage_keep_their_offsets_in_the_line() -> None:
    (table,) = read("\t怀财字〔2023〕7号 办案\n").blocks
    assert isinstance(table, Table)
    (span,) = table.rows[0][0].spans(0, 11)
    assert (span.text, span.start, span.end, span.is_whole) == ("怀财字〔2023〕7号", 1, 12, False)


@pytest.mark.parametrize("data", [b"", b"\n \t\n", "\ufeff".encode()])
def test_nothing_to_read_is_an_error(data: bytes) -> None:
    with pytest.raises(EmptySource):
        read_text(data, "a.txt")


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0", b"a\0b", b"\xff\xfe\x00\xd8"])
def test_what_is_no_text_is_an_error_that_says_what_to_do(data: bytes) -> None:
    with pytest.raises(UnreadableSource) as error:
        read_text(data, "a.txt")
    assert "a.txt" in str(error.value)
    assert error.value.hint


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_a_typed_error(data: bytes) -> None:
    try:
        document = read_text(data, "a.txt")
    except FiscusError:
        return
    assert document.lines


@given(st.text(alphabet="\t\n 甲1.表（）", max_size=60))
def test_no_text_is_lost_between_lines_and_blocks(text: str) -> None:
    try:
        document = read(text)
    except EmptySource:
        return
    passages = [
        passage
        for block in document.blocks
        for passage in (
            [block.passage]
            if isinstance(block, Paragraph)
            else [cell for row in block.rows for cell in row]
        )
    ]
    kept = [line for passage in passages for line in passage.lines]
    assert [line for line in kept if line.text.strip()] == [
        line for line in document.lines if line.text.strip()
    ]


def test_the_samples_are_read_whole() -> None:
    samples = sorted((Path(__file__).parents[3] / "samples").glob("*.txt"))
    assert len(samples) == 5
    for sample in samples:
        assert read_text(sample.read_bytes(), sample.name).blocks
