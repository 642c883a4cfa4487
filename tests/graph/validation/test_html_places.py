"""Places in the page of a report: marked, linked both ways, cut and unfolded."""

from dataclasses import replace

import lxml.html

from fiscus.graph.validation.as_html import as_html
from fiscus.graph.validation.report import Evidence, Report, Result
from fiscus.graph.validation.source_text import SourceLine, SourceText
from tests.graph.validation.html_report import (
    FOCUS,
    LINE,
    REPORT,
    SOURCE,
    page,
    place,
    result,
    texts,
)


def test_places_are_marked_and_linked_both_ways() -> None:
    root = page()
    marks = [(m.text_content(), m.get("class")) for m in root.xpath("//mark")]
    assert marks == [
        ("预算公开", "info"),
        (LINE[:6], "warning"),
        (LINE[6:17], "violation"),
        (LINE[17:26], "violation"),
        ("10.4", "violation"),
    ]
    back = [(a.text_content(), a.get("href")) for a in root.xpath("//sup/a")]
    assert back == [
        ("3", "#finding-3"),
        ("2", "#finding-2"),
        ("1", "#finding-1"),
        ("1", "#finding-1"),
    ]
    there = [a.get("href") for a in root.xpath("//article//ul//a")]
    lines = {p.get("id"): p.text_content() for p in root.xpath("//*[starts-with(@id, 'line-')]")}
    cited = f"2{LINE[:17]}2{LINE[17:26]}1{LINE[26:]}"
    assert [lines[href[1:]] for href in there] == [cited, "10.41", cited, "1预算公开3"]


def test_every_link_stays_in_the_page_and_arrives() -> None:
    root = page()
    links = [a.get("href") for a in root.xpath("//a")]
    names = root.xpath("//@id")
    assert len(names) == len(set(names))
    assert [link for link in links if link[1:] not in names or link[0] != "#"] == []


def test_a_source_without_text_shows_what_is_cited() -> None:
    root = lxml.html.document_fromstring(as_html(REPORT))
    assert [m.text_content() for m in root.xpath("//mark")] == [
        "预算公开",
        *sorted([LINE[:17], LINE[6:26]]),
        "10.4",
    ]
    assert texts(root, "//*[@class='source']/p[@class='note']") == ["只列出引用的文字。"]


def whole(number: int, *places: Evidence) -> Result:
    return replace(result(number, "warning", *places), focus=FOCUS)


def test_what_is_missing_marks_nothing_as_wrong() -> None:
    root = page(Report((whole(1, place("L1", "预算公开")), whole(2, place("L4", "10.4")))))
    shown = [(a.get("data-section"), a.get("id")) for a in root.xpath("//article")]
    assert shown == [("whole", "finding-1"), ("procurement", "finding-2")]
    marks = [(m.text_content(), m.get("class")) for m in root.xpath("//mark")]
    assert marks == [("预算公开", "whole"), ("10.4", "warning")]


def test_pages_and_sheets_have_headings_and_cells_their_names() -> None:
    places: list[dict[str, int | str]] = [
        {"page": 1, "line": 1},
        {"page": 1, "line": 2},
        {"page": 2, "line": 1},
        {"sheet": "甲", "row": 3, "column": 28},
    ]
    lines = [SourceLine(f"k{number}", f"文字{number}", at) for number, at in enumerate(places)]
    text = SourceText("a", tuple((((line,),),) for line in lines))
    cited = Evidence("a", "文字3", sheet="甲", row=3, column=28, fragment=f"{SOURCE}#k3")
    root = lxml.html.document_fromstring(as_html(Report((result(1, "info", cited),)), [text]))
    assert texts(root, "//h4") == ["第1页", "第2页", "工作表“甲”"]
    assert texts(root, "//article//li/a") == ["工作表“甲”AB3单元格"]


def test_long_quotes_are_cut_and_many_places_unfold() -> None:
    cited = [place("L2-c0-c17", "长" * 300), *(place(f"L{n}", "10.4") for n in range(3, 11))]
    root = page(Report((result(1, "info", *cited),)))
    assert texts(root, "//article//q")[0] == "长" * 99 + "…"
    assert [len(root.xpath(f"//article/{where}")) for where in ("ul/li", "details/ul/li")] == [6, 3]
    assert texts(root, "//summary") == ["另有 3 处"]


def test_a_place_in_a_piece_of_a_line_is_marked_in_the_piece() -> None:
    heading = SourceLine("L1-c0-c4", "一、收支", {"line": 1})
    body = SourceLine("L1-c5-c22", "收入总计80万元，支出总计90万元。", {"line": 1}, "", 5)
    cell = SourceLine("L2-c0-c9", "另一行", {"line": 2})
    report = Report((result(1, "violation", place("L1-c14-c22", "支出总计90万元")),))
    text = SourceText("a.txt", tuple((((line,),),) for line in (heading, body, cell)))
    root = lxml.html.document_fromstring(as_html(report, [text]))
    assert [mark.text_content() for mark in root.xpath("//mark")] == ["支出总计90万元"]
