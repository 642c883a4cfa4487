"""The embedded store: Oxigraph in a folder, one writer, guarded by a sentinel.

The folder holds ``oxigraph/`` (the engine's files), ``sentinel.json`` and ``writer.lock``; while
a writer is at work, ``kept-0/`` or ``kept-1/`` too: a copy as of its last flush.
"""

import shutil
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Variable,
)
from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import Store as Engine

from ..entailment import published_rules
from ..errors import StoreError
from .bookkeeping import Plan, content_marker, newcomers, plan_new, plan_put, plan_remove
from .bulk import load
from .change import Change
from .completing import complete, inferred_is_current, renewal
from .engine_view import EngineView
from .faults import full
from .held import Held
from .inspection import ENGINE_ERRORS
from .interface import Filed, Marker, Outcome
from .ledger import LEDGER, Kind
from .session import Reader, Session, Writer, writing

RESERVE = 1 << 30
"""Bytes that stay free on the disk: with less, writing stops and reading goes on."""


class EmbeddedStore(Held):
    """A ``Store`` in a folder. Use it as a context manager, or ``close`` it."""

    def __init__(
        self, path: str | Path, *, session: Session | None = None, reserve: int = RESERVE
    ) -> None:
        """Open for writing; the folder is made where there is none.

        :param session: files that are open already.
        :param reserve: bytes to keep free on the disk.
        :raises StoreLocked: when another has it open for writing.
        :raises StoreDamaged: when its files are not those that were written; none is touched.
        """
        self.path = Path(path)
        self._reserve = reserve
        self._guard = threading.RLock()
        self._session = session or Writer(self.path)

    @classmethod
    def read_only(cls, path: str | Path) -> "EmbeddedStore":
        """Open for reading, beside a writer or not; it shows the store of this moment.

        :raises StoreError: when there is no store.
        :raises StoreDamaged: when it cannot be read or its documents are not those written.
        """
        return cls(path, session=Reader(Path(path)))

    def put(self, marker: Marker, quads: Sequence[Quad]) -> Outcome:
        """Store a source file's graph in one transaction, marker included.

        :raises StoreError: for quads of another graph or with blank nodes, or a failed write.
        :raises StoreFull: when the disk is nearly full.
        """
        return self._put("source", marker, quads)

    def put_all(self, files: Sequence[Filed]) -> list[Outcome]:
        """Store several source files: those that are new in one transaction, then the others."""
        with self._guard:
            self._session.require_writer()
            self.renew_inferred()
            ledger = self._session.ledger
            new = newcomers(ledger, (marker for marker, _ in files))
            if new:
                plan = self._complete(plan_new(ledger, (files[place] for place in sorted(new))))
                self._carry_out(plan, load)
            return [
                "stored" if place in new else self.put(marker, list(quads))
                for place, (marker, quads) in enumerate(files)
            ]

    def put_report(self, graph: str, quads: Sequence[Quad]) -> Outcome:
        """Store derived figures or findings; kept out of the default graph."""
        return self._put("report", content_marker(graph, quads), quads)

    def remove(self, graph: str) -> bool:
        """Remove a graph in one transaction; False when there is none of that name."""
        with self._guard:
            self._session.require_writer()
            if not self._session.ledger.of_graph(graph):
                return False
            self.renew_inferred()
            self._carry_out(
                self._complete(plan_remove(self._session.engine, self._session.ledger, graph))
            )
            return True

    def renew_inferred(self) -> bool:
        """Make the inferred graph anew where other rules made it; it takes a transaction a graph.

        Every change does so first. False when it was current.
        """
        with self._guard:
            self._session.require_writer()
            ledger, rules = self._session.ledger, published_rules()
            if inferred_is_current(ledger, rules):
                return False
            for plan in renewal(ledger, rules, self._view()):
                self._carry_out(plan)
            return True

    def markers(self) -> list[Marker]:
        """Return the markers of all source files, ordered by source and name."""
        entries = self._session.ledger.entries()
        found = [entry.marker for entry in entries if entry.kind == "source"]
        return sorted(found, key=lambda marker: (marker.source, marker.name))

    def marker(self, name: str) -> Marker | None:
        """Return the marker of the file that last came under ``name``."""
        return self._session.ledger.marker(name)

    def query(
        self, text: str, *, substitutions: Mapping[Variable, NamedNode | RdfLiteral] | None = None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Run one of our own queries here; ``StoreError`` when it is wrong or cannot be read."""
        try:
            return self._session.engine.query(text, substitutions=dict(substitutions or {}))
        except ENGINE_ERRORS as error:
            raise StoreError(f"the query failed: {error}", str(self.path)) from error

    def dump_quads(self) -> Iterator[Quad]:
        """Yield all data quads sorted: the default graph, then each named graph by its IRI."""
        engine = self._session.engine
        names = sorted((name for name in engine.named_graphs() if name != LEDGER), key=str)
        for graph in (DefaultGraph(), *names):
            yield from sorted(engine.quads_for_pattern(None, None, None, graph), key=str)

    def count(self) -> int:
        """Return the number of triples in the default graph."""
        rows = self._session.engine.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
        return next(int(row["n"].value) for row in rows)  # type: ignore[union-attr]

    def digest(self) -> str:
        """Return 64 hex digits over the ledger: the same entries, the same digest."""
        return self._session.ledger.digest()

    def given_digest(self) -> str:
        """Return the same over the graphs that were put, whatever was inferred from them."""
        return self._session.ledger.given_digest()

    def flush(self) -> None:
        """Return when all that was written is on the disk and the sentinel says so."""
        with self._guard:
            self._session.flush()

    def backup(self, target: Path) -> None:
        """Write a copy that is a store of its own; quick, for files are shared by hard links.

        :raises StoreError: when ``target`` exists, or the store is open for reading only.
        """
        with self._guard:
            self._session.backup(target)

    def copy_engine(self, target: Path) -> None:
        """Copy the engine's files alone, ledger included, into ``target``, a new folder.

        :raises StoreError: when it fails; beside a writer of another process, try again.
        """
        with self._guard, writing(self.path):
            self._session.engine.backup(str(target))

    def close(self) -> None:
        """Flush, note the files as they lie at rest, and let the next writer in."""
        with self._guard:
            self._session.close()

    def _put(self, kind: Kind, marker: Marker, quads: Sequence[Quad]) -> Outcome:
        with self._guard:
            self._session.require_writer()
            self.renew_inferred()
            plan = plan_put(self._session.engine, self._session.ledger, kind, marker, quads)
            self._carry_out(self._complete(plan))
            return plan.outcome

    def _complete(self, plan: Plan) -> Plan:
        return complete(plan, self._session.ledger, published_rules(), self._view())

    def _view(self) -> EngineView:
        return EngineView(self._session.engine, self._session.ledger)

    def _carry_out(
        self, plan: Plan, write: Callable[[Change, Engine], None] = Change.apply
    ) -> None:
        if not plan.change.added and not plan.change.removed:
            return
        if shutil.disk_usage(self.path).free < self._reserve:
            raise full(self.path, self._reserve)
        with writing(self.path):
            write(plan.change, self._session.engine)
        for entry in plan.gone:
            self._session.ledger.discard(entry)
        for entry in plan.come:
            self._session.ledger.add(entry)
