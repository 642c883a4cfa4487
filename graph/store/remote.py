"""A store on a SPARQL 1.1 server: the same graphs, the same ledger, one request a document.

The server keeps its default graph apart from the named graphs (no union), as Oxigraph and Fuseki
do. Whether it runs an update request at once or not at all, and when it is safe from power loss,
is the server's own word.
"""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import (
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Variable,
)
from pyoxigraph import Store as Engine

from ..entailment import published_rules
from ..errors import StoreError
from .answers import results_of
from .binding import bind
from .bookkeeping import Plan, content_marker, plan_put, plan_remove
from .completing import complete, inferred_is_current, renewal
from .copying import copy_store
from .faults import StoreFailed
from .held import Held
from .interface import Filed, Marker, Outcome
from .ledger import LAST, LEDGER, Kind, Ledger, last_quad, last_quads
from .server_view import ServerView
from .sparql_client import (
    Endpoints,
    ask_server,
    fetch_graph,
    update_server,
)
from .update_request import is_current, update_request, was_done

_TRIES = 5
_GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
_COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


class RemoteStore(Held):
    """A ``Store`` on a server. Several may write to it: each change is made on the latest state."""

    def __init__(self, endpoints: Endpoints) -> None:
        """Read the ledger of the server.

        :param endpoints: where it answers; without an update endpoint the store is only read.
        :raises StoreError: when it cannot be read, or shows named graphs in its default graph.
        """
        self.endpoints = endpoints
        self._guard = threading.RLock()
        self._load()

    def put(self, marker: Marker, quads: Sequence[Quad]) -> Outcome:
        """Store a source file's graph by one update request, marker included.

        :raises StoreError: for quads of another graph or with blank nodes, or a failed write.
        """
        return self._put("source", marker, quads)

    def put_all(self, files: Sequence[Filed]) -> list[Outcome]:
        """Store several source files, each in one transaction."""
        return [self.put(marker, list(quads)) for marker, quads in files]

    def put_report(self, graph: str, quads: Sequence[Quad]) -> Outcome:
        """Store derived figures or findings; kept out of the default graph."""
        return self._put("report", content_marker(graph, quads), quads)

    def remove(self, graph: str) -> bool:
        """Remove a graph by one update request; False when there is none of that name."""
        self.renew_inferred()
        plan = self._carry_out(
            lambda: (
                self._complete(plan_remove(self._book, self._ledger, graph))
                if self._ledger.of_graph(graph)
                else Plan("unchanged")
            )
        )
        return plan.outcome == "replaced"

    def renew_inferred(self) -> bool:
        """Make the inferred graph anew where other rules made it; it takes a request a graph.

        Every change does so first. False when it was current.
        """
        with self._guard:
            if self.endpoints.update is None or inferred_is_current(
                self._ledger, published_rules()
            ):
                return False
            for plan in renewal(self._ledger, published_rules(), self._view()):
                self._carry_out(lambda plan=plan: plan)  # type: ignore[misc]
            return True

    def markers(self) -> list[Marker]:
        """Return the markers of all source files, ordered by source and name."""
        found = [entry.marker for entry in self._ledger.entries() if entry.kind == "source"]
        return sorted(found, key=lambda marker: (marker.source, marker.name))

    def marker(self, name: str) -> Marker | None:
        """Return the marker of the file that last came under ``name``."""
        return self._ledger.marker(name)

    def query(
        self, text: str, *, substitutions: Mapping[Variable, NamedNode | RdfLiteral] | None = None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Let the server answer a query; ``StoreError`` when it is wrong or cannot be answered."""
        where = self.endpoints.query
        answer = ask_server(where, bind(text, substitutions or {}))
        return results_of(answer, where)

    def dump_quads(self) -> Iterator[Quad]:
        """Yield all data quads sorted: the default graph, then each named graph by its IRI."""
        found = self._column(_GRAPHS)
        names = sorted((n for n in found if isinstance(n, NamedNode) and n != LEDGER), key=str)
        yield from sorted(fetch_graph(self.endpoints, None), key=str)
        for graph in names:
            yield from sorted(fetch_graph(self.endpoints, graph), key=str)

    def count(self) -> int:
        """Return the number of triples in the default graph."""
        return next(int(value.value) for value in self._column(_COUNT))

    def digest(self) -> str:
        """Return 64 hex digits over the ledger: the same entries, the same digest."""
        return self._ledger.digest()

    def flush(self) -> None:
        """Do nothing: a server answers an update when it has it."""

    def backup(self, target: Path) -> None:
        """Write an embedded store with the same graphs and markers into ``target``, a new folder.

        :raises StoreError: when ``target`` exists, or the server's graphs change meanwhile.
        """
        copy_store(self._ledger, lambda graph: fetch_graph(self.endpoints, graph), target)

    def close(self) -> None:
        """Do nothing: no connection stays open."""

    def _put(self, kind: Kind, marker: Marker, quads: Sequence[Quad]) -> Outcome:
        self.renew_inferred()
        return self._carry_out(
            lambda: self._complete(plan_put(self._book, self._ledger, kind, marker, quads))
        ).outcome

    def _complete(self, plan: Plan) -> Plan:
        return complete(plan, self._ledger, published_rules(), self._view())

    def _view(self) -> ServerView:
        return ServerView(self.endpoints, self._ledger)

    def _load(self) -> None:
        self._book = Engine()
        self._book.extend(fetch_graph(Endpoints(self.endpoints.query), LEDGER))
        self._ledger = Ledger.load(self._book)
        self._refuse_union()

    def _carry_out(self, make_plan: Callable[[], Plan]) -> Plan:
        """Write a plan; made anew when another writer was quicker."""
        where = self.endpoints.update
        if where is None:
            raise StoreError("the store is open for reading only", self.endpoints.query)
        with self._guard:
            for _ in range(_TRIES):
                plan = make_plan()
                if not plan.change.added and not plan.change.removed:
                    if self.query(is_current(last_quads(self._book))):
                        return plan
                else:
                    update_server(where, update_request(plan, self._ledger, last_quads(self._book)))
                    if self.query(was_done(plan)):
                        self._note(plan)
                        return plan
                self._load()
        raise StoreError(
            "the update had no effect", where, "another writes at the same time, or try again"
        )

    def _note(self, plan: Plan) -> None:
        """Bring the ledger's mirror to what the server now has."""
        sequence = self._ledger.sequence + 1
        for quad in (*last_quads(self._book), *(entry.quad() for entry in plan.gone)):
            self._book.remove(quad)
        self._book.add(last_quad(sequence))
        self._book.extend(entry.quad() for entry in plan.come)
        for entry in plan.gone:
            self._ledger.discard(entry)
        for entry in plan.come:
            self._ledger.add(entry)
        self._ledger.sequence = sequence
        if sequence == 1:
            self._refuse_union()

    def _refuse_union(self) -> None:
        if self.query(f"ASK {{ {LEDGER} {LAST} ?n }}"):
            raise StoreError(
                "the server's default graph shows all named graphs, so sums would be wrong",
                self.endpoints.query,
                "turn the union default graph off",
            )

    def _column(self, text: str) -> list[NamedNode | RdfLiteral]:
        """Return the values of a query with one column."""
        rows = self.query(text)
        if not isinstance(rows, QuerySolutions):
            raise StoreFailed("the answer is no table", self.endpoints.query)
        return [value for row in rows if isinstance(value := row[0], NamedNode | RdfLiteral)]
