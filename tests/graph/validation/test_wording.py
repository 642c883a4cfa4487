"""Figures in messages are canonical."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from fiscus.graph.validation.wording import canonical, fill

DECIMAL = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")


@pytest.mark.parametrize(
    ("number", "text"),
    [("2380.80", "2380.8"), ("100", "100"), ("1E+2", "100"), ("0.00", "0"), ("-0.0", "0")],
)
def test_numbers_are_canonical(number: str, text: str) -> None:
    assert canonical(Decimal(number)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_canonical_text_is_the_same_number(number: Decimal) -> None:
    assert Decimal(canonical(number)) == number


def test_variables_are_filled() -> None:
    bindings = {"a": Literal("12.50", datatype=DECIMAL), "b": Literal("道路")}
    assert fill({"zh": "{?b}：{?a}", "en": "{$a}"}, bindings) == {"zh": "道路：12.5", "en": "12.5"}


def test_a_variable_without_a_value_can_be_seen() -> None:
    assert fill({"en": "{?missing}"}, {}) == {"en": "{?missing}"}
