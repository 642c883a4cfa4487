"""Terms set into a query's text ask the same as terms that the engine binds."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, QueryTriples, Store, Variable

from fiscus.graph.errors import StoreError
from fiscus.graph.ingest import convert
from fiscus.graph.store.binding import bind
from fiscus.queries.loading import saved_queries

Terms = dict[Variable, NamedNode | Literal]

G, A = Variable("g"), NamedNode("urn:a")
X: Terms = {Variable("x"): Literal('a" } ?y #\n')}
TERM = '"a\\" } ?y #\\n"'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ASK { ?s ?p ?x }", "ASK {@ ?s ?p ?x }"),
        ("select (1 AS ?n) where { }", "select (1 AS ?n) where {@ }"),
        ("SELECT (EXISTS { } AS ?n) { }", "SELECT (EXISTS { } AS ?n) {@ }"),
        ("SELECT ?y { { SELECT ?x { } } }", "SELECT ?y {@ { SELECT ?x {@ } } }"),
        ("SELECT ?y { { SELECT ?xy { } } }", "SELECT ?y {@ { SELECT ?xy { } } }"),
        ("SELECT ?x { SELECT (1 AS ?n) { } }", "SELECT ?x { SELECT (1 AS ?n) {@ } }"),
        ("CONSTRUCT { ?x ?p 1 } WHERE { }", "CONSTRUCT { ?x ?p 1 } WHERE {@ }"),
        ('# ASK {\nASK { <a{#?x> ?p "it\'s {" }', '# ASK {\nASK {@ <a{#?x> ?p "it\'s {" }'),
        ("PREFIX ask: <a> ASK { }", "PREFIX ask: <a> ASK {@ }"),
    ],
)
def test_table_heads_patterns(text: str, expected: str) -> None:
    assert bind(text, X) == expected.replace("@", f" VALUES ?x {{ {TERM} }}")


def test_query_without_pattern_is_refused() -> None:
    with pytest.raises(StoreError, match="no pattern"):
        bind("DESCRIBE ?x", X)


def test_without_terms_a_text_stays() -> None:
    assert bind("SELECT ?x { }", {}) == "SELECT ?x { }"


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?g ?n { ?g <urn:in> ?n } ORDER BY ?n",
        "SELECT ?g (SUM(?n) AS ?sum) { ?g <urn:in> ?n } GROUP BY ?g ORDER BY ?g",
        "SELECT ?g ?h { ?h <urn:in> ?n FILTER NOT EXISTS { ?g <urn:in> ?n } } ORDER BY ?h",
        "SELECT ?g ?n { { ?g <urn:in> ?n } UNION { ?g <urn:in> ?n FILTER(?g != ?n) } }",
    ],
)
def test_answers_are_those_of_bound_terms(text: str) -> None:
    store = Store()
    pairs = (row.split() for row in ("a 1", "a 2", "b 2", "b 3", "c 9"))
    store.update(f"INSERT DATA {{ {' '.join(f'<urn:{s}> <urn:in> {n} .' for s, n in pairs)} }}")
    found = rows(store, bind(text, {G: A}), {})
    assert found == rows(store, text, {G: A})
    assert found


@pytest.fixture(scope="module")
def samples() -> Store:
    store = Store()
    for path in sorted((Path(__file__).parents[3] / "samples").glob("*.txt")):
        quads = convert(path.read_bytes(), path.name).quads
        store.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    return store


GRAPHS = [name for name, query in saved_queries().items() if query.gives_graph]


@pytest.mark.parametrize("name", GRAPHS)
def test_saved_graphs_are_the_same(name: str, samples: Store) -> None:
    query = saved_queries()[name]
    item = "https://w3id.org/fiscus/code/budget-item/three-public"
    given = query.bind({"year": "2023", "item": item})

    bound = samples.query(bind(query.text, given))
    expected = samples.query(query.text, substitutions=dict(given))

    assert isinstance(bound, QueryTriples)
    assert isinstance(expected, QueryTriples)
    found = set(bound)
    assert found == set(expected)
    assert 0 < len(found) < len(list(samples.query(query.text)))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", sorted(saved_queries().keys() - set(GRAPHS)))
def test_saved_queries_answer_the_same(name: str, samples: Store) -> None:
    query = saved_queries()[name]
    given: Terms = {}
    everything = samples.query(query.text)
    assert isinstance(everything, QuerySolutions)
    row = next(everything, None)
    for parameter in query.parameters:
        value = row[parameter.name] if row else None
        if isinstance(value, NamedNode | Literal):
            given[Variable(parameter.name)] = value
    assert rows(samples, bind(query.text, given), {}) == rows(samples, query.text, given)


def rows(store: Store, text: str, terms: Terms) -> list[str]:
    """Return the rows sorted: without an order of its own an answer may come in any."""
    found = store.query(text, substitutions=dict(terms))
    assert isinstance(found, QuerySolutions)
    return sorted(str(row) for row in found)
