"""Errors as clients see them: RFC 9457 problem details, or a page for browsers.

The one place where kinds of error become HTTP statuses.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from ..graph.errors import FiscusError
from .leaving import ClientLeft
from .negotiation import prefers_html
from .pages import render_page

_LOG = logging.getLogger("fiscus.server")

STATUS_OF_REASON: Mapping[str, int] = {
    "bad-parameter": 400,
    "bad-request": 400,
    "busy": 429,
    "empty": 422,
    "limit-exceeded": 503,
    "no-disclosure": 422,
    "not-acceptable": 406,
    "not-found": 404,
    "over-share": 429,
    "query-failed": 400,
    "query-refused": 403,
    "query-syntax": 400,
    "query-too-complex": 400,
    "refused": 403,
    "timeout": 408,
    "too-costly": 422,
    "too-large": 413,
    "unknown-profile": 400,
    "unreadable": 422,
    "unsupported-type": 415,
    "worker-lost": 503,
}
"""HTTP status by ``FiscusError.reason``; what is not listed is a fault of the server (500)."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, in the words and numbers that the client may see.

    :ivar reason: short code, part of the problem's type.
    :ivar limit: the limit that was hit, with its unit; empty where none was.
    :ivar elapsed: seconds that were spent, where a limit ended the work.
    """

    status: int
    reason: str
    detail: str
    limit: str = ""
    hint: str = ""
    elapsed: float | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Return the standard phrase of the status."""
        return HTTPStatus(self.status).phrase

    def document(self) -> dict[str, str | float]:
        """Return the members of the problem details object (RFC 9457, section 3)."""
        members: dict[str, str | float] = {
            "type": f"/docs#problem-{self.reason}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
        }
        if self.limit:
            members["limit"] = self.limit
        if self.hint:
            members["hint"] = self.hint
        if self.elapsed is not None:
            members["elapsed"] = round(self.elapsed, 3)
        return members


RETRY_SECONDS = 5
_UNREAD = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.REQUEST_ENTITY_TOO_LARGE})
"""The rest of the request was not read, so that the connection cannot be used again."""
CLIENT_LEFT = 499


class RequestError(FiscusError):
    """A request that is not served; ``reason`` is one of :data:`STATUS_OF_REASON`."""

    def __init__(self, reason: str, what: str, *, limit: str = "", hint: str = "") -> None:
        self.code = reason
        self.limit = limit
        super().__init__(what, hint=hint)


def problem_of(error: FiscusError) -> Problem:
    """Return what the client is told of an error raised on purpose."""
    reason = error.code if isinstance(error, RequestError) else error.reason
    status = STATUS_OF_REASON.get(reason, 500)
    if status == HTTPStatus.INTERNAL_SERVER_ERROR:
        return internal_problem()
    detail = f"{error.where}: {error.what}" if error.where else error.what
    limit, elapsed = _limit(error), getattr(error, "elapsed", None)
    headers = {"Connection": "close"} if status in _UNREAD else {}
    if status in (429, 503):
        headers["Retry-After"] = str(getattr(error, "retry_after", RETRY_SECONDS))
        headers |= {"X-Limit": limit} if limit else {}
        headers |= {"X-Elapsed": f"{elapsed:.3f}"} if elapsed is not None else {}
    return Problem(status, reason, detail, limit, error.hint, elapsed, headers)


def _limit(error: FiscusError) -> str:
    limit, allowed = str(getattr(error, "limit", "")), getattr(error, "allowed", 0)
    return f"{limit}: {allowed:.15g}" if allowed else limit


def internal_problem() -> Problem:
    """Return the problem that tells nothing of the inside; the log has the rest."""
    return Problem(
        500,
        "internal",
        "something went wrong inside the server",
        hint="try again; if it happens again, tell the operator the X-Request-Id of this answer",
    )


def respond(request: Request, problem: Problem) -> Response:
    """Return the problem as a page for browsers, as problem+json for everyone else."""
    accept = request.headers.get("accept")
    if prefers_html(accept, ("application/problem+json", "application/json")):
        page = render_page(request, "problem.html", {"problem": problem}, status=problem.status)
        page.headers.update(problem.headers)
        return page
    return _json(problem)


def _json(problem: Problem) -> Response:
    return Response(
        json.dumps(problem.document(), ensure_ascii=False) + "\n",
        problem.status,
        dict(problem.headers),
        "application/problem+json",
    )


def install(app: FastAPI) -> None:
    """Make the application answer every error as a problem."""

    async def on_fiscus_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, FiscusError)  # noqa: S101 - registered for this class
        problem = problem_of(error)
        if problem.status == HTTPStatus.INTERNAL_SERVER_ERROR:
            _LOG.error("unmapped error", extra={"error": type(error).__name__})
        return respond(request, problem)

    async def on_http_exception(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class
        headers = dict(error.headers or {})
        reason = {404: "not-found", 405: "method-not-allowed"}.get(error.status_code, "http")
        detail = {404: "there is nothing at this address"}.get(error.status_code, error.detail)
        return respond(request, Problem(error.status_code, reason, detail, headers=headers))

    async def on_invalid(request: Request, _: Exception) -> Response:
        return respond(
            request,
            Problem(400, "bad-request", "the request is not as described", hint="see /docs"),
        )

    async def on_left(_: Request, __: Exception) -> Response:
        return Response(status_code=CLIENT_LEFT)  # nobody reads it; the log does

    async def on_any(request: Request, error: Exception) -> Response:
        _LOG.error("unexpected error", exc_info=error)
        return respond(request, internal_problem())

    app.add_exception_handler(FiscusError, on_fiscus_error)
    app.add_exception_handler(HTTPException, on_http_exception)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(ClientLeft, on_left)
    app.add_exception_handler(Exception, on_any)
