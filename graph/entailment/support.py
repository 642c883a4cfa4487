"""Backwards: whether triples still follow from what is stated, when something was taken away."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Triple

from ..vocabulary import RDF
from .consequences import Ends, leaving, paired, pairs, pattern, reaching
from .premises import Pattern, Premises, Term
from .rules import Chain, Heads, Rules, Step

_TYPE = RDF.type


def derivable(rules: Rules, triples: Collection[Triple], premises: Premises) -> set[Triple]:
    """Return those of *triples* that follow from *premises*; what these state does not count.

    Almost all that a document lets follow is about its own nodes: triples with a node that the
    premises do not mention are passed over at once.
    """
    known = premises.mentioned({node for triple in triples for node in _nodes(triple)})
    open_ones = [triple for triple in triples if known.issuperset(_nodes(triple))]
    index = _Index(rules)
    patterns = {triple: list(index.singles(triple)) for triple in open_ones}
    met = premises.matched({one for several in patterns.values() for one in several})
    found = {triple for triple in open_ones if not met.isdisjoint(patterns[triple])}
    return found | index.chained([t for t in open_ones if t not in found], premises)


def _nodes(triple: Triple) -> Iterator[NamedNode]:
    if isinstance(triple.subject, NamedNode):
        yield triple.subject
    if triple.predicate != _TYPE and isinstance(triple.object, NamedNode):
        yield triple.object


@dataclass(slots=True)
class _Index:
    """The rules by what they lead to: narrower classes, first nodes, properties."""

    rules: Rules
    _narrower: defaultdict[NamedNode, list[NamedNode]] = field(init=False)
    _starts: defaultdict[NamedNode, list[Step]] = field(init=False)
    _steps: defaultdict[NamedNode, list[Step]] = field(init=False)

    def __post_init__(self) -> None:
        self._narrower = defaultdict(list)
        self._starts = defaultdict(list)
        self._steps = defaultdict(list)
        for kind, above in self.rules.of_class.items():
            for other in above:
                self._narrower[other].append(kind)
        for name, heads in self.rules.of_property.items():
            for kind in heads.subject_classes:
                self._starts[kind].append((name, False))
            for kind in heads.object_classes:
                self._starts[kind].append((name, True))
            for other, turned in heads.properties:
                self._steps[other].append((name, turned))

    def singles(self, triple: Triple) -> Iterator[Pattern]:
        """Yield the patterns each of which alone lets the triple follow."""
        subject, value = triple.subject, triple.object
        assert isinstance(subject, NamedNode)  # noqa: S101 - the store takes no blank nodes
        if triple.predicate != _TYPE:
            for step in self._steps[triple.predicate]:
                if isinstance(value, NamedNode) or not step[1]:
                    yield pattern(step, subject, value)  # type: ignore[arg-type]
        elif isinstance(value, NamedNode):
            for kind in self._narrower[value]:
                yield subject, _TYPE, kind
            for step in self._starts[value]:
                yield pattern(step, subject, None)

    def chained(self, triples: Collection[Triple], premises: Premises) -> set[Triple]:
        """Return the triples that follow from two premises in a row."""
        found: set[Triple] = set()
        for chain in self.rules.chains:
            ends = {triple: list(_ends(chain.heads, triple)) for triple in triples}
            wanted = {end for several in ends.values() for end in several}
            made = _made(chain, wanted, premises) if wanted else set()
            found |= {triple for triple in triples if not made.isdisjoint(ends[triple])}
        return found


_Ends = tuple[NamedNode | None, Term | None]


def _ends(heads: Heads, triple: Triple) -> Iterator[_Ends]:
    """Yield the ends that a chain must have for the triple to follow from it."""
    subject, value = triple.subject, triple.object
    assert isinstance(subject, NamedNode)  # noqa: S101 - the store takes no blank nodes
    if triple.predicate == _TYPE:
        if value in heads.subject_classes:
            yield subject, None
        if value in heads.object_classes:
            yield None, subject
    if (triple.predicate, False) in heads.properties:
        yield subject, value  # type: ignore[misc]
    if (triple.predicate, True) in heads.properties and isinstance(value, NamedNode):
        yield value, subject


def _made(chain: Chain, wanted: set[_Ends], premises: Premises) -> set[_Ends]:
    """Return the wanted ends that two premises join."""
    starts = {start for start, _ in wanted if start}
    ends = {end for start, end in wanted if end and not start}
    joined = {*_onwards(chain, starts, premises), *_backwards(chain, ends, premises)}
    loose = {(start, None) for start, _ in joined} | {(None, end) for _, end in joined}
    return wanted & (joined | loose)


def _onwards(chain: Chain, starts: set[NamedNode], premises: Premises) -> Iterator[Ends]:
    begins = list(pairs(chain.first, premises.matching(leaving(chain.first, starts))))
    middles = {middle for _, middle in begins if isinstance(middle, NamedNode)}
    ends = pairs(chain.second, premises.matching(leaving(chain.second, middles)))
    return paired(begins, ends)


def _backwards(chain: Chain, ends: set[Term], premises: Premises) -> Iterator[Ends]:
    finish = list(pairs(chain.second, premises.matching(reaching(chain.second, ends))))
    middles = {middle for middle, _ in finish}
    begins = pairs(chain.first, premises.matching(reaching(chain.first, middles)))
    return paired(begins, finish)
