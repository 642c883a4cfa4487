"""HermiT finds no contradiction in ontology and data, and finds those that are planted."""

from collections.abc import Callable
from typing import Any

from rdflib import Graph

Reasoner = Callable[[Graph], Any]


def test_ontology_is_consistent_and_every_class_can_have_a_member(
    reason: Reasoner, closure: Graph
) -> None:
    verdict = reason(closure)

    assert verdict.consistent
    assert verdict.unsatisfiable == frozenset()


def test_ontology_with_data_is_consistent(
    reason: Reasoner, closure: Graph, data_graph: Graph
) -> None:
    verdict = reason(closure + data_graph)

    assert verdict.consistent
    assert verdict.unsatisfiable == frozenset()


def test_planted_contradiction_is_found(
    reason: Reasoner, ontology: Graph, inconsistent_graph: Graph
) -> None:
    assert not reason(ontology + inconsistent_graph).consistent


def test_planted_contradictions_come_from_the_ontology(reason: Reasoner, planted: Graph) -> None:
    assert reason(planted).consistent


def test_class_without_possible_member_is_found(
    reason: Reasoner, ontology: Graph, unsatisfiable_graph: Graph
) -> None:
    verdict = reason(ontology + unsatisfiable_graph)

    assert verdict.consistent
    assert verdict.unsatisfiable == {"https://example.org/Impossible"}
