"""Web pages that are empty, broken or made to harm."""

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
from fiscus.graph.reading.document import Paragraph
from fiscus.graph.reading.web.html import read_html
from tests.graph.reading.web_pages import read, shape


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
from fiscus.graph.reading.web.html import read_html
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
