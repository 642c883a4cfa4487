"""Targets of indicators as clerks write them."""

from decimal import Decimal

import pytest

from fiscus.graph.disclosure.indicators.targets import Target, target
from fiscus.graph.values import code


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit"),
    [
        ("≥95%", "ge", "95", "percent"),
        ("≥95百分比", "ge", "95", "percent"),
        (">=95％", "ge", "95", "percent"),
        ("大于等于95%", "ge", "95", "percent"),
        ("95%以上", "ge", "95", "percent"),
        ("≤1.0万", "le", "1", "wan-yuan"),
        ("不超过1,000.00万元", "le", "1000", "wan-yuan"),
        ("12个月以内", "le", "12", "month"),
        ("36家", "eq", "36", "household"),
        ("100%", "eq", "100", "percent"),
        ("≥20台/套/件", "ge", "20", "unit-set-piece"),
        ("≥ 1,120 平方米", "ge", "1120", "square-metre"),
        ("＜3次", "lt", "3", "time"),
    ],
)
def test_a_quantified_target(text: str, comparator: str, value: str, unit: str) -> None:
    found = target(text)
    assert isinstance(found, Target)
    assert (found.comparator, format(found.value, "f"), found.unit) == (
        code("comparator", comparator),
        value,
        code("unit", unit),
    )


def test_a_range_has_both_ends() -> None:
    found = target("90%-95%")
    assert found is not None
    assert (found.comparator, found.value, found.upper) == (
        code("comparator", "range"),
        Decimal(90),
        Decimal(95),
    )


@pytest.mark.parametrize(
    ("text", "yuan"), [("≤1.0万", "10000"), ("5000元", "5000"), ("≥95%", None)]
)
def test_money_is_given_in_yuan_too(text: str, yuan: str | None) -> None:
    found = target(text)
    assert found is not None
    assert (None if found.amount is None else format(found.amount, "f")) == yuan


@pytest.mark.parametrize(
    "text", ["进一步提升", "2024年12月底前", "优", "12..3", "", "按期完成3个阶段"]
)
def test_a_qualitative_target_is_none(text: str) -> None:
    assert target(text) is None
