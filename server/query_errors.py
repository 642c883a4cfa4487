"""Why a query got no answer; each error has what a client needs to do better."""

from ..graph.errors import FiscusError


class QueryError(FiscusError):
    """Base of the errors that a query can end with."""

    reason = "query"


class QuerySyntaxError(QueryError):
    """The text is no SPARQL 1.1 query; ``what`` has the parser's message and place."""

    reason = "query-syntax"


class QueryFailed(QueryError):
    """The query was understood, but the engine cannot evaluate it."""

    reason = "query-failed"


class WorkerLost(QueryError):
    """The worker ended for a reason that the query did not give; it is worth trying again."""

    reason = "worker-lost"


class QueryRefused(QueryError):
    """The query asks for what is not served here, such as calls to other services."""

    reason = "query-refused"


class QueryTooComplex(QueryError):
    """The query is nested deeper or has more operators than is served here."""

    reason = "query-too-complex"


class NotAcceptable(QueryError):
    """No format that the client takes can carry an answer of this kind."""

    reason = "not-acceptable"


class Busy(QueryError):
    """Too many queries are waiting.

    :ivar retry_after: seconds after which it is worth trying again.
    """

    reason = "busy"

    def __init__(self, what: str, retry_after: int) -> None:
        self.retry_after = retry_after
        super().__init__(what, hint=f"try again in {retry_after} seconds")


class LimitExceeded(QueryError):
    """The query ran into a limit and was ended; nothing of its answer was sent.

    :ivar limit: which one: ``time`` (seconds), ``memory`` (bytes), ``rows``, or ``bytes`` of
        the answer.
    :ivar allowed: how much is allowed, in that unit; 0 where it is not a number.
    :ivar elapsed: seconds since the query came in.
    """

    reason = "limit-exceeded"

    def __init__(self, limit: str, allowed: float, elapsed: float) -> None:
        self.limit = limit
        self.allowed = allowed
        self.elapsed = elapsed
        super().__init__(_WHAT[limit].format(allowed), hint=_HINT[limit])


_WHAT = {
    "time": "the query ran longer than {:g} seconds",
    "memory": "the query needed more than {:.0f} bytes of memory",
    "rows": "the answer has more than {:.0f} rows",
    "bytes": "the answer is larger than {:.0f} bytes",
}
_HINT = {
    "time": "make its patterns more specific, or ask for parts with LIMIT and OFFSET",
    "memory": "avoid ORDER BY and GROUP BY over large products",
    "rows": "ask for parts with LIMIT and OFFSET, or take a dump",
    "bytes": "ask for fewer columns or for parts with LIMIT and OFFSET, or take a dump",
}
