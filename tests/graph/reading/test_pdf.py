"""PDF files: paragraphs over lines and pages, typed blanks, what is unread."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from fiscus.graph.errors import ScannedSource
from fiscus.graph.reading.document import Place
from tests.graph.reading.document_text import shown
from tests.graph.reading.pdf_pages import FONT, FULL, lines, picture, read, together


def test_full_lines_go_on_and_others_end() -> None:
    document = read(lines(FULL, FULL, "完。", "收入100万元。"))
    assert shown(document) == [f"{FULL}{FULL}完。", "收入100万元。"]
    assert document.lines[1].place == Place(page=1, line=2)
    assert [line.wraps for line in document.lines] == [True, True, False, False]


def test_a_page_of_short_lines_is_held_against_the_others() -> None:
    document = read(lines(FULL, FULL, FULL, "完。"), lines("优：完成九成以上", "良：完成八成以上"))
    assert shown(document)[1:] == ["优：完成九成以上", "良：完成八成以上"]


def test_a_sentence_goes_on_over_a_page_break_and_its_marks() -> None:
    marked = [
        together(lines(text), lines(f"- {n} -", top=30, left=190))
        for n, text in enumerate((FULL, FULL, "完。"), start=1)
    ]
    assert shown(read(*marked)) == [f"{FULL}{FULL}完。"]


def test_a_word_that_had_no_room_goes_on() -> None:
    short = FULL[:-3]
    document = read(lines(FULL, FULL, short, "〔2023〕15号文件"))
    assert shown(document) == [f"{FULL}{FULL}{short}〔2023〕15号文件"]


@pytest.mark.parametrize("blanks", [0, 1, 2, 4])
def test_typed_blanks_are_counted(blanks: int) -> None:
    text = f"怀财预〔2023〕7号{' ' * blanks}专项资金"
    assert shown(read(lines(text))) == [text]


def test_a_rotated_page_is_read_upright() -> None:
    def turned(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.rotate(90)
        for n, text in enumerate(("甲", "乙")):
            canvas.drawString(50, -100 - 20 * n, text)

    assert shown(read(turned)) == ["甲", "乙"]


def test_pictures_are_unread_and_pages_of_pictures_are_scanned() -> None:
    document = read(lines("收入100万元"), picture)
    assert [(str(entry.place), entry.what) for entry in document.unread] == [
        ("page 2", "a page that is only a picture")
    ]
    with pytest.raises(ScannedSource, match="--ocr"):
        read(picture, picture)


def test_what_is_outside_of_the_page_is_unread() -> None:
    document = read(together(lines("收入"), lines("隐藏", left=900)))
    assert shown(document) == ["收入"]
    assert [entry.what for entry in document.unread] == ["2 characters outside of the page"]


def test_a_raised_digit_is_no_digit_of_the_figure() -> None:
    def draw(canvas: Canvas) -> None:
        for text, x, y, size in (("100", 50, 500, 10), ("12", 64, 504, 6), ("万元", 72, 500, 10)):
            canvas.setFont(FONT, size)
            canvas.drawString(x, y, text)

    assert shown(read(draw)) == ["100¹²万元"]
