"""Of a paragraph a finding shows and marks the words that it is about."""

import lxml.html
import pytest

from fiscus.graph.validation.as_html import as_html
from fiscus.graph.validation.as_text import as_text
from fiscus.graph.validation.pointing import excerpt, spans_of
from fiscus.graph.validation.report import Evidence, Report, Result
from fiscus.graph.validation.source_text import SourceLine, SourceText

START = "负责全县商贸流通的规划、指导和监督，" * 8
LINE = f"{START}开拓国外县场，促进贸易；{START}"
PLACE = Evidence("a.txt", LINE, line=1, fragment="https://example.org/id/source/1#L1")


def result(value: str | None, message: str) -> Result:
    return Result(
        id="0" * 16,
        shape="https://w3id.org/fiscus/shapes#wrong-word",
        severity="warning",
        focus="https://example.org/id/disclosure/1",
        path=None,
        value=value,
        message={"zh": message, "en": message},
        evidence=(PLACE,),
    )


@pytest.mark.parametrize(
    ("value", "message", "words"),
    [
        ("国外县场", "“国外县场”有错字", ["国外县场"]),
        (None, "“开拓国外县场”应作“国外”", ["开拓国外县场"]),
        ("商贸流通", "说了多遍", ["商贸流通"] * 16),
        (None, "没有引用的话", []),
        (None, "“文中没有的话”", []),
        (LINE[:20], "开头就是全段", []),
    ],
)
def test_the_words_in_question_are_those_quoted(
    value: str | None, message: str, words: list[str]
) -> None:
    spans = spans_of(result(value, message), LINE)
    assert [LINE[start:end] for start, end in spans] == words


def test_a_short_place_is_seen_as_a_whole() -> None:
    assert spans_of(result("国外县场", ""), "开拓国外县场") == []


@pytest.mark.parametrize("length", [12, 80, 100, len(LINE)])
def test_an_excerpt_has_the_words_and_its_length(length: int) -> None:
    spans = spans_of(result("国外县场", ""), LINE)
    shown = excerpt(LINE, spans, length)
    assert "国外县场" in shown
    assert len(shown) == length


def test_without_words_the_beginning_is_shown() -> None:
    assert excerpt(LINE, [], 10) == f"{LINE[:9]}…"
    assert excerpt("短", [], 10) == "短"


def test_reports_show_and_mark_the_words() -> None:
    report = Report((result("国外县场", "“国外县场”有错字"),))
    text = SourceText("a.txt", ((((SourceLine("L1", LINE, {"line": 1}, "duties"),),),),))
    page = lxml.html.document_fromstring(as_html(report, [text]))
    assert [mark.text_content() for mark in page.xpath("//mark")] == ["国外县场"]
    assert [one.text_content() for one in page.xpath("//q/em")] == ["国外县场"]
    assert "国外县场，促进" in as_text(report)
