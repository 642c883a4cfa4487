"""The script of the report's page, as a browser runs it."""

from collections.abc import Callable

import lxml.html
import pytest

from fiscus.graph.validation.as_html import as_html
from tests.graph.validation.html_report import REPORT, SUBJECT, TEXT, texts

Dump = Callable[[str], lxml.html.HtmlElement]


@pytest.mark.browser
def test_the_script_runs_under_the_policy(dump: Dump) -> None:
    root = dump(as_html(REPORT, [TEXT], [SUBJECT]))
    (form,) = root.xpath("//form")
    assert form.get("hidden") is None
    assert texts(root, "//*[@id='showing']") == ["显示 3 条，共 3 条"]


@pytest.mark.browser
def test_the_filters_hide_findings(dump: Dump) -> None:
    written = as_html(REPORT, [TEXT], [SUBJECT])
    ticked = 'value="violation" checked'
    assert ticked in written
    root = dump(written.replace(ticked, 'value="violation"'))
    hidden = {a.get("data-severity"): a.get("hidden") is not None for a in root.xpath("//article")}
    assert hidden == {"violation": True, "warning": False, "info": False}
    assert texts(root, "//*[@id='showing']") == ["显示 2 条，共 3 条"]
