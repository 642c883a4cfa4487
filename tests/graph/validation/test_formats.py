"""The report as JSON and Turtle."""

import json
from decimal import Decimal

import pyoxigraph as ox
import rdflib
from rdflib import RDF, BNode, Literal, URIRef
from rdflib.namespace import SH

from fiscus.graph.validation.as_json import as_json
from fiscus.graph.validation.as_turtle import as_graph, as_turtle
from fiscus.graph.validation.conversion import graph_of
from fiscus.graph.validation.report import Evidence, Report, Result

TRUE = Literal("true", datatype=rdflib.XSD.boolean)
FALSE = Literal("false", datatype=rdflib.XSD.boolean)
FOCUS = "https://example.org/id/expenditure"
SHAPE = "https://w3id.org/fiscus/shapes#expenditure-parts"
AMOUNT = "https://w3id.org/fiscus/ontology#amount"
RESULT = Result(
    id="0123456789abcdef",
    shape=SHAPE,
    severity="violation",
    focus=FOCUS,
    path=AMOUNT,
    value=Decimal("23808000.0"),
    message={"zh": "不相等", "en": "not equal"},
    evidence=(
        Evidence("a.txt", "2380.80万元", line=3, fragment="https://example.org/id/s#L3"),
        Evidence("a.pdf", "46.40", page=2, table=1, row=4, column=5),
    ),
)
REPORT = Report((RESULT,))


def test_json_is_the_contract() -> None:
    assert json.loads(as_json(REPORT)) == {
        "conforms": False,
        "counts": {"violation": 1, "warning": 0, "info": 0},
        "results": [
            {
                "id": "0123456789abcdef",
                "shape": SHAPE,
                "severity": "violation",
                "focus": FOCUS,
                "path": AMOUNT,
                "value": 23808000,
                "message": {"zh": "不相等", "en": "not equal"},
                "evidence": [
                    {"source": "a.txt", "line": 3, "text": "2380.80万元"},
                    {
                        "source": "a.pdf",
                        "page": 2,
                        "table": 1,
                        "row": 4,
                        "column": 5,
                        "text": "46.40",
                    },
                ],
            }
        ],
    }


def test_json_of_nothing_conforms() -> None:
    assert json.loads(as_json(Report(()))) == {
        "conforms": True,
        "counts": {"violation": 0, "warning": 0, "info": 0},
        "results": [],
    }


def test_turtle_is_a_shacl_report_without_blank_nodes() -> None:
    graph = as_graph(REPORT)
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    (result,) = graph.objects(report, SH.result)
    assert not [term for triple in graph for term in triple if isinstance(term, BNode)]
    assert graph.value(report, SH.conforms) == FALSE
    assert set(graph.predicate_objects(result)) == {
        (RDF.type, SH.ValidationResult),
        (SH.focusNode, URIRef(FOCUS)),
        (SH.resultPath, URIRef(AMOUNT)),
        (SH.resultSeverity, SH.Violation),
        (SH.sourceShape, URIRef(SHAPE)),
        (SH.sourceConstraintComponent, SH.SPARQLConstraintComponent),
        (SH.value, Literal("23808000", datatype=rdflib.XSD.decimal, normalize=False)),
        (SH.resultMessage, Literal("不相等", lang="zh")),
        (SH.resultMessage, Literal("not equal", lang="en")),
        (
            URIRef("https://w3id.org/fiscus/ontology#statedIn"),
            URIRef("https://example.org/id/s#L3"),
        ),
    }


def test_turtle_says_what_the_graph_says() -> None:
    parsed = graph_of(ox.parse(as_turtle(REPORT), format=ox.RdfFormat.TURTLE))
    assert set(parsed) == set(as_graph(REPORT))


def test_turtle_is_the_same_in_every_run() -> None:
    assert as_turtle(REPORT) == as_turtle(Report((RESULT,)))


def test_a_report_of_nothing_conforms() -> None:
    assert (None, SH.conforms, TRUE) in as_graph(Report(()))
