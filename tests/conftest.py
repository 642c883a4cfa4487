"""What tests of several folders share."""

from collections.abc import Callable
from functools import lru_cache

import pytest
from rdflib import Graph

from fiscus.graph.validation.rules import rules_of, shapes_graph

Alone = Callable[[str], Graph]


@lru_cache(maxsize=1)
def _of_rules() -> tuple[Graph, dict[str, Graph]]:
    """Return what belongs to no rule, and what is said of each rule and of its query."""
    rules = {rule.shape for rule in rules_of(shapes_graph())}
    common, own = Graph(), {rule: Graph() for rule in rules}
    for triple in shapes_graph():
        own.get(str(triple[0]).removesuffix("-query"), common).add(triple)
    return common, own


@lru_cache(maxsize=1)
def _alone(shape: str) -> Graph:
    common, own = _of_rules()
    return common + own[shape]


@pytest.fixture(scope="session")
def alone() -> Alone:
    """Return the function that gives the package's shapes without all rules but one.

    Cases of one shape are checked with it in a tenth of the time.
    """
    return _alone
