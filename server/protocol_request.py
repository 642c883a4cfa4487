"""A query as the SPARQL 1.1 Protocol sends it (section 2.1): GET, form POST or direct POST."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs

from fastapi import Request

from .problems import RequestError

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")
_MOST_GRAPHS = 64


@dataclass(frozen=True, slots=True)
class ProtocolRequest:
    """What a client asks.

    :ivar query: the text; empty where a GET names none.
    :ivar default_graphs: graphs whose merge replaces the default graph; empty: as it is.
    :ivar named_graphs: graphs that ``GRAPH`` can reach; empty where none is chosen.
    :ivar form: media type asked for by the parameter ``format`` instead of by Accept.
    """

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    form: str = ""


async def read_protocol_request(request: Request) -> ProtocolRequest:
    """Return the query of a request.

    :raises RequestError: it does not follow the protocol, or is too long.
    """
    in_address = _parameters(request.url.query)
    if request.method == "GET":
        return _assemble(in_address)
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type not in (FORM, DIRECT):
        hint = f"send {FORM} or {DIRECT}"
        raise RequestError("unsupported-type", "this content type is not understood", hint=hint)
    body = _decoded(await request.body())
    if content_type == FORM:
        found = _assemble(_parameters(body))
    else:
        found = _assemble({**in_address, "query": [body]})
    if not found.query.strip():
        raise RequestError("bad-request", "there is no query", hint="name it query")
    return found


def _parameters(text: str) -> Mapping[str, Sequence[str]]:
    try:
        return parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=256)
    except (UnicodeDecodeError, ValueError) as error:
        raise RequestError("bad-request", "the parameters cannot be read") from error


def _assemble(parameters: Mapping[str, Sequence[str]]) -> ProtocolRequest:
    if "update" in parameters:
        raise RequestError("refused", "this service is only read", hint="send a query")
    queries = parameters.get("query", ())
    if len(queries) > 1:
        raise RequestError("bad-request", "there is more than one query", hint="send one")
    return ProtocolRequest(
        query=queries[0] if queries else "",
        default_graphs=_graphs(parameters.get("default-graph-uri", ())),
        named_graphs=_graphs(parameters.get("named-graph-uri", ())),
        form=next(iter(parameters.get("format", ())), ""),
    )


def _graphs(iris: Sequence[str]) -> tuple[str, ...]:
    if len(iris) > _MOST_GRAPHS:
        raise RequestError("bad-request", "too many graphs", limit=f"{_MOST_GRAPHS} graphs")
    for iri in iris:
        if not _IRI.fullmatch(iri):
            raise RequestError("bad-request", f"{iri[:80]!r} is no absolute IRI of a graph")
    return tuple(iris)


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise RequestError("bad-request", "the body is not UTF-8") from error
