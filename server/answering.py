"""From a query to the bytes of its answer, inside a worker."""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pyoxigraph as ox

from .answer import Kind
from .formats import GRAPH_FORMATS, RESULT_FORMATS, render_graph

_QUOTED = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_CSV_QUOTED = re.compile(rb'"[^"]*"')


class Overrun(Exception):
    """The answer is over a limit, ``rows`` or ``bytes``."""

    def __init__(self, limit: str) -> None:
        self.limit = limit
        super().__init__(limit)


class Unservable(Exception):
    """The format asked for cannot carry an answer of this kind."""


@dataclass(frozen=True, slots=True)
class Request:
    """A query as it comes over the pipe; terms are in N-Triples syntax.

    :ivar base: what relative IRIs of the query stand for; empty for none.
    """

    query: str
    media_type: str
    default_graphs: Sequence[str]
    named_graphs: Sequence[str]
    substitutions: Mapping[str, str]
    rows: int
    body: int
    base: str = ""


class Sink(io.BytesIO):
    """A file in memory that takes no more than its limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit
        self.full = False

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        """Take the bytes, or raise ``OSError`` when they are too many."""
        if self.tell() + len(data) > self._limit:
            self.full = True
            raise OSError("the answer is over its limit")
        return super().write(data)


def answer(engine: ox.Store, request: Request) -> tuple[Kind, int, bytes]:
    """Run the query; return its kind, the number of rows and the serialized answer.

    :raises SyntaxError: with the parser's message.
    :raises Overrun: when the answer has too many rows or bytes.
    :raises Unservable: when the media type is not one for this kind of answer.
    """
    result = engine.query(
        request.query,
        base_iri=request.base or None,
        substitutions={ox.Variable(k): read_term(v) for k, v in request.substitutions.items()},
        default_graph=_graphs(request, request.default_graphs),
        named_graphs=_graphs(request, request.named_graphs),
    )
    if isinstance(result, ox.QueryTriples):
        return _graph(result, request)
    result_format = RESULT_FORMATS.get(request.media_type)
    if result_format is None:
        raise Unservable
    body = _serialize(result, result_format, request.body)
    if isinstance(result, ox.QueryBoolean):
        return "boolean", 1, body
    rows = count_rows(body, result_format)
    if rows > request.rows:
        raise Overrun("rows")
    return "solutions", rows, body


def read_term(text: str) -> ox.NamedNode | ox.Literal:
    """Return the IRI or literal that N-Triples text stands for; ``ValueError`` for others."""
    line = f"<urn:x:s> <urn:x:p> {text} ."
    quads = list(ox.parse(line, format=ox.RdfFormat.N_TRIPLES))
    if len(quads) == 1 and isinstance(quads[0].object, ox.NamedNode | ox.Literal):
        return quads[0].object
    raise ValueError("not one IRI or literal")


def count_rows(body: bytes, result_format: ox.QueryResultsFormat) -> int:
    """Count the solutions in a serialized table, whatever its values hold."""
    if result_format == ox.QueryResultsFormat.XML:
        return body.count(b"<result>") + body.count(b"<result/>")
    if result_format == ox.QueryResultsFormat.TSV:
        return body.count(b"\n") - 1
    if result_format == ox.QueryResultsFormat.CSV:
        return _CSV_QUOTED.sub(b"", body).count(b"\n") - 1
    bindings = _QUOTED.sub(b"", body)
    start = bindings.find(b"[", bindings.find(b"]"))
    return bindings.count(b",{", start) + (bindings[start + 1 : start + 2] == b"{")


def _graphs(request: Request, names: Sequence[str]) -> list[Any] | None:
    """Return one part of the protocol's dataset; given one part, the other is empty without it.

    Standard: SPARQL 1.1 Protocol, section 2.1.4.
    """
    if not request.default_graphs and not request.named_graphs:
        return None
    return [ox.NamedNode(name) for name in names]


def _serialize(
    result: ox.QuerySolutions | ox.QueryBoolean, form: ox.QueryResultsFormat, limit: int
) -> bytes:
    sink = Sink(limit)
    try:
        result.serialize(sink, form)
    except OSError:
        if sink.full:
            raise Overrun("bytes") from None
        raise
    return sink.getvalue()


def _graph(result: ox.QueryTriples, request: Request) -> tuple[Kind, int, bytes]:
    if request.media_type not in GRAPH_FORMATS:
        raise Unservable
    triples = list(islice(result, request.rows + 1))
    if len(triples) > request.rows:
        raise Overrun("rows")
    body = render_graph(triples, request.media_type).body
    if len(body) > request.body:
        raise Overrun("bytes")
    return "graph", len(triples), body
