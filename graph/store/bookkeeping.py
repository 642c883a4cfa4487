"""What one ``put`` or ``remove`` means for the quads: worked out before anything is written."""

import hashlib
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace

from pyoxigraph import BlankNode, NamedNode, Quad, Triple
from pyoxigraph import Store as Engine

from ..errors import StoreError
from .change import Change, canonical, merged, written
from .interface import Filed, Marker, Outcome
from .ledger import Entry, Kind, Ledger, last_quad, last_quads


@dataclass(frozen=True, slots=True)
class Plan:
    """A change of the quads with the entries that go and come with it.

    :ivar stated: what the graphs of source files come to state.
    """

    outcome: Outcome
    change: Change = field(default_factory=Change)
    gone: Sequence[Entry] = ()
    come: Sequence[Entry] = ()
    stated: Set[Triple] = frozenset()


def plan_put(
    engine: Engine, ledger: Ledger, kind: Kind, marker: Marker, quads: Iterable[Quad]
) -> Plan:
    """Plan to store a graph, and to drop the graph that its file name stood for before.

    A file may come under several names; its graph stays until the last of them is gone.
    """
    present = ledger.of_graph(marker.source)
    predecessor = ledger.of_name(marker.name)
    others = [predecessor] if predecessor and predecessor.marker.source != marker.source else []
    if present and all(_same_content(entry, kind, marker) for entry in present):
        if predecessor and not others:
            return Plan("unchanged")
        come = [_entry(ledger, kind, marker, marker.name, present[0].marker.quads)]
        return _assemble(engine, ledger, come, others, None)
    wanted = checked(marker.source, quads)
    names = sorted({marker.name, *(entry.marker.name for entry in present)})
    come = [_entry(ledger, kind, marker, name, len(wanted)) for name in names]
    return _assemble(engine, ledger, come, [*present, *others], wanted)


def newcomers(ledger: Ledger, markers: Iterable[Marker]) -> set[int]:
    """Return the places of the markers whose graph and name are new to the store, and to the row.

    To store these takes nothing out of any graph that a file gave, and before all others: none
    of them stands behind one that has its name.
    """
    graphs, names, found = set(), set(), set()
    for place, marker in enumerate(markers):
        known = ledger.of_graph(marker.source) or ledger.of_name(marker.name)
        if not known and marker.source not in graphs and marker.name not in names:
            found.add(place)
        graphs.add(marker.source)
        names.add(marker.name)
    return found


def plan_new(ledger: Ledger, files: Iterable[Filed]) -> Plan:
    """Plan to store several graphs at once; each must be a newcomer."""
    change, come, stated = Change(), [], set[Triple]()
    for marker, quads in files:
        wanted = checked(marker.source, list(quads))
        fresh = {quad.triple for quad in wanted} - stated
        change.lines += written(wanted), written(fresh)
        stated |= fresh
        come.append(_entry(ledger, "source", marker, marker.name, len(wanted)))
    change.added.update(entry.quad() for entry in come)
    return Plan("stored", change, (), come, stated)


def plan_remove(engine: Engine, ledger: Ledger, graph: str) -> Plan:
    """Plan to drop a graph under all its names."""
    gone = ledger.of_graph(graph)
    change = Change()
    _withdraw(change, engine, ledger, {graph})
    change.removed |= {entry.quad() for entry in gone} | last_quads(engine)
    change.added.add(last_quad(ledger.sequence + 1))
    return Plan("replaced", change, gone)


def content_marker(graph: str, quads: Sequence[Quad]) -> Marker:
    """Return the marker of a graph that comes from no file: its digest is over its quads."""
    lines = sorted(str(quad) for quad in quads)
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    return Marker(graph, digest, "", len(quads), graph)


def checked(graph: str, quads: Iterable[Quad]) -> set[Quad]:
    """Return the quads as the engine keeps them.

    :raises StoreError: for a quad of another graph, or a blank node (it has no name by which
        another graph could say the same).
    """
    name = NamedNode(graph)
    for quad in quads:
        if quad.graph_name != name:
            raise StoreError(f"a quad stands in {quad.graph_name}", graph, "one graph at a time")
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise StoreError("a quad has a blank node", graph, "mint an IRI for it")
    return canonical(quads)


def emptied_graphs(plan: Plan, ledger: Ledger) -> set[str]:
    """Return the graphs whose last entry goes, so that what they say is taken out.

    The inferred graph is none: its entry may change, its triples go and come one by one.
    """
    gone = {entry for entry in plan.gone if entry.kind != "inferred"}
    graphs = {entry.marker.source for entry in gone}
    return {graph for graph in graphs if gone.issuperset(ledger.of_graph(graph))}


def _same_content(entry: Entry, kind: Kind, marker: Marker) -> bool:
    known = (entry.kind, entry.marker.digest, entry.marker.mapping_version)
    return known == (kind, marker.digest, marker.mapping_version)


def _entry(ledger: Ledger, kind: Kind, marker: Marker, name: str, quads: int) -> Entry:
    return Entry(kind, replace(marker, name=name, quads=quads), ledger.sequence + 1)


def _assemble(
    engine: Engine,
    ledger: Ledger,
    come: Sequence[Entry],
    gone: Sequence[Entry],
    wanted: set[Quad] | None,
) -> Plan:
    """Join the entries with the quads; ``wanted`` is None when the graph stays as it is."""
    graph, is_merged = come[0].marker.source, come[0].kind != "report"
    change, stated = Change(), {quad.triple for quad in wanted or ()}
    if wanted is not None:
        change.added |= wanted
        if is_merged:
            change.added.update(Quad(*triple) for triple in stated)
    orphans = {
        entry.marker.source
        for entry in gone
        if entry.marker.source != graph and len(ledger.of_graph(entry.marker.source)) == 1
    }
    emptied = orphans if wanted is None else orphans | {graph}
    _withdraw(change, engine, ledger, emptied)
    change.removed |= {entry.quad() for entry in gone}
    change.added |= {entry.quad() for entry in come}
    known = bool(ledger.of_graph(graph))
    outcome: Outcome = "replaced" if gone else "unchanged" if known else "stored"
    return Plan(outcome, change, gone, come, stated if come[0].kind == "source" else frozenset())


def _withdraw(change: Change, engine: Engine, ledger: Ledger, graphs: set[str]) -> None:
    """Take out all quads of ``graphs``, and of the default graph what no other graph states."""
    for graph in graphs:
        for quad in engine.quads_for_pattern(None, None, None, NamedNode(graph)):
            change.removed.add(quad)
            base = merged(quad)
            if base not in change.added and not _stated(engine, ledger, quad, graphs):
                change.removed.add(base)


def _stated(engine: Engine, ledger: Ledger, quad: Quad, without: set[str]) -> bool:
    found = engine.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    names = (other.graph_name for other in found)
    return any(
        isinstance(name, NamedNode) and name.value not in without and ledger.is_merged(name.value)
        for name in names
    )
