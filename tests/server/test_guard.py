"""Calls abroad are refused however they are spelled; nesting is counted before any parser."""

import contextlib
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiscus.server.guard import check_query, query_form
from fiscus.server.query_errors import QueryError, QueryRefused, QueryTooComplex

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


@pytest.mark.parametrize(
    "piece",
    ['"""\\', '"\\"', "'", "<", "<a", "a", "a:", "service", '"service"', "#service\n", "\\u0053"],
)
def test_hostile_text_takes_little_time(piece: str) -> None:
    started = time.monotonic()
    with contextlib.suppress(QueryError):
        check_query(piece * (64_000 // len(piece)))
    assert time.monotonic() - started < 2


@given(st.text(alphabet="\"'\\<>#{}()?: \nserviceSERVICE1.", max_size=200))
def test_any_text_is_passed_or_refused(text: str) -> None:
    with contextlib.suppress(QueryRefused, QueryTooComplex):
        check_query(text)
