"""Consistent figures are never flagged, however coarsely they were printed."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
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


def amount(item: str, figure: Printed, number: int = 0) -> str:
    """Return an amount of the disclosure *number*."""
    value, text = figure
    return f"""
<https://example.org/id/{number}/{item}> a fis:BudgetAmount ;
  fis:budgetItem <https://w3id.org/fiscus/code/budget-item/{item}> ;
  dcterms:isPartOf :disclosure{number} ; fis:budgetOf :publisher{number} ;
  fis:phase <https://w3id.org/fiscus/code/phase/initial-budget> ; fis:fiscalYear 2023 ;
  fis:amount {value:f} ; fis:amountAsWritten "{text}" .
"""


def summed(figures: Sequence[Printed], number: int = 0) -> str:
    """Return a total and its parts as figures of the disclosure *number*."""
    named = zip(("three-public", *ITEMS), figures, strict=True)
    return "".join(amount(item, figure, number) for item, figure in named)


def found(rule: Rule, turtle: str) -> int:
    store = Store()
    store.load((PREFIXES + turtle).encode(), RdfFormat.TURTLE)
    prepare(store)
    return len(list(sparql_rules.find(store, [rule])))


cents = st.one_of(st.just(Decimal(0)), st.integers(1, 10**12).map(lambda n: Decimal(n) / 100))
Manner = tuple[str, int, bool]
"""Unit, decimals, and whether the unit stands behind the number."""
manner = st.tuples(st.sampled_from(list(UNITS)), st.integers(0, 6), st.booleans())


def manners(number: int) -> st.SearchStrategy[tuple[Manner, ...]]:
    return st.tuples(*[manner] * number)


def sums() -> st.SearchStrategy[list[Printed]]:
    """Give a total and its parts, each printed in its own manner.

    What is printed as zero is taken for zero: "0万元" beside "0.3万元" is no rounding.
    """
    values = st.tuples(cents, cents, cents).map(lambda parts: (sum(parts, Decimal(0)), *parts))
    return st.tuples(values, manners(4)).map(all_printed)


def pairs() -> st.SearchStrategy[list[Printed]]:
    """Give one figure that is printed in two manners."""
    value = st.integers(1, 10**12).map(lambda n: Decimal(n) / 100)
    return st.tuples(value.map(lambda one: (one, one)), manners(2)).map(all_printed)


def all_printed(drawn: tuple[tuple[Decimal, ...], tuple[Manner, ...]]) -> list[Printed]:
    """Return the values as printed, nothing where one of them is printed as zero and is none."""
    figures = [printed(v, unit, n, named=named) for v, (unit, n, named) in zip(*drawn, strict=True)]
    return figures if all(f[0] or not v for f, v in zip(figures, drawn[0], strict=True)) else []


# Each example is a store of many disclosures: to prepare one takes longer than to check it.
@settings(deadline=None, max_examples=25)
@given(st.lists(sums(), min_size=10, max_size=40))
def test_rounded_figures_of_one_sum_are_consistent(stated: list[list[Printed]]) -> None:
    numbered = enumerate(figures for figures in stated if figures)
    assert found(PARTS, "".join(summed(figures, number) for number, figures in numbered)) == 0


@settings(deadline=None, max_examples=25)
@given(st.lists(pairs(), min_size=10, max_size=40))
def test_one_figure_printed_in_two_manners_is_consistent(stated: list[list[Printed]]) -> None:
    twice = ((figure, number) for number, figures in enumerate(stated) for figure in figures)
    assert found(TWICE, "".join(amount("three-public", *one) for one in twice)) == 0


@pytest.mark.parametrize("shift", ["0.03", "-0.03", "1", "100"])
def test_a_difference_beyond_rounding_is_found(shift: str) -> None:
    parts = [(Decimal(120000), "12.00万元"), (Decimal(34500), "3.45万元"), (Decimal(100), "0.01")]
    total = Decimal(154600) + Decimal(shift) * 10000
    assert found(PARTS, summed([(total, f"{total / 10000:.2f}万元"), *parts])) == 1


@pytest.mark.parametrize("shift", ["0.01", "-0.02"])
def test_a_difference_within_rounding_is_not(shift: str) -> None:
    parts = [(Decimal(120000), "12.00万元"), (Decimal(34500), "3.45万元"), (Decimal(100), "0.01")]
    total = Decimal(154600) + Decimal(shift) * 10000
    assert found(PARTS, summed([(total, f"{total / 10000:.2f}万元"), *parts])) == 0
