"""Consistent figures are never flagged, however coarsely they were printed."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store

from fiscus.graph.validation import sparql_rules
from fiscus.graph.validation.preparation import prepare
from fiscus.graph.validation.rules import Rule, rules_of, shapes_graph

RULES = {rule.shape.partition("#")[2]: rule for rule in rules_of(shapes_graph())}
PARTS, TWICE = RULES["three-public-parts"], RULES["amount-stated-twice"]
PREFIXES = """
@prefix : <https://example.org/id/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix fis: <https://w3id.org/fiscus/ontology#> .
"""
ITEMS = ("three-public.abroad", "three-public.vehicle", "three-public.reception")
UNITS = {"元": 1, "万元": 10000, "亿元": 100000000}

Printed = tuple[Decimal, str]


def printed(yuan: Decimal, unit: str, decimals: int, *, named: bool) -> Printed:
    """Return the amount that a reader finds, in yuan, and how it stands in the text."""
    step = Decimal(1).scaleb(-decimals)
    number = (yuan / UNITS[unit]).quantize(step, rounding=ROUND_HALF_UP)
    return number * UNITS[unit], f"{number:,f}{unit if named else ''}"


def amount(item: str, figure: Printed) -> str:
    value, text = figure
    return f"""
<https://example.org/id/{item}> a fis:BudgetAmount ;
  fis:budgetItem <https://w3id.org/fiscus/code/budget-item/{item}> ;
  dcterms:isPartOf :disclosure ; fis:budgetOf :publisher ;
  fis:phase <https://w3id.org/fiscus/code/phase/initial-budget> ; fis:fiscalYear 2023 ;
  fis:amount {value:f} ; fis:amountAsWritten "{text}" .
"""


def findings(total: Printed, parts: list[Printed]) -> int:
    named = zip(ITEMS, parts, strict=True)
    turtle = amount("three-public", total) + "".join(amount(item, part) for item, part in named)
    return found(PARTS, PREFIXES + turtle)


def found(rule: Rule, turtle: str) -> int:
    store = Store()
    store.load(turtle.encode(), RdfFormat.TURTLE)
    prepare(store)
    return len(list(sparql_rules.find(store, [rule])))


cents = st.one_of(st.just(Decimal(0)), st.integers(1, 10**12).map(lambda n: Decimal(n) / 100))
manner = st.tuples(st.sampled_from(list(UNITS)), st.integers(0, 6), st.booleans())


@settings(deadline=None, max_examples=300)
@given(st.tuples(cents, cents, cents), st.tuples(manner, manner, manner, manner))
def test_rounded_figures_of_one_sum_are_consistent(
    values: tuple[Decimal, ...], manners: tuple[tuple[str, int, bool], ...]
) -> None:
    true = (sum(values, Decimal(0)), *values)
    figures = [
        printed(value, unit, decimals, named=named)
        for value, (unit, decimals, named) in zip(true, manners, strict=True)
    ]
    # What is printed as zero is taken for zero: "0万元" beside "0.3万元" is no rounding.
    assume(all(figure[0] or not value for figure, value in zip(figures, true, strict=True)))
    assert findings(figures[0], figures[1:]) == 0


@settings(deadline=None, max_examples=300)
@given(st.integers(1, 10**12).map(lambda n: Decimal(n) / 100), st.tuples(manner, manner))
def test_one_figure_printed_in_two_manners_is_consistent(
    value: Decimal, manners: tuple[tuple[str, int, bool], ...]
) -> None:
    figures = [printed(value, unit, digits, named=named) for unit, digits, named in manners]
    assume(all(figure[0] for figure in figures))
    turtle = PREFIXES + amount("three-public", figures[0]) + amount("three-public", figures[1])
    assert found(TWICE, turtle) == 0


@pytest.mark.parametrize("shift", ["0.03", "-0.03", "1", "100"])
def test_a_difference_beyond_rounding_is_found(shift: str) -> None:
    parts = [(Decimal(120000), "12.00万元"), (Decimal(34500), "3.45万元"), (Decimal(100), "0.01")]
    total = Decimal(154600) + Decimal(shift) * 10000
    assert findings((total, f"{total / 10000:.2f}万元"), parts) == 1


@pytest.mark.parametrize("shift", ["0.01", "-0.02"])
def test_a_difference_within_rounding_is_not(shift: str) -> None:
    parts = [(Decimal(120000), "12.00万元"), (Decimal(34500), "3.45万元"), (Decimal(100), "0.01")]
    total = Decimal(154600) + Decimal(shift) * 10000
    assert findings((total, f"{total / 10000:.2f}万元"), parts) == 0
