"""The W3C SHACL test suite, run through our own validation."""

import warnings
from dataclasses import dataclass
from pathlib import Path

import pytest
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from fiscus.graph.validation import Result, validate
from fiscus.graph.validation.conversion import to_oxigraph, to_value
from fiscus.graph.validation.shape_files import BrokenShape

SUITE = Path(__file__).parents[3] / "shared" / "conformance" / "shacl"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
DIFFERENCES = Path(__file__).with_name("differences.txt")

if not SUITE.is_dir():
    pytest.skip(f"no SHACL test suite at {SUITE}", allow_module_level=True)

Seen = tuple[str, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A test: the graphs to check, and the results expected; ``None`` stands for a failure."""

    data: Graph
    shapes: Graph
    expected: list[Seen] | None


def read(file: Path) -> Graph:
    """Read a file; rdflib keeps an ill-typed literal as it is only where it may not warn."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return Graph().parse(file, format="turtle", publicID=file.as_uri())


def case_in(file: Path) -> Case:
    graph = read(file)
    (test,) = graph.subjects(RDF.type, SHT.Validate)
    action, expected = graph.value(test, MF.action), graph.value(test, MF.result)
    data, shapes = (graph.value(action, part) for part in (SHT.dataGraph, SHT.shapesGraph))
    return Case(
        data=read(_file(data)),
        shapes=read(_file(shapes)),
        expected=None if expected == SHT.Failure else _wanted(graph, expected),
    )


def _file(iri: Node | None) -> Path:
    return Path(str(iri).removeprefix("file://"))


def _wanted(graph: Graph, report: Node | None) -> list[Seen]:
    return sorted(_expected(graph, result) for result in graph.objects(report, SH.result))


def _expected(graph: Graph, result: Node) -> Seen:
    focus, value = graph.value(result, SH.focusNode), graph.value(result, SH.value)
    path = graph.value(result, SH.resultPath)
    return (
        _name(focus),
        str(path) if isinstance(path, URIRef) else "",
        "" if value is None or value == focus else _plain(value),
        str(graph.value(result, SH.resultSeverity)).rpartition("#")[2].lower(),
        str(graph.value(result, SH.sourceConstraintComponent)),
        _name(graph.value(result, SH.sourceShape)),
    )


def _name(node: Node | None) -> str:
    return (
        "_:" if isinstance(node, BNode) else node.n3() if isinstance(node, Literal) else str(node)
    )


def _plain(value: Node) -> str:
    return "_:" if isinstance(value, BNode) else str(to_value(to_oxigraph(value)))


def seen(result: Result) -> Seen:
    return (
        _unlabelled(result.focus),
        result.path or "",
        "" if result.value is None else _unlabelled(str(result.value)),
        result.severity,
        result.component,
        _unlabelled(result.shape),
    )


def _unlabelled(name: str) -> str:
    return "_:" if name.startswith("_:") else name


def outcome(case: Case) -> list[Seen] | None:
    try:
        return sorted(seen(result) for result in validate(case.data, shapes=case.shapes).results)
    except BrokenShape:
        return None


def differences() -> dict[str, str]:
    lines = DIFFERENCES.read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


FILES = {
    f"{file.parent.name}/{file.stem}": file
    for file in sorted(SUITE.rglob("*.ttl"))
    if "sht:Validate" in file.read_text("utf-8")
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.filterwarnings("ignore")
def test_the_suite(name: str) -> None:
    """Focus, path, value, severity, component and shape of each result are those expected.

    A test that is known to differ must differ: when it no longer does, its line is out of date.
    """
    case = case_in(FILES[name])
    assert (outcome(case) == case.expected) == (name not in differences())


def test_the_suite_is_whole() -> None:
    assert (len(FILES), set(differences()) - set(FILES)) == (121, set())
