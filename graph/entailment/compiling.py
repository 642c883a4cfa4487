"""Axioms to rules: hierarchies closed, inverses followed, chains spelled out.

Left out on purpose are axioms that only tell contradictions (disjointness) and keys: two nodes
with one key are reported to people, never merged by inference.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from pyoxigraph import BlankNode, NamedNode, Triple

from ..errors import FiscusError
from ..vocabulary import OWL, RDF, RDFS
from .rules import Chain, Heads, Rules, Step

_UNSUPPORTED = frozenset(
    {
        OWL.TransitiveProperty,
        OWL.FunctionalProperty,
        OWL.InverseFunctionalProperty,
        OWL.Restriction,
        OWL.sameAs,
        OWL.intersectionOf,
        OWL.unionOf,
        OWL.oneOf,
    }
)

Links = Mapping[NamedNode, set[NamedNode]]
_T = TypeVar("_T")


class UnsupportedAxiom(FiscusError):
    """The ontology says something from which the rules would not draw every consequence."""

    reason = "unsupported-axiom"


def compile_rules(axioms: Iterable[Triple]) -> Rules:
    """Return the rules that follow from the axioms of an ontology.

    :raises UnsupportedAxiom: for an axiom of a kind that the rules do not cover, a chain of other
        than two properties, or one that builds on what a chain yields.
    """
    return _Compiler(set(axioms)).rules()


class _Compiler:
    def __init__(self, axioms: set[Triple]) -> None:
        self._axioms = axioms
        for name in _UNSUPPORTED & {t for a in axioms for t in (a.predicate, a.object)}:
            raise UnsupportedAxiom("no rule for this axiom", name.value, "extend the rules first")
        self._above = _closed(self._both(RDFS.subClassOf, OWL.equivalentClass))
        self._classes = {a.subject for a in axioms if a.object == OWL.Class}
        self._domains = self._links(RDFS.domain)
        self._ranges = self._links(RDFS.range)
        self._steps = _closed(self._direct_steps())

    def rules(self) -> Rules:
        properties = {
            step[0]: heads
            for step in self._all_steps()
            if not step[1] and (heads := self._heads(step))
        }
        chains = tuple(self._chains())
        self._refuse_recursion(chains)
        of_class = {kind: frozenset(above) for kind, above in self._above.items() if above}
        return Rules(of_class, properties, _pruned(chains, properties))

    def _links(self, predicate: NamedNode) -> Links:
        found: defaultdict[NamedNode, set[NamedNode]] = defaultdict(set)
        for axiom in self._axioms:
            if axiom.predicate == predicate and isinstance(axiom.object, NamedNode):
                assert isinstance(axiom.subject, NamedNode)  # noqa: S101 - OWL 2 DL
                found[axiom.subject].add(axiom.object)
        return found

    def _both(self, narrower: NamedNode, equivalent: NamedNode) -> Links:
        found = defaultdict(set, self._links(narrower))
        for one, others in self._links(equivalent).items():
            for other in others:
                found[one].add(other)
                found[other].add(one)
        return found

    def _direct_steps(self) -> Mapping[Step, set[Step]]:
        found: defaultdict[Step, set[Step]] = defaultdict(set)
        for one, others in self._both(RDFS.subPropertyOf, OWL.equivalentProperty).items():
            for other, turned in ((o, t) for o in others for t in (False, True)):
                found[one, turned].add((other, turned))
        for one, others in self._links(OWL.inverseOf).items():
            for other, turned in ((o, t) for o in others for t in (False, True)):
                found[one, turned].add((other, not turned))
                found[other, turned].add((one, not turned))
        for axiom in self._axioms:
            if axiom.object == OWL.SymmetricProperty and isinstance(axiom.subject, NamedNode):
                found[axiom.subject, False].add((axiom.subject, True))
                found[axiom.subject, True].add((axiom.subject, False))
        return found

    def _all_steps(self) -> set[Step]:
        names = {*self._domains, *self._ranges, *(name for name, _ in self._steps)}
        return {(name, turned) for name in names for turned in (False, True)}

    def _heads(self, step: Step) -> Heads:
        """Return what follows from the step, itself left out."""
        reached = {step, *self._steps.get(step, ())}
        subjects: set[NamedNode] = set()
        objects: set[NamedNode] = set()
        for name, turned in reached:
            first, second = (objects, subjects) if turned else (subjects, objects)
            first |= self._with_above(self._domains.get(name, set()))
            second |= self._with_above(self._ranges.get(name, set()))
        return Heads(frozenset(reached - {step}), frozenset(subjects), frozenset(objects))

    def _with_above(self, kinds: set[NamedNode]) -> set[NamedNode]:
        above = {other for kind in kinds for other in self._above.get(kind, ())}
        return {kind for kind in kinds | above if kind in self._classes}

    def _chains(self) -> Iterator[Chain]:
        for axiom in self._axioms:
            if axiom.predicate != OWL.propertyChainAxiom:
                continue
            head = axiom.subject
            links = list(self._list(axiom.object))
            if len(links) != 2 or not isinstance(head, NamedNode):
                raise UnsupportedAxiom("a chain is not of two properties", str(head))
            heads = self._heads((head, False))
            whole = Heads(
                heads.properties | {(head, False)}, heads.subject_classes, heads.object_classes
            )
            for first in self._leading_to(links[0]):
                for second in self._leading_to(links[1]):
                    yield Chain(first, second, whole)

    def _leading_to(self, name: NamedNode) -> list[Step]:
        """Return the steps from which a property follows, itself first."""
        wanted = (name, False)
        found = (step for step, reached in self._steps.items() if wanted in reached)
        return [wanted, *sorted((step for step in found if step != wanted), key=str)]

    def _list(self, start: object) -> Iterator[NamedNode]:
        node = start
        while isinstance(node, BlankNode):
            first = self._value(node, RDF.first)
            if isinstance(first, NamedNode):
                yield first
            node = self._value(node, RDF.rest)

    def _value(self, node: BlankNode, predicate: NamedNode) -> object:
        found = (a.object for a in self._axioms if (a.subject, a.predicate) == (node, predicate))
        return next(found, None)

    def _refuse_recursion(self, chains: tuple[Chain, ...]) -> None:
        bodies = {step[0] for chain in chains for step in (chain.first, chain.second)}
        for chain in chains:
            for name, _ in chain.heads.properties:
                if name in bodies:
                    raise UnsupportedAxiom("a chain builds on what a chain yields", name.value)


def _closed(links: Mapping[_T, set[_T]]) -> dict[_T, set[_T]]:
    """Return everything that can be reached from each, itself only where a way leads back."""
    closed = {}
    for start in links:
        reached: set[_T] = set()
        waiting = list(links[start])
        while waiting:
            if (one := waiting.pop()) not in reached:
                reached.add(one)
                waiting.extend(links.get(one, ()))
        closed[start] = reached - {start}
    return closed


def _pruned(chains: tuple[Chain, ...], properties: Mapping[NamedNode, Heads]) -> tuple[Chain, ...]:
    """Leave out the classes that already follow from one of a chain's two triples."""
    found = []
    for chain in dict.fromkeys(chains):
        (first, turned), (second, back) = chain.first, chain.second
        left = properties.get(first, Heads())
        right = properties.get(second, Heads())
        known_subject = left.object_classes if turned else left.subject_classes
        known_object = right.subject_classes if back else right.object_classes
        heads = Heads(
            chain.heads.properties,
            chain.heads.subject_classes - known_subject,
            chain.heads.object_classes - known_object,
        )
        found.append(Chain(chain.first, chain.second, heads))
    return tuple(found)
