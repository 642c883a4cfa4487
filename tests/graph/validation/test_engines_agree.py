"""Our validation against two engines that others wrote: pySHACL and Shifty.

They are given the same shapes and the same facts, prepared as docs/validation.md says. pySHACL
is the reference and slow; Shifty, compiled, takes whole documents too.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import shifty
from rdflib import RDF, Graph
from rdflib.namespace import SH
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.processor import SPARQLProcessor
from rdflib.plugins.sparql.sparql import Query
from rdflib.term import Node

from fiscus.graph.ingest import convert
from fiscus.graph.validation import reference, validate
from fiscus.graph.validation.conversion import add_graph, graph_of, to_oxigraph, to_value
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
Facts = frozenset[ox.Quad]
"""Facts beside the code lists, prepared."""


@dataclass(frozen=True, slots=True)
class Case:
    """What engines are given, and what ours says of it.

    :ivar ours: what our validation finds in the data before they are prepared.
    """

    facts: Facts
    shapes: Graph
    ours: set[Seen]


def case_of(data: Graph, shapes: Graph) -> Case:
    found = validate(data, shapes=shapes).results
    ours: set[Seen] = {(r.shape, r.focus, r.path or "", _plain(r.value), r.severity) for r in found}
    return Case(prepared(data), shapes, ours)


def prepared(data: Graph) -> Facts:
    store = ox.Store()
    add_graph(store, data)
    store.extend(context())
    prepare(store)
    return frozenset(store)


@lru_cache(maxsize=1)
def code_lists() -> tuple[Graph, Facts]:
    """Return the prepared code lists without facts; the graph is put back by who changes it."""
    facts = prepared(Graph())
    return graph_of(facts), facts


def pyshacl(facts: Facts, shapes: Graph) -> set[Seen]:
    data, lists = code_lists()
    assert lists <= facts
    added = graph_of(facts - lists)
    data += added
    try:
        return seen(reference.report_on(data, shapes))
    finally:
        data -= added


def second(facts: Facts, shapes: Graph) -> set[Seen]:
    data = b"".join(f"{quad} .\n".encode() for quad in facts)
    return seen(shifty.validate(data, shapes, infer=False, graph_mode="data")[1])


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


@lru_cache(maxsize=1)
def case_in(file: str, alone: Callable[[str], Graph]) -> Case:
    data = Graph().parse(FOLDER / file, format="turtle")
    return case_of(data, alone(SHAPES + file.partition("/")[0]))


@lru_cache(maxsize=1)
def document(name: str) -> Case:
    quads = convert((SAMPLES / name).read_bytes(), name).quads
    return case_of(graph_of(quads), shapes_graph())


@pytest.fixture(scope="module", autouse=True)
def _parsed_once() -> Iterator[None]:
    """Let rdflib parse a query once, not for each case: that takes most of pySHACL's time."""
    evaluate = SPARQLProcessor.query

    @lru_cache(maxsize=8)
    def parsed(text: str, prefixes: frozenset[tuple[str, str]]) -> Query:
        return prepareQuery(text, dict(prefixes))

    def query(
        self: SPARQLProcessor, text: str, bound: Any, prefixes: Mapping[str, str], **options: Any
    ) -> Any:
        return evaluate(self, parsed(text, frozenset(prefixes.items())), bound, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SPARQLProcessor, "query", query)
        yield


# An engine is the outer decorator: both are asked of a case before the next one is prepared.
@pytest.mark.parametrize("engine", [second, pytest.param(pyshacl, marks=pytest.mark.slow)])
@pytest.mark.parametrize("case", CASES)
def test_another_engine_agrees_on_the_cases(
    case: str, engine: Callable[[Facts, Graph], set[Seen]], alone: Callable[[str], Graph]
) -> None:
    given = case_in(case, alone)
    assert given.ours == engine(given.facts, given.shapes)


@pytest.mark.parametrize("name", ["example-faulty-2023.txt", "huailai-gongxin-2023.txt"])
def test_the_second_engine_agrees_on_documents(name: str) -> None:
    given = document(name)
    assert given.ours == second(given.facts, given.shapes)


def test_the_faulty_document_is_no_empty_measure() -> None:
    assert len(document("example-faulty-2023.txt").ours) > 30
