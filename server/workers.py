"""Answers queries of strangers: in killable processes, on a snapshot, whole or not at all."""

import asyncio
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NoReturn

from pyoxigraph import Literal, NamedNode, Variable

from .answer import Answer
from .frames import Frame
from .guard import check_query
from .lane import OutOfTime
from .lanes import Lanes
from .limits import Limits
from .query_errors import (
    LimitExceeded,
    NotAcceptable,
    QueryError,
    QueryFailed,
    QueryTooComplex,
    WorkerLost,
)
from .snapshot import Snapshot
from .syntax_faults import syntax_error
from .worker_process import WorkerDied

_LIMIT_OF_SIGNAL = {
    -signal.SIGABRT: "memory",
    -signal.SIGKILL: "memory",
    -signal.SIGSEGV: "stack",
    -signal.SIGBUS: "stack",
    -signal.SIGALRM: "time",
}


class QueryPool:
    """Worker processes that answer queries on the current snapshot."""

    def __init__(self, snapshot: Snapshot, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._lanes = Lanes(snapshot, self._limits)
        self._retiring: set[asyncio.Task[None]] = set()
        self._old: set[Lanes] = set()

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot that new queries are asked of."""
        return self._lanes.snapshot

    @property
    def isolation(self) -> tuple[str, ...]:
        """What keeps the workers off the network; empty when only the guard does."""
        return self._lanes.isolation

    async def start(self) -> None:
        """Verify the snapshot and start the workers.

        :raises StoreError: when the snapshot is damaged or cannot be opened.
        """
        await asyncio.to_thread(self._lanes.snapshot.verify)
        await self._lanes.start()

    async def run(  # noqa: PLR0913 - the parts of a question
        self,
        query: str,
        accept: str,
        *,
        base: str = "",
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        substitutions: Mapping[Variable, NamedNode | Literal] | None = None,
        on_ran: Callable[[float], None] = lambda _: None,
    ) -> Answer:
        """Answer a query. Cancelling the task ends the worker that runs it.

        :param accept: media type of the answer, one of ``formats.RESULT_FORMATS`` for SELECT and
            ASK, of ``formats.GRAPH_FORMATS`` for CONSTRUCT and DESCRIBE.
        :param base: IRI that relative IRIs of the query are resolved against.
        :param default_graphs: graphs of the protocol's ``default-graph-uri``.
        :param named_graphs: graphs of the protocol's ``named-graph-uri``.
        :param substitutions: terms for variables; they are bound, never pasted into the text.
        :param on_ran: is told the seconds that the query ran in a worker, whatever came of it.
        :raises QuerySyntaxError: for a text that is no query.
        :raises QueryRefused: for a call to another service.
        :raises QueryTooComplex: for deep nesting or very many operators.
        :raises NotAcceptable: when ``accept`` is not for this kind of query.
        :raises Busy: when too many queries wait.
        :raises LimitExceeded: when the query or its answer is over a limit.
        """
        started = time.monotonic()
        check_query(query)
        lanes = self._lanes
        header: dict[str, object] = {
            "media_type": accept,
            "base": base,
            "default_graphs": list(default_graphs),
            "named_graphs": list(named_graphs),
            "substitutions": {v.value: str(term) for v, term in (substitutions or {}).items()},
        }
        reply = await self._asked(lanes, header, query, on_ran, started)
        return Answer(
            media_type=accept,
            body=reply.body,
            kind=reply.header["kind"],
            rows=reply.header["rows"],
            snapshot=lanes.snapshot.name,
            date=lanes.snapshot.date,
            elapsed=time.monotonic() - started,
        )

    async def _asked(
        self,
        lanes: Lanes,
        header: dict[str, object],
        query: str,
        on_ran: Callable[[float], None],
        started: float,
    ) -> Frame:
        """Return the reply of a worker that holds an answer; any other is raised."""
        limits = self._limits
        header |= {"rows": limits.rows, "body": limits.body, "seconds": limits.deadline + 1}
        try:
            reply = await lanes.run(Frame(header, query.encode()), on_ran)
        except OutOfTime:
            self._exceeded("time", started)
        except WorkerDied as death:
            self._died(death, started)
        if "error" in reply.header:
            self._failed(query, reply, started)
        return reply

    async def swap(self, snapshot: Snapshot) -> None:
        """Ask new queries of another snapshot, once it is verified and its workers stand ready.

        Queries under way keep their snapshot; its workers end with the last of them.

        :raises StoreError: when the snapshot is damaged or cannot be opened; nothing changes.
        """
        await asyncio.to_thread(snapshot.verify)
        new = Lanes(snapshot, self._limits)
        await new.start()
        old, self._lanes = self._lanes, new
        self._old.add(old)
        task = asyncio.ensure_future(self._retire(old))
        self._retiring.add(task)
        task.add_done_callback(self._retiring.discard)

    async def drained(self) -> None:
        """Wait until all queries of earlier snapshots have ended."""
        await asyncio.gather(*self._retiring, return_exceptions=True)

    async def stop(self) -> None:
        """End all workers now; queries under way fail."""
        for task in self._retiring:
            task.cancel()
        await asyncio.gather(*self._retiring, return_exceptions=True)
        for lanes in (self._lanes, *self._old):
            await lanes.stop()

    def pids(self) -> list[int]:
        """Return the process ids of the workers of the current snapshot."""
        return self._lanes.pids()

    async def _retire(self, lanes: Lanes) -> None:
        await lanes.retire()
        self._old.discard(lanes)

    def _exceeded(self, limit: str, started: float) -> NoReturn:
        allowed = {
            "time": self._limits.deadline,
            "memory": self._limits.memory,
            "rows": self._limits.rows,
            "bytes": self._limits.body,
        }
        raise LimitExceeded(limit, allowed.get(limit, 0), time.monotonic() - started)

    def _died(self, death: WorkerDied, started: float) -> NoReturn:
        limit = _LIMIT_OF_SIGNAL.get(death.status)
        if limit == "stack":
            raise QueryTooComplex(
                "the query has a list or an expression that is too long for the parser",
                hint="write it flatter, or list values with VALUES",
            ) from death
        if limit is None:
            raise WorkerLost("the worker ended without an answer", hint="try again") from death
        self._exceeded(limit, started)

    def _failed(self, query: str, reply: Frame, started: float) -> NoReturn:
        error = reply.header["error"]
        if error == "syntax":
            raise syntax_error(query, reply.header["message"])
        if error == "format":
            raise NotAcceptable(
                "this format cannot carry an answer of this kind",
                hint="tables for SELECT and ASK, RDF for CONSTRUCT and DESCRIBE",
            )
        if error == "binding":
            raise QueryError(
                "a value was given for a variable that is no column of the query",
                hint="name each parameter's variable after SELECT",
            )
        if error == "failed":
            raise QueryFailed("the query cannot be evaluated", hint="check its IRIs and functions")
        self._exceeded(error, started)
