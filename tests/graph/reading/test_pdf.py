"""PDF files: paragraphs, ruled tables, page breaks, what is unread, faults."""

import io
import random
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from fiscus.graph.errors import (
    DamagedSource,
    EmptySource,
    EncryptedSource,
    FiscusError,
    ScannedSource,
    TooLarge,
)
from fiscus.graph.reading import pdf_drawing, pdf_glyphs, pdf_limits, pdf_ruling
from fiscus.graph.reading.document import Document, Paragraph, Place
from fiscus.graph.reading.pdf import read_pdf
from tests.graph.reading.pdf_pages import Drawing, lines, pages, read, shown, table, together


def picture(canvas: Canvas) -> None:
    rows = zlib.compress((b"\0" + b"\x80" * 40) * 40)
    head = b"\0\0\0\x28\0\0\0\x28\x08\0\0\0\0"
    parts = [(b"IHDR", head), (b"IDAT", rows), (b"IEND", b"")]
    png = b"".join(
        len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
        for kind, data in parts
    )
    canvas.drawImage(ImageReader(io.BytesIO(b"\x89PNG\r\n\x1a\n" + png)), 50, 50, 300, 300)


FULL = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"


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


def test_cells_and_merged_cells() -> None:
    def merged(canvas: Canvas) -> None:
        canvas.rect(50, 460, 60, 40)
        canvas.rect(110, 480, 60, 20)
        canvas.rect(110, 460, 60, 20)
        for x, y, text in ((53, 475, "合计"), (113, 486, "收入"), (113, 466, "12.50")):
            canvas.drawString(x, y, text)

    document = read(merged)
    assert shown(document) == [[["合计", "收入"], ["", "12.50"]]]
    found = document.blocks[0]
    assert not isinstance(found, Paragraph)
    assert [[cell.text for cell in row] for row in found.grid or ()] == [
        ["合计", "收入"],
        ["合计", "12.50"],
    ]
    assert document.lines[3].place == Place(page=1, table=1, row=2, column=2)


def test_tables_above_each_other_stay_apart() -> None:
    upper, lower = table("甲|1", "乙|2", top=500.02), table("丙|3", "丁|4", top=400)
    document = read(together(lower, lines("其间", top=440), upper))
    assert shown(document) == [[["甲", "1"], ["乙", "2"]], "其间", [["丙", "3"], ["丁", "4"]]]


def test_a_table_goes_on_over_a_page_and_its_header_is_read_once() -> None:
    document = read(table("名称|数", "甲|1"), table("名称|数", "乙|2"))
    assert shown(document) == [[["名称", "数"], ["甲", "1"], ["乙", "2"]]]


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("购买办公用|5", "品|", [["购买办公用品", "5"]]),
        ("2023|5", "年公|", [["2023年公", "5"]]),
        ("购买|5", "品|", [["购买", "5"], ["品", ""]]),
        ("购买办公用|5", "品|6", [["购买办公用", "5"], ["品", "6"]]),
        ("怀来县商务|5", "小计|", [["怀来县商务小计", "5"]]),
        ("怀来县商务|5", "小计|6", [["怀来县商务", "5"], ["小计", "6"]]),
    ],
)
def test_a_row_that_a_page_cuts_is_one(above: str, below: str, expected: list[list[str]]) -> None:
    widths = (26, 60) if above.startswith("2023") else (60, 60)
    document = read(table("名称|数", above, widths=widths), table("名称|数", below, widths=widths))
    assert shown(document) == [[["名称", "数"], *expected]]


def test_a_number_broken_in_a_narrow_cell_is_one() -> None:
    assert shown(read(table("90,50/0.00|甲", "1/2|乙", widths=(30, 60)))) == [
        [["90,500.00", "甲"], ["1\n2", "乙"]]
    ]


def columns(
    *rows: str, top: float = 500, step: float = 18, at: tuple[int, ...] = (50, 130, 210)
) -> Drawing:
    """Return what draws rows of texts without rules; cells are parted by bars."""

    def draw(canvas: Canvas) -> None:
        for n, row in enumerate(rows):
            for x, text in zip(at, row.split("|"), strict=False):
                canvas.drawString(x, top - step * n, text)

    return draw


