"""Reads a snapshot in this process, for questions of our own."""

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from ..graph.errors import StoreError
from ..graph.store.sentinel import ENGINE_FOLDER
from .snapshot import Snapshot


class SnapshotReader:
    """An open snapshot. It has no ledger and never changes."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Open the snapshot's files read-only.

        :raises StoreError: they cannot be read.
        """
        try:
            self._engine = ox.Store.read_only(str(snapshot.path / ENGINE_FOLDER))
        except OSError as error:
            what, hint = "the snapshot cannot be read", "start again"
            raise StoreError(what, snapshot.name, hint) from error

    def query(
        self, text: str, *, substitutions: Mapping[ox.Variable, ox.NamedNode | ox.Literal]
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Run one of our own queries; a stranger's query never comes here."""
        return self._engine.query(text, substitutions=dict(substitutions))

    def dump_quads(self) -> Iterator[ox.Quad]:
        """Yield all quads sorted: the default graph, then each named graph by its IRI."""
        for graph in (ox.DefaultGraph(), *sorted(self._engine.named_graphs(), key=str)):
            yield from sorted(self._engine.quads_for_pattern(None, None, None, graph), key=str)

    def count(self) -> int:
        """Return the number of triples in the default graph."""
        merged = self._engine.quads_for_pattern(None, None, None, ox.DefaultGraph())
        return sum(1 for _ in merged)
