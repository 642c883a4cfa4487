"""The store's own book: which graphs it holds, for which files, written in which order.

The book is a named graph that no dump and no query of a snapshot shows. Each entry is one quad,
so that it goes into the same transaction as the data that it is about.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Literal

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, Quad
from pyoxigraph import Store as Engine

from .interface import Marker

LEDGER = NamedNode("urn:fiscus:ledger")
ENTRY = NamedNode("urn:fiscus:ledger#entry")
LAST = NamedNode("urn:fiscus:ledger#last")

Kind = Literal["source", "inferred", "report"]
"""Reports stand apart; the other graphs are merged into the default graph. One graph is inferred:
its entry tells the rules (as digest) and, while it is made anew, how far that came (as mapping
version); its quads are not counted, for they change with every document."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One graph under one name. ``sequence`` counts the transactions of the store."""

    kind: Kind
    marker: Marker
    sequence: int

    def quad(self) -> Quad:
        """Return the entry as it stands in the ledger graph."""
        content = {"kind": self.kind, "sequence": self.sequence, **asdict(self.marker)}
        text = json.dumps(content, ensure_ascii=False, sort_keys=True)
        return Quad(NamedNode(self.marker.source), ENTRY, RdfLiteral(text), LEDGER)

    def weight(self) -> int:
        """Return a number that stands for the content, whatever the order of writing."""
        content = json.dumps([self.kind, asdict(self.marker)], sort_keys=True)
        return int.from_bytes(hashlib.sha256(content.encode()).digest())


def read_entry(quad: Quad) -> Entry:
    """Return the entry of a ledger quad; ``ValueError``, ``TypeError``, ``KeyError`` if none."""
    text = quad.object
    if not isinstance(text, RdfLiteral):
        raise TypeError("a ledger entry is a literal")
    content = json.loads(text.value)
    kind, sequence = content.pop("kind"), content.pop("sequence")
    return Entry(kind, Marker(**content), sequence)


class Ledger:
    """All entries, indexed by graph and by file name; a mirror of the ledger graph."""

    def __init__(self, entries: Iterable[Entry] = (), last: int = 0) -> None:
        self._by_graph: dict[str, dict[str, Entry]] = {}
        self._by_name: dict[str, Entry] = {}
        self._weight = self._documents = self._quads = 0
        self._inferred: Entry | None = None
        self.sequence = last
        for entry in entries:
            self.add(entry)

    @classmethod
    def load(cls, engine: Engine) -> "Ledger":
        """Read the ledger graph of an open engine."""
        entries = [read_entry(q) for q in engine.quads_for_pattern(None, ENTRY, None, LEDGER)]
        lasts = [
            int(q.object.value)
            for q in engine.quads_for_pattern(None, LAST, None, LEDGER)
            if isinstance(q.object, RdfLiteral)
        ]
        return cls(entries, max(lasts, default=0))

    def add(self, entry: Entry) -> None:
        """Note an entry that is in the store."""
        names = self._by_graph.setdefault(entry.marker.source, {})
        if not names:
            self._count_graph(entry, 1)
        names[entry.marker.name] = entry
        self._by_name[entry.marker.name] = entry
        if entry.kind == "inferred":
            self._inferred = entry
        self._weight += entry.weight()
        self.sequence = max(self.sequence, entry.sequence)

    def discard(self, entry: Entry) -> None:
        """Forget an entry that has left the store."""
        names = self._by_graph[entry.marker.source]
        del names[entry.marker.name]
        if not names:
            del self._by_graph[entry.marker.source]
            self._count_graph(entry, -1)
        if self._by_name.get(entry.marker.name) == entry:
            del self._by_name[entry.marker.name]
        if entry == self._inferred:
            self._inferred = None
        self._weight -= entry.weight()

    def of_graph(self, graph: str) -> tuple[Entry, ...]:
        """Return the entries of one graph: one for each name that its file came under."""
        return tuple(self._by_graph.get(graph, {}).values())

    def of_name(self, name: str) -> Entry | None:
        """Return the entry of the file that last came under ``name``."""
        return self._by_name.get(name)

    def marker(self, name: str) -> Marker | None:
        """Return the marker of the source file that last came under ``name``."""
        entry = self._by_name.get(name)
        return entry.marker if entry and entry.kind == "source" else None

    def entries(self) -> Iterator[Entry]:
        """Yield every entry."""
        for names in self._by_graph.values():
            yield from names.values()

    def graphs(self) -> dict[str, Entry]:
        """Return one entry for each graph."""
        return {graph: next(iter(names.values())) for graph, names in self._by_graph.items()}

    def is_merged(self, graph: str) -> bool:
        """Tell whether the default graph takes in what this graph says."""
        return any(entry.kind != "report" for entry in self.of_graph(graph))

    def is_source(self, graph: str) -> bool:
        """Tell whether the graph is what a source file states."""
        return any(entry.kind == "source" for entry in self.of_graph(graph))

    @property
    def inferred(self) -> Entry | None:
        """The entry of the graph that holds what follows from the source graphs."""
        return self._inferred

    def digest(self) -> str:
        """Return 64 hex digits over all entries, the same whatever the order of writing."""
        return f"{self._weight % 2**256:064x}"

    def given_digest(self) -> str:
        """Return the same over the entries of graphs that were given, not inferred."""
        inferred = self._inferred.weight() if self._inferred else 0
        return f"{(self._weight - inferred) % 2**256:064x}"

    def documents(self) -> int:
        """Return the number of source files."""
        return self._documents

    def quads(self) -> int:
        """Return the number of quads in all named graphs."""
        return self._quads

    def _count_graph(self, entry: Entry, sign: int) -> None:
        self._quads += sign * entry.marker.quads
        self._documents += sign * (entry.kind == "source")


def last_quad(sequence: int) -> Quad:
    """Return the quad that keeps the count of transactions when entries leave."""
    return Quad(LEDGER, LAST, RdfLiteral(str(sequence)), LEDGER)


def last_quads(engine: Engine) -> set[Quad]:
    """Return the counts of transactions noted so far."""
    return set(engine.quads_for_pattern(None, LAST, None, LEDGER))
