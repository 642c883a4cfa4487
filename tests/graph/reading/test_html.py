"""Web pages: encodings, white space, lists, and what is left out."""

import pytest

from fiscus.graph.reading.web.html import read_html
from tests.graph.reading.web_pages import lost, read, shape


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


def test_a_raised_digit_is_no_digit_of_the_figure() -> None:
    page = "<p>收入100<sup>1</sup>万元，面积5m<sup><b>2</b></sup>，比上年20</p>"
    assert shape(page) == ["收入100¹万元，面积5m²，比上年20"]
