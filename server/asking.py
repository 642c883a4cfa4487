"""From a question to its answer: the pool of workers, given up when the client leaves."""

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

import pyoxigraph as ox
from fastapi import Request, Response

from ..graph.errors import FiscusError
from .answer import Answer
from .leaving import while_connected
from .sharing import client_of, share_of
from .site import site_of
from .spreadsheet import spreadsheet_of
from .workers import QueryPool


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its dataset and the terms of its parameters."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    substitutions: Mapping[ox.Variable, ox.NamedNode | ox.Literal] = field(default_factory=dict)


def pool_of(request: Request) -> QueryPool:
    """Return the workers of the application that serves this request."""
    pool = request.app.state.pool
    assert isinstance(pool, QueryPool)  # noqa: S101 - create_app sets it
    return pool


async def ask(request: Request, question: Question, media_type: str) -> Answer:
    """Return the whole answer in a media type of :mod:`.formats` that fits the query's kind.

    Relative IRIs are those of the data, under whatever address the service is reached.

    :raises FiscusError: the query is not understood, is refused, or meets a limit.
    """
    note = request.scope["state"].setdefault("log", {})
    note["query"] = hashlib.sha256(question.query.encode()).hexdigest()[:16]
    work = pool_of(request).run(
        question.query,
        media_type,
        base=site_of(request).addresses.base,
        default_graphs=question.default_graphs,
        named_graphs=question.named_graphs,
        substitutions=question.substitutions,
        on_ran=partial(share_of(request).spend, client_of(request)),
    )
    try:
        answer = await while_connected(request, work)
    except FiscusError as error:
        note["ended_by"] = getattr(error, "limit", "") or error.reason
        raise
    note["rows"] = answer.rows
    return answer


async def spreadsheet_response(answer: Answer, name: str) -> Response:
    """Return an answer in JSON as a file for spreadsheet programs."""
    body = await asyncio.to_thread(spreadsheet_of, answer.body)
    response = answer_response(replace(answer, media_type="text/csv", body=body))
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def answer_response(answer: Answer) -> Response:
    """Return an answer as it is sent, with name and date of the snapshot that it is about."""
    headers = {
        "X-Snapshot": answer.snapshot,
        "X-Snapshot-Date": answer.date,
        "Vary": "Accept",
    }
    return Response(answer.body, media_type=answer.media_type, headers=headers)
