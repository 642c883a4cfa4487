"""Web pages: encodings, white space, lists, tables, and what is left out."""

import resource
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiscus.graph.errors import (
    EmptySource,
    FiscusError,
    HostileSource,
    ScannedSource,
    TooLarge,
    UnreadableSource,
)
from fiscus.graph.reading.document import Document, Paragraph, Table
from fiscus.graph.reading.html import read_html


def read(page: str) -> Document:
    return read_html(page.encode(), "a.html")


def shape(page: str) -> list[object]:
    """Return paragraphs as text and tables as grids of cell texts."""
    return [
        block.passage.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row] for row in block.grid or ()]
        for block in read(page).blocks
    ]


def lost(page: str) -> list[tuple[str, str]]:
    return [(entry.what, entry.text) for entry in read(page).unread]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("gb2312", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-8", "utf-8"),
        ("utf-8", "gb18030"),
        ("gb2312", "utf-8"),
        ("no-such-thing", "utf-8"),
        ("utf-8", "utf-16"),
        ("gb2312", "utf-8-sig"),
    ],
)
def test_an_encoding_declared_wrong_gives_way_to_the_one_that_decodes(
    declared: str, encoding: str
) -> None:
    page = f'<html><head><meta charset="{declared}"></head><p>一般公共预算收入12.5元</p></html>'
    (line,) = read_html(page.encode(encoding), "a.html").lines
    assert line.text == "一般公共预算收入12.5元"


def test_one_broken_character_does_not_lose_a_page() -> None:
    page = b"<p>" + "预算".encode() * 2000 + b"\xe9</p>"
    document = read_html(page, "a.html")
    assert [entry.what for entry in document.unread] == ["1 characters are broken"]
    assert document.lines[0].text.startswith("预算")


def test_spans_and_office_tags_and_source_line_breaks_are_no_paragraphs() -> None:
    page = """<p class=MsoNormal><b><span lang=EN-US>2023</span></b><span>年部门
      预算</span>&nbsp;<o:p></o:p></p>
      <p><![if !supportLists]><span>1.<span>&nbsp;&nbsp;</span></span>
      <![endif]>甲<!--[if gte mso 9]><xml>隐</xml><![endif]--></p><p>&nbsp;</p>"""
    assert shape(page) == ["2023年部门预算", "1.   甲"]


def test_a_break_parts_paragraphs_and_blocks_do() -> None:
    assert shape("<div>甲<br>乙<div>丙</div>丁<pre>戊\n己</pre></div>") == list("甲乙丙丁戊己")


def test_paragraphs_outside_of_tables_are_counted() -> None:
    document = read("<p>甲</p><table><tr><td>1<td>2</table><p>乙</p>")
    assert [str(line.place) for line in document.lines] == [
        "line 1",
        "table 1, row 1, column 1",
        "table 1, row 1, column 2",
        "line 2",
    ]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("", ["1.甲", "2.乙"]),
        ("start=4", ["4.甲", "5.乙"]),
        ("type=A", ["A.甲", "B.乙"]),
        ("type=i start=9", ["ix.甲", "x.乙"]),
        ("start=10 style='list-style-type:cjk-ideographic'", ["十、甲", "十一、乙"]),
        ("style='list-style:none'", ["甲", "乙"]),
    ],
)
def test_items_of_an_ordered_list_have_their_numbers(attributes: str, expected: list[str]) -> None:
    assert shape(f"<ol {attributes}><li>甲</li><li><p>乙</p></li></ol>") == expected


