"""The profile ``dcat-ap`` beside the shapes that DCAT-AP 3.0.1 publishes, on the same catalogues.

A catalogue that lacks nothing is varied: each property of each node is left out, stated twice, and
stated with a value of another kind. The variants are checked in one run of either.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from fiscus.graph.validation import reference
from fiscus.graph.validation.conversion import triples_of
from fiscus.graph.validation.engine import validate_quads
from fiscus.graph.validation.profiles import shapes_of
from fiscus.graph.validation.report import Report
from fiscus.graph.validation.rules import rules_of

HERE = Path(__file__).parent
OFFICIAL = HERE.parents[1].parent / "shared" / "conformance" / "dcat-ap-3.0.1"
DCAT = "http://www.w3.org/ns/dcat#"
WHOLE = "https://example.org/whole/"
DATES = {
    ("dataset", "http://purl.org/dc/terms/issued"),
    ("dataset", "http://purl.org/dc/terms/modified"),
    ("period", "http://www.w3.org/ns/dcat#endDate"),
    ("period", "http://www.w3.org/ns/dcat#startDate"),
    ("record", "http://purl.org/dc/terms/modified"),
}
"""Only we say that these are no dates: the published shapes ask by ``sh:shape``, which SHACL does
not have, so that nothing is checked."""
OTHER_NODES = {("series", "a path"), ("record", "http://xmlns.com/foaf/0.1/primaryTopic")}
"""Only the published shapes look from one node at another: a series without a member, a topic that
is no resource of the catalogue."""

Triple = tuple[Node, Node, Node]
Found = set[tuple[str, str | None, str]]
"""Focus node, path and severity."""


@cache
def whole() -> Graph:
    return Graph().parse(HERE / "data" / "catalogue.ttl", format="turtle")


def variants() -> Iterator[tuple[str, list[Triple]]]:
    """Yield changed catalogues, each with a name."""
    triples = list(whole())
    contents = (URIRef(f"{DCAT}dataset"), URIRef(f"{DCAT}service"))
    yield "empty", [triple for triple in triples if triple[1] not in contents]
    for number, (subject, predicate, value) in enumerate(sorted(triples)):
        if predicate == RDF.type:
            continue
        rest = [triple for triple in triples if triple[:2] != (subject, predicate)]
        other = URIRef(f"{WHOLE}another") if isinstance(value, Literal) else Literal("文字")
        yield f"without-{number}", rest
        yield f"twice-{number}", [*triples, (subject, predicate, another(value))]
        yield f"other-{number}", [*rest, (subject, predicate, other)]


def another(value: Node) -> Node:
    if isinstance(value, Literal):
        text = f"1{value[1:]}" if value.datatype else f"{value}又"
        return Literal(text, lang=value.language, datatype=value.datatype)
    return URIRef(f"{value}-2")


@cache
def corpus() -> Graph:
    """Return the whole catalogue and all variants, each with nodes of its own."""
    graph = Graph()
    for name, triples in [("whole", list(whole())), *variants()]:
        for triple in triples:
            graph.add(tuple(moved(term, name) for term in triple))  # type: ignore[arg-type]
    return graph


def moved(term: Node, name: str) -> Node:
    if isinstance(term, URIRef) and term.startswith(WHOLE):
        return URIRef(term.replace("/whole/", f"/{name}/"))
    return term


@cache
def ours() -> Found:
    return {(one.focus, one.path, one.severity) for one in our_report().results}


@cache
def our_report() -> Report:
    quads = [ox.Quad(*triple) for triple in triples_of(corpus())]
    return validate_quads(quads, {}, shapes_of("dcat-ap"))


@cache
def official() -> Found:
    shapes = Graph()
    for name in ("shapes", "shapes_recommended"):
        shapes.parse(OFFICIAL / f"{name}.ttl", format="turtle")
    report = reference.report_on(corpus(), shapes)
    return {
        (
            str(report.value(one, SH.focusNode)),
            None if report.value(one, SH.resultPath) is None else path_of(report, one),
            str(report.value(one, SH.resultSeverity)).rpartition("#")[2].lower(),
        )
        for one in reference.results_of(report)
    }


def path_of(report: Graph, result: Node) -> str:
    path = report.value(result, SH.resultPath)
    return str(path) if isinstance(path, URIRef) else "a path"


@pytest.fixture(autouse=True)
def _official_shapes() -> None:
    if not OFFICIAL.is_dir():
        pytest.skip(f"the published shapes are not at {OFFICIAL}")


def test_the_whole_catalogue_lacks_nothing() -> None:
    assert [one for one in (*ours(), *official()) if one[0].startswith(WHOLE)] == []


def test_both_find_the_same_but_for_what_is_explained() -> None:
    both = ours() & official()
    assert len(both) > 130
    assert {without_variant(one) for one in ours() - official()} == DATES
    assert {without_variant(one) for one in official() - ours()} == OTHER_NODES


def without_variant(found: tuple[str, str | None, str]) -> tuple[str, str | None]:
    focus, path, _ = found
    return focus.rpartition("/")[2], path


def test_every_shape_finds_something() -> None:
    found = {one.shape for one in our_report().results}
    assert {rule.shape for rule in rules_of(shapes_of("dcat-ap"))} - found == set()
