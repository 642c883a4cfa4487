"""Our validation against two engines that others wrote: pySHACL and Shifty.

They are given the same shapes and the same facts, prepared as docs/validation.md says. pySHACL
is the reference and slow; Shifty, compiled, takes whole documents too.
"""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
import shifty
from rdflib import RDF, Graph
from rdflib.namespace import SH
from rdflib.term import Node

from fiscus.graph.ingest import convert
from fiscus.graph.validation import reference, validate
from fiscus.graph.validation.conversion import (
    add_graph,
    add_quads,
    graph_of,
    to_oxigraph,
    to_value,
)
from fiscus.graph.validation.preparation import prepare
from fiscus.graph.validation.report import Value
from fiscus.graph.validation.rules import SEVERITY_OF, context, shapes_graph
from fiscus.graph.validation.wording import canonical

FOLDER = Path(__file__).parents[2] / "shapes"
SAMPLES = Path(__file__).parents[3] / "samples"
SHAPES = "https://w3id.org/fiscus/shapes#"
CASES = [str(path.relative_to(FOLDER)) for path in sorted(FOLDER.glob("*/*.ttl"))]

Seen = tuple[str, str, str, str, str]
"""Shape, focus node, path, value and severity."""


def prepared(data: Graph) -> Graph:
    store = ox.Store()
    add_graph(store, data)
    add_quads(store, context())
    prepare(store)
    return graph_of(store)


def ours(data: Graph, shapes: Graph) -> set[Seen]:
    return {
        (
            result.shape,
            result.focus,
            result.path or "",
            _plain(result.value),
            result.severity,
        )
        for result in validate(data, shapes=shapes).results
    }


def pyshacl(data: Graph, shapes: Graph) -> set[Seen]:
    return seen(reference.report_on(prepared(data), shapes))


def second(data: Graph, shapes: Graph) -> set[Seen]:
    return seen(shifty.validate(prepared(data), shapes, infer=False, graph_mode="data")[1])


def seen(report: Graph) -> set[Seen]:
    return {_seen(report, result) for result in report.subjects(RDF.type, SH.ValidationResult)}


def _seen(report: Graph, result: Node) -> Seen:
    focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
    severity = report.value(result, SH.resultSeverity)
    return (
        str(report.value(result, SH.sourceShape)),
        str(focus),
        str(report.value(result, SH.resultPath) or ""),
        "" if value is None or value == focus else _plain(to_value(to_oxigraph(value))),
        {str(iri): name for iri, name in SEVERITY_OF.items()}[str(severity)],
    )


def _plain(value: Value) -> str:
    """Return a value as text; 5 and 5.0 are one number, which engines write in their own way."""
    return "" if value is None else canonical(value) if isinstance(value, Decimal) else str(value)


def of_case(case: str, alone: Callable[[str], Graph]) -> tuple[Graph, Graph]:
    data = Graph().parse(FOLDER / case, format="turtle")
    return data, alone(SHAPES + case.partition("/")[0])


@pytest.mark.parametrize("case", CASES)
def test_the_second_engine_agrees_on_the_cases(case: str, alone: Callable[[str], Graph]) -> None:
    data, shapes = of_case(case, alone)
    assert ours(data, shapes) == second(data, shapes)


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_pyshacl_agrees_on_the_cases(case: str, alone: Callable[[str], Graph]) -> None:
    data, shapes = of_case(case, alone)
    assert ours(data, shapes) == pyshacl(data, shapes)


@pytest.mark.parametrize("name", ["example-faulty-2023.txt", "huailai-gongxin-2023.txt"])
def test_the_second_engine_agrees_on_documents(name: str) -> None:
    data = graph_of(convert((SAMPLES / name).read_bytes(), name).quads)
    assert ours(data, shapes_graph()) == second(data, shapes_graph())


def test_the_faulty_document_is_no_empty_measure() -> None:
    name = "example-faulty-2023.txt"
    data = graph_of(convert((SAMPLES / name).read_bytes(), name).quads)
    assert len(ours(data, shapes_graph())) > 30
