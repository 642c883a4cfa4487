"""The graph of all samples, as the store would merge it, contradicts nothing in the ontology."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, serialize
from rdflib import Graph

from fiscus.graph.ingest import convert

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
Reasoner = Callable[[Graph], Any]


def test_the_merged_graph_of_the_samples_is_consistent(reason: Reasoner, closure: Graph) -> None:
    assert len(SAMPLES) == 5
    triples = {
        quad.triple
        for sample in SAMPLES
        for quad in convert(sample.read_bytes(), sample.name).quads
    }
    data = Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")
    verdict = reason(closure + data)
    assert (verdict.consistent, verdict.unsatisfiable) == (True, frozenset())
