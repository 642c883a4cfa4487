"""RFC 9110, section 12.5.1."""

import pytest

from fiscus.server.negotiation import choose, choose_language, prefers_html

OFFERED = ("application/sparql-results+json", "text/csv", "application/xml")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, OFFERED[0]),
        ("", OFFERED[0]),
        ("*/*", OFFERED[0]),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.5, application/xml;q=0.6", "application/xml"),
        ("text/csv;q=0.5, */*;q=0.4", "text/csv"),
        ("*/*, application/sparql-results+json;q=0", "text/csv"),
        ("application/*;q=0.2, application/xml;q=0.9", "application/xml"),
        ("text/csv;charset=utf-8;q=1.0", "text/csv"),
        ("text/csv;q=0", None),
        ("image/png", None),
        ("*/png", None),
        ("text/csv;q=2", None),
        ("nonsense", None),
    ],
)
def test_choose(header: str | None, expected: str | None) -> None:
    assert expected == choose(header, OFFERED)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", True),
        ("*/*", False),
        (None, False),
        ("application/json", False),
        ("text/html;q=0.5, application/json", False),
        ("text/*", True),
    ],
)
def test_browsers_are_known_by_naming_html(header: str | None, expected: bool) -> None:  # noqa: FBT001
    assert expected == prefers_html(header)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, "zh"),
        ("", "zh"),
        ("*", "zh"),
        ("en", "en"),
        ("EN-us,en;q=0.9,zh;q=0.8", "en"),
        ("zh-Hant-TW", "zh"),
        ("fr;q=0.9, en;q=0.1", "en"),
        ("en;q=0", "zh"),
        ("nonsense;;q=", "zh"),
    ],
)
def test_choose_language(header: str | None, expected: str) -> None:
    assert expected == choose_language(header, ("zh", "en"))