LIST = ("名称|数量|价值", "车辆|2|30.00", "办公设备||12.50", "合计|2|42.50")


def test_texts_in_columns_are_a_table_without_rules() -> None:
    drawing = together(
        lines("资产情况表", top=540), columns(*LIST), lines("注：含在建工程", top=420)
    )
    document = read(drawing)
    rows = [row.split("|") for row in LIST]
    assert shown(document) == ["资产情况表", rows, "注：含在建工程"]
    assert document.lines[6].text == "30.00"
    assert document.lines[6].place == Place(page=1, table=1, row=2, column=3)


def test_a_header_set_to_the_left_belongs_to_figures_set_to_the_right() -> None:
    figures = columns("30.00", "12.50", "42.50", top=482, at=(250,))
    labels = columns("名称|价值|备注", "车辆||", "办公设备||无", "合计||", at=(50, 200, 320))
    assert shown(read(together(labels, figures))) == [
        [["名称", "价值", "备注"], ["车辆", "30.00", ""], ["办公设备", "12.50", "无"],
         ["合计", "42.50", ""]]
    ]  # fmt: skip


def test_a_caption_above_columns_is_no_row() -> None:
    drawing = together(lines("部门：水务局      单位：万元", top=518), columns(*LIST))
    first, second = shown(read(drawing))
    assert (first, len(second)) == ("部门：水务局      单位：万元", 4)


@pytest.mark.parametrize(
    "rows",
    [
        ("第一部分 概况||1", "第二部分 预算||3", "第三部分 说明||7", "第四部分 解释||9"),
        ("甲|1|2", "乙|3|4"),
    ],
)
def test_tables_of_contents_and_single_lines_are_no_tables(rows: tuple[str, ...]) -> None:
    assert all(isinstance(block, str) for block in shown(read(columns(*rows))))


@pytest.mark.parametrize("middle", [True, False])
def test_labels_beside_several_rows(middle: bool) -> None:  # noqa: FBT001
    rows = columns("|指标|值", "|次数|5", "|人数|8", "|合格率|9", "|满意度|7")
    places = (500, 464, 428) if middle else (500, 482, 428)
    names = [
        lines(text, top=top) for text, top in zip(("类别", "产出", "效益"), places, strict=True)
    ]
    assert shown(read(together(rows, *names))) == [
        [
            ["类别", "指标", "值"],
            ["产出", "次数", "5"],
            ["", "人数", "8"],
            ["", "合格率", "9"],
            ["效益", "满意度", "7"],
        ]
    ]


@pytest.mark.parametrize(
    ("second", "expected"), [(0, ["产出", "", "效益", ""]), (6, ["产出", "效益", "", ""])]
)
def test_labels_are_set_as_the_cells_of_a_row_are(second: int, expected: list[str]) -> None:
    """Labels that fit both ways stand at the top where a longer cell begins as high as others."""
    rows = columns("|指标|值", "|次数|5", "|人数|8", "|合格率|9", step=30)
    cells = (("|满意程", 380), ("|度", 368), ("||7", 380 - second))
    last = [columns(row, top=top) for row, top in cells]
    names = [lines(text, top=top) for text, top in (("类别", 500), ("产出", 470), ("效益", 407))]
    found = shown(read(together(rows, *last, *names)))
    assert [row[0] for row in found[0]][1:] == expected


def test_cells_of_several_lines_without_rules() -> None:
    wrapped = (
        columns("名称|数量|价值", top=500),
        columns("办公用车|2|30.00", "和设备", top=480, step=12),
    )
    below = columns("家具|1|5.00", "合计|3|35.00", top=450)
    assert shown(read(together(*wrapped, below))) == [
        [["名称", "数量", "价值"], ["办公用车和设备", "2", "30.00"], ["家具", "1", "5.00"],
         ["合计", "3", "35.00"]]
    ]  # fmt: skip


