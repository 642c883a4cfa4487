"""Texts and figures: tidied and exact."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiscus.graph.disclosure.basics.folding import fold
from fiscus.graph.disclosure.basics.numbers import (
    MONEY_UNITS,
    canonical,
    parse_number,
    stated_unit,
    to_yuan,
)
from fiscus.graph.values import zh


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("财政    资金", "财政资金"),
        ("  信息。　组织 ", "信息。组织"),
        ("A3 黑白打印机", "A3 黑白打印机"),
        ("第一行\n第二行", "第一行第二行"),
        ("a \n b", "a b"),
        ("（台、 辆）", "（台、辆）"),
    ],
)
def test_blanks_vanish_between_han_only(text: str, expected: str) -> None:
    assert zh(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2380.80", "2380.8"),
        ("1,234,567.00", "1234567"),
        ("１２３．５", "123.5"),
        ("0", "0"),
        ("-0.0", "0"),
        ("12..3", None),
        ("1,23", None),
        ("12.", None),
        ("", None),
        ("-", None),
        ("1e3", None),
    ],
)
def test_numbers_are_read_whole_or_not_at_all(text: str, expected: str | None) -> None:
    number = parse_number(fold(text))
    assert (None if number is None else format(number, "f")) == expected


@given(
    st.decimals(min_value=0, max_value=10**12, places=5, allow_nan=False, allow_infinity=False),
    st.sampled_from(sorted(MONEY_UNITS)),
)
def test_an_amount_survives_being_written_and_read(number: Decimal, unit: str) -> None:
    read = parse_number(fold(f"{number:,f}"))
    assert read is not None
    assert to_yuan(read, unit) == canonical(number * MONEY_UNITS[unit])


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, max_value=10**15, min_value=-(10**15)
    )
)
def test_equal_figures_have_one_spelling(number: Decimal) -> None:
    assert str(canonical(number)) == str(canonical(number * Decimal("1.000")))
    assert "E" not in format(canonical(number), "f")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("单位：万元", "万元"),
        ("价值（金额单位：元）", "元"),
        ("单位名称", None),
        ("计量单位", None),
    ],
)
def test_the_unit_of_a_table_is_read_from_its_header(text: str, expected: str | None) -> None:
    assert stated_unit(fold(text)) == expected
