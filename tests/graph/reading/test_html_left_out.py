"""What a reader of a web page does not see, or sees struck through, is told and left out."""

import pytest

from tests.graph.reading.web_pages import lost, shape


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        ('<span style="display:none">99</span>', "a hidden part, left out as no content"),
        ("<b style='visibility: hidden'>99</b>", "a hidden part, left out as no content"),
        ("<del>99</del>", "struck text, left out as no content"),
        ("<s>99</s>", "struck text, left out as no content"),
        (
            "<span style='text-decoration:line-through'>99</span>",
            "struck text, left out as no content",
        ),
    ],
)
def test_the_line_goes_on_behind_what_is_left_out_of_it(inner: str, told: str) -> None:
    page = f"<p>收入{inner}100万元</p>"
    assert shape(page) == ["收入100万元"]
    assert lost(page) == [(told, "99")]


_LONG = "<p>本单位的情况说明如下，共有三个部分。</p>"


def styled(rules: str, inner: str) -> str:
    return f"<head><style>{rules}</style></head><body>{_LONG}<p>收入{inner}100万元</p></body>"


@pytest.mark.parametrize(
    ("rules", "inner"),
    [
        (".note{display:none}", "<b class='red note'>99</b>"),
        (
            "<!-- p {margin:0} span.old, .x {color:red; DISPLAY : none !important} -->",
            "<span class=old>99</span>",
        ),
        ("#draft{visibility:hidden}", "<i id=draft>99</i>"),
        (
            "@page a{size:A4} @media print{.y{color:red}} .note{mso-hide:all}",
            "<b class=note>99</b>",
        ),
    ],
)
def test_what_a_rule_of_the_page_hides(rules: str, inner: str) -> None:
    page = styled(rules, inner)
    assert shape(page)[1:] == ["收入100万元"]
    assert lost(page) == [("a hidden part, left out as no content", "99")]


@pytest.mark.parametrize(
    ("rules", "inner"),
    [
        ("@media print{.note{display:none}}", "<b class=note>99</b>"),
        (".tab{display:none} .tab.on{display:block}", "<b class=tab>99</b>"),
        (".tab{display:none}", "<b class=tab>99</b><b class=tab style='display:inline'></b>"),
        (".menu:hover .note, b .note{display:none}", "<b class=note>99</b>"),
        ("/* .note{display:none} */ i.note{display:none}", "<b class=note>99</b>"),
    ],
)
def test_what_may_be_seen_is_read(rules: str, inner: str) -> None:
    assert shape(styled(rules, inner))[1:] == ["收入99100万元"]


def test_a_rule_that_hides_the_whole_text_is_undone_by_a_script() -> None:
    page = f"<head><style>.a{{display:none}}</style></head><body><div class=a>{_LONG}</div></body>"
    assert shape(page) == ["本单位的情况说明如下，共有三个部分。"]


@pytest.mark.parametrize("inner", ["<script>var a=9</script>", "<rp>(</rp><rt>ru</rt><rp>)</rp>"])
def test_scripts_and_readings_of_characters_do_not_part_a_line(inner: str) -> None:
    page = f"<p>收<ruby>入{inner}</ruby>100万元</p>"
    assert (shape(page), lost(page)) == (["收入100万元"], [])


def test_a_hidden_paragraph_parts_those_around_it() -> None:
    assert shape("<div>收入<div hidden>99</div>100万元</div>") == ["收入", "100万元"]


def test_an_attachment_is_told_by_the_name_that_is_shown() -> None:
    page = '<p><a href="/download?id=5">2023年部门预算表.xls</a> <a href="/b">预算说明</a></p>'
    assert lost(page) == [("an attached file", "2023年部门预算表.xls /download?id=5")]


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ('<input value="12.5" readonly>', [("a field of a form", "12.5")]),
        ('<input type="TEXT" value="请输入">', []),
        ('<input type="hidden" value="12.5">', []),
    ],
)
def test_a_figure_in_a_field_is_told(field: str, told: list[tuple[str, str]]) -> None:
    page = f"<table border=1><tr><td>甲</td><td>{field}</td></tr><tr><td>乙<td>2</table>"
    assert lost(page) == told


@pytest.mark.parametrize(
    ("rules", "inner"),
    [
        (".old{text-decoration:line-through}", "<font class=old>99</font>"),
        (".a{text-decoration-line : underline line-through}", "<i class=a>99</i>"),
    ],
)
def test_what_a_rule_of_the_page_strikes(rules: str, inner: str) -> None:
    page = styled(rules, inner)
    assert shape(page)[1:] == ["收入100万元"]
    assert lost(page) == [("struck text, left out as no content", "99")]


@pytest.mark.parametrize(
    "rules",
    [
        "b{text-decoration:line-through}",
        ".x{text-decoration:line-through} p .x{text-decoration:none}",
        "@media print{.x{text-decoration:line-through}}",
    ],
)
def test_what_may_not_be_struck_is_read(rules: str) -> None:
    assert shape(styled(rules, "<b class=x>99</b>"))[1:] == ["收入99100万元"]


@pytest.mark.parametrize(
    "row",
    [
        "<td>乙</td><td style='text-decoration:line-through'>99</td><td>3</td>",
        "<td>乙</td><td class=xl9><p>9</p>9</td><td>3</td>",
        "<td>乙</td><td><s>99</s></td><td>3</td>",
    ],
)
def test_a_struck_cell_keeps_its_place(row: str) -> None:
    head = "<head><style>td{color:red} .xl9{text-decoration:line-through}</style></head>"
    table = f"<table border=1><tr><td>甲</td><td>1</td><td>2</td></tr><tr>{row}</tr></table>"
    assert shape(head + table) == [[["甲", "1", "2"], ["乙", "", "3"]]]
    assert [text.replace(" ", "") for _, text in lost(head + table)] == ["99"]


def test_the_cells_of_a_struck_row_keep_their_place() -> None:
    rows = "<tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr>"
    struck = "<tr style='text-decoration: line-through'><td>乙</td><td><s>99</s></td></tr>"
    page = f"<table border=1>{rows}{struck}<tr><td>丙</td><td>3</td></tr></table>"
    assert shape(page) == [[["甲", "1"], ["甲", "2"], ["", ""], ["丙", "3"]]]
    assert lost(page) == [("struck text, left out as no content", "99")]
