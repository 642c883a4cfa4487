"""A report for tests of its page, with the text of its source."""

import re
from decimal import Decimal

import lxml.html

from fiscus.graph.validation.as_html import as_html
from fiscus.graph.validation.languages import Language
from fiscus.graph.validation.report import Evidence, Report, Result, Severity
from fiscus.graph.validation.source_text import SourceLine, SourceText
from fiscus.graph.validation.subject import Subject

SHAPES = "https://w3id.org/fiscus/shapes#"
SOURCE = "https://example.org/id/source/1"
FOCUS = "https://example.org/id/disclosure/1"
LINE = "2023年支出预算为20.5万元，其中基本支出10万元"
TEXT = SourceText(
    "a.txt",
    (
        (((SourceLine("L1", "预算公开", {"line": 1}, "opening"),),),),
        (((SourceLine("L2", LINE, {"line": 2}, "arrangement"),),),),
        (
            (
                (SourceLine("L3", "项目", {"line": 3}, "procurement"),),
                (SourceLine("L4", "10.4", {"line": 4}, "procurement"),),
            ),
        ),
    ),
)


def place(key: str, text: str) -> Evidence:
    line = int(re.findall(r"L(\d+)", key)[0])
    return Evidence("a.txt", text, line=line, fragment=f"{SOURCE}#{key}")


def result(number: int, severity: Severity, *places: Evidence) -> Result:
    return Result(
        id=f"{number:016x}",
        shape=f"{SHAPES}expenditure-parts",
        severity=severity,
        focus=f"{FOCUS}/amount/{number}",
        path=None,
        value=Decimal(number),
        message={"zh": f"第{number}个问题", "en": f"problem {number}"},
        evidence=places,
    )


REPORT = Report(
    (
        result(1, "warning", place("L2-c0-c17", LINE[:17])),
        result(2, "violation", place("L2-c6-c26", LINE[6:26]), place("L4", "10.4")),
        result(3, "info", place("L1", "预算公开")),
    )
)
SUBJECT = Subject(FOCUS, "某局2023年预算", ("a.txt",))


def page(report: Report = REPORT, language: Language = "zh") -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(as_html(report, [TEXT], [SUBJECT], language))


def texts(root: lxml.html.HtmlElement, path: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in root.xpath(path)]