def test_merged_cells_fill_the_grid_and_are_written_once() -> None:
    page = """<table><caption>收支表</caption><thead><tr><th rowspan=2>项目<th colspan=2>预算</tr>
      <tr><th>收<th>支</thead><tr><td>甲<td>1<td><p>2</p><p>3</p></table>"""
    document = read(page)
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert shape(page) == [
        "收支表",
        [["项目", "预算", "预算"], ["项目", "收", "支"], ["甲", "1", "2\n3"]],
    ]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["项目", "预算"],
        ["", "收", "支"],
        ["甲", "1", "2\n3"],
    ]
    cell = table.rows[2][2]
    assert [str(line.place) for line in cell.lines] == [
        "table 1, row 3, column 3, line 1",
        "table 1, row 3, column 3, line 2",
    ]
    assert [line.text for line in document.lines].count("项目") == 1


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td colspan=999>甲</tr><tr><td>1<td>2</table>",
        "<table><tr><td rowspan=0 colspan=2>甲<tr><tbody><tr><td>1<td>2</table>",
        "<table><tr height=0><td width=9><td></tr><tr><td colspan=2>甲</tr><tr><td>1<td>2</table>",
    ],
)
def test_lying_spans_are_cut(page: str) -> None:
    (grid,) = shape(page)
    assert isinstance(grid, list)
    assert [grid[0], grid[-1]] == [["甲", "甲"], ["1", "2"]]


def test_overlapping_spans_give_a_grid_all_the_same() -> None:
    page = "<table><tr><td>1<td rowspan=2>2<tr><td colspan=2>3<tr><td>4<td>5<td>6</table>"
    assert shape(page) == [[["1", "2", ""], ["3", "2", ""], ["4", "5", "6"]]]


def test_spans_beyond_any_table_are_refused() -> None:
    row = "<tr>" + "<td colspan=1000>甲" * 100
    with pytest.raises(TooLarge):
        read("<table>" + row * 6 + "</table>")


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td><p>甲</p><p>乙</p><table><tr><td>1<td>2</table></table>",
        "<table role=none><tr><td>甲<tr><td>乙<tr><td><table><tr><td>1<td>2</table></table>",
        "<table><tr><td>甲<tr><td><div>乙<table><tr><td>1<td>2</table></div></table>",
    ],
)
def test_tables_that_lay_out_the_page_are_no_tables(page: str) -> None:
    assert shape(page) == ["甲", "乙", [["1", "2"]]]


def test_the_text_of_a_page_in_a_cell_is_paragraphs() -> None:
    paragraphs = "".join(f"<p>第{n}段说明部门预算的情况</p>" for n in range(12))
    page = f"<table><tr><td>栏目</td><td>{paragraphs}</td></tr></table>"
    assert len(read(page).blocks) == 13


def test_a_small_table_in_a_cell_of_data_is_its_text() -> None:
    page = """<table><tr><td>名称<td>内容很多的一个单元格在这里<tr><td>明细
      <td><table><tr><td>甲<td>1</tr><tr><td>乙<td>2</tr></table></table>"""
    assert shape(page) == [
        [["名称", "内容很多的一个单元格在这里"], ["明细", "甲 1\n乙 2"]],
    ]


def test_text_between_the_rows_is_not_lost() -> None:
    assert shape("<table>单位：万元<tr><td>1<td>2</table>") == ["单位：万元", [["1", "2"]]]


CONTENT = "".join(
    f"<p>第{n}项，2023年预算安排{n}.5万元，用于部门的日常工作。</p>" for n in range(9)
)
MENU = "<ul>" + "".join(f"<li><a href=/{n}>栏目{n}</a></li>" for n in range(5)) + "</ul>"


@pytest.mark.parametrize(
    "chrome",
    [
        MENU,
        "<nav>2022年</nav>",
        "<div role=navigation>2022年</div>",
        "<script>var a=2022</script>",
        "<style>p{top:1px}</style>",
        "<p style='display:none'>99万元</p>",
        "<div hidden>99万元</div>",
        "<div>版权所有 某办公室 电话0313-1234567 京ICP备12345号</div>",
        "<p>上一篇：<a href=/1>某局2022年部门预算</a></p>",
    ],
)
def test_what_is_no_content_is_left_out(chrome: str) -> None:
    assert shape(f"<body>{chrome}<h1>某局预算</h1>{CONTENT}</body>") == shape(
        f"<body><h1>某局预算</h1>{CONTENT}</body>"
    )


