"""What every store offers, whatever engine keeps the quads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal, Protocol, Self

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Variable

Outcome = Literal["stored", "unchanged", "replaced"]
"""What ``put`` did: wrote a new graph, nothing, or a graph in the place of another."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What the store remembers of one source file, written in one transaction with its quads.

    :ivar source: IRI of the source file, which is also its named graph.
    :ivar digest: sha256 of the file's bytes, 64 hex digits.
    :ivar mapping_version: version of the mapping that made the quads; another one is another
        outcome for the same bytes.
    :ivar quads: number of quads in the named graph. The store counts them itself.
    :ivar name: name of the source file; other bytes under the same name replace this graph.
    """

    source: str
    digest: str
    mapping_version: str
    quads: int
    name: str


Filed = tuple[Marker, Iterable[Quad]]
"""A source file to store: its marker, and its quads, all in the graph ``marker.source``; they are
gone through once, so they may be made while they are stored."""


class Store(Protocol):
    """A place for graphs: one named graph a source file, all merged in the default graph.

    What follows from them by the rules of ``graph.entailment`` is in one graph more, merged too;
    each change of a source file changes it in the same transaction.

    Every writing method is one transaction and raises ``StoreError`` when it cannot be done.
    What was written is safe from power loss after ``flush``.
    """

    def put(self, marker: Marker, quads: Sequence[Quad]) -> Outcome:
        """Store a source file's graph; ``quads`` are all in the graph ``marker.source``."""
        ...

    def put_all(self, files: Sequence[Filed]) -> list[Outcome]:
        """Store several source files; what is new here may be one transaction for all of them.

        A reader, and whoever opens the store after the writer was killed, sees none of those that
        came together or all.
        """
        ...

    def put_report(self, graph: str, quads: Sequence[Quad]) -> Outcome:
        """Store derived figures or findings; they stay out of the default graph."""
        ...

    def remove(self, graph: str) -> bool:
        """Remove a graph; False when the store has none of that name."""
        ...

    def renew_inferred(self) -> bool:
        """Make the inferred graph anew if it is not what today's rules make; False if it is."""
        ...

    def markers(self) -> Sequence[Marker]:
        """Return the markers of all source files, ordered by source and name."""
        ...

    def marker(self, name: str) -> Marker | None:
        """Return the marker of the file that last came under ``name``; it costs no search."""
        ...

    def query(
        self, text: str, *, substitutions: Mapping[Variable, NamedNode | RdfLiteral] | None = None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Run a query of our own in this process. A stranger's query never comes here."""
        ...

    def dump_quads(self) -> Iterator[Quad]:
        """Yield every data quad, the default graph first, then graph by graph, sorted."""
        ...

    def count(self) -> int:
        """Return the number of triples in the default graph."""
        ...

    def flush(self) -> None:
        """Return when all that was written will survive a power loss."""
        ...

    def backup(self, target: Path) -> None:
        """Write a copy that ``open_store`` can open; ``target`` must not exist."""
        ...

    def close(self) -> None:
        """Flush and give the store free for the next writer."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
