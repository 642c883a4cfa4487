"""A SPARQL 1.1 server over HTTP: queries, updates, whole graphs, and its errors in our words."""

import http.client
import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from urllib.parse import quote

from pyoxigraph import NamedNode, Quad
from SPARQLWrapper import CONSTRUCT, DESCRIBE, JSON, POST, POSTDIRECTLY, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import (
    EndPointInternalError,
    EndPointNotFound,
    QueryBadFormed,
    SPARQLWrapperException,
    Unauthorized,
)

from ..errors import StoreError
from .answers import Answer, triples_of
from .faults import NothingThere, StoreFailed, StoreRefused, StoreUnreachable

TIMEOUT = 600
"""Seconds that the server may take before it says anything."""
_QUOTED = 200
_CODES = {Unauthorized: 401, EndPointNotFound: 404, EndPointInternalError: 500}
_RESULTS = "application/sparql-results+json"
_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_TRIPLES = "application/n-triples"


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Addresses of one server.

    :ivar query: SPARQL 1.1 Query.
    :ivar update: SPARQL 1.1 Update; None when the store is only read.
    :ivar graph_store: SPARQL 1.1 Graph Store Protocol; None to read graphs by queries.
    """

    query: str
    update: str | None = None
    graph_store: str | None = None


def ask_server(url: str, text: str, timeout: int = TIMEOUT) -> Answer:
    """Send a query; tables come as JSON, graphs as N-Triples where the server can.

    :raises StoreError: typed by what went wrong.
    """
    if not _FORM.search(text):
        raise StoreRefused("the query has no SELECT, ASK, CONSTRUCT or DESCRIBE", url)
    wrapper = SPARQLWrapper(url)
    wrapper.addCustomHttpHeader("Accept", f"{_RESULTS}, {_TRIPLES}, text/turtle;q=0.8")
    return _send(wrapper, url, text, timeout)


def update_server(url: str, text: str, timeout: int = TIMEOUT) -> None:
    """Send an update request as the body of a POST, which has no limit of a form's length.

    :raises StoreError: typed by what went wrong.
    """
    wrapper = SPARQLWrapper(url, updateEndpoint=url)
    wrapper.setRequestMethod(POSTDIRECTLY)
    _send(wrapper, url, text, timeout)


def fetch_graph(endpoints: Endpoints, graph: NamedNode | None) -> list[Quad]:
    """Return all quads of one graph (None: the default graph); a graph without any is empty.

    :raises StoreError: typed by what went wrong.
    """
    if endpoints.graph_store is not None:
        quads = _fetch_triples(endpoints.graph_store, graph)
    else:
        inner = "?s ?p ?o" if graph is None else f"GRAPH {graph} {{ ?s ?p ?o }}"
        answer = ask_server(endpoints.query, f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {inner} }}")
        quads = triples_of(answer, endpoints.query)
    if graph is None:
        return quads
    return [Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads]


def _fetch_triples(graph_store: str, graph: NamedNode | None) -> list[Quad]:
    which = "default" if graph is None else f"graph={quote(graph.value, safe='')}"
    url = f"{graph_store}?{which}"
    try:
        return triples_of(_fetch(url, "GET", TIMEOUT), url)
    except NothingThere:
        if graph is None:
            raise
        return []


def head(url: str, timeout: int = TIMEOUT) -> None:
    """Ask whether there is something to get; ``StoreError`` when there is not."""
    _fetch(url, "HEAD", timeout)


def _send(wrapper: SPARQLWrapper, url: str, text: str, timeout: int) -> Answer:
    wrapper.setMethod(POST)
    wrapper.setTimeout(timeout)
    wrapper.setQuery(text)
    wrapper.setReturnFormat(TURTLE if wrapper.queryType in (CONSTRUCT, DESCRIBE) else JSON)
    try:
        response = wrapper.query().response
        with response:
            return Answer(response.read(), _media_type(response.headers.get("Content-Type")))
    except QueryBadFormed as error:
        raise StoreRefused(f"the server refused it: {_told(error)}", url) from error
    except SPARQLWrapperException as error:
        raise _by_code(_CODES.get(type(error), 400), url, _told(error)) from error
    except (OSError, http.client.HTTPException) as error:
        raise _of_connection(error, url) from error


def _fetch(url: str, method: str, timeout: int) -> Answer:
    request = urllib.request.Request(url, headers={"Accept": _TRIPLES}, method=method)  # noqa: S310 - http only, see endpoints
    try:
        with urllib.request.urlopen(request, timeout=timeout) as response:  # noqa: S310
            return Answer(response.read(), _media_type(response.headers.get("Content-Type")))
    except (OSError, http.client.HTTPException) as error:
        raise _of_connection(error, url) from error


def _media_type(header: str | None) -> str:
    return (header or "").partition(";")[0].strip().lower()


def _told(error: SPARQLWrapperException) -> str:
    said = str(error).partition("Response:")[2] or str(error)
    return _shortened(said.strip().removeprefix("b'").removesuffix("'"))


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED]}…"


def _by_code(code: int, url: str, said: str) -> StoreError:
    told = f"the server answered {code}" + (f": {said}" if said else "")
    if code in (401, 403):
        return StoreRefused(told, url, "it asks for rights that this address does not give")
    if code == 404:
        return NothingThere(told, url, "check the address of the endpoint")
    if code == 405:
        return StoreRefused(told, url, "check the address of the endpoint")
    if code < 500:
        return StoreRefused(told, url, "the server does not take this request")
    return StoreFailed(told, url, "see the server's log; done again, nothing is written twice")


def _of_connection(error: Exception, url: str) -> StoreError:
    if isinstance(error, urllib.error.HTTPError):
        with error:
            return _by_code(error.code, url, _shortened(error.read(4096).decode(errors="replace")))
    why = error.reason if isinstance(error, urllib.error.URLError) else error
    told = why.strerror if isinstance(why, OSError) and why.strerror else str(why)
    return StoreUnreachable(
        f"the server cannot be reached: {told or type(why).__name__}",
        url,
        "start it, or check the address",
    )
