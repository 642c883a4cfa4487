"""Rows are counted in what was serialized, whatever the values hold."""

from itertools import product

import pyoxigraph as ox
import pytest

from fiscus.server.answering import (
    Overrun,
    Request,
    Unservable,
    answer,
    count_rows,
    read_term,
)
from fiscus.server.formats import RESULT_FORMATS

NASTY = ('"', "\n", "\r\n", ",{", "},{", "<result>", "[{", "]", "\\", "\t", '\\",{')
QUERIES = (
    "SELECT * { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o }",
    "SELECT * { ?s ?p <urn:none> }",
    "SELECT * { }",
    "SELECT ?o ?z { VALUES (?o ?z) { (UNDEF UNDEF) (1 UNDEF) (UNDEF UNDEF) } }",
    "SELECT ?o { VALUES ?o { UNDEF 1 UNDEF } }",
)
EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"


@pytest.fixture(scope="module")
def engine() -> ox.Store:
    store = ox.Store()
    node, graph = ox.NamedNode("urn:a"), ox.NamedNode("urn:g")
    store.extend(ox.Quad(node, node, ox.Literal(text), graph) for text in NASTY)
    store.add(ox.Quad(node, node, node))
    return store


def request(query: str, media_type: str = "text/csv", **changes: object) -> Request:
    fields: dict[str, object] = {
        "default_graphs": (),
        "named_graphs": (),
        "substitutions": {},
        "rows": 1000,
        "body": 100_000,
        **changes,
    }
    return Request(query=query, media_type=media_type, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(("media_type", "query"), list(product(RESULT_FORMATS, QUERIES)))
def test_rows_are_counted(engine: ox.Store, media_type: str, query: str) -> None:
    expected = len(list(engine.query(query)))  # type: ignore[arg-type]
    kind, rows, body = answer(engine, request(query, media_type))
    assert (kind, rows) == ("solutions", expected)
    assert count_rows(body, RESULT_FORMATS[media_type]) == expected


@pytest.mark.parametrize(
    ("changes", "limit"), [({"rows": len(NASTY) - 1}, "rows"), ({"body": 20}, "bytes")]
)
@pytest.mark.parametrize(
    ("query", "media_type"),
    [
        (QUERIES[0], "text/csv"),
        (EVERYTHING, "text/turtle"),
    ],
)
def test_over_a_limit(
    engine: ox.Store, query: str, media_type: str, changes: dict[str, int], limit: str
) -> None:
    with pytest.raises(Overrun, match=limit):
        answer(engine, request(query, media_type, **changes))


@pytest.mark.parametrize(
    ("query", "media_type"),
    [("ASK { }", "text/turtle"), ("CONSTRUCT { } WHERE { }", "text/csv"), ("ASK { }", "x/y")],
)
def test_format_of_another_kind(engine: ox.Store, query: str, media_type: str) -> None:
    with pytest.raises(Unservable):
        answer(engine, request(query, media_type))


@pytest.mark.parametrize(
    ("query", "default", "named", "rows"),
    [
        ("SELECT * { ?s ?p ?o }", (), (), 1),
        ("SELECT * { ?s ?p ?o }", ("urn:g",), (), len(NASTY)),
        ("SELECT * { ?s ?p ?o }", (), ("urn:g",), 0),
        ("SELECT * { GRAPH ?g { ?s ?p ?o } }", (), ("urn:g",), len(NASTY)),
        ("SELECT * { GRAPH ?g { ?s ?p ?o } }", ("urn:g",), (), 0),
    ],
)
def test_dataset_of_the_protocol(
    engine: ox.Store, query: str, default: tuple[str, ...], named: tuple[str, ...], rows: int
) -> None:
    found = answer(engine, request(query, default_graphs=default, named_graphs=named))
    assert found[1] == rows


@pytest.mark.parametrize("text", ["<urn:a>", '"a\\"\\n"@zh', '"1"^^<urn:t>'])
def test_terms(text: str) -> None:
    assert str(read_term(text)) == text


@pytest.mark.parametrize("text", ["_:b", "<urn:a> . <urn:b> <urn:c> <urn:d>", "", "?x", "<a b>"])
def test_what_is_no_term(text: str) -> None:
    with pytest.raises((ValueError, SyntaxError)):
        read_term(text)


def test_substitution_is_a_term_not_text(engine: ox.Store) -> None:
    text = '"} UNION { ?s ?p ?o"'
    found = answer(engine, request("SELECT * { ?s ?p ?o }", substitutions={"o": text}))
    assert found[1] == 0
