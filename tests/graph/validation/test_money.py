"""Amounts in messages have the unit of the document, the same in both languages."""

import re
from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode

from fiscus.graph.validation.money import UNITS, unit_of
from fiscus.graph.validation.rules import Rule, rules_of, shapes_graph
from fiscus.graph.validation.wording import VARIABLE, amounts_of, fill

DECIMAL = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")


@pytest.mark.parametrize(
    ("amounts", "texts", "unit"),
    [
        (["15", "240.5"], ["项目支出150,000.00元", "2405000"], "元"),
        (["15", "240.5"], ["项目支出15.00万元", "240.50"], "万元"),
        (["13600", "2"], ["支出１．３６亿元"], "亿元"),
        (["15", "16", "-1"], ["150000", "16"], "万元"),  # none stands out
        (["0"], ["0"], "万元"),
        ([], ["项目支出150,000.00元"], "万元"),
    ],
)
def test_the_unit_is_the_one_that_the_places_print(
    amounts: list[str], texts: list[str], unit: str
) -> None:
    assert unit_of([Decimal(amount) for amount in amounts], texts).name == unit


def test_amounts_are_exact_in_every_unit() -> None:
    bindings = {"aWan": Literal("1234567.8901", datatype=DECIMAL), "n": Literal("3")}
    messages = {"zh": "{?aWan}万元，{?n}处，上限5万元", "en": "{?aWan} 万元, half of {?aWan}"}
    wan, yuan, yi = UNITS
    assert fill(messages, bindings, wan) == {
        "zh": "1234567.8901万元，3处，上限5万元",
        "en": "1234567.8901 万元, half of 1234567.8901",
    }
    assert fill(messages, bindings, yuan)["zh"] == "12345678901元，3处，上限5万元"
    assert fill(messages, bindings, yi)["en"] == "123.45678901 亿元, half of 123.45678901"


def test_a_number_as_text_is_an_amount_and_a_dash_is_none() -> None:
    bindings = {"aWan": Literal("12.5"), "bWan": Literal("—")}
    message = {"zh": "甲{?aWan}万元、乙{?bWan}万元"}
    assert amounts_of(bindings) == [Decimal("12.5")]
    assert fill(message, bindings, UNITS[1]) == {"zh": "甲125000元、乙—万元"}


@pytest.mark.parametrize("rule", rules_of(shapes_graph()), ids=lambda rule: rule.name)
def test_both_languages_name_the_same_amounts(rule: Rule) -> None:
    amounts = {
        language: {name for name, _ in VARIABLE.findall(text) if name.endswith("Wan")}
        for language, text in rule.messages.items()
    }
    assert amounts["zh"] == amounts["en"]


@pytest.mark.parametrize("rule", rules_of(shapes_graph()), ids=lambda rule: rule.name)
def test_an_amount_has_a_unit(rule: Rule) -> None:
    for text in rule.messages.values():
        assert ("Wan}" in text) == bool(re.search(r"Wan\} ?万元", text))
