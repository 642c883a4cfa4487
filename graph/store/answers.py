"""What a SPARQL server sent, read as the terms that the engine has."""

from dataclasses import dataclass

from pyoxigraph import (
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)

from .faults import StoreFailed


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server sent: its bytes and their media type."""

    body: bytes
    media_type: str


def results_of(answer: Answer, where: str) -> QuerySolutions | QueryBoolean | QueryTriples:
    """Return the result of a query; ``StoreFailed`` when it is none."""
    form = QueryResultsFormat.from_media_type(answer.media_type)
    if form is None:
        return _as_result(triples_of(answer, where))
    try:
        return parse_query_results(answer.body, format=form)
    except (SyntaxError, ValueError) as error:
        raise _unreadable(where, answer) from error


def triples_of(answer: Answer, where: str) -> list[Quad]:
    """Return the triples of an answer; ``StoreFailed`` when it is no RDF."""
    form = RdfFormat.from_media_type(answer.media_type)
    if form is None:
        raise _unreadable(where, answer)
    try:
        return list(parse(answer.body, format=form))
    except (SyntaxError, ValueError) as error:
        raise _unreadable(where, answer) from error


def _unreadable(where: str, answer: Answer) -> StoreFailed:
    """Return the error for an answer that is not what SPARQL 1.1 says."""
    return StoreFailed(
        f"the answer is no SPARQL result but {answer.media_type or 'without a type'}",
        where,
        "give the address of the query endpoint",
    )


def _as_result(triples: list[Quad]) -> QueryTriples:
    scratch = Store()
    scratch.extend(triples)
    graph = scratch.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(graph, QueryTriples)  # noqa: S101 - what a CONSTRUCT gives
    return graph
