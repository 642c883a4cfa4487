"""What a change of the documents changes of the graph that holds what follows from them.

The inferred graph holds what the rules of ``graph.entailment`` derive from the triples of all
source graphs and what no source graph states. It is kept so in the same transaction as the
document, and only what the document touches is looked at.
"""

from collections.abc import Collection, Set
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import NamedNode, Triple

from ..entailment import Pattern, Premises, Rules, consequences, derivable
from ..vocabulary import BASE, RDF

_TYPE = RDF.type


class Others(Premises, Protocol):
    """The triples of all source graphs but those that a change takes out or puts in."""

    def described(self, nodes: Collection[NamedNode]) -> set[NamedNode]:
        """Return at least the nodes that are subject of some triple."""
        ...

    def inferred(self, triples: Collection[Triple]) -> set[Triple]:
        """Return those of the triples that the inferred graph may hold."""
        ...


@dataclass(frozen=True, slots=True)
class Inference:
    """How the inferred graph changes.

    :ivar added: triples that it gains, and the default graph with it.
    :ivar removed: triples that it loses.
    :ivar unsaid: those of *removed* that nobody states, so that the default graph loses them too.
    """

    added: frozenset[Triple] = frozenset()
    removed: frozenset[Triple] = frozenset()
    unsaid: frozenset[Triple] = frozenset()


def infer(rules: Rules, stated: Set[Triple], withdrawn: Set[Triple], others: Others) -> Inference:
    """Return what to change when *withdrawn* was stated before and *stated* is stated now."""
    added = consequences(rules, stated, others)
    added -= _stated(added, others)
    again: set[Triple] = set()
    unsaid: set[Triple] = set()
    if lost := withdrawn - stated:
        lost = lost - _stated(lost, others)
        doubtful = consequences(rules, lost | stated, others) - added - stated
        doubtful -= _stated(doubtful, others)
        still = derivable(rules, doubtful | (lost - added), others)
        unsaid, again = doubtful - still, still & lost
    kept = others.inferred(_derivable_in_form(rules, stated))
    return Inference(frozenset(added | again), frozenset(unsaid | kept), frozenset(unsaid))


def inferred_graph(source: str) -> str:
    """Return the name of the inferred graph of a store whose sources are named like *source*."""
    head, mark, _ = source.rpartition("/source/")
    return f"{head}/inferred" if mark else f"{BASE}id/inferred"


def _stated(triples: Collection[Triple], others: Others) -> set[Triple]:
    """Return those of the triples that others state."""
    subjects = {t.subject for t in triples if isinstance(t.subject, NamedNode)}
    known = others.described(subjects)
    patterns = {_exactly(triple): triple for triple in triples if triple.subject in known}
    return {patterns[found] for found in others.matched(patterns.keys())}


def _exactly(triple: Triple) -> Pattern:
    return triple.subject, triple.predicate, triple.object  # type: ignore[return-value]


def _derivable_in_form(rules: Rules, triples: Set[Triple]) -> list[Triple]:
    """Return the triples of which a rule could lead to the like."""
    classes, properties = rules.can_follow()
    return [
        triple
        for triple in triples
        if (triple.predicate in properties)
        or (triple.predicate == _TYPE and triple.object in classes)
    ]
