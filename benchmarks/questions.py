"""What is asked of both servers: a node, a figure with its evidence, a sum over everything."""

import random
from collections.abc import Mapping, Sequence

from pyoxigraph import QuerySolutions, Store

_PREFIX = "PREFIX fis: <https://w3id.org/fiscus/ontology#> "
LOOKUP = "SELECT ?p ?o WHERE {{ {node} ?p ?o }}"
EVIDENCE = (
    _PREFIX
    + "SELECT ?amount ?line ?text WHERE {{ {node} fis:amount ?amount ; fis:statedIn ?f . "
    + "?f fis:statesProperty fis:amount ; fis:line ?line ; fis:sourceText ?text }}"
)
AGGREGATE = (
    _PREFIX
    + "SELECT ?of ?year (SUM(?amount) AS ?total) (COUNT(?node) AS ?count) WHERE { "
    + "?node a fis:BudgetAmount ; fis:budgetOf ?of ; fis:fiscalYear ?year ; fis:amount ?amount } "
    + "GROUP BY ?of ?year"
)
_NODES = _PREFIX + "SELECT DISTINCT ?node WHERE { ?node a fis:BudgetAmount ; fis:amount ?n }"


def questions(store: Store, count: int) -> Mapping[str, Sequence[str]]:
    """Return ``count`` texts of each kind, about nodes drawn by a fixed seed."""
    found = store.query(_NODES)
    assert isinstance(found, QuerySolutions)  # noqa: S101 - a SELECT
    nodes = sorted(str(row["node"]) for row in found)
    drawn = random.Random(7).choices(nodes, k=count)  # noqa: S311 - no secret
    return {
        "node": [LOOKUP.format(node=node) for node in drawn],
        "join with evidence": [EVIDENCE.format(node=node) for node in drawn],
        "aggregate": [AGGREGATE] * max(8, count // 5),
    }