def test_numbers_are_not_left_out_without_a_word() -> None:
    assert lost(f"<footer>电话 12345</footer><div hidden>无</div>{CONTENT}") == [
        ("a menu or footer, left out as no content", "电话 12345")
    ]


def test_content_with_links_into_the_page_is_kept() -> None:
    page = (
        "<div>" + "".join(f"<p><a href='#_Toc{n}'>{n}、目录</a></p>" for n in range(4)) + "</div>"
    )
    assert len(read(page + CONTENT).blocks) == 13


def test_attachments_and_pictures_are_unread() -> None:
    page = """<p>附件：<a href="/u/1.PDF">预算表.pdf</a></p><p><img src="/i/t.png" alt="三公图">
      <img src=dot.gif width=1 height=1><iframe src=/f></iframe></p>"""
    assert lost(page) == [
        ("an attached file", "预算表.pdf /u/1.PDF"),
        ("a picture", "三公图"),
        ("an embedded iframe", "/f"),
    ]


def test_a_web_archive_is_read() -> None:
    page = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable"
        b"\r\n\r\n<p>=E9=A2=84=E7=AE=97</p>\r\n--x--\r\n"
    )
    assert [line.text for line in read_html(page, "a.mht").lines] == ["预算"]


@pytest.mark.parametrize(
    ("page", "error"),
    [
        ("", EmptySource),
        ("<html><body> </body></html>", EmptySource),
        ("<img src=1.jpg>", ScannedSource),
        ('<!DOCTYPE html [<!ENTITY a "b">]><p>&a;', HostileSource),
        (
            '<?xml version="1.0"?><!doctype x[\n<!entity a SYSTEM "file:///etc/passwd">]>',
            HostileSource,
        ),
        ("<table><tr><td>" * 40 + "1", TooLarge),
    ],
)
def test_what_is_not_read_is_a_typed_error(page: str, error: type[FiscusError]) -> None:
    with pytest.raises(error) as raised:
        read(page)
    assert "a.html" in str(raised.value)


def test_xhtml_with_a_plain_document_type_is_read() -> None:
    page = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0
      Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html><p>甲</p>"""
    assert shape(page) == ["甲"]


_NESTED = """
from fiscus.graph.errors import TooLarge
from fiscus.graph.reading.html import read_html
for tag in ("div", "table", "span", "td", "li", "font"):
    page = f"<{tag}>".encode() * 100_000 + b"1"
    try:
        read_html(page, "deep.html")
    except TooLarge:
        print(tag)
"""


def test_a_page_nested_without_end_harms_nobody() -> None:
    limit = 1 << 30
    done = subprocess.run(
        [sys.executable, "-c", _NESTED],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert {"div", "table", "span"} <= set(done.stdout.split())


_TAGS = ["<table>", "<tr>", "<td rowspan=3>", "<td colspan=2>", "</td>", "</table>", "<ol>", "<li>"]
_MORE = ["<p>", "<br>", "甲", "12.5", "<a href=1.pdf>", "<pre>", "\n", "<p hidden>", "<caption>"]
_ODD = ["<!--", "-->", "<![if", "]>", "&#x0;", "&nbsp;", "<svg>", "<img>", "<select>", "<frameset>"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*_TAGS, *_MORE, *_ODD]), max_size=40))
def test_any_page_is_a_document_or_a_typed_error(parts: list[str]) -> None:
    try:
        document = read("".join(parts))
    except (UnreadableSource, EmptySource):
        return
    lines = [
        id(line)
        for block in document.blocks
        for row in ([[block.passage]] if isinstance(block, Paragraph) else block.rows)
        for cell in row
        for line in cell.lines
    ]
    assert len(lines) == len(set(lines))
    assert lines == [id(line) for line in document.lines]


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_document_or_a_typed_error(data: bytes) -> None:
    try:
        read_html(data, "a.html")
    except (UnreadableSource, EmptySource):
        return
