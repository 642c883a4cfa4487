"""What planning reads of an open engine."""

from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple
from pyoxigraph import Store as Engine

from ..entailment import Pattern, Term
from .ledger import Ledger


@dataclass(frozen=True, slots=True)
class EngineView:
    """An engine with its ledger, as it was before the change that is planned."""

    engine: Engine
    ledger: Ledger

    def others(self, without: Set[str], inferred: str) -> "EngineOthers":
        """Return the view of all source graphs but *without*."""
        return EngineOthers(self.engine, self.ledger, frozenset(without), NamedNode(inferred))

    def triples(self, graph: str, limit: int | None = None) -> list[Triple]:
        """Return what a graph states."""
        found = self.engine.quads_for_pattern(None, None, None, NamedNode(graph))
        return [quad.triple for quad in islice(found, limit)]


@dataclass(frozen=True, slots=True)
class EngineOthers:
    """The triples of all source graphs but some, looked up one by one: each costs microseconds.

    The default graph repeats what the named graphs say, and comes first where the engine is asked
    for all graphs: for a node that thousands of documents point to, only named graphs are asked.
    """

    engine: Engine
    ledger: Ledger
    without: frozenset[str]
    graph: NamedNode

    def matching(self, patterns: Iterable[Pattern]) -> set[Triple]:
        """Return all triples that match one of the patterns."""
        return {triple for pattern in patterns for triple in self._found(*pattern)}

    def matched(self, patterns: Collection[Pattern]) -> set[Pattern]:
        """Return the patterns that some triple matches."""
        return {pattern for pattern in patterns if any(True for _ in self._found(*pattern))}

    def mentioned(self, nodes: Collection[NamedNode]) -> set[NamedNode]:
        """Return the nodes that are subject or object of some triple."""
        return {
            node
            for node in nodes
            if any(True for _ in self._found(node, None, None))
            or any(True for _ in self._found(None, None, node))
        }

    def described(self, nodes: Collection[NamedNode]) -> set[NamedNode]:
        """Return the nodes that are subject of some triple of the default graph."""
        default, engine = DefaultGraph(), self.engine
        return {
            node
            for node in nodes
            if any(True for _ in engine.quads_for_pattern(node, None, None, default))
        }

    def inferred(self, triples: Collection[Triple]) -> set[Triple]:
        """Return those of the triples that the inferred graph holds."""
        return {
            triple
            for triple in triples
            if Quad(triple.subject, triple.predicate, triple.object, self.graph) in self.engine
        }

    def _found(
        self, subject: NamedNode | None, predicate: NamedNode | None, value: Term | None
    ) -> Iterator[Triple]:
        if subject is not None:
            for quad in self.engine.quads_for_pattern(subject, predicate, value, None):
                if self._counts(quad.graph_name):
                    yield quad.triple
            return
        pattern = f"?s {predicate or '?p'} {value or '?o'}"
        rows = self.engine.query(f"SELECT * WHERE {{ GRAPH ?g {{ {pattern} }} }}")
        for row in rows:  # type: ignore[union-attr]
            if self._counts(row["g"]):
                yield Triple(row["s"], predicate or row["p"], value or row["o"])

    def _counts(self, graph: object) -> bool:
        return (
            isinstance(graph, NamedNode)
            and graph.value not in self.without
            and self.ledger.is_source(graph.value)
        )
