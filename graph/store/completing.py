"""A planned change completed by what it changes of the inferred graph: still one transaction."""

from collections.abc import Iterator, Set
from dataclasses import replace
from typing import Protocol

from pyoxigraph import NamedNode, Quad, Triple

from ..entailment import Rules
from .bookkeeping import Plan, emptied_graphs
from .change import Change, merged
from .inferring import Inference, Others, infer, inferred_graph
from .interface import Marker
from .ledger import Entry, Ledger

CHUNK = 50_000
"""Quads of one transaction while the inferred graph is made anew."""
_DROPPING = "dropping"


class View(Protocol):
    """What is read of a store while a change is planned."""

    def others(self, without: Set[str], inferred: str) -> Others:
        """Return the view of all source graphs but some."""
        ...

    def triples(self, graph: str, limit: int | None = None) -> list[Triple]:
        """Return what a graph states, or as many of its triples as *limit* says."""
        ...


def complete(plan: Plan, ledger: Ledger, rules: Rules, view: View) -> Plan:
    """Return the plan with what follows from its graphs, and no longer follows, in it."""
    stated, withdrawn, without = _sources(plan, ledger, view)
    if not stated and not withdrawn:
        return plan
    entry = ledger.inferred or _entry(ledger, rules, inferred_graph(plan.come[0].marker.source))
    graph = entry.marker.source
    found = infer(rules, stated, withdrawn, view.others(without, graph))
    _note(plan.change, found, NamedNode(graph))
    return plan if ledger.inferred else _with_entry(plan, entry)


def inferred_is_current(ledger: Ledger, rules: Rules) -> bool:
    """Tell whether the inferred graph is what the rules make of the source graphs."""
    entry = ledger.inferred
    if entry is None:
        return ledger.documents() == 0
    return (entry.marker.digest, entry.marker.mapping_version) == (rules.digest(), "")


def renewal(ledger: Ledger, rules: Rules, view: View) -> Iterator[Plan]:
    """Yield the plans that make the inferred graph anew, each to be carried out before the next.

    Every plan notes in the ledger how far it comes; when the way was not gone to its end, the
    graph is not current and the next writer starts again.
    """
    sources = sorted(g for g, entry in ledger.graphs().items() if entry.kind == "source")
    graph = ledger.inferred.marker.source if ledger.inferred else inferred_graph(sources[0])
    name, step = NamedNode(graph), 0
    while chunk := view.triples(graph, CHUNK):
        step += 1
        change = Change()
        _note(change, Inference(removed=frozenset(chunk), unsaid=frozenset(chunk)), name)
        yield _progress(change, ledger, rules, graph, f"{_DROPPING} {step}")
    for number, source in enumerate(sources, 1):
        stated = set(view.triples(source))
        change = Change()
        _note(change, infer(rules, stated, set(), view.others({source}, graph)), name)
        yield _progress(change, ledger, rules, graph, f"{number}" if source != sources[-1] else "")


def _sources(plan: Plan, ledger: Ledger, view: View) -> tuple[Set[Triple], set[Triple], set[str]]:
    """Return what the plan's source graphs come to state, what they stated, and their names."""
    sources = {entry.marker.source for entry in plan.come if entry.kind == "source"}
    without = sources if plan.stated else set()
    emptied = {graph for graph in emptied_graphs(plan, ledger) if ledger.is_source(graph)}
    withdrawn = {triple for graph in emptied for triple in view.triples(graph)}
    return plan.stated, withdrawn, without | emptied


def _note(change: Change, found: Inference, graph: NamedNode) -> None:
    """Write the inference into the change: the inferred graph, and the default graph with it."""
    for triple in found.added:
        quad = Quad(triple.subject, triple.predicate, triple.object, graph)
        change.added.add(quad)
        change.added.add(merged(quad))
    for triple in found.removed:
        change.removed.add(Quad(triple.subject, triple.predicate, triple.object, graph))
    change.removed.update(Quad(t.subject, t.predicate, t.object) for t in found.unsaid)


def _entry(ledger: Ledger, rules: Rules, graph: str, progress: str = "") -> Entry:
    marker = Marker(graph, rules.digest(), progress, 0, graph)
    return Entry("inferred", marker, ledger.sequence + 1)


def _with_entry(plan: Plan, entry: Entry) -> Plan:
    plan.change.added.add(entry.quad())
    return replace(plan, come=[*plan.come, entry])


def _progress(change: Change, ledger: Ledger, rules: Rules, graph: str, progress: str) -> Plan:
    """Return the plan of one step, the entry of the inferred graph replaced."""
    entry = _entry(ledger, rules, graph, progress)
    gone = ledger.of_graph(graph)
    change.removed |= {old.quad() for old in gone}
    change.added.add(entry.quad())
    return Plan("replaced", change, gone, [entry])
