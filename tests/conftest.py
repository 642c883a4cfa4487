"""What tests of several folders share."""

from collections.abc import Callable
from functools import lru_cache

import pytest
from rdflib import Graph

from fiscus.graph.validation.rules import rules_of, shapes_graph

Alone = Callable[[str], Graph]


@lru_cache(maxsize=1)
def _alone(shape: str) -> Graph:
    rules = {rule.shape for rule in rules_of(shapes_graph())} - {shape}
    others = rules | {f"{rule}-query" for rule in rules}
    graph = Graph()
    for triple in shapes_graph():
        if str(triple[0]) not in others:
            graph.add(triple)
    return graph


@pytest.fixture(scope="session")
def alone() -> Alone:
    """Return the function that gives the package's shapes without all rules but one.

    Cases of one shape are checked with it in a tenth of the time.
    """
    return _alone
