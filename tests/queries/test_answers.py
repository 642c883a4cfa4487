"""Every saved query over the samples: the whole answer, whatever the order of loading."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from fiscus.graph.ingest import ingest
from fiscus.graph.store.embedded import EmbeddedStore
from fiscus.queries.loading import saved_queries

HERE = Path(__file__).parent
BASE = "https://w3id.org/fiscus/"
XSD = "http://www.w3.org/2001/XMLSchema#"
_SOURCE = re.compile(r"id/source/[0-9a-f]{16}")
_NUMBERS = (XSD + "integer", XSD + "decimal")
SAMPLES = HERE.parents[1] / "samples"
NAMES = (
    "example-faulty-2023",
    "example-huaian-keji-2023",
    "example-huailai-gongxin-2024",
    "example-huailai-shuiwu-2023",
    "huailai-gongxin-2023",
)
EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


@dataclass(frozen=True, slots=True)
class Case:
    """One question with its whole answer.

    :ivar parameters: values for the query's parameters; IRIs are written from ``id/`` on.
    :ivar graph: name of a Turtle file in ``cases/`` that is added to the samples, or None.
    """

    query: str
    parameters: Mapping[str, str]
    graph: str | None
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]


def cases() -> list[Case]:
    """Return every case of ``expected/``, a file a query."""
    return [
        Case(path.stem, case["parameters"], case.get("graph"), case["columns"], case["rows"])
        for path in sorted((HERE / "expected").glob("*.json"))
        for case in json.loads(path.read_text("utf-8"), parse_float=Decimal)
    ]


def ask(
    engine: ox.Store, name: str, parameters: Mapping[str, str]
) -> tuple[list[str], list[list[Any]]]:
    """Return the columns and rows that a saved query gives."""
    query = saved_queries()[name]
    values = {key: _full(value) for key, value in parameters.items()}
    answer = engine.query(query.text, substitutions=dict(query.bind(values)))
    assert isinstance(answer, ox.QuerySolutions)
    return [v.value for v in answer.variables], [[_plain(term) for term in row] for row in answer]


def _full(value: str) -> str:
    return value.replace("<", BASE).removesuffix(">") if value.startswith("<") else value


def _plain(term: object) -> Any:
    """Write an IRI as ``<id/…>``, text in a language as ``text@zh``, a number as itself."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return "<" + _SOURCE.sub("id/source/…", term.value.removeprefix(BASE)) + ">"
    assert isinstance(term, ox.Literal), term
    if term.language:
        return f"{term.value}@{term.language}"
    if term.datatype.value == XSD + "boolean":
        return term.value == "true"
    if term.datatype.value in _NUMBERS:
        number = Decimal(term.value)
        return int(number) if number == number.to_integral_value() else number
    return term.value


CASES = cases()


def named(case: Case) -> str:
    given = ",".join(f"{key}={value}" for key, value in case.parameters.items())
    return f"{case.query}[{given}]" if given else case.query


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> list[ox.Triple]:
    """Return the merged set of the samples, as a store on disk gives it."""
    with EmbeddedStore(tmp_path_factory.mktemp("answers") / "store", reserve=0) as store:
        report = ingest([SAMPLES / f"{name}.txt" for name in NAMES], store)
        assert (report.ingested, report.unchanged, report.quarantined) == (5, 0, ())
        found = store.query(EVERYTHING)
        assert isinstance(found, ox.QueryTriples)
        return list(found)


@pytest.fixture(scope="module")
def engine(merged: list[ox.Triple]) -> ox.Store:
    return loaded(merged)


def loaded(triples: list[ox.Triple], extra: Path | None = None) -> ox.Store:
    engine = ox.Store()
    engine.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    if extra:
        engine.load(path=str(extra), format=ox.RdfFormat.TURTLE)
    return engine


@pytest.mark.parametrize("case", CASES, ids=named)
def test_whole_answer(case: Case, engine: ox.Store, merged: list[ox.Triple]) -> None:
    asked = loaded(merged, HERE / "cases" / case.graph) if case.graph else engine

    columns, rows = ask(asked, case.query, case.parameters)

    assert case.columns == columns
    assert case.rows == rows


@pytest.mark.parametrize("path", sorted((HERE / "expected").glob("*.ttl")), ids=lambda p: p.stem)
def test_whole_graph(path: Path, engine: ox.Store) -> None:
    """The first line of the file gives the parameters."""
    text = path.read_text("utf-8")
    given = dict(pair.split("=", 1) for pair in text.splitlines()[0].removeprefix("# ").split())
    query = saved_queries()[path.stem]

    found = engine.query(query.text, substitutions=dict(query.bind(given)))

    assert isinstance(found, ox.QueryTriples)
    assert {q.triple for q in ox.parse(text, format=ox.RdfFormat.TURTLE)} == set(found)


def test_order_does_not_depend_on_the_order_of_loading(merged: list[ox.Triple]) -> None:
    backwards = loaded(merged[::-1])
    plain = [case for case in CASES if not case.graph]

    expected = {named(case): case.rows for case in plain}

    assert expected == {named(c): ask(backwards, c.query, c.parameters)[1] for c in plain}


def test_named_graphs_do_not_change_an_answer(merged: list[ox.Triple]) -> None:
    doubled = loaded(merged)
    copy = ox.NamedNode("https://example.org/copy")
    doubled.extend(ox.Quad(t.subject, t.predicate, t.object, copy) for t in merged)
    case = next(case for case in CASES if case.query == "money-by-government-level")

    assert case.rows == ask(doubled, case.query, case.parameters)[1]
