"""Word documents: text as printed, cells with what they cover, numbers."""

import pytest

from fiscus.graph.errors import ScannedSource
from fiscus.graph.reading.document import Paragraph, Place, Table, Unread
from fiscus.graph.reading.word.docx import read_docx
from tests.graph.reading.document_text import shown
from tests.graph.reading.word_documents import (
    FIELD,
    NUMBERED,
    STRICT,
    cell,
    numbering,
    p,
    packed,
    read,
    story,
)

RAISED = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'


FRACTION = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
POWER = "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>4</m:t></m:r></m:sup></m:sSup>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:r><w:t>预</w:t></w:r><w:r><w:t>算</w:t></w:r>", "预算"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/></w:r>", "a\tb-"),
        ("<w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:t>旧</w:t></w:r></w:del>", "新"),
        ("<w:hyperlink><w:r><w:t>网址</w:t></w:r></w:hyperlink>", "网址"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>95%</w:t></w:r>', "≥95%"),
        (f"<w:r>{FIELD}<w:t>页</w:t></w:r>", "3页"),
        (f"<w:r><w:t>100</w:t></w:r>{RAISED}<w:r><w:t>万元</w:t></w:r>", "100¹万元"),
        (FRACTION, "1/2"),
        (POWER, "10^4"),
        ("<m:oMathPara><m:oMath><m:r><m:t>50%</m:t></m:r></m:oMath></m:oMathPara>", "50%"),
    ],
)
def test_text_is_read_as_printed(inner: str, text: str) -> None:
    assert shown(read(f"<w:p>{inner}</w:p>")) == [text]


def test_a_break_parts_lines_and_a_deleted_mark_joins_them() -> None:
    body = "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>"
    joined = p("丙", "<w:rPr><w:del/></w:rPr>") + p("丁")
    assert shown(read(body + joined)) == ["甲", "乙", "丙丁"]


def test_the_strict_variant_is_read() -> None:
    assert shown(read_docx(packed(p("甲"), space=STRICT), "a")) == ["甲"]


def test_merged_cells_are_written_once_and_fill_the_grid() -> None:
    rows = (
        cell("名称", '<w:gridSpan w:val="2"/>') + cell("数", '<w:vMerge w:val="restart"/>'),
        cell("甲") + cell("乙") + cell("", "<w:vMerge/>"),
    )
    body = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    document = read(body)
    assert shown(document) == [[["名称", "数"], ["甲", "乙", ""]]]
    table = document.blocks[0]
    assert not isinstance(table, Paragraph)
    assert [[cell.text for cell in row] for row in table.grid or ()] == [
        ["名称", "名称", "数"],
        ["甲", "乙", "数"],
    ]
    assert document.lines[2].place == Place(table=1, row=2, column=1)


def test_tables_in_cells_and_text_boxes_stand_behind() -> None:
    inner = f"<w:tbl><w:tr>{cell('内')}</w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{p('外')}{inner}</w:tc></w:tr></w:tbl>"
    box = f"<w:p><w:r><w:t>文</w:t><w:pict><v:shape><v:textbox><w:txbxContent>{p('框')}"
    ending = "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    assert shown(read(outer + box + ending)) == [[["外"]], [["内"]], "文", "框"]


def test_notes_are_read_behind_the_text_and_their_lines_are_not() -> None:
    notes = '<w:footnote w:type="separator">' + p("——") + f"</w:footnote><w:footnote>{p('注')}"
    part = story("footnotes", notes + "</w:footnote>")
    assert shown(read(p("文"), {"footnotes": part})) == ["文", "注"]


def test_numbers_are_counted_as_word_does() -> None:
    body = "".join(p("文", NUMBERED.format(level)) for level in (0, 1, 1, 0))
    texts = shown(read(body, {"numbering": numbering()}))
    assert texts == ["一、文", "1.1 文", "1.2 文", "二、文"]


def test_pictures_and_objects_are_unread_with_their_title() -> None:
    drawing = '<w:drawing><wp:inline><wp:docPr descr="图"/><pic:pic/></wp:inline></w:drawing>'
    document = read(f"{p('文')}<w:p><w:r>{drawing}<w:object/></w:r></w:p><w:altChunk/>")
    assert [(entry.what, entry.text) for entry in document.unread] == [
        ("a picture", "图"),
        ("an embedded object", ""),
        ("an inserted file", ""),
    ]
    with pytest.raises(ScannedSource):
        read(f"<w:p><w:r>{drawing}</w:r></w:p>")


_STYLES = """
<w:style w:type="character" w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="b"><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="c"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="d"><w:basedOn w:val="d"/></w:style>
"""


@pytest.mark.parametrize(
    ("run", "paragraph", "hidden"),
    [
        ('<w:rStyle w:val="a"/>', "", True),
        ('<w:rStyle w:val="b"/>', "", True),
        ("", '<w:pStyle w:val="c"/>', True),
        ('<w:rStyle w:val="a"/><w:vanish w:val="0"/>', "", False),
        ('<w:rStyle w:val="none"/>', '<w:pStyle w:val="d"/>', False),
    ],
)
def test_text_that_a_style_hides_is_listed(run: str, paragraph: str, hidden: bool) -> None:  # noqa: FBT001
    body = f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>9</w:t></w:r></w:p>" + p(
        "甲"
    )
    document = read(body, {"styles": story("styles", _STYLES)})
    assert shown(document) == (["甲"] if hidden else ["9", "甲"])
    told = Unread(Place(line=1), "hidden text, left out as no content", "9")
    assert document.unread == ((told,) if hidden else ())


def test_comments_and_drawn_text_are_listed() -> None:
    comments = story("comments", f'<w:comment w:id="0">{p("应为200")}{p("请改")}</w:comment>')
    drawn = '<w:r><w:pict><v:shape><v:textpath string="部门预算"/></v:shape></w:pict></w:r>'
    document = read(f"<w:p>{drawn}</w:p>" + p("甲"), {"comments": comments})
    assert document.unread == (
        Unread(Place(line=1), "text drawn as a picture", "部门预算"),
        Unread(Place(), "a comment", "应为200\n请改"),
    )


@pytest.mark.parametrize("own", ["", "<w:strike w:val='0'/>"])
def test_a_cell_that_a_style_strikes_keeps_its_place(own: str) -> None:
    style = '<w:style w:type="paragraph" w:styleId="x"><w:rPr><w:strike/></w:rPr></w:style>'
    run = f"<w:r><w:rPr>{own}</w:rPr><w:t>90</w:t></w:r>"
    struck = f'<w:tc><w:p><w:pPr><w:pStyle w:val="x"/></w:pPr>{run}</w:p></w:tc>'
    row = f"<w:tbl><w:tr><w:tc>{p('甲')}</w:tc>{struck}<w:tc>{p('3')}</w:tc></w:tr></w:tbl>"
    document = read(row, {"styles": story("styles", style)})
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]] == ["甲", "90" if own else "", "3"]
    assert [told.text for told in document.unread] == ([] if own else ["90"])


@pytest.mark.parametrize("name", ["strike", "dstrike"])
def test_struck_text_is_listed(name: str) -> None:
    run = f"<w:r><w:rPr><w:{name}/></w:rPr><w:t>90</w:t></w:r><w:r><w:t>100万元</w:t></w:r>"
    document = read(f"<w:p>{run}</w:p>")
    assert shown(document) == ["100万元"]
    told = Unread(Place(line=1), "struck text, left out as no content", "90")
    assert document.unread == (told,)
