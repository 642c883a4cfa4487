"""The fast engine against pySHACL alone, on the cases of the shapes."""

import json
from pathlib import Path

import pytest
from pyoxigraph import Store
from rdflib import Graph, URIRef
from rdflib.namespace import SH

from fiscus.graph.validation import reference, validate
from fiscus.graph.validation.conversion import add_graph, add_quads, graph_of
from fiscus.graph.validation.preparation import prepare
from fiscus.graph.validation.rules import context, rules_of, shapes_graph

FOLDER = Path(__file__).parents[2] / "shapes"
SHAPES = "https://w3id.org/fiscus/shapes#"
CASES = [str(path.relative_to(FOLDER)) for path in sorted(FOLDER.glob("*/*.ttl"))]
QUICK = [case for case in CASES if case.startswith(("basic-expenditure-parts/", "plan-"))]


def alone(shape: str) -> Graph:
    """Return the package's shapes without the targets of all but *shape*."""
    graph = Graph() + shapes_graph()
    for rule in rules_of(shapes_graph()):
        if rule.shape != shape:
            graph.remove((URIRef(rule.shape), SH.targetClass, None))
    return graph


def agree(case: str) -> None:
    data = Graph().parse(FOLDER / case, format="turtle")
    store = Store()
    add_graph(store, data)
    add_quads(store, context())
    prepare(store)
    shapes = alone(SHAPES + case.partition("/")[0])
    fast = {(r.shape, r.focus, r.path) for r in validate(data, shapes=shapes).results}
    slow = {(f.shape, f.focus, f.path) for f in reference.find(graph_of(store), shapes)}
    assert fast == slow


@pytest.mark.parametrize("case", QUICK)
def test_a_few_agree(case: str) -> None:
    agree(case)


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_all_agree(case: str) -> None:
    agree(case)


def test_the_quick_cases_hold_faults() -> None:
    faults = [c for c in QUICK if (FOLDER / c).with_suffix(".json").exists()]
    assert len(json.loads((FOLDER / faults[0]).with_suffix(".json").read_text("utf-8"))) == 1
