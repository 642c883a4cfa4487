"""One transaction: the quads that leave and the quads that come.

The engine offers a transaction for one call only: ``extend`` for quads that come, ``update`` for
a request of several operations. So what only adds goes through the first, which is faster, and
everything else through one update request.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse, serialize
from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import Store as Engine

_XSD_STRING = NamedNode("http://www.w3.org/2001/XMLSchema#string")


@dataclass(slots=True)
class Change:
    """Quads to take out and quads to put in, at once or not at all.

    :ivar lines: more to put in, as N-Quads: many take a quarter of the memory so.
    """

    removed: set[Quad] = field(default_factory=set)
    added: set[Quad] = field(default_factory=set)
    lines: list[bytes] = field(default_factory=list)

    def apply(self, engine: Engine) -> None:
        """Write the change in one transaction; ``OSError`` when the engine cannot."""
        self.added.update(parse(b"".join(self.lines), format=RdfFormat.N_QUADS))
        self.lines.clear()
        removed = self.removed - self.added
        if removed:
            added = {quad for quad in self.added if quad not in engine}
            engine.update(f"DELETE DATA {{\n{block(removed)}}} ; INSERT DATA {{\n{block(added)}}}")
        else:
            engine.extend(sorted(self.added, key=_subject))


def _subject(quad: Quad) -> str:
    """Return the key by which quads are written: side by side they cost half."""
    return quad.subject.value if isinstance(quad.subject, NamedNode) else ""


def merged(quad: Quad) -> Quad:
    """Return the quad as it stands in the default graph."""
    return Quad(quad.subject, quad.predicate, quad.object)


def canonical(quads: Iterable[Quad]) -> set[Quad]:
    """Return the quads as the engine will give them back (``01`` and ``1`` are one integer)."""
    plain, typed = set(), []
    for quad in quads:
        value = quad.object
        if isinstance(value, RdfLiteral) and not value.language and value.datatype != _XSD_STRING:
            typed.append(quad)
        else:
            plain.add(quad)
    if typed:
        scratch = Engine()
        scratch.extend(typed)
        plain.update(scratch)
    return plain


def written(statements: Iterable[Quad] | Iterable[Triple]) -> bytes:
    """Return statements as N-Quads; a triple is one of the default graph."""
    return serialize(statements, format=RdfFormat.N_QUADS) or b""


def block(quads: set[Quad]) -> str:
    """Return quads as they stand between the braces of an update."""
    by_graph: defaultdict[NamedNode | DefaultGraph, list[Triple]] = defaultdict(list)
    for quad in quads:
        if isinstance(quad.graph_name, NamedNode | DefaultGraph):
            by_graph[quad.graph_name].append(quad.triple)
    parts = []
    for graph, triples in by_graph.items():
        text = (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()
        parts.append(text if isinstance(graph, DefaultGraph) else f"GRAPH {graph} {{\n{text}}}\n")
    return "".join(parts)
