"""Sheets that are too wide for their paper: their columns and titles go on on the next page."""

from fiscus.graph.reading.document import ILLEGIBLE, Place, Unread
from tests.graph.reading.document_text import shown
from tests.graph.reading.pdf_pages import Drawing, lines, read, table, together

_TEXT = "财政拨款支出明细表"
_NAMES = table(
    "科目|名称|合计", "201|甲类|30.00", "202|乙类|12.00", "合计||42.00", widths=(60, 90, 190)
)
_FIGURES = table("基本支出|项目支出", "20.00|10.00", "12.00|0.00", "32.00|10.00")
_JOINED = [
    ["科目", "名称", "合计", "基本支出", "项目支出"],
    ["201", "甲类", "30.00", "20.00", "10.00"],
    ["202", "乙类", "12.00", "12.00", "0.00"],
    ["合计", "", "42.00", "32.00", "10.00"],
]


def _line(text: str, left: float) -> Drawing:
    return lines(text, top=540, left=left)


def test_a_text_whose_beginning_is_beyond_the_edge_is_told_as_cut() -> None:
    document = read(together(_line(_TEXT, -32), lines("单位：万元")))
    assert shown(document) == [f"{ILLEGIBLE}支出明细表", "单位：万元"]
    assert Unread(Place(page=1), "1 texts that the edge of the page cuts") in document.unread


def test_a_text_whose_end_is_beyond_the_edge_is_told_as_cut() -> None:
    document = read(together(_line(_TEXT, 353), lines("单位：万元")))
    assert shown(document) == [f"财政拨款{ILLEGIBLE}", "单位：万元"]


def test_a_text_at_the_edge_is_whole_where_another_is_beyond_it() -> None:
    document = read(together(_line(_TEXT, 0), _line("备注", -60), lines("单位：万元")))
    assert shown(document) == [_TEXT, "单位：万元"]


def test_columns_stand_beside_those_of_the_page_before_below_the_rest_of_a_title() -> None:
    first = together(_line(_TEXT, 345), _NAMES)
    rest = together(_line(_TEXT, -55), lines("单位：万元", top=520, left=200), _FIGURES)
    begun, going_on = f"财政拨款支{ILLEGIBLE}", f"{ILLEGIBLE}明细表"
    assert shown(read(first, rest)) == [begun, "单位：万元", _JOINED, going_on]


def test_a_title_that_is_beyond_the_edge_of_the_page_before_is_that_of_the_table_there() -> None:
    first = together(_line(_TEXT, 420), _NAMES)
    assert shown(read(first, together(_line(_TEXT, 20), _FIGURES))) == [_TEXT, _JOINED]


def test_columns_below_a_title_of_their_own_stand_alone() -> None:
    second = together(_line("项目支出表", 20), _FIGURES)
    assert len(shown(read(together(_line(_TEXT, 50), _NAMES), second))) == 4
