"""Rules whose premises are triples that documents state, never triples that follow from others.

The axioms of the ontology are closed over themselves first (see ``compiling``), so each rule leads
to everything that follows from its premises, and one pass over the premises reaches the fixpoint.
The rules are those of OWL 2 RL (OWL 2 Profiles, 4.3): cax-sco, cax-eqc, prp-dom, prp-rng,
prp-spo1, prp-eqp, prp-inv, prp-symp, and prp-spo2 for chains of two.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

Step = tuple[NamedNode, bool]
"""A property, and whether it is read from object to subject."""


@dataclass(frozen=True, slots=True)
class Heads:
    """What follows from a pair of nodes that something relates.

    :ivar properties: properties between them; True where they run the other way.
    :ivar subject_classes: classes of the first node.
    :ivar object_classes: classes of the second node, where it is no literal.
    """

    properties: frozenset[Step] = frozenset()
    subject_classes: frozenset[NamedNode] = frozenset()
    object_classes: frozenset[NamedNode] = frozenset()

    def __bool__(self) -> bool:
        """Tell whether anything follows."""
        return bool(self.properties or self.subject_classes or self.object_classes)

    def __str__(self) -> str:
        """Return one text for equal heads."""
        steps = sorted(f"{name}{'^' if turned else ''}" for name, turned in self.properties)
        classes = (sorted(map(str, found)) for found in (self.subject_classes, self.object_classes))
        return " ; ".join(",".join(found) for found in (steps, *classes))


@dataclass(frozen=True, slots=True)
class Chain:
    """Two properties in a row, and what follows of the nodes at the ends."""

    first: Step
    second: Step
    heads: Heads

    def __str__(self) -> str:
        """Return one text for equal chains."""
        return f"{self.first} {self.second} {self.heads}"


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules.

    :ivar of_class: what else a member of a class is a member of.
    :ivar of_property: what follows from one triple with a property.
    :ivar chains: what follows from two triples.
    """

    of_class: Mapping[NamedNode, frozenset[NamedNode]] = field(default_factory=dict)
    of_property: Mapping[NamedNode, Heads] = field(default_factory=dict)
    chains: tuple[Chain, ...] = ()

    def can_follow(self) -> tuple[frozenset[NamedNode], frozenset[NamedNode]]:
        """Return the classes, and the properties, that some rule leads to."""
        heads = [*self.of_property.values(), *(chain.heads for chain in self.chains)]
        classes = frozenset().union(
            *self.of_class.values(),
            *(found.subject_classes | found.object_classes for found in heads),
        )
        return classes, frozenset(name for found in heads for name, _ in found.properties)

    def digest(self) -> str:
        """Return 64 hex digits; other rules, other digits."""
        return hashlib.sha256("\n".join(sorted(self._lines())).encode()).hexdigest()

    def _lines(self) -> Iterator[str]:
        for kind, classes in self.of_class.items():
            yield f"class {kind} {' '.join(sorted(map(str, classes)))}"
        for name, heads in self.of_property.items():
            yield f"property {name} {heads}"
        for chain in self.chains:
            yield f"chain {chain}"