def test_a_table_without_rules_goes_on_over_a_page() -> None:
    document = read(columns(*LIST, top=120), columns("名称|数量|价值", "土地|1|9.00"))
    assert [len(rows) for rows in shown(document)] == [5]


def test_a_header_in_the_margin_of_each_page_is_no_running_head() -> None:
    document = read(
        *(together(columns(*LIST, top=560), lines(f"第{n}段。", top=420)) for n in range(3))
    )
    assert [rows[0] for rows in shown(document) if not isinstance(rows, str)] == [
        ["名称", "数量", "价值"]
    ] * 3


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


def _bomb() -> bytes:
    data = pages(lines("收入"))
    stream = zlib.compress(bytes(3_000))
    return data + b"9 0 obj<</Filter/FlateDecode>>stream\n" + stream + b"\nendstream endobj\n%%EOF"


def _locked(user: str) -> bytes:
    return pages(lines("收入"), encrypt=StandardEncryption(user, "owner", canPrint=0))


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (pages(lambda canvas: canvas.setLineWidth(1)), EmptySource),
        (_locked("a"), EncryptedSource),
        (pages(lines("收入"))[:300], DamagedSource),
        (pages(lines("收入"))[:-300], DamagedSource),
        (b"%PDF-1.7\n%%EOF", DamagedSource),
        (b"", DamagedSource),
    ],
)
def test_faults_are_told_with_the_file(data: bytes, error: type[FiscusError]) -> None:
    with pytest.raises(error) as raised:
        read_pdf(data, "a.pdf")
    assert raised.value.where == "a.pdf"
    assert raised.value.hint


def test_a_file_that_only_asks_not_to_be_printed_is_read() -> None:
    assert shown(read_pdf(_locked(""), "a")) == ["收入"]


@pytest.mark.parametrize(
    ("module", "limit", "value", "data"),
    [
        (pdf_limits, "MOST_PAGES", 1, pages(lines("甲"), lines("乙"))),
        (pdf_limits, "MOST_UNFOLDED", 2_000, _bomb()),
        (pdf_glyphs, "MOST_CHARACTERS", 3, pages(lines("收入预算"))),
        (pdf_drawing, "MOST_DRAWN", 5, pages(table("甲|1", "乙|2"))),
        (pdf_ruling, "_MOST_RULES", 2, pages(table("甲|1", "乙|2"))),
    ],
)
def test_limits(
    module: object, limit: str, value: int, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_pdf(data, "a").lines
    monkeypatch.setattr(module, limit, value)
    with pytest.raises(TooLarge):
        read_pdf(data, "a")


def _sound() -> bytes:
    drawings = table("名称|数", "甲|1.50"), lines(FULL, "完。"), picture
    return pages(together(*drawings), table("名称|数", "乙|2"), pageCompression=0)


_SOUND = _sound()
_WORDS = [b"-1", b"99999999999", b"0", b"/Page", b"<<", b">>", b"R", b"1 0 R", b"[", b"]", b"("]
_WORDS += [b"1e308 0 0 1e308 0 0 cm", b"q", b"Q", b"BT", b"ET", b"Do", b"/Kids", b"/Rotate 90"]


def _changed(chance: random.Random) -> bytes:
    """Return the file with words put over others, or bytes flipped."""
    data = bytearray(_SOUND)
    for _ in range(chance.choice((1, 3, 10, 40))):
        place = chance.randrange(len(data))
        word = chance.choice(_WORDS) if chance.random() < 0.6 else chance.randbytes(1)
        data[place : place + len(word)] = word
    return bytes(data)


@settings(deadline=None, max_examples=200)
@given(st.randoms(use_true_random=False))
def test_a_changed_file_is_a_document_or_a_typed_error(chance: random.Random) -> None:
    try:
        assert isinstance(read_pdf(_changed(chance), "a"), Document)
    except FiscusError:
        return


@given(st.binary(max_size=300))
def test_any_bytes_are_a_typed_error(data: bytes) -> None:
    with pytest.raises(FiscusError):
        read_pdf(b"%PDF-1.4\n" + data, "a")
