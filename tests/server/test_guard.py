"""Calls abroad are refused however they are spelled; nesting is counted before any parser."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from fiscus.server.guard import check_query, query_form
from fiscus.server.query_errors import QueryRefused, QueryTooComplex

CASES = Path(__file__).parent / "guard"
REFUSED = sorted((CASES / "refused").glob("*.rq"))
ALLOWED = sorted((CASES / "allowed").glob("*.rq"))
COMPLEX = sorted((CASES / "complex").glob("*.rq"))
assert REFUSED
assert ALLOWED
assert COMPLEX


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.stem)
def test_refused(case: Path) -> None:
    with pytest.raises(QueryRefused, match="SERVICE is not allowed"):
        check_query(case.read_text())


@pytest.mark.parametrize("case", ALLOWED, ids=lambda case: case.stem)
def test_allowed_and_understood(case: Path) -> None:
    check_query(case.read_text())
    ox.Store().query(case.read_text())


@pytest.mark.parametrize("case", COMPLEX, ids=lambda case: case.stem)
def test_too_complex(case: Path) -> None:
    with pytest.raises(QueryTooComplex, match="more than"):
        check_query(case.read_text())


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("PREFIX select: <urn:ask> # ask\nconstruct { } where { }", "CONSTRUCT"),
        ("SELECT * { ?ask ?p 'ask' }", "SELECT"),
        ("nothing", None),
    ],
)
def test_form(query: str, form: str | None) -> None:
    assert query_form(query) == form
