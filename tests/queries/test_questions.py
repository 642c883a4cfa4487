"""What holds for every saved query: documented columns, an answer, one default graph."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from rdflib.plugins.sparql import prepareQuery

from fiscus.queries.loading import saved_queries
from fiscus.queries.saved_query import SavedQuery

EXPECTED = Path(__file__).parent / "expected"
QUERIES = [query for query in saved_queries().values() if not query.gives_graph]
GRAPHS = [query for query in saved_queries().values() if query.gives_graph]
_COLUMN = re.compile(r"^# column: (?P<name>\w+) \| [^|\s][^|]* \| [^|\s][^|]*$", re.MULTILINE)


def answers(query: SavedQuery) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((EXPECTED / f"{query.name}.json").read_text("utf-8"))
    return found


def test_every_answer_belongs_to_a_query() -> None:
    assert [query.name for query in QUERIES] == sorted(p.stem for p in EXPECTED.glob("*.json"))
    assert [query.name for query in GRAPHS] == sorted(p.stem for p in EXPECTED.glob("*.ttl"))


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_it_has_an_answer_with_rows(query: SavedQuery) -> None:
    assert any(answer["rows"] for answer in answers(query))


def test_there_are_enough_questions() -> None:
    assert len(QUERIES) >= 22


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_rdflib_reads_it_too(query: SavedQuery) -> None:
    prepared = prepareQuery(query.text)

    columns = [str(variable) for variable in prepared.algebra.PV]
    assert answers(query)[0]["columns"] == columns


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_columns_and_parameters_are_documented(query: SavedQuery) -> None:
    columns = set(answers(query)[0]["columns"])
    parameters = {parameter.name for parameter in query.parameters}

    told = {match["name"] for match in _COLUMN.finditer(query.text)}

    assert columns - parameters == told
    assert parameters <= columns


@pytest.mark.parametrize("query", GRAPHS, ids=lambda query: query.name)
def test_rdflib_reads_what_makes_a_graph(query: SavedQuery) -> None:
    assert prepareQuery(query.text).algebra.name == "ConstructQuery"
    assert (query.columns, re.search(r"\b(GRAPH|FROM|SERVICE)\b", query.text)) == ((), None)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_it_asks_the_merged_set(query: SavedQuery) -> None:
    body = re.sub(r"^#.*$", "", query.text, flags=re.MULTILINE)

    assert not re.search(r"\b(GRAPH|FROM|SERVICE)\b", body)
    assert "ORDER BY" in body
